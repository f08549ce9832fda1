"""A dossier as the follow page shows it: status, hands and history in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.domain.dossiers.models import Holder, Status
from motcua.domain.dossiers.queries import Entry, Hand, Tracking
from motcua.domain.ledger.models import ActorKind, Verb
from motcua.web.components import calendar_words
from motcua.web.portal.words import ACTS, STATUS_COLOURS, STATUSES


@dataclass(frozen=True, slots=True)
class HandView:
    """Who owes the next step: a name, what they do, until when, whom to call."""

    who: str
    what: str
    post: str
    due_at: datetime
    phone: str
    is_yours: bool
    late: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """One act of the history."""

    title: str
    at: datetime
    by: str
    detail: str


@dataclass(frozen=True, slots=True)
class TrackingView:
    """The follow page without anything personal."""

    code: str
    procedure: str
    status: str
    colour: str
    promise: datetime | None
    first_promise: datetime | None
    submitted_at: datetime
    received_at: datetime | None
    finished_at: datetime | None
    resolving_agency: str
    receiving_agency: str
    paused: bool
    late: bool
    is_open: bool
    hands: tuple[HandView, ...]
    entries: tuple[EntryView, ...]
    may_withdraw: bool
    may_supply: bool
    is_refused: bool
    has_result: bool


def tracking_view(tracked: Tracking) -> TrackingView:
    """Build the view; the newest act comes first."""
    dossier = tracked.dossier
    return TrackingView(
        code=dossier.code,
        procedure=tracked.procedure,
        status=str(STATUSES[tracked.status]),
        colour=STATUS_COLOURS[tracked.status],
        promise=dossier.due_at,
        first_promise=dossier.first_due_at if dossier.first_due_at != dossier.due_at else None,
        submitted_at=dossier.submitted_at,
        received_at=dossier.received_at,
        finished_at=dossier.finished_at,
        resolving_agency=dossier.resolving_agency.name,
        receiving_agency=dossier.receiving_agency.name,
        paused=dossier.time_left is not None and dossier.is_open,
        late=tracked.late,
        is_open=dossier.is_open,
        hands=tuple(_hand(hand, tracked) for hand in tracked.hands),
        entries=tuple(_entry(entry) for entry in reversed(tracked.timeline)),
        may_withdraw=tracked.may_withdraw,
        may_supply=tracked.may_supply,
        is_refused=tracked.status == Status.REFUSED,
        has_result=bool(tracked.results) and tracked.status in (Status.DONE, Status.RETURNED),
    )


def _hand(hand: Hand, tracked: Tracking) -> HandView:
    yours = hand.holder == Holder.CITIZEN
    if yours and tracked.may_supply:
        who, what = _("Đang chờ bạn bổ sung"), _("Nộp những gì được yêu cầu để hồ sơ đi tiếp.")
    elif yours:
        place = tracked.dossier.receiving_agency.name
        who, what = _("Đang chờ bạn nhận kết quả"), _("Kết quả ở %(place)s.") % {"place": place}
    elif hand.holder == Holder.NEIGHBOUR:
        who, what = _("Đang chờ cơ quan khác trả lời"), f"{hand.step} – {hand.agency}"
    else:
        who, what = hand.agency, hand.step
    post = hand.post if hand.holder == Holder.POST else ""
    return HandView(who, what, post, hand.due_at, hand.phone, yours, hand.late)


def _entry(entry: Entry) -> EntryView:
    return EntryView(title=str(ACTS[entry.verb]), at=entry.at, by=_by(entry), detail=" ".join(_details(entry)))


def _by(entry: Entry) -> str:
    if entry.actor == ActorKind.CITIZEN:
        return _("Người nộp hồ sơ")
    if entry.actor == ActorKind.SYSTEM:
        return _("Hệ thống")
    return entry.post or entry.office


def _details(entry: Entry) -> Sequence[str]:
    told = []
    if entry.due_at and entry.verb in (Verb.ACCEPTED, Verb.EXTENDED, Verb.SUPPLIED, Verb.RESUMED):
        told.append(_("Hẹn trả %(moment)s.") % {"moment": calendar_words.moment(datetime.fromisoformat(entry.due_at))})
    if entry.next_steps:
        told.append(_("Bước tiếp theo: %(steps)s.") % {"steps": ", ".join(entry.next_steps)})
    return told
