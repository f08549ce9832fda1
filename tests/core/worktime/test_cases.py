"""The published table of worked cases, one test a case, named by the article it shows."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from motcua.core.worktime import (
    HOLIDAYS_VN,
    HolidayKind,
    Policy,
    Timeliness,
    WorkCalendar,
    apology_due,
    classify,
    default_calendar,
    due,
    parse_limit,
    read_calendar,
)

from .cases import APOLOGIES, APOLOGY, CASES, CLASSES, CLASSIFIED, Case
from .oracle import Walker

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
# The shipped calendar in the format of a calendar file.
SHIPPED = {
    "holidays": [row.on.isoformat() for row in HOLIDAYS_VN if row.kind is not HolidayKind.MAKEUP_WORKDAY],
    "makeup": {
        row.on.isoformat(): row.swapped_with.isoweekday()
        for row in HOLIDAYS_VN
        if row.kind is HolidayKind.MAKEUP_WORKDAY and row.swapped_with
    },
}
# The walk knows no extra serving hours that count.
WALKABLE = [case for case in CASES if not (case.calendar or {}).get("extra_serving_counts")]


def at(text: str) -> datetime:
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=HANOI)


def calendar_of(case: Case) -> WorkCalendar:
    return default_calendar() if case.calendar is None else read_calendar(case.calendar)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_worked_case(case: Case) -> None:
    pauses = [(at(since), at(until)) for since, until in case.pauses]
    found = due(calendar_of(case), at(case.received), parse_limit(case.limit), Policy(case.policy), pauses)
    assert (found.start, found.due) == (at(case.start), at(case.due))


@pytest.mark.parametrize("case", WALKABLE, ids=lambda case: case.name)
def test_the_walk_agrees_with_the_worked_case(case: Case) -> None:
    """The oracle the random tests trust must itself give the answers worked out by hand."""
    value, _, unit = case.limit.partition(" ")
    question = {
        "received": at(case.received).isoformat(),
        "limit": {"value": float(value) if unit == "hour" or "." in value else int(value), "unit": unit}
        if unit
        else {"value": 1, "unit": value},
        "policy": case.policy,
        "pauses": [[at(since).isoformat(), at(until).isoformat()] for since, until in case.pauses],
    }
    calendar = SHIPPED if case.calendar is None else case.calendar
    step = 10 if any("T" in text and text.count(":") > 1 for text in (case.received, case.due)) else 60
    assert Walker(calendar, step).due(question) == (at(case.start), at(case.due))


@pytest.mark.parametrize(("rule", "promised", "latest"), APOLOGIES, ids=[f"{APOLOGY}: {row[0]}" for row in APOLOGIES])
def test_latest_apology(rule: str, promised: str, latest: str) -> None:
    assert apology_due(default_calendar(), at(promised)) == at(latest)


@pytest.mark.parametrize(
    ("rule", "promised", "finished", "expected"), CLASSIFIED, ids=[f"{CLASSES}: {row[0]}" for row in CLASSIFIED]
)
def test_timeliness(rule: str, promised: str, finished: str, expected: str) -> None:
    assert classify(default_calendar(), at(promised), at(finished)) is Timeliness(expected)


def test_every_case_has_its_own_name() -> None:
    names = [case.name for case in CASES]
    assert len(names) == len(set(names))
