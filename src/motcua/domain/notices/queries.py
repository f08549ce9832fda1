"""Reading the outbox: what waits, what died and why, and what was told about one dossier."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from motcua.domain.notices.delivery import words_of
from motcua.domain.notices.models import Notice, Template
from motcua.domain.notices.wording import Message

_IN_LIST = (
    "id",
    "dossier_id",
    "template",
    "officer_id",
    "address",
    "language",
    "state",
    "route",
    "failure",
    "last_error",
    "attempts",
    "queued_at",
    "next_try_at",
    "sent_at",
)


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One notice in a list; its words come from `message`."""

    id: int
    dossier_id: int | None
    template: Template
    officer_id: int | None
    address: str
    language: str
    state: Notice.State
    route: Notice.Route | None
    failure: Notice.Failure | None
    last_error: str
    attempts: int
    queued_at: datetime
    next_try_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How the outbox stands. `oldest`: when the notice that has waited longest was queued."""

    queued: int
    dead: int
    oldest: datetime | None


def outbox(*, state: Notice.State | None = None, limit: int = 50, before: int | None = None) -> list[OutboxRow]:
    """Return the newest notices first; `before` is the id of the last row of the page before."""
    notices = Notice.objects.order_by("-id")
    if state is not None:
        notices = notices.filter(state=state)
    if before is not None:
        notices = notices.filter(id__lt=before)
    return _rows(notices[:limit])


def of_dossier(dossier_id: int) -> list[OutboxRow]:
    """Return what was told about a dossier, in order."""
    return _rows(Notice.objects.filter(dossier_id=dossier_id).order_by("queued_at", "id"))


def counts() -> Counts:
    """Count what waits and what died."""
    waiting, dead = Q(state=Notice.State.QUEUED), Q(state=Notice.State.DEAD)
    found = Notice.objects.filter(waiting | dead).aggregate(
        queued=Count("pk", filter=waiting), dead=Count("pk", filter=dead), oldest=Min("queued_at", filter=waiting)
    )
    return Counts(**found)


def message(notice_id: int) -> Message:
    """Return a notice as its reader sees it. Raises Notice.DoesNotExist."""
    return words_of(Notice.objects.get(pk=notice_id))


def _rows(notices: QuerySet[Notice]) -> list[OutboxRow]:
    return [
        OutboxRow(
            **{
                **row,
                "template": Template(row["template"]),
                "state": Notice.State(row["state"]),
                "route": Notice.Route(row["route"]) if row["route"] else None,
                "failure": Notice.Failure(row["failure"]) if row["failure"] else None,
            }
        )
        for row in notices.values(*_IN_LIST)
    ]
