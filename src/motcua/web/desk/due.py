"""How much time is left, in words and as a mark of its own shape."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.domain.calendars.queries import work_calendar
from motcua.domain.dossiers.models import Dossier
from motcua.web.components import working_time


@dataclass(frozen=True, slots=True)
class DueView:
    """Words, and the mark: empty, `soon`, `late` or `paused`."""

    words: str
    state: str


def due_view(remaining: int, *, late: bool, soon: bool) -> DueView:
    """A due moment, `remaining` signed working minutes away."""
    state = "late" if late else "soon" if soon else ""
    return DueView(working_time.left(remaining), state)


def promise_view(dossier: Dossier, *, at: datetime) -> DueView | None:
    """The dossier's promise as its clock stands; None before there is one, or once handling has ended."""
    if dossier.due_at is None or dossier.finished_at is not None:
        return None
    calendar = work_calendar(dossier.resolving_agency.calendar)
    if dossier.time_left is not None:
        return DueView(working_time.kept(dossier.time_left, day_minutes=calendar.day_minutes), "paused")
    return step_due_view(dossier, dossier.due_at, at=at)


def step_due_view(dossier: Dossier, due_at: datetime, *, at: datetime) -> DueView:
    """A due moment of the dossier on the calendar of the agency that resolves it; soon: within one working day."""
    calendar = work_calendar(dossier.resolving_agency.calendar)
    remaining = calendar.working_minutes_between(at, due_at)
    state = "late" if at > due_at else "soon" if remaining <= calendar.day_minutes else ""
    return DueView(working_time.left(remaining, day_minutes=calendar.day_minutes), state)


def ended_view(dossier: Dossier) -> DueView | None:
    """Whether handling ended before, on or after the promised day (by local date, QĐ 766); None while it goes on."""
    if dossier.due_at is None or dossier.finished_at is None:
        return None
    calendar = work_calendar(dossier.resolving_agency.calendar)
    promised, ended = calendar.local_date(dossier.due_at), calendar.local_date(dossier.finished_at)
    if ended > promised:
        return DueView(_("xong sau hạn"), "late")
    return DueView(_("xong trước hạn") if ended < promised else _("xong đúng hạn"), "")
