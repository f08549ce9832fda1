"""What a calendar says of instants, dates and hours."""

import pickle
from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.core.worktime import (
    BeyondReckoning,
    NaiveInstant,
    Span,
    UnusableCalendar,
    WorkCalendar,
    WorktimeError,
    default_calendar,
    read_calendar,
    span,
)

NINTH_HOUR = {"4": [["17:00", "18:00"]], "6": [["08:00", "10:00"]]}


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+07:00")


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("2026-06-01T06:59:59", False),
        ("2026-06-01T07:00", True),
        ("2026-06-01T11:29:59.999999", True),
        ("2026-06-01T11:30", False),
        ("2026-06-01T13:30", True),
        ("2026-06-01T17:00", False),
        ("2026-06-06T09:00", False),
        ("2026-08-22T09:00", True),
        ("2026-08-31T09:00", False),
    ],
)
def test_hours_are_half_open(text: str, working: bool) -> None:
    assert default_calendar().is_working(at(text)) is working


def test_next_working_is_the_instant_itself_in_hours() -> None:
    calendar = default_calendar()
    assert calendar.next_working(at("2026-06-01T09:12:13.25")) == at("2026-06-01T09:12:13.25")
    assert calendar.next_working(at("2026-06-01T11:30")) == at("2026-06-01T13:30")
    assert calendar.next_working(at("2026-02-13T17:00")) == at("2026-02-23T07:00")


def test_no_minutes_added_is_the_same_instant_even_out_of_hours() -> None:
    assert default_calendar().add_working_minutes(at("2026-06-06T09:00"), 0) == at("2026-06-06T09:00")


def test_minutes_are_added_forwards_only() -> None:
    with pytest.raises(WorktimeError, match="cannot be added"):
        default_calendar().add_working_minutes(at("2026-06-06T09:00"), -1)


def test_serving_hours_serve_and_do_not_work() -> None:
    calendar = read_calendar({"extra_serving": NINTH_HOUR})
    assert calendar.is_serving(at("2026-06-04T17:30"))
    assert not calendar.is_working(at("2026-06-04T17:30"))
    assert calendar.is_serving(at("2026-06-04T16:30"))
    assert calendar.is_serving(at("2026-06-06T09:00"))
    assert not calendar.is_serving(at("2026-06-05T17:30"))
    assert not calendar.is_working_day(date(2026, 6, 6))


def test_a_holiday_has_no_serving_hours_and_a_closure_cuts_them() -> None:
    calendar = read_calendar(
        {
            "extra_serving": NINTH_HOUR,
            "holidays": ["2026-06-04"],
            "closures": [["2026-06-11T17:30", "2026-06-11T20:00"]],
        }
    )
    assert not calendar.is_serving(at("2026-06-04T17:30"))
    assert calendar.serving_hours(date(2026, 6, 11)) == (
        (at("2026-06-11T07:00"), at("2026-06-11T11:30")),
        (at("2026-06-11T13:30"), at("2026-06-11T17:30")),
    )


def test_serving_hours_that_count_are_working_hours() -> None:
    calendar = read_calendar({"extra_serving": NINTH_HOUR, "extra_serving_counts": True})
    assert calendar.is_working(at("2026-06-04T17:30"))
    assert calendar.is_working_day(date(2026, 6, 6))


def test_working_hours_of_a_date() -> None:
    calendar = default_calendar()
    hours = ((at("2026-08-22T07:00"), at("2026-08-22T11:30")), (at("2026-08-22T13:30"), at("2026-08-22T17:00")))
    assert calendar.working_hours(date(2026, 8, 22)) == hours
    assert calendar.working_hours(date(2026, 8, 23)) == ()


def test_hours_up_to_midnight_meet_those_after_it() -> None:
    calendar = read_calendar({"weekly": {"1": [["22:00", "24:00"]], "2": [["00:00", "02:00"]]}})
    assert calendar.add_working_minutes(at("2026-06-01T22:00"), 180) == at("2026-06-02T01:00")
    assert calendar.is_working(at("2026-06-02T00:00"))


@pytest.mark.parametrize("second", [["08:00", "11:00"], ["08:00", "10:00"], ["11:00", "11:30"]])
def test_overlapping_hours_count_once(second: list[str]) -> None:
    calendar = read_calendar({"weekly": {"1": [["10:00", "12:00"], second, ["08:00", "10:00"]]}})
    assert calendar.add_working_minutes(at("2026-06-01T08:00"), 240) == at("2026-06-01T12:00")


def test_an_hour_repeated_in_autumn_is_worked_twice_and_one_skipped_in_spring_not_at_all() -> None:
    calendar = read_calendar({"timezone": "Europe/Paris", "weekly": {"7": [["01:00", "04:00"]]}})
    autumn, spring = datetime.fromisoformat("2026-10-25T00:00+02:00"), datetime.fromisoformat("2026-03-29T00:00+01:00")
    assert calendar.add_working_minutes(autumn, 240) == datetime.fromisoformat("2026-10-25T04:00+01:00")
    assert calendar.add_working_minutes(spring, 120) == datetime.fromisoformat("2026-03-29T04:00+02:00")


def test_a_date_the_zone_left_out_is_no_working_day() -> None:
    calendar = read_calendar(
        {"timezone": "Pacific/Apia", "weekly": {str(day): [["08:00", "16:00"]] for day in range(1, 8)}}
    )
    assert calendar.is_working_day(date(2011, 12, 29))
    assert not calendar.is_working_day(date(2011, 12, 30))
    assert calendar.is_working_day(date(2011, 12, 31))


def test_instants_need_an_offset() -> None:
    with pytest.raises(NaiveInstant, match="2026-06-01T09:00:00 has no UTC offset"):
        default_calendar().is_working(datetime(2026, 6, 1, 9))


@pytest.mark.parametrize("year", ["0001", "1970", "2499", "9999"])
def test_years_nobody_works_in_are_refused(year: str) -> None:
    with pytest.raises(BeyondReckoning, match="outside the years reckoned"):
        default_calendar().next_working(at(f"{year}-06-01T09:00"))


def test_an_authority_closed_for_ever_has_no_next_opening() -> None:
    calendar = read_calendar({"closures": [["2026-01-01", "2600-01-01"]]})
    with pytest.raises(BeyondReckoning, match="No working time is left"):
        calendar.next_working(at("2026-06-01T09:00"))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"weekly": {}}, "no working hours on any weekday"),
        ({"weekly": {8: (span("07:00", "11:30"),)}}, "from 1 .Monday. to 7"),
        ({"makeup": {date(2026, 6, 6): 0}}, "from 1 .Monday. to 7"),
        ({"day_minutes": 0}, "working day of 0 minutes"),
    ],
)
def test_a_calendar_nobody_could_work_by_is_refused(changed: dict[str, object], sentence: str) -> None:
    with pytest.raises(UnusableCalendar, match=sentence):
        replace(WorkCalendar(), **changed)  # type: ignore[arg-type]


def test_calendars_are_values() -> None:
    one, other = read_calendar({"holidays": ["2026-06-01"]}), read_calendar({"holidays": ["2026-06-01"]})
    one.is_working(at("2026-06-01T09:00"))
    assert one == other
    assert hash(one) == hash(other)
    assert pickle.loads(pickle.dumps(one)) == other
    assert one != replace(other, closures=(Span(0, 60),))


def test_far_years_are_asked_for_in_any_order() -> None:
    calendar = WorkCalendar()
    for year in (2026, 1999, 2060, 2010, 2027):
        # 1 June at noon: the next opening is that afternoon or, at a weekend, the Monday after.
        first = date(year, 6, 1)
        monday_on = first.toordinal() + (-first.weekday() % 7 if first.weekday() > 4 else 0)
        opening = "13:30" if monday_on == first.toordinal() else "07:00"
        expected = at(f"{date.fromordinal(monday_on)}T{opening}")
        assert calendar.next_working(at(f"{first}T12:00")) == expected
