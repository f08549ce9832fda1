"""The import report as two tables: what was done with each line, and what could be read of each field."""

from typing import Any

from rich.table import Table

CHANGES = {
    "new": "new procedures",
    "new_version": "new versions of known procedures",
    "unchanged": "unchanged",
    "kept": "kept: published by the authority itself",
}
REJECTIONS = {
    "not_json": "rejected: not a JSON object",
    "no_code": "rejected: no procedure code",
    "no_name": "rejected: no name",
    "code_repeated": "rejected: code given more than once",
    "page_of_another_code": "rejected: one page stored under several codes",
    "provinces_page": "rejected: a province's page in a ministry's list",
    "unusable": "rejected: cannot be stored",
}
_CODES_SHOWN = 20


def line_table(report: dict[str, Any]) -> Table:
    """One row for every thing that was done with lines of the file."""
    ending = "" if report["complete"] else " (stopped before the end)"
    table = Table(title=f"{report['source']}{ending}", title_justify="left")
    table.add_column("lines")
    table.add_column("count", justify="right")
    table.add_column("codes", overflow="fold")
    table.add_row("read", f"{report['read']:,}", "")
    for change, words in CHANGES.items():
        codes = report["kept_codes"] if change == "kept" else []
        table.add_row(words, f"{report[change]:,}", _shown(codes))
    for reason, codes in report["rejected_codes"].items():
        table.add_row(REJECTIONS[reason], f"{len(codes):,}", _shown(codes))
    return table


def field_table(report: dict[str, Any]) -> Table:
    """One row a field: values read, not published, and of these not stated or not readable with the reasons."""
    table = Table(title="Values by field", title_justify="left")
    for heading in ("field", "read", "not published", "not stated", "not readable"):
        table.add_column(heading, justify="left" if heading == "field" else "right", no_wrap=True)
    table.add_column("why not readable", overflow="fold")
    for name, count in report["fields"].items():
        numbers = (count["read"], count["not_published"], count["not_stated"], count["not_readable"])
        reasons = ", ".join(f"{reason} {number:,}" for reason, number in count["reasons"].items())
        table.add_row(name, *(f"{number:,}" for number in numbers), reasons)
    return table


def _shown(codes: list[str]) -> str:
    more = len(codes) - _CODES_SHOWN
    return " ".join(codes[:_CODES_SHOWN]) + (f" … {more:,} more" if more > 0 else "")
