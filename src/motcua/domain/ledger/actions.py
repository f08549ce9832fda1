"""Writing to the ledger. Nothing here, or anywhere, updates or deletes an event: the database forbids it."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.domain.ledger.chain import Sealed, event_hash
from motcua.domain.ledger.models import ActorKind, Event, Verb


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a citizen, an officer in a post (perhaps under a delegation), or the system."""

    kind: ActorKind
    officer_id: int | None = None
    post_id: int | None = None
    delegation_id: int | None = None


CITIZEN = Actor(ActorKind.CITIZEN)
SYSTEM = Actor(ActorKind.SYSTEM)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one dossier's chain: the next event continues from here."""

    authority: str
    opened_month: date
    dossier_id: int
    seq: int
    hash: bytes


def append(
    *, head: Head, verb: Verb, actor: Actor, payload: dict[str, Any], at: datetime, recorded_at: datetime
) -> Head:
    """Append one event after `head` and return the new head.

    The caller holds the dossier's row lock and keeps the head on the dossier row, so appending reads nothing.
    `recorded_at` is the database's clock, read together with that lock.
    """
    sealed = Sealed(
        authority=head.authority,
        opened_month=head.opened_month,
        dossier_id=head.dossier_id,
        seq=head.seq + 1,
        verb=verb.value,
        at=at,
        recorded_at=recorded_at,
        actor_kind=actor.kind.value,
        officer_id=actor.officer_id,
        post_id=actor.post_id,
        delegation_id=actor.delegation_id,
        payload_version=1,
        payload=payload,
    )
    digest = event_hash(sealed, head.hash)
    Event(**asdict(sealed), prev_hash=head.hash, hash=digest).save(force_insert=True)
    return Head(head.authority, head.opened_month, head.dossier_id, sealed.seq, digest)


def ensure_partitions(*, first: date, last: date) -> None:
    """Make the monthly partitions from `first` to `last`. Runs ahead of need, never inside an act."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_ensure_partitions(%s, %s)", [first, last])
