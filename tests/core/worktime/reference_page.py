"""`docs/reference/deadlines.md` made from the table of worked cases: `python -m tests.core.worktime.reference_page`."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from .cases import APOLOGIES, APOLOGY, CLASSES, CLASSIFIED, SECTIONS, Case, Section

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "deadlines.md"

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
UNITS = {"hour": "giờ", "working_day": "ngày làm việc", "day": "ngày", "month": "tháng"}
CLASS_NAMES = {"early": "trước hạn / early", "on_time": "đúng hạn / on time", "overdue": "quá hạn / overdue"}

HEAD = """\
# Thời hạn giải quyết / Deadlines

Every row below is a test: `motcua due` must give exactly this answer. The page is made from the test table; change the
table, then run `python -m tests.core.worktime.reference_page`.

Unless a row says otherwise: Hà Nội time; Monday to Friday 07:00–11:30 and 13:30–17:00, 480 minutes a day; cut-off
15:00; the shipped holidays and swapped days of 2018–2027. T2–T7, CN: Monday to Saturday, Sunday.
**LAW?** marks a rule whose primary text has not been seen, **[MEM]** one known from memory: check both before relying
on them.
"""

COMMAND = """\
## Hỏi máy / Asking

```
motcua due --received 2026-04-29T10:00+07:00 --limit "3 working_day" [--policy hours|civil] [--pause FROM/TO]… [--json]
motcua due --batch --calendar FILE.json
```

`--batch` reads one JSON object a line and answers one a line, in order:
`{"id", "received", "limit": {"value", "unit"}, "policy", "pauses": [[from, to], …]}` gives `{"id", "start", "due"}`, or
`{"id", "error"}` and exit code 1 at the end. Blank lines are passed over. Instants carry a UTC offset; seconds count.
Units: `hour`, `working_day`, `day`, `month`, `same_day` (whose value means nothing). Hours and working days may be
fractions that come to whole minutes.

A calendar file gives local times; `motcua` answers in its zone:

```json
{"timezone": "Asia/Ho_Chi_Minh", "day_minutes": 480, "same_day_cutoff": "15:00",
 "weekly": {"1": [["07:00", "11:30"], ["13:30", "17:00"]]},
 "holidays": ["2026-09-02"], "makeup": {"2026-08-22": 1},
 "closures": [["2026-06-02T13:30", "2026-06-02T17:00"], ["2026-06-05", "2026-06-05"]],
 "extra_serving": {"4": [["17:00", "18:00"]]}, "extra_serving_counts": false}
```

Weekdays are 1 (Monday) to 7; one left out of `weekly` is a rest day; hours may end at 24:00. A make-up day takes the
hours of the weekday it is given, even if it is also a holiday. A closure given by dates covers both dates whole.
Where the key is missing, time zone, hours, day minutes and cut-off are those of Hà Nội, and there are no
holidays, make-up days or closures.
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([HEAD, *map(_section, SECTIONS), _apologies(), _classes(), COMMAND])


def _section(section: Section) -> str:
    rows = [_row(case) for case in section.cases]
    return f"## {section.heading}\n\n{section.text}\n\n{_table(HEADINGS, rows)}"


HEADINGS = (
    "Căn cứ",
    "Trường hợp / Case",
    "Tiếp nhận / Received",
    "Thời hạn / Limit",
    "Bắt đầu / Start",
    "Đến hạn / Due",
)


def _row(case: Case) -> tuple[str, ...]:
    told = [case.rule]
    told += [f"dừng / pause: {_instant(since)} → {_instant(until)}" for since, until in case.pauses]
    if case.calendar is not None:
        told.append(f"lịch / calendar: `{json.dumps(case.calendar, ensure_ascii=False)}`")
    instants = (_instant(case.start), _instant(case.due))
    return (case.article, "<br>".join(told), _instant(case.received), _limit(case), *instants)


def _limit(case: Case) -> str:
    value, _, unit = case.limit.partition(" ")
    text = f"{value} {UNITS[unit]}" if unit else "trong ngày"
    return f"{text} (`civil`)" if case.policy == "civil" else text


def _instant(text: str) -> str:
    at = datetime.fromisoformat(text)
    seconds = f"{at:%S}".replace("00", "")
    offset = f" {at:%z}" if at.tzinfo else ""
    return f"{WEEKDAYS[at.weekday()]} {at:%d/%m/%Y %H:%M}{':' + seconds if seconds else ''}{offset}"


def _apologies() -> str:
    rows = [(APOLOGY, rule, _instant(due), _instant(latest)) for rule, due, latest in APOLOGIES]
    return (
        "## Xin lỗi, hẹn lại / Apology\n\nThe apology with a new date goes out at the latest one working day before "
        "the old due; a limit is extended once at most.\n\n"
        + _table(("Căn cứ", "Trường hợp / Case", "Đến hạn / Due", "Chậm nhất / At the latest"), rows)
    )


def _classes() -> str:
    rows = [(CLASSES, rule, _instant(due), _instant(end), CLASS_NAMES[kind]) for rule, due, end, kind in CLASSIFIED]
    return "## Trước hạn, đúng hạn, quá hạn / Early, on time, overdue\n\nCompared by local date.\n\n" + _table(
        ("Căn cứ", "Trường hợp / Case", "Đến hạn / Due", "Xong / Finished", "Xếp loại / Class"), rows
    )


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
