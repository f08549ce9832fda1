"""Writing to the ledger. Nothing here, or anywhere, updates or deletes an event: the database forbids it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Min
from django.utils import timezone

from motcua.domain.ledger.chain import Sealed, event_hash, merkle_root
from motcua.domain.ledger.models import ActorKind, DaySeal, Event, Verb
from motcua.domain.ledger.rows import Rows


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a citizen, an officer in a post (perhaps under a delegation), or the system."""

    kind: ActorKind
    officer_id: int | None = None
    post_id: int | None = None
    delegation_id: int | None = None


PAYLOAD_VERSION = 2
"""Since version 2 the words people type are not in the payload, only their digest."""
_EVENTS = Rows(Event)
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
        payload_version=PAYLOAD_VERSION,
        payload=payload,
    )
    digest = event_hash(sealed, head.hash)
    _EVENTS.insert([Event(**sealed.fields(), prev_hash=head.hash, hash=digest)])
    return Head(head.authority, head.opened_month, head.dossier_id, sealed.seq, digest)


def ensure_partitions(*, first: date, last: date) -> None:
    """Make the monthly partitions from `first` to `last`. Runs ahead of need, never inside an act."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_ensure_partitions(%s, %s)", [first, last])


def seal_days(*, authority: str, until: datetime) -> list[DaySeal]:
    """Seal every unsealed local day that ended before `until`, in order. Raises nothing when there is none.

    `until` lies at least an hour past midnight, so that acts begun the day before have been committed.
    """
    first = _first_unsealed(authority)
    made = []
    while first is not None and first < timezone.localdate(until):
        hashes = list(_hashes(authority, first))
        made.append(
            DaySeal.objects.create(
                authority=authority, day=first, events=len(hashes), root=merkle_root(hashes), sealed_at=until
            )
        )
        first += timedelta(days=1)
    return made


def day_root(authority: str, day: date) -> tuple[int, bytes]:
    """Return how many events a local day has and their Merkle root."""
    hashes = list(_hashes(authority, day))
    return len(hashes), merkle_root(hashes)


def _first_unsealed(authority: str) -> date | None:
    last = DaySeal.objects.filter(authority=authority).order_by("-day").values_list("day", flat=True).first()
    if last is not None:
        return last + timedelta(days=1)
    first = Event.objects.filter(authority=authority).aggregate(first=Min("recorded_at"))["first"]
    return timezone.localdate(first) if first else None


def _hashes(authority: str, day: date) -> Iterator[bytes]:
    opens = timezone.make_aware(datetime.combine(day, time()))
    events = Event.objects.filter(
        authority=authority, recorded_at__gte=opens, recorded_at__lt=opens + timedelta(days=1)
    ).order_by("recorded_at", "dossier_id", "seq")
    for digest in events.values_list("hash", flat=True).iterator():
        yield bytes(digest)
