"""A dossier's history as people read it, straight from the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.domain.agencies.models import Post
from motcua.domain.dossiers.models import Dossier
from motcua.domain.ledger.models import ActorKind, Event, Verb


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: what, when, by whom (the office, never a citizen's name), and what it led to."""

    seq: int
    verb: Verb
    at: datetime
    actor: ActorKind
    office: str  # agency of the acting post
    post: str
    officer_id: int | None
    next_steps: list[str]
    due_at: str | None  # the promise this act set, ISO
    facts: dict[str, Any]


def timeline(dossier: Dossier) -> list[Entry]:
    """Return the dossier's acts in order. Two queries."""
    events = list(Event.objects.filter(opened_month=dossier.opened_month, dossier_id=dossier.pk).order_by("seq"))
    wanted = {event.post_id for event in events if event.post_id}
    posts = {post.pk: post for post in Post.objects.filter(pk__in=wanted).select_related("agency")}
    return [_entry(event, posts.get(event.post_id or 0)) for event in events]


def _entry(event: Event, post: Post | None) -> Entry:
    steps = event.payload["steps"].values()
    return Entry(
        seq=event.seq,
        verb=Verb(event.verb),
        at=event.at,
        actor=ActorKind(event.actor_kind),
        office=post.agency.name if post else "",
        post=post.name if post else "",
        officer_id=event.officer_id,
        next_steps=[step["name"] for step in steps if step.get("name") and step["holder"] != "siblings"],
        due_at=event.payload["dossier"].get("due_at"),
        facts=event.payload["facts"],
    )
