"""The shipped holidays against two other sources, and what they do to the default calendar."""

import csv
from datetime import date
from pathlib import Path

import holidays as library
import pytest

from motcua.core.worktime import HOLIDAYS_VN, HolidayKind, HolidayRow, default_calendar

YEARS = range(2018, 2028)
DAYS_OFF = {row.on for row in HOLIDAYS_VN if row.kind is not HolidayKind.MAKEUP_WORKDAY}
FROM_MEMORY = {date(2026, 1, 2), date(2026, 1, 10)}


def test_the_days_off_are_those_of_the_holidays_library() -> None:
    assert set(library.country_holidays("VN", years=YEARS)) == DAYS_OFF - FROM_MEMORY


def test_every_make_up_day_is_named_in_the_library_by_the_day_it_is_swapped_with() -> None:
    labels = library.country_holidays("VN", years=YEARS, language="vi")
    for row in HOLIDAYS_VN:
        if row.kind is HolidayKind.MAKEUP_WORKDAY and row.verified:
            assert row.swapped_with is not None
            assert f"{row.on:%d/%m/%Y}" in labels[row.swapped_with]


def test_nothing_differs_from_the_reference_table(shared_data: Path) -> None:
    with (shared_data / "holidays_vn_2018_2027.csv").open(encoding="utf-8", newline="") as file:
        expected = {
            (row["date"], row["kind"].removesuffix("_UNVERIFIED"), row["swapped_with"]) for row in csv.DictReader(file)
        }
    shipped = {(row.on.isoformat(), row.kind.value, str(row.swapped_with or "")) for row in HOLIDAYS_VN}
    assert shipped == expected


def test_what_the_reference_table_calls_unverified_stays_marked(shared_data: Path) -> None:
    with (shared_data / "holidays_vn_2018_2027.csv").open(encoding="utf-8", newline="") as file:
        unverified = {date.fromisoformat(row["date"]) for row in csv.DictReader(file) if "UNVERIFIED" in row["kind"]}
    assert unverified == FROM_MEMORY
    assert {row.on for row in HOLIDAYS_VN if not row.verified} == FROM_MEMORY | tet(2027, 2, range(4, 11))


def test_swaps_point_at_each_other() -> None:
    rows = {row.on: row for row in HOLIDAYS_VN}
    swapped = [row for row in HOLIDAYS_VN if row.swapped_with is not None]
    assert len(swapped) == 12
    for row in swapped:
        assert row.swapped_with is not None
        assert rows[row.swapped_with].swapped_with == row.on
        assert {row.kind, rows[row.swapped_with].kind} == {HolidayKind.SWAP_DAY_OFF, HolidayKind.MAKEUP_WORKDAY}


def tet(year: int, month: int, days: range) -> set[date]:
    return {date(year, month, day) for day in days}


@pytest.mark.parametrize("row", HOLIDAYS_VN, ids=lambda row: str(row.on))
def test_the_default_calendar_works_on_make_up_days_and_on_no_holiday(row: HolidayRow) -> None:
    assert default_calendar().is_working_day(row.on) is (row.kind is HolidayKind.MAKEUP_WORKDAY)


@pytest.mark.parametrize(
    ("year", "working_days"),
    # Weekdays of the year, less days off on weekdays, plus make-up Saturdays, counted on a wall calendar.
    [(2023, 260 - 11), (2025, 261 - 12 + 1), (2026, 261 - 14 + 2)],
)
def test_working_days_of_a_year(year: int, working_days: int) -> None:
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    calendar = default_calendar()
    assert sum(calendar.is_working_day(date.fromordinal(day)) for day in range(first, last + 1)) == working_days
