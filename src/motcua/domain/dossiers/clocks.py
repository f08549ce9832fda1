"""The dossier's clock as columns: read into `core.worktime.Clock`, moved by it, written back.

A clock runs only while no pause is open; pauses nest by reason (DESIGN §5).
"""

from datetime import datetime, timedelta

from motcua.core import worktime
from motcua.core.worktime import Clock, ClockRefused, Limit, Unit
from motcua.domain.dossiers import statements
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.models import ClockPause, PauseReason, Step
from motcua.domain.dossiers.refusals import Why

_SAME_DAY = Limit(1, Unit.SAME_DAY)
_WHY = {
    worktime.ClockRefusal.ALREADY_EXTENDED: Why.ALREADY_EXTENDED,
    worktime.ClockRefusal.PAUSED: Why.CLOCK_PAUSED,
    worktime.ClockRefusal.PAST_DUE: Why.PAST_DUE,
}


def _open_reasons(act: Act) -> frozenset[str]:
    return statements.open_pauses(act.dossier.pk)


def read(act: Act, reasons: frozenset[str]) -> Clock | None:
    """Return the clock as it stands, or None before acceptance."""
    dossier = act.dossier
    if dossier.received_at is None or dossier.clock_start is None or dossier.due_at is None:
        return None
    return Clock(
        received=dossier.received_at,
        start=dossier.clock_start,
        due=dossier.due_at,
        changed_at=dossier.received_at,
        remaining_on_pause=dossier.time_left,
        open_reasons=reasons,
        extended=dossier.extensions > 0,
    )


def _write(act: Act, clock: Clock) -> None:
    act.dossier.due_at, act.dossier.time_left = clock.due, clock.remaining_on_pause


def pause(act: Act, reason: PauseReason) -> None:
    """Stop the clock for a reason. A reason already open (another branch asked too) changes nothing."""
    open_reasons = _open_reasons(act)
    if reason in open_reasons:
        return
    clock = read(act, open_reasons)
    if clock is not None:
        _write(act, worktime.pause(act.calendar, clock, reason, act.at))
    act.noted["paused"] = reason.value
    paused = ClockPause(authority=act.dossier.authority, dossier=act.dossier, reason=reason, since=act.at)
    statements.PAUSES.insert([paused])


def resume(act: Act, reason: PauseReason) -> None:
    """End one reason; when none is left the promise moves by what the clock stood still."""
    open_reasons = _open_reasons(act)
    if reason not in open_reasons:
        return
    clock = read(act, open_reasons)
    if clock is not None:
        _write(act, worktime.resume(act.calendar, clock, reason, act.at))
    act.noted["resumed"] = reason.value
    statements.end_pause(act.dossier.pk, reason, act.at)


def end(act: Act) -> None:
    """Close every open pause of a dossier that ends."""
    ClockPause.objects.filter(dossier_id=act.dossier.pk, until=None).update(until=act.at)


def extend(act: Act, by: Limit) -> None:
    """Move the promise once. Raises ALREADY_EXTENDED, CLOCK_PAUSED, PAST_DUE, NOT_ACCEPTED."""
    clock = read(act, _open_reasons(act))
    if clock is None:
        raise act.refusal(Why.NOT_ACCEPTED)
    try:
        _write(act, worktime.extend(act.calendar, clock, by, act.at))
    except ClockRefused as refused:
        raise act.refusal(_WHY[refused.reason]) from refused


def left_of(act: Act, step: Step) -> timedelta:
    """Return the working time a step's holder still has; nothing once it is late."""
    assert step.due_at is not None
    return max(timedelta(0), act.calendar.working_time_between(act.at, step.due_at))


def after(act: Act, left: timedelta | None) -> datetime:
    """Return when that much working time will have passed; the working day's close where nothing was kept."""
    if not left:
        return worktime.due(act.calendar, act.at, _SAME_DAY).due
    minutes, rest = divmod(left, timedelta(minutes=1))
    return act.calendar.add_working_minutes(act.at, minutes + bool(rest))
