"""When a time limit runs out. The heart of the honest clock: pure, exact, O(log n) in the span.

Rules: the Civil Code 2015 arts. 147-148 for the policy `civil`; for the policy `hours`, the working-hour arithmetic
production systems use, with one working day standing for the calendar's `day_minutes`.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from motcua.core.worktime.errors import BeyondReckoning, UnusableLimit, UnusablePause
from motcua.core.worktime.instants import MINUTE, SECOND, to_micros
from motcua.core.worktime.limits import Limit, Policy, Unit
from motcua.core.worktime.timeline import LAST_YEAR, Table, Timeline
from motcua.core.worktime.work_calendar import WorkCalendar

Pause = tuple[datetime, datetime]


class Due(NamedTuple):
    """When a limit starts to run and when it runs out, on the calendar's clocks.

    A named tuple rather than a dataclass: making one costs a third, and this is made for every dossier on a board.
    """

    start: datetime
    due: datetime


class _Run(NamedTuple):
    """A limit about to run: from an instant of working time (epoch microseconds) on the working day `ordinal`."""

    calendar: WorkCalendar
    start: int
    ordinal: int
    limit: Limit


def due(
    calendar: WorkCalendar,
    received: datetime,
    limit: Limit,
    policy: Policy = Policy.HOURS,
    pauses: Iterable[Pause] = (),
) -> Due:
    """The start and the due instant of a limit for something received at an instant.

    The start is the received instant, or the next working instant if that falls outside hours. Pauses are
    half-open (from, to); those that overlap are one; each keeps the working time left when it begins and gives it back
    when it ends; a pause that begins at or after the due changes nothing.

    Raises NaiveInstant, UnusableLimit, UnusablePause, BeyondReckoning.
    """
    timeline = calendar.timeline
    moment = to_micros(received)
    table = timeline.covering(moment)
    place = bisect_right(table.ends, moment)
    start = max(moment, table.starts[place])
    ordinal = table.ordinal[place]
    if limit.unit is Unit.SAME_DAY and _is_past_cutoff(calendar, table, place, start):
        table = timeline.reaching_day(table, ordinal + 1)
        later = bisect_right(table.days, ordinal)
        start, ordinal = table.opens[later], table.days[later]
    rules = _CIVIL if policy is Policy.CIVIL else _HOURS
    end, table = rules[limit.unit](table, _Run(calendar, start, ordinal, limit))
    if pauses:
        end = _after_pauses(timeline, table, (start, end), pauses)
    return Due(calendar.local(start), calendar.local(end))


def due_from(calendar: WorkCalendar, promised: datetime, limit: Limit, policy: Policy = Policy.HOURS) -> datetime:
    """The due instant of a further limit that joins on to an earlier due, as an extension does.

    Unlike `due` it counts days from the earlier due's own date, although nothing works at the instant of closing.
    Raises NaiveInstant, UnusableLimit, BeyondReckoning.
    """
    moment = to_micros(promised)
    table = calendar.timeline.covering(moment)
    rules = _CIVIL if policy is Policy.CIVIL else _HOURS
    run = _Run(calendar, moment, calendar.local(moment).toordinal(), limit)
    return calendar.local(rules[limit.unit](table, run)[0])


def _is_past_cutoff(calendar: WorkCalendar, table: Table, place: int, start: int) -> bool:
    clock = table.clock[place] + start - table.starts[place]
    return clock >= calendar.same_day_cutoff * SECOND


def _by_hours(table: Table, run: _Run) -> tuple[int, Table]:
    return _minutes_later(table, run, int(run.limit.value * 60))


def _by_working_minutes(table: Table, run: _Run) -> tuple[int, Table]:
    minutes = run.limit.value * run.calendar.day_minutes
    if minutes.denominator != 1:
        raise UnusableLimit(f"{run.limit.value} working days do not come to whole minutes. Give a value that does.")
    return _minutes_later(table, run, int(minutes))


def _minutes_later(table: Table, run: _Run, minutes: int) -> tuple[int, Table]:
    goal = table.worked(run.start) + minutes * MINUTE
    if goal > table.through[-1]:
        table = run.calendar.timeline.reaching(table, goal)
    return table.reached(goal), table


def _by_working_days(table: Table, run: _Run) -> tuple[int, Table]:
    """Civil Code 2015 art. 147: the start's day is not counted, so the n-th working day after it is the last."""
    if not isinstance(run.limit.value, int):
        raise UnusableLimit(f"Counted by whole days, {run.limit.value} working days is not a number of days.")
    last = bisect_right(table.days, run.ordinal) + run.limit.value - 1
    while last >= len(table.days):
        table = run.calendar.timeline.longer(table)
    return table.closes[last], table


def _by_days(table: Table, run: _Run) -> tuple[int, Table]:
    return _close_on_or_after(table, run, run.ordinal + int(run.limit.value))


def _by_months(table: Table, run: _Run) -> tuple[int, Table]:
    since = date.fromordinal(run.ordinal)
    years, month = divmod(since.month - 1 + int(run.limit.value), 12)
    year, month = since.year + years, month + 1
    if year > LAST_YEAR:
        raise BeyondReckoning(f"The limit runs beyond {LAST_YEAR}, the last year reckoned.")
    day = min(since.day, monthrange(year, month)[1])
    return _close_on_or_after(table, run, date(year, month, day).toordinal())


def _by_same_day(table: Table, run: _Run) -> tuple[int, Table]:
    return _close_on_or_after(table, run, run.ordinal)


def _close_on_or_after(table: Table, run: _Run, ordinal: int) -> tuple[int, Table]:
    """Close of business of the day, or of the next working day (Civil Code 2015 art. 148)."""
    if ordinal > table.days[-1]:
        table = run.calendar.timeline.reaching_day(table, ordinal)
    return table.closes[bisect_left(table.days, ordinal)], table


_Rule = Callable[[Table, _Run], tuple[int, Table]]
_HOURS: dict[Unit, _Rule] = {
    Unit.HOUR: _by_hours,
    Unit.WORKING_DAY: _by_working_minutes,
    Unit.DAY: _by_days,
    Unit.MONTH: _by_months,
    Unit.SAME_DAY: _by_same_day,
}
_CIVIL = _HOURS | {Unit.WORKING_DAY: _by_working_days}


def _after_pauses(timeline: Timeline, table: Table, run: tuple[int, int], pauses: Iterable[Pause]) -> int:
    start, end = run
    for opened, resumes in _united(pauses):
        begins = max(opened, start)
        if resumes <= begins:
            continue
        if begins >= end:
            break
        left = table.worked(end) - table.worked(begins)
        table = timeline.reaching_instant(table, resumes)
        goal = table.worked(resumes) + left
        table = timeline.reaching(table, goal)
        end = table.reached(goal)
    return end


def _united(pauses: Iterable[Pause]) -> Sequence[tuple[int, int]]:
    """The pauses in order, those that overlap or touch made one: the clock runs only when none is open."""
    stretches = [_stretch(pause) for pause in pauses]
    if len(stretches) == 1:
        return stretches
    united: list[tuple[int, int]] = []
    for begins, resumes in sorted(stretches):
        if united and begins <= united[-1][1]:
            united[-1] = (united[-1][0], max(resumes, united[-1][1]))
        else:
            united.append((begins, resumes))
    return united


def _stretch(pause: Pause) -> tuple[int, int]:
    begins, resumes = to_micros(pause[0]), to_micros(pause[1])
    if resumes < begins:
        raise UnusablePause(f"The pause from {pause[0].isoformat()} ends before it begins. Check its two instants.")
    return begins, resumes
