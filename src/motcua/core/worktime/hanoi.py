"""The calendar of an authority that has not set its own: Hà Nội hours and the shipped holidays."""

from functools import cache

from motcua.core.worktime.holidays_vn import HOLIDAYS_VN, HolidayKind
from motcua.core.worktime.work_calendar import WorkCalendar


@cache
def default_calendar() -> WorkCalendar:
    """Monday to Friday 07:00-11:30 and 13:30-17:00, cut-off 15:00, holidays and swapped days of 2018 to 2027.

    Rows not verified (`HolidayRow.verified`) are in it too: a day wrongly off is put right by editing, while a
    promise made for a day nobody works cannot be kept. LAW? 2026-01-02 with 2026-01-10, and Tết 2027.
    """
    makeup = {
        row.on: row.swapped_with.isoweekday()
        for row in HOLIDAYS_VN
        if row.kind is HolidayKind.MAKEUP_WORKDAY and row.swapped_with is not None
    }
    return WorkCalendar(holidays=frozenset(row.on for row in HOLIDAYS_VN if row.on not in makeup), makeup=makeup)
