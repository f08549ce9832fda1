"""Limits as they are published, and what is no limit."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from motcua.core.worktime import Limit, Policy, Unit, UnusableLimit, default_calendar, due, parse_limit, read_calendar

from .test_cases import at


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("3 working_day", Limit(3, Unit.WORKING_DAY)),
        ("  8   hours ", Limit(8, Unit.HOUR)),
        ("1.5 hour", Limit(Fraction(3, 2), Unit.HOUR)),
        ("15 days", Limit(15, Unit.DAY)),
        ("1.0 month", Limit(1, Unit.MONTH)),
        ("same_day", Limit(1, Unit.SAME_DAY)),
        ("7 same_day", Limit(1, Unit.SAME_DAY)),
    ],
)
def test_limits_are_read(text: str, limit: Limit) -> None:
    assert parse_limit(text) == limit


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "cannot be read"),
        ("working_day", "cannot be read"),
        ("3 working day", "cannot be read"),
        ("three day", "not a number"),
        ("nan day", "more than 0"),
        ("1e999999999 day", "more than 0"),
        ("3 fortnight", "no unit 'fortnight'. Use one of: hour, working_day, day, month, same_day"),
        ("0 day", "more than 0"),
        ("-1 hour", "more than 0"),
        ("1000001 hour", "more than 0, up to 1000000"),
        ("1.5 day", "whole number"),
        ("0.5 month", "whole number"),
        ("0.01 hour", "whole minutes"),
    ],
)
def test_what_is_no_limit_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(UnusableLimit, match=sentence):
        parse_limit(text)


@pytest.mark.parametrize("value", [True, "3", None, float("inf"), float("nan"), [3]])
def test_a_value_is_a_number(value: Any) -> None:
    with pytest.raises(UnusableLimit):
        Limit(value, Unit.DAY)


def test_a_decimal_value_is_not_rounded() -> None:
    tenth = Limit(0.1, Unit.HOUR)  # type: ignore[arg-type]
    assert tenth == Limit(Decimal("0.1"), Unit.HOUR)  # type: ignore[arg-type]
    assert due(default_calendar(), at("2026-06-01T09:00"), tenth).due == at("2026-06-01T09:06")


def test_a_fraction_of_a_working_day_comes_to_whole_minutes_of_that_calendar() -> None:
    third = Limit(Fraction(1, 3), Unit.WORKING_DAY)
    assert due(default_calendar(), at("2026-06-01T07:00"), third).due == at("2026-06-01T09:40")
    with pytest.raises(UnusableLimit, match="whole minutes"):
        due(read_calendar({"day_minutes": 400}), at("2026-06-01T07:00"), third)


def test_whole_days_have_no_fractions() -> None:
    with pytest.raises(UnusableLimit, match="not a number of days"):
        due(default_calendar(), at("2026-06-01T07:00"), Limit(Fraction(1, 2), Unit.WORKING_DAY), Policy.CIVIL)


@pytest.mark.parametrize("text", ["1000000 hour", "1000000 working_day", "200000 day", "6000 month"])
def test_a_limit_beyond_the_years_reckoned_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="last year reckoned"):
        due(default_calendar(), at("2026-06-01T07:00"), parse_limit(text))
