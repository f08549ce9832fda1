"""Worked cases: each a rule, an instant, a limit and the answer worked out by hand.

`docs/reference/deadlines.md` is made from this table (`reference_page.py`). LAW? marks a rule whose primary text has
not been seen; [MEM] one known from memory.
"""

from dataclasses import dataclass, field
from typing import Any

RECEIPT = "QĐ 3142/QĐ-BGDĐT Đ.11"
CONVERSION = "Giờ làm việc: 1 ngày = 8 giờ"
HOLIDAY = "BLLĐ 2019 Đ.112 [MEM]"
SWAP = "Hoán đổi ngày làm việc"
CIVIL_START = "BLDS 2015 Đ.147 [MEM]"
CIVIL_END = "BLDS 2015 Đ.148 [MEM]"
SAME_DAY = "QĐ 1811/QĐ-TTPVHCC"
SAME_DAY_OFFICE = "QĐ 663/QĐ-TTPVHCC"
PAUSED = "NĐ 118/2025 Đ.18 LAW?"
OWN = "Lịch của cơ quan"
NINTH_HOUR = "Ba Vì: giờ làm việc thứ 9"


@dataclass(frozen=True)
class Case:
    """One worked case. Local times without an offset are Hà Nội time; without a calendar, the shipped one holds."""

    article: str
    rule: str
    received: str
    limit: str
    start: str
    due: str
    policy: str = "hours"
    pauses: tuple[tuple[str, str], ...] = ()
    calendar: dict[str, Any] | None = field(default=None, hash=False)

    @property
    def name(self) -> str:
        return f"{self.article}: {self.rule}"


@dataclass(frozen=True)
class Section:
    """Cases that show one rule, under a Vietnamese and English heading."""

    heading: str
    text: str
    cases: tuple[Case, ...]


def _case(article: str, rule: str, received: str, limit: str, start_due: str, **more: Any) -> Case:
    start, due = start_due.split(" -> ")
    return Case(article, rule, received, limit, start, due, **more)


STARTS = Section(
    "Bắt đầu tính / When the clock starts",
    "What arrives out of hours starts at the next working instant. Hours are half-open: closing time is out of hours.",
    (
        _case(RECEIPT, "inside hours it starts at once", "2026-06-01T09:00", "1 hour",
              "2026-06-01T09:00 -> 2026-06-01T10:00"),
        _case(RECEIPT, "before opening it starts at opening", "2026-06-02T06:15", "1 hour",
              "2026-06-02T07:00 -> 2026-06-02T08:00"),
        _case(RECEIPT, "at opening it starts at opening", "2026-06-02T07:00", "1 hour",
              "2026-06-02T07:00 -> 2026-06-02T08:00"),
        _case(RECEIPT, "at lunch it starts after lunch", "2026-06-02T12:00", "1 hour",
              "2026-06-02T13:30 -> 2026-06-02T14:30"),
        _case(RECEIPT, "at the very end of the morning it starts after lunch", "2026-06-02T11:30", "1 hour",
              "2026-06-02T13:30 -> 2026-06-02T14:30"),
        _case(RECEIPT, "at the very end of the day it starts next morning", "2026-06-02T17:00", "1 hour",
              "2026-06-03T07:00 -> 2026-06-03T08:00"),
        _case(RECEIPT, "on Friday night it starts on Monday", "2026-06-05T20:00", "1 hour",
              "2026-06-08T07:00 -> 2026-06-08T08:00"),
        _case(RECEIPT, "on Sunday it starts on Monday", "2026-06-07T10:00", "1 hour",
              "2026-06-08T07:00 -> 2026-06-08T08:00"),
        _case(HOLIDAY, "on a holiday it starts on the next working day", "2026-04-30T09:00", "1 hour",
              "2026-05-04T07:00 -> 2026-05-04T08:00"),
        _case(RECEIPT, "seconds are kept", "2026-06-01T09:00:30", "1 hour",
              "2026-06-01T09:00:30 -> 2026-06-01T10:00:30"),
        _case(RECEIPT, "an instant given in another zone is the same instant", "2026-06-01T02:00+00:00", "1 hour",
              "2026-06-01T09:00 -> 2026-06-01T10:00"),
    ),
)  # fmt: skip

HOURS = Section(
    "Giờ / Hours",
    "n working hours after the start. A limit that runs out at closing is due at closing, not at the next opening.",
    (
        _case(CONVERSION, "eight hours are one working day", "2026-06-01T09:00", "8 hour",
              "2026-06-01T09:00 -> 2026-06-02T09:00"),
        _case(CONVERSION, "running out at the morning's end it is due then", "2026-06-01T07:00", "4.5 hour",
              "2026-06-01T07:00 -> 2026-06-01T11:30"),
        _case(CONVERSION, "running out at closing it is due at closing", "2026-06-01T07:00", "8 hour",
              "2026-06-01T07:00 -> 2026-06-01T17:00"),
        _case(CONVERSION, "lunch does not count", "2026-06-01T10:30", "2 hour",
              "2026-06-01T10:30 -> 2026-06-01T14:30"),
        _case(CONVERSION, "the weekend does not count", "2026-06-05T16:00", "2 hour",
              "2026-06-05T16:00 -> 2026-06-08T08:00"),
        _case(CONVERSION, "an hour and a half", "2026-06-01T09:00", "1.5 hour",
              "2026-06-01T09:00 -> 2026-06-01T10:30"),
        _case(CIVIL_START, "counting by whole days changes nothing for hours", "2026-06-01T09:00", "8 hour",
              "2026-06-01T09:00 -> 2026-06-02T09:00", policy="civil"),
    ),
)  # fmt: skip

WORKING_DAYS = Section(
    "Ngày làm việc, tính theo giờ / Working days by working hours (policy `hours`)",
    "One working day is 480 working minutes, so a limit ends at the time of day it began, or at closing.",
    (
        _case(CONVERSION, "one day ends at the same time next day", "2026-06-01T09:00", "1 working_day",
              "2026-06-01T09:00 -> 2026-06-02T09:00"),
        _case(CONVERSION, "one day from opening ends at closing", "2026-06-01T07:00", "1 working_day",
              "2026-06-01T07:00 -> 2026-06-01T17:00"),
        _case(CONVERSION, "five days pass a weekend", "2026-06-01T14:00", "5 working_day",
              "2026-06-01T14:00 -> 2026-06-08T14:00"),
        _case(CONVERSION, "half a day is 240 minutes", "2026-06-01T07:00", "0.5 working_day",
              "2026-06-01T07:00 -> 2026-06-01T11:00"),
        _case(HOLIDAY, "30 April and 1 May do not count", "2026-04-29T10:00", "3 working_day",
              "2026-04-29T10:00 -> 2026-05-06T10:00"),
        _case(HOLIDAY, "Hùng Kings' day in lieu does not count", "2026-04-24T16:30", "1 working_day",
              "2026-04-24T16:30 -> 2026-04-28T16:30"),
        _case(HOLIDAY, "Tết 2026 does not count", "2026-02-13T15:00", "2 working_day",
              "2026-02-13T15:00 -> 2026-02-24T15:00"),
        _case(HOLIDAY, "Tết 2018 lasted seven days", "2018-02-13T16:30", "1 working_day",
              "2018-02-13T16:30 -> 2018-02-21T16:30"),
        _case("NQ 80-NQ/TW", "24 November does not count from 2026 on", "2026-11-23T13:30", "1 working_day",
              "2026-11-23T13:30 -> 2026-11-25T11:30"),
        _case("NQ 80-NQ/TW", "24 November counted in 2025", "2025-11-24T07:00", "1 working_day",
              "2025-11-24T07:00 -> 2025-11-24T17:00"),
        _case(f"{HOLIDAY} LAW?", "Tết 2027 as computed, before the notice", "2027-02-03T07:00", "2 working_day",
              "2027-02-03T07:00 -> 2027-02-11T17:00"),
    ),
)  # fmt: skip

SWAPS = Section(
    "Ngày làm bù, nghỉ hoán đổi / Make-up working days and swapped days off",
    "A make-up Saturday is a working day with the hours of the day it is swapped with; that day is a rest day.",
    (
        _case(SWAP, "Saturday 22/8/2026 is worked", "2026-08-21T16:00", "1 working_day",
              "2026-08-21T16:00 -> 2026-08-22T16:00"),
        _case(SWAP, "what arrives on the make-up Saturday starts at once", "2026-08-22T09:00", "1 hour",
              "2026-08-22T09:00 -> 2026-08-22T10:00"),
        _case(SWAP, "the Saturday after is a rest day again", "2026-08-29T09:00", "1 hour",
              "2026-09-03T07:00 -> 2026-09-03T08:00"),
        _case(SWAP, "Monday 31/8/2026 is off, before the National Day", "2026-08-28T15:00", "1 working_day",
              "2026-08-28T15:00 -> 2026-09-03T15:00"),
        _case(SWAP, "26/4/2025 worked, 2/5/2025 off", "2025-04-25T16:00", "5 working_day",
              "2025-04-25T16:00 -> 2025-05-06T16:00"),
        _case(SWAP, "a limit in days may end on a make-up Saturday", "2026-08-17T09:00", "5 day",
              "2026-08-17T09:00 -> 2026-08-22T17:00"),
        _case(SWAP, "by whole days a make-up Saturday counts", "2026-08-21T09:00", "1 working_day",
              "2026-08-21T09:00 -> 2026-08-22T17:00", policy="civil"),
        _case(f"{SWAP} [MEM] LAW?", "2/1/2026 off", "2025-12-31T16:00", "1 working_day",
              "2025-12-31T16:00 -> 2026-01-05T16:00"),
        _case(f"{SWAP} [MEM] LAW?", "10/1/2026 worked for it", "2026-01-09T16:00", "2 hour",
              "2026-01-09T16:00 -> 2026-01-10T08:00"),
        _case(SWAP, "a make-up day may be a holiday and has the hours it is given", "2026-04-30T08:00", "1 hour",
              "2026-04-30T08:00 -> 2026-04-30T09:00",
              calendar={"holidays": ["2026-04-30"], "makeup": {"2026-04-30": 1}}),
        _case(SWAP, "its hours are those of the weekday it stands for", "2026-08-22T07:00", "5 hour",
              "2026-08-22T07:30 -> 2026-08-24T08:30",
              calendar={"weekly": {"1": [["07:30", "17:00"]], "5": [["07:30", "11:30"]]},
                        "makeup": {"2026-08-22": 5}}),
    ),
)  # fmt: skip

CIVIL = Section(
    "Ngày làm việc, theo Bộ luật Dân sự / Working days by whole days (policy `civil`)",
    "The day of the start is not counted; due at the close of the n-th working day after it. The code says midnight; "
    "the close of business is taken because nobody can be served later [MEM].",
    (
        _case(CIVIL_START, "the day of the start is not counted", "2026-06-01T09:00", "1 working_day",
              "2026-06-01T09:00 -> 2026-06-02T17:00", policy="civil"),
        _case(CIVIL_START, "nor when it starts at opening", "2026-06-01T07:00", "1 working_day",
              "2026-06-01T07:00 -> 2026-06-02T17:00", policy="civil"),
        _case(CIVIL_START, "nor when it starts in the last minute", "2026-06-01T16:59", "1 working_day",
              "2026-06-01T16:59 -> 2026-06-02T17:00", policy="civil"),
        _case(CIVIL_START, "out of hours the day not counted is the next working day", "2026-06-05T18:00",
              "1 working_day", "2026-06-08T07:00 -> 2026-06-09T17:00", policy="civil"),
        _case(CIVIL_START, "30 April and 1 May are not counted", "2026-04-29T10:00", "3 working_day",
              "2026-04-29T10:00 -> 2026-05-06T17:00", policy="civil"),
        _case(CIVIL_START, "Tết is not counted", "2026-02-13T09:00", "2 working_day",
              "2026-02-13T09:00 -> 2026-02-24T17:00", policy="civil"),
    ),
)  # fmt: skip

DAYS = Section(
    "Ngày, tháng / Calendar days and months",
    "The date of the start plus n days, or the same day n months later (or that month's last day), at the close of "
    "business; if that is a rest day, at the close of the next working day.",
    (
        _case(CIVIL_END, "fifteen days later, a working day", "2026-06-01T09:00", "15 day",
              "2026-06-01T09:00 -> 2026-06-16T17:00"),
        _case(CIVIL_END, "ending on Saturday it is due on Monday", "2026-06-01T09:00", "5 day",
              "2026-06-01T09:00 -> 2026-06-08T17:00"),
        _case(CIVIL_END, "ending on a holiday it is due after it", "2026-04-20T09:00", "10 day",
              "2026-04-20T09:00 -> 2026-05-04T17:00"),
        _case(CIVIL_END, "ending in Tết it is due after Tết", "2026-02-13T09:00", "3 day",
              "2026-02-13T09:00 -> 2026-02-23T17:00"),
        _case(CIVIL_END, "days count from the start, not from an evening before", "2026-06-05T17:30", "1 day",
              "2026-06-08T07:00 -> 2026-06-09T17:00"),
        _case(CIVIL_END, "one month", "2026-06-01T09:00", "1 month",
              "2026-06-01T09:00 -> 2026-07-01T17:00"),
        _case(CIVIL_END, "a month without a 31st ends on its 30th, here a holiday", "2026-03-31T09:00", "1 month",
              "2026-03-31T09:00 -> 2026-05-04T17:00"),
        _case(CIVIL_END, "a month from 29 January ends on 28 February, here a Sunday", "2027-01-29T09:00", "1 month",
              "2027-01-29T09:00 -> 2027-03-01T17:00"),
        _case(CIVIL_END, "twelve months from 29 February", "2024-02-29T09:00", "12 month",
              "2024-02-29T09:00 -> 2025-02-28T17:00"),
        _case(CIVIL_END, "three months ending on 24 November", "2026-08-24T09:00", "3 month",
              "2026-08-24T09:00 -> 2026-11-25T17:00"),
        _case(CIVIL_END, "whole-day counting changes nothing for days", "2026-06-01T09:00", "5 day",
              "2026-06-01T09:00 -> 2026-06-08T17:00", policy="civil"),
    ),
)  # fmt: skip

SAME_DAYS = Section(
    "Trong ngày / Same day",
    "Due at the close of the start's day. A start at 15:00 or later moves to the next working day's opening first.",
    (
        _case(SAME_DAY, "in the morning it is for today", "2026-06-01T09:00", "same_day",
              "2026-06-01T09:00 -> 2026-06-01T17:00"),
        _case(SAME_DAY, "a minute before the cut-off it is for today", "2026-06-01T14:59", "same_day",
              "2026-06-01T14:59 -> 2026-06-01T17:00"),
        _case(SAME_DAY, "at the cut-off it is for tomorrow", "2026-06-01T15:00", "same_day",
              "2026-06-02T07:00 -> 2026-06-02T17:00"),
        _case(SAME_DAY_OFFICE, "after the cut-off on Friday it is for Monday", "2026-06-05T15:30", "same_day",
              "2026-06-08T07:00 -> 2026-06-08T17:00"),
        _case(SAME_DAY_OFFICE, "the cut-off looks at the start: Saturday 16:00 is for Monday", "2026-06-06T16:00",
              "same_day", "2026-06-08T07:00 -> 2026-06-08T17:00"),
        _case(SAME_DAY_OFFICE, "at lunch it is for the afternoon", "2026-06-01T12:00", "same_day",
              "2026-06-01T13:30 -> 2026-06-01T17:00"),
        _case(SAME_DAY_OFFICE, "the next working day may be a make-up Saturday", "2026-08-21T16:00", "same_day",
              "2026-08-22T07:00 -> 2026-08-22T17:00"),
        _case(SAME_DAY_OFFICE, "the next working day may come after Tết", "2026-02-13T15:00", "same_day",
              "2026-02-23T07:00 -> 2026-02-23T17:00"),
        _case(SAME_DAY_OFFICE, "an authority may set its own cut-off", "2026-06-01T10:30", "same_day",
              "2026-06-02T07:00 -> 2026-06-02T17:00", calendar={"same_day_cutoff": "10:00"}),
    ),
)  # fmt: skip

_MON_10, _WED_10 = "2026-06-01T10:00", "2026-06-03T10:00"
PAUSES = Section(
    "Tạm dừng / Pauses",
    "On pause the working minutes left are kept; the new due is that many working minutes after the clock resumes. "
    "Which pauses are lawful is for the procedure to say (LAW?).",
    (
        _case(PAUSED, "what is left runs on after the pause", "2026-06-01T07:00", "2 working_day",
              "2026-06-01T07:00 -> 2026-06-04T17:00", pauses=((_MON_10, _WED_10),)),
        _case(PAUSED, "resumed at once nothing changes", "2026-06-01T07:00", "2 working_day",
              "2026-06-01T07:00 -> 2026-06-02T17:00", pauses=((_MON_10, _MON_10),)),
        _case(PAUSED, "a pause that begins at the due changes nothing", "2026-06-01T07:00", "1 working_day",
              "2026-06-01T07:00 -> 2026-06-01T17:00", pauses=(("2026-06-01T17:00", _WED_10),)),
        _case(PAUSED, "pauses that overlap are one", "2026-06-01T07:00", "2 working_day",
              "2026-06-01T07:00 -> 2026-06-04T17:00",
              pauses=(("2026-06-02T08:00", _WED_10), (_MON_10, "2026-06-02T10:00"))),
        _case(PAUSED, "a pause inside another adds nothing", "2026-06-01T07:00", "2 working_day",
              "2026-06-01T07:00 -> 2026-06-04T17:00",
              pauses=((_MON_10, _WED_10), ("2026-06-01T14:00", "2026-06-02T09:00"))),
        _case(PAUSED, "a second pause may fall in the time the first one won", "2026-06-01T07:00", "1 working_day",
              "2026-06-01T07:00 -> 2026-06-02T14:00",
              pauses=(("2026-06-01T09:00", _MON_10), ("2026-06-02T07:30", "2026-06-02T13:30"))),
        _case(PAUSED, "a pause within a weekend changes nothing", "2026-06-05T07:00", "2 working_day",
              "2026-06-05T07:00 -> 2026-06-08T17:00", pauses=(("2026-06-06T08:00", "2026-06-07T18:00"),)),
        _case(PAUSED, "resumed in the evening it runs on next morning", "2026-06-01T07:00", "1 working_day",
              "2026-06-01T07:00 -> 2026-06-02T08:00", pauses=(("2026-06-01T16:00", "2026-06-01T20:00"),)),
        _case(PAUSED, "a pause over before the start changes nothing", "2026-06-01T18:00", "1 working_day",
              "2026-06-02T07:00 -> 2026-06-02T17:00", pauses=(("2026-06-01T18:30", "2026-06-01T22:00"),)),
        _case(PAUSED, "a pause from before the start counts from the start", "2026-06-01T18:00", "1 working_day",
              "2026-06-02T07:00 -> 2026-06-03T09:00", pauses=(("2026-06-01T20:00", "2026-06-02T09:00"),)),
        _case(PAUSED, "hours before a start that was moved are not counted", "2026-06-01T15:30", "same_day",
              "2026-06-02T07:00 -> 2026-06-03T09:00", pauses=(("2026-06-01T16:00", "2026-06-02T09:00"),)),
        _case(PAUSED, "a limit in days, paused, is measured in working minutes", "2026-06-01T09:00", "5 day",
              "2026-06-01T09:00 -> 2026-06-10T17:00", pauses=(("2026-06-03T07:00", "2026-06-05T07:00"),)),
        _case(PAUSED, "so is a limit counted by whole days", "2026-04-29T10:00", "3 working_day",
              "2026-04-29T10:00 -> 2026-05-07T17:00", policy="civil",
              pauses=(("2026-04-29T10:00", "2026-05-04T10:00"),)),
        _case(PAUSED, "a pause is kept to the second", "2026-06-01T09:00", "1 hour",
              "2026-06-01T09:00 -> 2026-06-01T10:10:30",
              pauses=(("2026-06-01T09:10:20", "2026-06-01T09:20:50"),)),
        _case(PAUSED, "a pause that ends in Tết runs on after it", "2026-02-12T07:00", "2 working_day",
              "2026-02-12T07:00 -> 2026-02-23T17:00", pauses=(("2026-02-13T07:00", "2026-02-18T10:00"),)),
    ),
)  # fmt: skip

_CLOSED_AFTERNOON = {"closures": [["2026-06-02T13:30", "2026-06-02T17:00"]]}
_OPEN_SATURDAY = {"weekly": {"5": [["07:00", "11:30"], ["13:30", "17:00"]], "6": [["07:30", "11:30"]]}}
_NINTH = {"extra_serving": {"4": [["17:00", "18:00"]]}}
CLOSURES = Section(
    "Lịch riêng / An authority's own calendar",
    "Closures cut minutes out; a day with none left is a rest day. Extra serving hours serve people and do not count, "
    "unless the authority says so.",
    (
        _case(OWN, "a closed afternoon does not count", "2026-06-01T07:00", "2 working_day",
              "2026-06-01T07:00 -> 2026-06-03T10:30", calendar=_CLOSED_AFTERNOON),
        _case(OWN, "business closes when its last hours do", "2026-06-01T09:00", "1 day",
              "2026-06-01T09:00 -> 2026-06-02T11:30", calendar=_CLOSED_AFTERNOON),
        _case(OWN, "half a day is a working day when whole days are counted", "2026-06-01T09:00", "1 working_day",
              "2026-06-01T09:00 -> 2026-06-02T11:30", policy="civil", calendar=_CLOSED_AFTERNOON),
        _case(OWN, "a day closed whole is a rest day", "2026-06-01T09:00", "1 day",
              "2026-06-01T09:00 -> 2026-06-03T17:00", calendar={"closures": [["2026-06-02", "2026-06-02"]]}),
        _case(OWN, "so is a day whose hours are closed one by one", "2026-06-01T09:00", "1 day",
              "2026-06-01T09:00 -> 2026-06-03T17:00",
              calendar={"closures": [["2026-06-02T07:00", "2026-06-02T11:30"],
                                     ["2026-06-02T13:00", "2026-06-02T18:00"]]}),
        _case(SAME_DAY, "today ends when today closes", "2026-06-01T11:00", "same_day",
              "2026-06-01T11:00 -> 2026-06-01T11:30",
              calendar={"closures": [["2026-06-01T13:30", "2026-06-01T17:00"]]}),
        _case(OWN, "an open Saturday morning is working time", "2026-06-06T10:00", "2 hour",
              "2026-06-06T10:00 -> 2026-06-12T07:30", calendar=_OPEN_SATURDAY),
        _case(OWN, "one working day is this calendar's minutes", "2026-06-01T07:00", "2 working_day",
              "2026-06-01T07:00 -> 2026-06-01T15:00", calendar={"day_minutes": 180}),
        _case(NINTH_HOUR, "the ninth hour serves people but starts no clock", "2026-06-04T17:30", "1 hour",
              "2026-06-05T07:00 -> 2026-06-05T08:00", calendar=_NINTH),
        _case(NINTH_HOUR, "unless the authority counts it", "2026-06-04T17:30", "1 hour",
              "2026-06-04T17:30 -> 2026-06-05T07:30", calendar=_NINTH | {"extra_serving_counts": True}),
        _case(OWN, "abroad, over the night the clocks change", "2026-03-27T16:00+01:00", "1 working_day",
              "2026-03-27T16:00+01:00 -> 2026-03-30T16:00+02:00",
              calendar={"timezone": "Europe/Paris", "weekly": {str(day): [["09:00", "17:00"]] for day in range(1, 6)}}),
    ),
)  # fmt: skip

SECTIONS = (STARTS, HOURS, WORKING_DAYS, SWAPS, CIVIL, DAYS, SAME_DAYS, PAUSES, CLOSURES)
CASES = tuple(case for section in SECTIONS for case in section.cases)

APOLOGY = "Lai Châu 88/2025/QĐ-UBND Đ.3 k.6 LAW?"
# (rule, due, latest instant of the apology)
APOLOGIES = (
    ("one working day before", "2026-06-04T10:00", "2026-06-03T10:00"),
    ("at a closing, not at the opening after it", "2026-06-05T17:00", "2026-06-04T17:00"),
    ("a weekend is not a working day", "2026-06-08T09:00", "2026-06-05T09:00"),
    ("nor is a holiday", "2026-05-04T17:00", "2026-04-29T17:00"),
)

CLASSES = "QĐ 766/QĐ-TTg, mục 2.1"
# (rule, due, finished, class)
CLASSIFIED = (
    ("a day before is early", "2026-06-04T10:00", "2026-06-03T16:59", "early"),
    ("on the day it is on time", "2026-06-04T10:00", "2026-06-04T09:00", "on_time"),
    ("on the day it is on time, whatever the hour", "2026-06-04T10:00", "2026-06-04T16:00", "on_time"),
    ("the day after it is overdue", "2026-06-04T10:00", "2026-06-05T07:00", "overdue"),
    ("the date is the local one", "2026-06-04T10:00", "2026-06-03T18:00+00:00", "on_time"),
)
