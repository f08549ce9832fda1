"""A dossier's history as people read it, straight from the ledger."""

from dataclasses import dataclass
from datetime import datetime
from json import loads

from motcua.domain.dossiers.models import Dossier
from motcua.domain.ledger.models import ActorKind, Verb
from motcua.domain.ledger.rows import fetch_all

# The server takes out of each payload what is told; reading the payloads whole costs three times as much. Those of
# version 1 hold the words themselves.
_EVENTS = """
    SELECT e.seq, e.verb, e.at, e.actor_kind, a.name, p.name, e.officer_id,
        jsonb_path_query_array(e.payload, '$.steps.* ? (@.holder != "siblings").name'),
        e.payload->'dossier'->>'due_at', e.payload->'facts'->>'outcome', (e.payload->'facts'->>'officer')::bigint,
        coalesce(w.text, e.payload->'facts'->>'ground', e.payload->'facts'->>'reason', e.payload->'facts'->>'basis'),
        w.erased_at IS NOT NULL
    FROM ledger_event e
    LEFT JOIN agencies_post p ON p.id = e.post_id
    LEFT JOIN agencies_agency a ON a.id = p.agency_id
    LEFT JOIN dossiers_actwords w ON w.dossier_id = e.dossier_id AND w.seq = e.seq
    WHERE e.opened_month = %s AND e.dossier_id = %s ORDER BY e.seq"""


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
    outcome: str
    given_to: int | None  # officer a step was given to
    words: str  # what the officer typed as its ground; for the desk only
    words_erased: bool


def timeline(dossier: Dossier) -> list[Entry]:
    """Return the dossier's acts in order. One query."""
    return [_entry(*row) for row in fetch_all(_EVENTS, [dossier.opened_month, dossier.pk])]


def _entry(
    seq: int, verb: str, at: datetime, actor: str, office: str | None, post: str | None, officer_id: int | None,
    names: str, due_at: str | None, outcome: str | None, given_to: int | None, words: str | None, words_erased: bool,
) -> Entry:  # fmt: skip
    return Entry(
        seq=seq,
        verb=Verb(verb),
        at=at,
        actor=ActorKind(actor),
        office=office or "",
        post=post or "",
        officer_id=officer_id,
        next_steps=[] if names == "[]" else [name for name in loads(names) if name],
        due_at=due_at,
        outcome=outcome or "",
        given_to=given_to,
        words=words or "",
        words_erased=words_erased,
    )
