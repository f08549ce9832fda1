"""The clock of one dossier: a frozen value; starting, pausing, resuming and extending each give a new one."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.core.worktime.deadlines import due, due_from
from motcua.core.worktime.errors import WorktimeError
from motcua.core.worktime.instants import MINUTE, to_micros
from motcua.core.worktime.limits import Limit, Policy
from motcua.core.worktime.work_calendar import WorkCalendar


class ClockRefusal(StrEnum):
    """Why a clock cannot do what is asked of it."""

    ALREADY_PAUSED_FOR_REASON = "already_paused_for_reason"
    NOT_PAUSED_FOR_REASON = "not_paused_for_reason"
    BEFORE_LAST_CHANGE = "before_last_change"
    ALREADY_EXTENDED = "already_extended"
    PAUSED = "paused"
    PAST_DUE = "past_due"


class ClockRefused(WorktimeError):
    """The clock stays as it is; `reason` says why."""

    def __init__(self, reason: ClockRefusal) -> None:
        super().__init__(f"The clock refuses: {reason.value.replace('_', ' ')}.")
        self.reason = reason


class Timeliness(StrEnum):
    """How the end of handling compares with the promise (trước hạn, đúng hạn, quá hạn)."""

    EARLY = "early"
    ON_TIME = "on_time"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Clock:
    """A running or paused time limit.

    `due` is the promise as it stands; while paused it is the promise from before the pause, and `remaining_on_pause`
    holds the working time that was left, 0 or less if the due had passed. `open_reasons` are the reasons for which it
    is paused now.
    """

    received: datetime
    start: datetime
    due: datetime
    changed_at: datetime
    remaining_on_pause: timedelta | None = None
    open_reasons: frozenset[str] = frozenset()
    extended: bool = False

    @property
    def is_paused(self) -> bool:
        """Whether any reason keeps the clock stopped."""
        return bool(self.open_reasons)


def start_clock(calendar: WorkCalendar, received: datetime, limit: Limit, policy: Policy = Policy.HOURS) -> Clock:
    """A clock set running by what was received. Raises what `due` raises."""
    found = due(calendar, received, limit, policy)
    return Clock(received=received, start=found.start, due=found.due, changed_at=received)


def pause(calendar: WorkCalendar, clock: Clock, reason: str, at: datetime) -> Clock:
    """Stop the clock for a reason, keeping the working time left; a further reason keeps it stopped.

    Raises ClockRefused: ALREADY_PAUSED_FOR_REASON, BEFORE_LAST_CHANGE.
    """
    if reason in clock.open_reasons:
        raise ClockRefused(ClockRefusal.ALREADY_PAUSED_FOR_REASON)
    _refuse_the_past(clock, at)
    remaining = clock.remaining_on_pause
    if remaining is None:
        remaining = time_left(calendar, clock, at)
    return replace(clock, remaining_on_pause=remaining, open_reasons=clock.open_reasons | {reason}, changed_at=at)


def resume(calendar: WorkCalendar, clock: Clock, reason: str, at: datetime) -> Clock:
    """End one reason for the pause; when none is left the due is the kept working time after this instant.

    Raises ClockRefused: NOT_PAUSED_FOR_REASON, BEFORE_LAST_CHANGE.
    """
    if reason not in clock.open_reasons:
        raise ClockRefused(ClockRefusal.NOT_PAUSED_FOR_REASON)
    _refuse_the_past(clock, at)
    still_open = clock.open_reasons - {reason}
    if still_open or clock.remaining_on_pause is None:
        return replace(clock, open_reasons=still_open, changed_at=at)
    due_at = clock.due
    if clock.remaining_on_pause > timedelta(0):
        due_at = calendar.add_working_time(max(at, clock.start), clock.remaining_on_pause)
    return replace(clock, due=due_at, remaining_on_pause=None, open_reasons=still_open, changed_at=at)


def why_not_extend(clock: Clock, at: datetime) -> ClockRefusal | None:
    """Why the limit cannot be extended at an instant, or None if it can.

    A limit is extended once at most (LAW? Lai Châu 88/2025/QĐ-UBND art. 3.6), before it has run out, and while it runs.
    """
    if clock.extended:
        return ClockRefusal.ALREADY_EXTENDED
    if clock.is_paused:
        return ClockRefusal.PAUSED
    return ClockRefusal.PAST_DUE if at > clock.due else None


def extend(calendar: WorkCalendar, clock: Clock, by: Limit, at: datetime, policy: Policy = Policy.HOURS) -> Clock:
    """Move the due by a further limit counted from the old due. Raises ClockRefused as `why_not_extend` says."""
    refusal = why_not_extend(clock, at)
    if refusal is not None:
        raise ClockRefused(refusal)
    _refuse_the_past(clock, at)
    return replace(clock, due=due_from(calendar, clock.due, by, policy), extended=True, changed_at=at)


def time_left(calendar: WorkCalendar, clock: Clock, at: datetime) -> timedelta:
    """The working time left on a clock, negative once it is overdue; while it is paused, what was left then.

    Before the start (of something received out of hours) it is the whole limit.
    """
    if clock.remaining_on_pause is not None:
        return clock.remaining_on_pause
    return calendar.working_time_between(max(at, clock.start), clock.due)


def remaining(calendar: WorkCalendar, due_at: datetime, at: datetime) -> int:
    """Whole working minutes from an instant to a due, rounded towards zero; negative once the due has passed."""
    return calendar.working_minutes_between(at, due_at)


def apology_due(calendar: WorkCalendar, due_at: datetime) -> datetime:
    """The latest instant for the apology with a new date: one working day's minutes before the due.

    LAW? Lai Châu 88/2025/QĐ-UBND art. 3.6 says one day before the due date; a working day is read into it here. Where
    that instant is a closing, it is the closing and not the opening after it.
    """
    moment = to_micros(due_at)
    timeline = calendar.timeline
    earlier = moment
    while True:
        # A table that begins too late to hold a whole working day before the due is asked for again further back.
        table = timeline.reaching_instant(timeline.covering(earlier), moment)
        goal = table.worked(moment) - calendar.day_minutes * MINUTE
        if goal > 0:
            return calendar.local(table.reached(goal))
        earlier = table.reliable_from - 1


def classify(calendar: WorkCalendar, due_at: datetime, finished_at: datetime) -> Timeliness:
    """Early, on time or overdue by local date, as QĐ 766/QĐ-TTg counts: the hour does not matter."""
    promised, finished = calendar.local_date(due_at), calendar.local_date(finished_at)
    if finished == promised:
        return Timeliness.ON_TIME
    return Timeliness.EARLY if finished < promised else Timeliness.OVERDUE


def _refuse_the_past(clock: Clock, at: datetime) -> None:
    if to_micros(at) < to_micros(clock.changed_at):
        raise ClockRefused(ClockRefusal.BEFORE_LAST_CHANGE)
