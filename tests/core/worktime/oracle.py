"""Deadlines by walking: asks of one instant after another whether it is working time, and counts.

Written from the rules alone. It takes a calendar as the plain JSON of a calendar file and imports nothing of the
product, so that the two cannot be wrong in the same way. Slow on purpose.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

WEEK = {str(day): [["07:00", "11:30"], ["13:30", "17:00"]] for day in range(1, 6)}


class Lost(Exception):
    """The walk went on for years without an end."""


class Walker:
    """Walks one calendar in steps of so many seconds; every time it is given must be a multiple of the step."""

    def __init__(self, calendar: dict[str, Any], step_seconds: int = 60) -> None:
        self.zone = ZoneInfo(calendar.get("timezone", "Asia/Ho_Chi_Minh"))
        self.calendar = calendar
        self.step = timedelta(seconds=step_seconds)
        self.hours = cache(self._hours)
        self.close = cache(self._close)
        self.closures = [
            (datetime.fromisoformat(since), datetime.fromisoformat(until) + timedelta(days=len(until) == 10))
            for since, until in calendar.get("closures", [])  # a date alone ends with its last instant
        ]

    def _hours(self, on: date) -> list[tuple[time, time | None]]:
        """The hours of a date before closures; an end of None is midnight."""
        weekday = self.calendar.get("makeup", {}).get(on.isoformat())
        if weekday is None:
            if on.isoformat() in self.calendar.get("holidays", []):
                return []
            weekday = on.isoweekday()
        pairs = self.calendar.get("weekly", WEEK).get(str(weekday), [])
        return [(time.fromisoformat(a), None if b == "24:00" else time.fromisoformat(b)) for a, b in pairs]

    def works(self, at: datetime) -> bool:
        local = at.astimezone(self.zone).replace(tzinfo=None, fold=0)
        clock = local.time()
        if not any(opens <= clock and (closes is None or clock < closes) for opens, closes in self.hours(local.date())):
            return False
        return not any(since <= local < until for since, until in self.closures)

    def next_working(self, at: datetime) -> datetime:
        at = at.astimezone(UTC)
        for _ in range(2_000_000):
            if self.works(at):
                return at
            at += self.step
        raise Lost

    def day_of(self, on: date) -> list[datetime]:
        """Every instant of a local date, in steps."""
        at = datetime.combine(on, time(), UTC) - timedelta(hours=15)
        end = at + timedelta(hours=24 + 15 + 15)
        found = []
        while at < end:
            if at.astimezone(self.zone).date() == on:
                found.append(at)
            at += self.step
        return found

    def _close(self, on: date) -> datetime | None:
        """Close of business of a date, or None if no working time is left on it."""
        working = [at for at in self.day_of(on) if self.works(at)]
        return working[-1] + self.step if working else None

    def close_on_or_after(self, on: date) -> datetime:
        for days in range(2000):
            close = self.close(on + timedelta(days=days))
            if close is not None:
                return close
        raise Lost

    def count(self, start: datetime, working: timedelta, pauses: list[tuple[datetime, datetime]]) -> datetime:
        """Walk until so much working time has gone by outside every pause; the end of the last step."""
        at, left = start, working
        for _ in range(2_000_000):
            if not any(since <= at < until for since, until in pauses) and self.works(at):
                left -= self.step
                if left <= timedelta(0):
                    return at + self.step
            at += self.step
        raise Lost

    def between(self, since: datetime, until: datetime) -> timedelta:
        total, at = timedelta(0), since
        while at < until:
            total += self.step if self.works(at) else timedelta(0)
            at += self.step
        return total

    def due(self, question: dict[str, Any]) -> tuple[datetime, datetime]:
        """The start and the due of a question in the batch format."""
        value, unit = question["limit"]["value"], question["limit"]["unit"]
        pauses = [(datetime.fromisoformat(a), datetime.fromisoformat(b)) for a, b in question.get("pauses", [])]
        start = self.next_working(datetime.fromisoformat(question["received"]))
        if unit == "same_day":
            start = self.after_cutoff(start)
        if unit == "hour":
            return start, self.count(start, timedelta(hours=value), pauses)
        if unit == "working_day" and question.get("policy", "hours") == "hours":
            return start, self.count(start, value * timedelta(minutes=self.calendar.get("day_minutes", 480)), pauses)
        # A limit by dates that is paused turns into the working time it would have had.
        unpaused = self.by_dates(start, value, unit)
        return start, self.count(start, self.between(start, unpaused), pauses) if pauses else unpaused

    def after_cutoff(self, start: datetime) -> datetime:
        local = start.astimezone(self.zone)
        if local.time() < time.fromisoformat(self.calendar.get("same_day_cutoff", "15:00")):
            return start
        at = start
        while at.astimezone(self.zone).date() <= local.date():
            at += self.step
        return self.next_working(at)

    def by_dates(self, start: datetime, value: int, unit: str) -> datetime:
        on = start.astimezone(self.zone).date()
        if unit == "working_day":
            last = None
            for _ in range(value):
                last = self.close_on_or_after(on + timedelta(days=1))
                # A close may be the next midnight, so the date is that of the instant before it.
                on = (last - self.step).astimezone(self.zone).date()
            assert last is not None
            return last
        if unit == "day":
            on += timedelta(days=value)
        if unit == "month":
            on = months_later(on, value)
        return self.close_on_or_after(on)


def months_later(on: date, months: int) -> date:
    """The same day so many months on, or the last day of that month."""
    year, month = on.year, on.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for day in range(on.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, on.day)
