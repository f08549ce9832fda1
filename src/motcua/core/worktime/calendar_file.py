"""A calendar written as JSON, read with one sentence for whatever is wrong. Reads a value, not a file."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from motcua.core.worktime.errors import UnusableCalendar
from motcua.core.worktime.instants import DAY_SECONDS, EPOCH_ORDINAL
from motcua.core.worktime.spans import Span, seconds_of_day, span
from motcua.core.worktime.work_calendar import (
    DEFAULT_CUTOFF,
    DEFAULT_DAY_MINUTES,
    DEFAULT_WEEKLY,
    DEFAULT_ZONE,
    Weekly,
    WorkCalendar,
)

CALENDAR_KEYS = frozenset(
    {"timezone", "weekly", "day_minutes", "same_day_cutoff", "holidays", "makeup", "closures",
     "extra_serving", "extra_serving_counts"}
)  # fmt: skip

_Read = TypeVar("_Read")


def read_calendar(data: object) -> WorkCalendar:
    """The calendar a JSON object describes. Raises UnusableCalendar.

    All times are local. Time zone, hours, day minutes and cut-off take the Hà Nội defaults where their key is missing;
    holidays, make-up days, closures and extra serving hours are none. A weekday missing from `weekly` is a rest day.
    A closure is a pair of local times; a date alone means from its first instant, or up to its last. One that is given
    with a UTC offset is put into local time.
    """
    if not isinstance(data, dict):
        raise UnusableCalendar("A calendar is a JSON object with keys such as weekly and holidays.")
    given = {key: value for key, value in data.items() if value is not None}

    def read(key: str, reader: Callable[[object], _Read], default: _Read) -> _Read:
        return reader(given[key]) if key in given else default

    zone = read("timezone", _zone, DEFAULT_ZONE)
    return WorkCalendar(
        zone=zone,
        weekly=read("weekly", _weekly, DEFAULT_WEEKLY),
        day_minutes=read("day_minutes", _day_minutes, DEFAULT_DAY_MINUTES),
        same_day_cutoff=read("same_day_cutoff", lambda value: seconds_of_day(_text(value)), DEFAULT_CUTOFF),
        holidays=read("holidays", _holidays, frozenset()),
        makeup=read("makeup", _makeup, {}),
        closures=read("closures", lambda value: _closures(value, zone), ()),
        extra_serving=read("extra_serving", _weekly, {}),
        extra_serving_counts=read("extra_serving_counts", _flag, False),
    )


def _zone(value: object) -> ZoneInfo:
    name = _text(value)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise UnusableCalendar(f'There is no time zone "{name}". Give a name such as Asia/Ho_Chi_Minh.') from None


def _weekly(value: object) -> Weekly:
    hours = _mapping("hours by weekday", value)
    return {_weekday(day): tuple(_hours(pair) for pair in _list(f"hours of {day}", hours[day])) for day in hours}


def _hours(value: object) -> Span:
    opens, closes = _pair(value, '["07:00", "11:30"]')
    return span(_text(opens), _text(closes))


def _day_minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnusableCalendar(f"day_minutes is a whole number of minutes, not {value!r}.")
    return value


def _holidays(value: object) -> frozenset[date]:
    return frozenset(_date(day) for day in _list("holidays", value))


def _makeup(value: object) -> dict[date, int]:
    days = _mapping("make-up days", value)
    return {_date(day): _weekday(weekday) for day, weekday in days.items()}


def _weekday(value: object) -> int:
    if not isinstance(value, bool) and str(value) in set("1234567"):
        return int(str(value))
    raise UnusableCalendar(f"A weekday is a number from 1 (Monday) to 7 (Sunday), not {value!r}.")


def _closures(value: object, zone: ZoneInfo) -> tuple[Span, ...]:
    return tuple(_closure(pair, zone) for pair in _list("closures", value))


def _closure(value: object, zone: ZoneInfo) -> Span:
    since, until = _pair(value, '["2026-05-04T13:30", "2026-05-04T17:00"]')
    begins, ends = _local_time(_text(since), zone), _local_time(_text(until), zone)
    if ends < begins:
        raise UnusableCalendar(f"The closure from {since} to {until} ends before it begins. Swap its two times.")
    whole_last_day = DAY_SECONDS if _is_date_alone(_text(until)) else 0
    return Span(_local_seconds(begins), _local_seconds(ends) + whole_last_day)


def _local_time(text: str, zone: ZoneInfo) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise UnusableCalendar(f'"{text}" is not a local time. Write it such as 2026-05-04T13:30.') from None
    return at if at.tzinfo is None else at.astimezone(zone).replace(tzinfo=None)


def _local_seconds(at: datetime) -> int:
    return (at.toordinal() - EPOCH_ORDINAL) * DAY_SECONDS + at.hour * 3600 + at.minute * 60 + at.second


def _is_date_alone(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _date(value: object) -> date:
    text = _text(value)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UnusableCalendar(f'"{text}" is not a date. Write it such as 2026-05-04.') from None


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise UnusableCalendar(f"extra_serving_counts is true or false, not {value!r}.")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise UnusableCalendar(f"{value!r} should be written as text in quotes.")
    return value


def _pair(value: object, example: str) -> tuple[object, object]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise UnusableCalendar(f"{value!r} should be a pair such as {example}.")
    return value[0], value[1]


def _list(name: str, value: object) -> list[object]:
    if not isinstance(value, list | tuple):
        raise UnusableCalendar(f"The {name} should be a list, not {value!r}.")
    return list(value)


def _mapping(name: str, value: object) -> Mapping[object, object]:
    if not isinstance(value, dict):
        raise UnusableCalendar(f"The {name} should be an object, not {value!r}.")
    return value
