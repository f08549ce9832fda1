"""What must hold of every calendar, limit and pause, without knowing the answer."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.worktime import Limit, Policy, Unit, default_calendar, due, read_calendar

from .asked import asked, limit_of, pauses_of
from .strategies import calendars_and_questions, questions

Drawn = tuple[dict[str, Any], dict[str, Any]]
ANCHOR = date(2026, 4, 27)
INSTANT = timedelta(microseconds=1)

relaxed = settings(max_examples=150, deadline=None)


@relaxed
@given(calendars_and_questions())
def test_it_starts_in_working_time_and_ends_where_working_time_does(drawn: Drawn) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    found = asked(calendar, question)
    assert found.start >= datetime.fromisoformat(question["received"])
    assert calendar.is_working(found.start)
    assert found.start < found.due
    assert calendar.is_working(found.due - INSTANT)


@relaxed
@given(calendars_and_questions(), st.integers(-2, 30))
def test_another_holiday_never_makes_it_earlier(drawn: Drawn, days: int) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    holiday = datetime.fromisoformat(question["received"]).date() + timedelta(days=days)
    fewer_days = replace(calendar, holidays=calendar.holidays | {holiday})
    # A paused limit by dates is excepted: a holiday before its due leaves it fewer working minutes to give back.
    by_time = limit_of(question).unit is Unit.HOUR
    pauses = pauses_of(question) if by_time else ()
    assert asked(fewer_days, question, pauses=pauses).due >= asked(calendar, question, pauses=pauses).due


@relaxed
@given(calendars_and_questions(), st.integers(1, 5))
def test_a_longer_limit_is_never_due_earlier(drawn: Drawn, more: int) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    limit = limit_of(question)
    longer = Limit(limit.value + more, limit.unit)
    assert asked(calendar, question, limit=longer).due >= asked(calendar, question).due


@relaxed
@given(calendars_and_questions(), st.integers(0, 5000))
def test_what_arrives_later_is_never_due_earlier(drawn: Drawn, minutes: int) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    later = datetime.fromisoformat(question["received"]) + timedelta(minutes=minutes)
    assert asked(calendar, question, received=later, pauses=()).due >= asked(calendar, question, pauses=()).due


@relaxed
@given(calendars_and_questions(), st.integers(-3000, 30_000))
def test_paused_and_resumed_at_once_nothing_changes(drawn: Drawn, minutes: int) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    at = datetime.fromisoformat(question["received"]) + timedelta(minutes=minutes)
    assert asked(calendar, question, pauses=[(at, at)]) == asked(calendar, question, pauses=())


@relaxed
@given(calendars_and_questions(), st.integers(0, 100), st.integers(0, 20_000))
def test_a_pause_preserves_the_working_time_left(drawn: Drawn, percent: int, minutes: int) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    before = asked(calendar, question, pauses=())
    begins = before.start + (before.due - before.start) * percent / 100
    resumes = begins + timedelta(minutes=minutes)
    after = asked(calendar, question, pauses=[(begins, resumes)])
    left = calendar.working_time_between(begins, before.due)
    if begins < before.due:
        assert calendar.working_time_between(resumes, after.due) == left
    assert after.due >= before.due


@relaxed
@given(calendars_and_questions(), st.integers(-1000, 10_000), st.integers(0, 5000), st.integers(0, 100))
def test_a_pause_cut_in_two_is_the_same_pause(drawn: Drawn, since: int, minutes: int, percent: int) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    begins = datetime.fromisoformat(question["received"]) + timedelta(minutes=since)
    resumes = begins + timedelta(minutes=minutes)
    middle = begins + (resumes - begins) * percent / 100
    whole = asked(calendar, question, pauses=[(begins, resumes)])
    assert asked(calendar, question, pauses=[(middle, resumes), (begins, middle)]) == whole


@relaxed
@given(calendars_and_questions(), st.integers(1, 5000))
def test_adding_minutes_and_counting_them_agree(drawn: Drawn, minutes: int) -> None:
    calendar, question = read_calendar(drawn[0]), drawn[1]
    at = datetime.fromisoformat(question["received"])
    later = calendar.add_working_minutes(at, minutes)
    assert calendar.working_minutes_between(at, later) == minutes
    assert calendar.working_minutes_between(later, at) == -minutes
    assert calendar.working_minutes_between(at, later - INSTANT) == minutes - 1


@relaxed
@given(questions(ANCHOR), st.integers(1, 30))
def test_whole_days_are_never_due_before_hours(question: dict[str, Any], days: int) -> None:
    at, limit = datetime.fromisoformat(question["received"]), Limit(days, Unit.WORKING_DAY)
    by_hours, by_days = (due(default_calendar(), at, limit, policy) for policy in (Policy.HOURS, Policy.CIVIL))
    assert by_days.start == by_hours.start
    assert by_days.due >= by_hours.due


@settings(max_examples=60, deadline=None)
@given(questions(ANCHOR), st.integers(2000, 2060))
def test_the_answer_does_not_depend_on_what_was_asked_before(question: dict[str, Any], year: int) -> None:
    """A calendar lays out years as they are asked for; earlier and later ones must not shift each other."""
    fresh = asked(read_calendar({}), question)
    calendar = read_calendar({})
    asked(calendar, question, received=datetime.fromisoformat(f"{year}-06-01T09:00+07:00"), pauses=())
    assert asked(calendar, question) == fresh
