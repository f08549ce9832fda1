"""Working calendars and deadline arithmetic: values in, values out; no clock, no database, no network."""

from motcua.core.worktime.calendar_file import CALENDAR_KEYS, read_calendar
from motcua.core.worktime.clock import (
    Clock,
    ClockRefusal,
    ClockRefused,
    Timeliness,
    apology_due,
    classify,
    extend,
    pause,
    remaining,
    resume,
    start_clock,
    time_left,
    why_not_extend,
)
from motcua.core.worktime.deadlines import Due, Pause, due, due_from
from motcua.core.worktime.errors import (
    BeyondReckoning,
    NaiveInstant,
    UnusableCalendar,
    UnusableLimit,
    UnusablePause,
    WorktimeError,
)
from motcua.core.worktime.hanoi import default_calendar
from motcua.core.worktime.holidays_vn import HOLIDAYS_VN, HolidayKind, HolidayRow
from motcua.core.worktime.limits import Limit, Policy, Unit, parse_limit, parse_unit
from motcua.core.worktime.spans import Span, span
from motcua.core.worktime.work_calendar import WorkCalendar

__all__ = [
    "CALENDAR_KEYS",
    "HOLIDAYS_VN",
    "BeyondReckoning",
    "Clock",
    "ClockRefusal",
    "ClockRefused",
    "Due",
    "HolidayKind",
    "HolidayRow",
    "Limit",
    "NaiveInstant",
    "Pause",
    "Policy",
    "Span",
    "Timeliness",
    "Unit",
    "UnusableCalendar",
    "UnusableLimit",
    "UnusablePause",
    "WorkCalendar",
    "WorktimeError",
    "apology_due",
    "classify",
    "default_calendar",
    "due",
    "due_from",
    "extend",
    "parse_limit",
    "parse_unit",
    "pause",
    "read_calendar",
    "remaining",
    "resume",
    "span",
    "start_clock",
    "time_left",
    "why_not_extend",
]
