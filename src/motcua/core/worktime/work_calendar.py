"""When an authority works: hours of the week, holidays, make-up days, closures, extra serving hours. Pure values."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from motcua.core.worktime.errors import UnusableCalendar, WorktimeError
from motcua.core.worktime.instants import (
    DAY_SECONDS,
    EPOCH_ORDINAL,
    SECOND,
    to_datetime,
    to_micros,
    to_timedelta,
)
from motcua.core.worktime.spans import Span, joined, seconds_of_day, span, without
from motcua.core.worktime.timeline import Timeline

Weekly = Mapping[int, tuple[Span, ...]]

DEFAULT_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
# Monday to Friday, 480 minutes a day.
DEFAULT_WEEKLY: Weekly = {day: (span("07:00", "11:30"), span("13:30", "17:00")) for day in range(1, 6)}
DEFAULT_DAY_MINUTES = 480
# QĐ 1811/QĐ-TTPVHCC and QĐ 663/QĐ-TTPVHCC (Hà Nội): after 15:00, a same-day result is for the next working day.
DEFAULT_CUTOFF = seconds_of_day("15:00")
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class WorkCalendar:
    """The working time of one authority. Its methods reckon in minutes and take and give aware instants.

    - `weekly`: hours by ISO weekday 1 (Monday) to 7; a weekday left out is a rest day.
    - `day_minutes`: the working minutes one `working_day` stands for.
    - `same_day_cutoff`: seconds since local midnight from which `same_day` work is for the next working day.
    - `makeup`: dates that are working days with the hours of the given weekday, whatever the week or holidays say.
    - `closures`: stretches of local time, in seconds since 1970-01-01T00:00 on local clocks, cut out of the hours.
    - `extra_serving`: hours by weekday in which people are served besides; they count as working time only if
      `extra_serving_counts`. A holiday has none; a closure cuts them too.

    All hours are local: in the hour that clocks repeat in autumn work goes on twice, in the one they skip not at all.
    Raises UnusableCalendar.
    """

    zone: ZoneInfo = DEFAULT_ZONE
    weekly: Weekly = field(default_factory=lambda: DEFAULT_WEEKLY, hash=False)
    day_minutes: int = DEFAULT_DAY_MINUTES
    same_day_cutoff: int = DEFAULT_CUTOFF
    holidays: frozenset[date] = frozenset()
    makeup: Mapping[date, int] = field(default_factory=dict, hash=False)
    closures: tuple[Span, ...] = ()
    extra_serving: Weekly = field(default_factory=dict, hash=False)
    extra_serving_counts: bool = False

    def __post_init__(self) -> None:
        for name in ("weekly", "extra_serving"):
            hours = {day: joined(spans) for day, spans in getattr(self, name).items()}
            object.__setattr__(self, name, hours)
        object.__setattr__(self, "makeup", dict(self.makeup))
        object.__setattr__(self, "closures", joined(self.closures))
        if not {*self.weekly, *self.extra_serving, *self.makeup.values()} <= set(range(1, 8)):
            raise UnusableCalendar("A weekday is a number from 1 (Monday) to 7 (Sunday).")
        if not any(self.weekly.values()):
            raise UnusableCalendar("The calendar has no working hours on any weekday. Give hours for at least one.")
        if self.day_minutes <= 0:
            raise UnusableCalendar(f"A working day of {self.day_minutes} minutes cannot be. Give a number above 0.")

    @cached_property
    def timeline(self) -> Timeline:
        """The time that counts towards limits, laid out for bisection."""
        return Timeline(self.zone, self._working_spans)

    @cached_property
    def serving_timeline(self) -> Timeline:
        """The time in which people are served: working time and the extra serving hours."""
        return Timeline(self.zone, self._serving_spans)

    def is_working(self, at: datetime) -> bool:
        """Whether the instant is working time; the instant of closing is not. Raises NaiveInstant, BeyondReckoning."""
        return _is_inside(self.timeline, to_micros(at))

    def is_serving(self, at: datetime) -> bool:
        """Whether people are served at the instant, be it working time or an extra serving hour."""
        return _is_inside(self.serving_timeline, to_micros(at))

    def next_working(self, at: datetime) -> datetime:
        """The instant itself if it is working time, else the next opening."""
        moment = to_micros(at)
        table = self.timeline.covering(moment)
        return self.local(max(moment, table.starts[table.place(moment)]))

    def add_working_minutes(self, start: datetime, minutes: int) -> datetime:
        """The smallest instant, not before the start, with that many working minutes since it (0 or more)."""
        return self.add_working_time(start, timedelta(minutes=minutes))

    def add_working_time(self, start: datetime, time: timedelta) -> datetime:
        """The smallest instant, not before the start, with that much working time since it (0 or more)."""
        moment, asked = to_micros(start), time // _MICROSECOND
        if asked < 0:
            raise WorktimeError(f"Working time of {time} cannot be added. Give 0 or more.")
        if asked == 0:
            return self.local(moment)
        table = self.timeline.covering(moment)
        goal = table.worked(moment) + asked
        return self.local(self.timeline.reaching(table, goal).reached(goal))

    def working_time_between(self, since: datetime, until: datetime) -> timedelta:
        """The exact working time from one instant to another; negative when `until` comes first."""
        first, last = to_micros(since), to_micros(until)
        if last < first:
            return -self.working_time_between(until, since)
        table = self.timeline.reaching_instant(self.timeline.covering(first), last)
        return to_timedelta(table.worked(last) - table.worked(first))

    def working_minutes_between(self, since: datetime, until: datetime) -> int:
        """Whole working minutes from one instant to another, rounded towards zero; negative when `until` is first."""
        between = self.working_time_between(since, until)
        minutes = abs(between) // timedelta(minutes=1)
        return minutes if between >= timedelta(0) else -minutes

    def working_hours(self, on: date) -> tuple[tuple[datetime, datetime], ...]:
        """The working intervals of a local date, half-open; none on a rest day."""
        return self._intervals(self.timeline, on)

    def serving_hours(self, on: date) -> tuple[tuple[datetime, datetime], ...]:
        """The intervals of a local date in which people are served, half-open."""
        return self._intervals(self.serving_timeline, on)

    def is_working_day(self, on: date) -> bool:
        """Whether any working time is left on the local date after holidays, make-up days and closures."""
        return bool(self.working_hours(on))

    def local(self, micros: int) -> datetime:
        """The instant of an epoch value on this calendar's clocks."""
        return to_datetime(micros, self.zone)

    def local_date(self, at: datetime) -> date:
        """The date on this calendar's clocks at an instant."""
        return self.local(to_micros(at)).date()

    def _intervals(self, timeline: Timeline, on: date) -> tuple[tuple[datetime, datetime], ...]:
        ordinal = on.toordinal()
        # Two days before the date's own midnight in UTC is before it in every zone.
        table = timeline.covering((ordinal - 2 - EPOCH_ORDINAL) * DAY_SECONDS * SECOND)
        table = timeline.reaching_day(table, ordinal)
        day = bisect_left(table.days, ordinal)
        if table.days[day] != ordinal:
            return ()
        places = range(table.place(table.opens[day]), bisect_left(table.starts, table.closes[day]))
        return tuple((self.local(table.starts[place]), self.local(table.ends[place])) for place in places)

    def _weekday_rule(self, ordinal: int) -> int | None:
        """The weekday whose hours the date has, or None on a holiday."""
        on = date.fromordinal(ordinal)
        if on in self.makeup:
            return self.makeup[on]
        return None if on in self.holidays else on.isoweekday()

    def _working_spans(self, ordinal: int) -> tuple[Span, ...]:
        if self.extra_serving_counts:
            return self._serving_spans(ordinal)
        weekday = self._weekday_rule(ordinal)
        return () if weekday is None else self._open_spans(ordinal, self.weekly.get(weekday, ()))

    def _serving_spans(self, ordinal: int) -> tuple[Span, ...]:
        weekday = self._weekday_rule(ordinal)
        if weekday is None:
            return ()
        return self._open_spans(ordinal, joined((*self.weekly.get(weekday, ()), *self.extra_serving.get(weekday, ()))))

    def _open_spans(self, ordinal: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans of a day less the closures."""
        if not self.closures or not spans:
            return spans
        midnight = (ordinal - EPOCH_ORDINAL) * DAY_SECONDS
        first = max(0, bisect_right(self.closures, (midnight,)) - 1)
        cuts: list[Span] = []
        for start, end in self.closures[first:]:
            if start >= midnight + DAY_SECONDS:
                break
            cuts.append(Span(start - midnight, end - midnight))
        return without(spans, cuts)


def _is_inside(timeline: Timeline, moment: int) -> bool:
    table = timeline.covering(moment)
    return table.starts[table.place(moment)] <= moment
