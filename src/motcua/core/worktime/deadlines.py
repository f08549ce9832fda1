"""When a time limit runs out. The heart of the honest clock: pure, exact, O(log n) in the span.

Rules: the Civil Code 2015 arts. 147-148 for the policy `civil`; for the policy `hours`, the working-hour arithmetic
production systems use, with one working day standing for the calendar's `day_minutes`.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
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
    end, table = _RULES[policy][limit.unit](calendar, table, start, ordinal, limit.value)
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
    ordinal = calendar.local(moment).toordinal()
    return calendar.local(_RULES[policy][limit.unit](calendar, table, moment, ordinal, limit.value)[0])


def _is_past_cutoff(calendar: WorkCalendar, table: Table, place: int, start: int) -> bool:
    clock = table.clock[place] + start - table.starts[place]
    return clock >= calendar.same_day_cutoff * SECOND


# Every rule: (calendar, table, start, the working day it starts on, the limit's value) to the due and the table, grown
# if need be. Instants are epoch microseconds, days proleptic ordinals.
_Rule = Callable[[WorkCalendar, Table, int, int, int | Fraction], tuple[int, Table]]


def _by_hours(
    calendar: WorkCalendar, table: Table, start: int, _ordinal: int, value: int | Fraction
) -> tuple[int, Table]:
    return _minutes_later(calendar, table, start, value * 60)


def _by_working_minutes(
    calendar: WorkCalendar, table: Table, start: int, _ordinal: int, value: int | Fraction
) -> tuple[int, Table]:
    minutes = value * calendar.day_minutes
    if minutes.denominator != 1:
        raise UnusableLimit(f"{value} working days do not come to whole minutes. Give a value that does.")
    return _minutes_later(calendar, table, start, minutes)


def _minutes_later(calendar: WorkCalendar, table: Table, start: int, minutes: int | Fraction) -> tuple[int, Table]:
    goal = table.worked(start) + int(minutes) * MINUTE
    if goal > table.through[-1]:
        table = calendar.timeline.reaching(table, goal)
    return table.reached(goal), table


def _by_working_days(
    calendar: WorkCalendar, table: Table, _start: int, ordinal: int, value: int | Fraction
) -> tuple[int, Table]:
    """Civil Code 2015 art. 147: the start's day is not counted, so the n-th working day after it is the last."""
    if not isinstance(value, int):
        raise UnusableLimit(f"Counted by whole days, {value} working days is not a number of days.")
    last = bisect_right(table.days, ordinal) + value - 1
    while last >= len(table.days):
        table = calendar.timeline.longer(table)
    return table.closes[last], table


def _by_days(
    calendar: WorkCalendar, table: Table, _start: int, ordinal: int, value: int | Fraction
) -> tuple[int, Table]:
    return _close_on_or_after(calendar, table, ordinal + int(value))


def _by_months(
    calendar: WorkCalendar, table: Table, _start: int, ordinal: int, value: int | Fraction
) -> tuple[int, Table]:
    since = date.fromordinal(ordinal)
    years, month = divmod(since.month - 1 + int(value), 12)
    year, month = since.year + years, month + 1
    if year > LAST_YEAR:
        raise BeyondReckoning(f"The limit runs beyond {LAST_YEAR}, the last year reckoned.")
    day = min(since.day, monthrange(year, month)[1])
    return _close_on_or_after(calendar, table, date(year, month, day).toordinal())


def _by_same_day(
    calendar: WorkCalendar, table: Table, _start: int, ordinal: int, _value: int | Fraction
) -> tuple[int, Table]:
    return _close_on_or_after(calendar, table, ordinal)


def _close_on_or_after(calendar: WorkCalendar, table: Table, ordinal: int) -> tuple[int, Table]:
    """Close of business of the day, or of the next working day (Civil Code 2015 art. 148)."""
    if ordinal > table.days[-1]:
        table = calendar.timeline.reaching_day(table, ordinal)
    return table.closes[bisect_left(table.days, ordinal)], table


_HOURS: dict[Unit, _Rule] = {
    Unit.HOUR: _by_hours,
    Unit.WORKING_DAY: _by_working_minutes,
    Unit.DAY: _by_days,
    Unit.MONTH: _by_months,
    Unit.SAME_DAY: _by_same_day,
}
_RULES = {Policy.HOURS: _HOURS, Policy.CIVIL: _HOURS | {Unit.WORKING_DAY: _by_working_days}}


def _after_pauses(timeline: Timeline, table: Table, run: tuple[int, int], pauses: Iterable[Pause]) -> int:
    start, end = run
    for opened, resumes in _united(pauses):
        begins = opened if opened > start else start
        if resumes <= begins:
            continue
        if begins >= end:
            break
        left = table.worked(end) - table.worked(begins)
        if table.ends[-1] <= resumes:
            table = timeline.reaching_instant(table, resumes)
        goal = table.worked(resumes) + left
        if table.through[-1] < goal:
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
