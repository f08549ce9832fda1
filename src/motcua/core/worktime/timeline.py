"""Working time laid out once as sorted arrays, so that every question after that is a bisection.

Knows zones and instants; what makes a day a working day is asked of `spans_on`, the calendar's rule.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from motcua.core.worktime.errors import BeyondReckoning
from motcua.core.worktime.instants import DAY_SECONDS, EPOCH_ORDINAL, SECOND
from motcua.core.worktime.spans import Span

# Beyond these years neither zone rules nor holidays mean anything; inside them any limit ever published fits.
FIRST_YEAR = 1970
LAST_YEAR = 2499
_YEARS = f"{FIRST_YEAR + 1} to {LAST_YEAR - 1}"
_LAST_ORDINAL = date(LAST_YEAR, 12, 31).toordinal()
_LAST_INSTANT = (date(LAST_YEAR, 1, 1).toordinal() - EPOCH_ORDINAL) * DAY_SECONDS * SECOND

SpansOn = Callable[[int], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Table:
    """The working intervals of some years. Parallel lists, one entry an interval, all times in epoch microseconds.

    `before` and `through` count the working time in the table up to an interval's start and end; `ordinal` is the
    proleptic day number of its local date and `clock` the local time it starts at, in microseconds since midnight.
    `days` lists each day with working time once; `opens` and `closes` are its first and last working instants.
    """

    first_year: int
    last_year: int
    reliable_from: int
    starts: list[int]
    ends: list[int]
    before: list[int]
    through: list[int]
    ordinal: list[int]
    clock: list[int]
    days: list[int]
    opens: list[int]
    closes: list[int]

    def place(self, at: int) -> int:
        """Index of the interval that holds the instant, or of the next one after it."""
        return bisect_right(self.ends, at)

    def worked(self, at: int) -> int:
        """Working microseconds in the table before the instant."""
        place = bisect_right(self.ends, at)
        if place == len(self.ends):
            return self.through[-1] if self.through else 0
        inside = at - self.starts[place]
        return self.before[place] + inside if inside > 0 else self.before[place]

    def reached(self, worked: int) -> int:
        """The smallest instant with that much working time of the table behind it."""
        place = bisect_left(self.through, worked)
        return self.starts[place] + worked - self.before[place]


# Covers no year at all, so that the first question builds a real one.
_EMPTY = Table(LAST_YEAR, -1, 1 << 62, [], [], [], [], [], [], [], [], [])


class Timeline:
    """Tables that grow as later or earlier years are asked for.

    A table is never changed once it is published, so threads may share a timeline without a lock: at worst two of
    them build the same years.
    """

    def __init__(self, zone: ZoneInfo, spans_on: SpansOn) -> None:
        self._zone = zone
        self._spans_on = spans_on
        self._table = _EMPTY

    def covering(self, at: int) -> Table:
        """A table in which the instant has working time after it. Raises BeyondReckoning."""
        table = self._table
        if at < table.reliable_from:
            table = self._published(self._around(table, at))
        return self.reaching_instant(table, at)

    def longer(self, table: Table) -> Table:
        """The same table continued into later years; its indices and counts stay. Raises BeyondReckoning."""
        current = self._table
        if current.first_year == table.first_year and current.last_year > table.last_year:
            return current
        if table.last_year >= LAST_YEAR:
            raise BeyondReckoning(f"No working time is left before the end of {LAST_YEAR}, the last year reckoned.")
        grown = min(LAST_YEAR, table.last_year + max(4, table.last_year - table.first_year))
        return self._published(self._continued(table, grown))

    def reaching(self, table: Table, worked: int) -> Table:
        """The table, continued until it holds that much working time. Raises BeyondReckoning."""
        while not table.through or table.through[-1] < worked:
            table = self.longer(table)
        return table

    def reaching_instant(self, table: Table, at: int) -> Table:
        """The table, continued until it holds working time after the instant. Raises BeyondReckoning."""
        while not table.ends or table.ends[-1] <= at:
            if at >= _LAST_INSTANT:
                raise BeyondReckoning(f"An instant so late is outside the years reckoned, {_YEARS}.")
            table = self.longer(table)
        return table

    def reaching_day(self, table: Table, ordinal: int) -> Table:
        """The table, continued until it holds a working day on or after that day. Raises BeyondReckoning."""
        if ordinal > _LAST_ORDINAL:
            raise BeyondReckoning(f"The limit runs beyond {LAST_YEAR}, the last year reckoned.")
        while not table.days or table.days[-1] < ordinal:
            table = self.longer(table)
        return table

    def _published(self, table: Table) -> Table:
        current = self._table
        if table.first_year <= current.first_year and table.last_year >= current.last_year:
            self._table = table
        return table

    def _around(self, table: Table, at: int) -> Table:
        year = date.fromordinal(max(1, EPOCH_ORDINAL + at // (DAY_SECONDS * SECOND))).year
        if not FIRST_YEAR < year < LAST_YEAR:
            raise BeyondReckoning(f"The year {year} is outside the years reckoned, {_YEARS}.")
        # One year more on each side, because local dates and the instants of a zone do not share their midnights.
        empty = _started(year - 1)
        return self._continued(empty, max(year + 1, table.last_year))

    def _continued(self, table: Table, last_year: int) -> Table:
        first = date(table.last_year + 1, 1, 1).toordinal()
        local = [
            (day * DAY_SECONDS + start, day * DAY_SECONDS + end, ordinal)
            for ordinal in range(first, date(last_year, 12, 31).toordinal() + 1)
            for day in (ordinal - EPOCH_ORDINAL,)
            for start, end in self._spans_on(ordinal)
        ]
        return _appended(table, last_year, _as_instants(self._zone, local))


def _started(year: int) -> Table:
    # A day's margin: local midnight of 1 January comes up to 14 hours before and 12 hours after that of UTC.
    reliable_from = (date(year, 1, 1).toordinal() + 1 - EPOCH_ORDINAL) * DAY_SECONDS * SECOND
    return Table(year, year - 1, reliable_from, [], [], [], [], [], [], [], [], [])


def _as_instants(zone: ZoneInfo, local: list[tuple[int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Local stretches as (start, end, ordinal, local start) in epoch seconds, cut where the zone changes its clocks.

    An instant works when its local time does: an hour the clocks repeat works twice, one they skip not at all.
    """
    if not local:
        return []
    found: list[tuple[int, int, int, int]] = []
    for since, until, offset in _offsets(zone, local[0][0] - 2 * DAY_SECONDS, local[-1][1] + 2 * DAY_SECONDS):
        for start, end, ordinal in local:
            opens, closes = max(start - offset, since), min(end - offset, until)
            if opens < closes:
                found.append((opens, closes, ordinal, opens + offset))
    return found


def _offsets(zone: ZoneInfo, since: int, until: int) -> list[tuple[int, int, int]]:
    """The stretches (from, to, UTC offset) of one offset each, in seconds; changes are found to the second."""
    marks = [*range(since, until, DAY_SECONDS), until]
    changes = [since]
    for early, late in pairwise(marks):
        if _offset(zone, early) != _offset(zone, late):
            changes.append(_first_changed(zone, early, late))
    changes.append(until)
    return [(start, end, _offset(zone, start)) for start, end in pairwise(changes)]


def _first_changed(zone: ZoneInfo, early: int, late: int) -> int:
    old = _offset(zone, early)
    while late - early > 1:
        middle = (early + late) // 2
        early, late = (middle, late) if _offset(zone, middle) == old else (early, middle)
    return late


def _offset(zone: ZoneInfo, seconds: int) -> int:
    offset = datetime.fromtimestamp(seconds, UTC).astimezone(zone).utcoffset()
    assert offset is not None  # a ZoneInfo always knows its offset at an instant
    return offset.days * DAY_SECONDS + offset.seconds


def _appended(table: Table, last_year: int, found: list[tuple[int, int, int, int]]) -> Table:
    starts, ends = list(table.starts), list(table.ends)
    before, through = list(table.before), list(table.through)
    ordinals, clocks = list(table.ordinal), list(table.clock)
    worked = through[-1] if through else 0
    for start, end, ordinal, local in found:
        starts.append(start * SECOND)
        ends.append(end * SECOND)
        before.append(worked)
        worked += (end - start) * SECOND
        through.append(worked)
        ordinals.append(ordinal)
        clocks.append(local % DAY_SECONDS * SECOND)
    days, opens, closes = _by_day(starts, ends, ordinals)
    return Table(
        table.first_year, last_year, table.reliable_from, starts, ends, before, through, ordinals, clocks,
        days, opens, closes,
    )  # fmt: skip


def _by_day(starts: list[int], ends: list[int], ordinals: list[int]) -> tuple[list[int], list[int], list[int]]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for start, end, ordinal in zip(starts, ends, ordinals, strict=True):
        first.setdefault(ordinal, start)
        last[ordinal] = end
    days = sorted(first)
    return days, [first[day] for day in days], [last[day] for day in days]
