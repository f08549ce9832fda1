"""The product and a walk, step by step, over the same random calendars must agree to the second."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from motcua.core.worktime import Due, read_calendar

from .asked import asked
from .oracle import Lost, Walker
from .strategies import calendars_and_questions, questions

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def walked(calendar: dict[str, Any], question: dict[str, Any], step_seconds: int = 60) -> tuple[Any, Any]:
    try:
        return Walker(calendar, step_seconds).due(question)
    except Lost:
        assume(False)
        raise


def in_utc(found: Due) -> tuple[datetime, datetime]:
    """The same instants; Python never calls a local time in a repeated hour equal to one of another zone."""
    return found.start.astimezone(UTC), found.due.astimezone(UTC)


@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
@given(calendars_and_questions())
def test_agrees_with_the_minute_walk(drawn: tuple[dict[str, Any], dict[str, Any]]) -> None:
    calendar, question = drawn
    expected = walked(calendar, question)
    assert in_utc(asked(read_calendar(calendar), question)) == expected


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(questions(date(2026, 6, 3), seconds=1, reach=0), st.integers(1, 12))
def test_agrees_to_the_second(question: dict[str, Any], quarters: int) -> None:
    question = question | {"limit": {"value": quarters / 4, "unit": "hour"}}
    assert in_utc(asked(read_calendar({}), question)) == walked({}, question, step_seconds=1)


@pytest.mark.parametrize("unit", ["hour", "working_day", "day", "month", "same_day"])
@pytest.mark.parametrize("policy", ["hours", "civil"])
def test_agrees_on_a_year_of_tet(unit: str, policy: str) -> None:
    """Every unit and policy over one fixed stretch, so that a bad draw cannot leave one out."""
    calendar = {"holidays": [f"2026-02-{day}" for day in range(16, 21)], "makeup": {"2026-02-14": 5}}
    for day in range(9, 25, 3):
        question = {
            "received": f"2026-02-{day:02}T15:20:00+07:00",
            "limit": {"value": 2, "unit": unit},
            "policy": policy,
            "pauses": [["2026-02-17T09:00:00+07:00", "2026-02-23T09:30:00+07:00"]],
        }
        assert in_utc(asked(read_calendar(calendar), question)) == walked(calendar, question)
