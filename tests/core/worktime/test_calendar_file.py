"""A calendar as JSON: what it may say, what it need not, and one sentence for what it may not."""

from datetime import date, datetime
from typing import Any

import pytest

from motcua.core.worktime import CALENDAR_KEYS, UnusableCalendar, WorkCalendar, read_calendar

WHOLE: dict[str, Any] = {
    "timezone": "Europe/Paris",
    "day_minutes": 240,
    "same_day_cutoff": "11:00",
    "weekly": {"1": [["08:00", "12:00"]], "6": [["08:00", "24:00"]]},
    "holidays": ["2026-06-08"],
    "makeup": {"2026-06-09": 1},
    "closures": [["2026-06-15T10:00", "2026-06-15T11:00"]],
    "extra_serving": {"1": [["12:00", "13:00"]]},
    "extra_serving_counts": False,
}


def hours(calendar: WorkCalendar, on: date) -> list[str]:
    return [f"{a:%H:%M}-{b:%H:%M}" for a, b in calendar.working_hours(on)]


def test_every_key_is_read() -> None:
    assert set(WHOLE) == CALENDAR_KEYS
    calendar = read_calendar(WHOLE)
    assert calendar.zone.key == "Europe/Paris"
    assert calendar.day_minutes == 240
    assert calendar.same_day_cutoff == 11 * 3600
    assert hours(calendar, date(2026, 6, 1)) == ["08:00-12:00"]
    assert hours(calendar, date(2026, 6, 6)) == ["08:00-00:00"]
    assert hours(calendar, date(2026, 6, 8)) == []
    assert hours(calendar, date(2026, 6, 9)) == ["08:00-12:00"]
    assert hours(calendar, date(2026, 6, 15)) == ["08:00-10:00", "11:00-12:00"]
    assert calendar.is_serving(datetime.fromisoformat("2026-06-01T12:30+02:00"))


@pytest.mark.parametrize("empty", [{}, dict.fromkeys(WHOLE)])
def test_missing_keys_take_the_defaults_and_no_holidays(empty: dict[str, Any]) -> None:
    calendar = read_calendar(empty)
    assert calendar == WorkCalendar()
    assert calendar.day_minutes == 480
    assert hours(calendar, date(2026, 4, 30)) == ["07:00-11:30", "13:30-17:00"]


def test_a_weekday_missing_from_the_week_is_a_rest_day() -> None:
    calendar = read_calendar({"weekly": {"2": [["07:00", "11:30"]]}})
    assert hours(calendar, date(2026, 6, 1)) == []
    assert hours(calendar, date(2026, 6, 2)) == ["07:00-11:30"]


@pytest.mark.parametrize(
    ("closure", "first", "second"),
    [
        (["2026-06-01", "2026-06-01"], [], ["07:00-11:30", "13:30-17:00"]),
        (["2026-06-01", "2026-06-02"], [], []),
        (["2026-06-01T09:00", "2026-06-02"], ["07:00-09:00"], []),
        (["2026-06-01", "2026-06-02T14:00"], [], ["14:00-17:00"]),
        (["2026-06-01T11:30", "2026-06-01T13:30"], ["07:00-11:30", "13:30-17:00"], ["07:00-11:30", "13:30-17:00"]),
        (["2026-06-01T11:00", "2026-06-02T08:00:30"], ["07:00-11:00"], ["08:00-11:30", "13:30-17:00"]),
        (["2026-06-01T11:00+09:00", "2026-06-02"], ["07:00-09:00"], []),
        (["2026-06-01T09:00", "2026-06-01T09:00"], ["07:00-11:30", "13:30-17:00"], ["07:00-11:30", "13:30-17:00"]),
    ],
)
def test_closures(closure: list[str], first: list[str], second: list[str]) -> None:
    calendar = read_calendar({"closures": [closure]})
    assert hours(calendar, date(2026, 6, 1)) == first
    assert hours(calendar, date(2026, 6, 2)) == second


def test_a_make_up_weekday_may_be_written_as_text() -> None:
    assert read_calendar({"makeup": {"2026-06-06": "5"}}).makeup == {date(2026, 6, 6): 5}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ([], "A calendar is a JSON object"),
        ({"timezone": "Asia/Nowhere"}, "There is no time zone"),
        ({"timezone": "../etc/passwd"}, "There is no time zone"),
        ({"timezone": "Asia"}, "There is no time zone"),
        ({"timezone": 7}, "text in quotes"),
        ({"day_minutes": "480"}, "whole number of minutes"),
        ({"day_minutes": True}, "whole number of minutes"),
        ({"day_minutes": -5}, "Give a number above 0"),
        ({"same_day_cutoff": "3 pm"}, "not a time of day"),
        ({"same_day_cutoff": "15:00+07:00"}, "not a plain local time"),
        ({"weekly": []}, "should be an object"),
        ({"weekly": {"1": "07:00-11:30"}}, "should be a list"),
        ({"weekly": {"1": [["07:00"]]}}, "should be a pair"),
        ({"weekly": {"1": [["11:30", "07:00"]]}}, "do not open before they close"),
        ({"weekly": {"1": [["07:00", "25:00"]]}}, "not a time of day"),
        ({"weekly": {"Monday": [["07:00", "11:30"]]}}, "A weekday is a number"),
        ({"weekly": {"1": []}}, "no working hours on any weekday"),
        ({"holidays": "2026-06-01"}, "should be a list"),
        ({"holidays": ["01/06/2026"]}, "not a date"),
        ({"holidays": [20260601]}, "text in quotes"),
        ({"makeup": ["2026-06-06"]}, "should be an object"),
        ({"makeup": {"2026-06-06": 8}}, "A weekday is a number"),
        ({"makeup": {"2026-06-06": True}}, "A weekday is a number"),
        ({"closures": [["2026-06-02", "2026-06-01"]]}, "ends before it begins"),
        ({"closures": [["soon", "later"]]}, "not a local time"),
        ({"extra_serving_counts": "yes"}, "true or false"),
    ],
)
def test_what_cannot_be_read_is_named(data: object, sentence: str) -> None:
    with pytest.raises(UnusableCalendar, match=sentence):
        read_calendar(data)
