"""The tables of documents, glued into one text, taken apart into cases and rows.

Each case is a heading, the table's own heading, and rows of name, attached form and counts without anything between
them. A row ends at its counts: `1 bản chính`, `0 bản chính,1 bản sao`. Names hold such words too (`nộp 01 bản chính
tờ khai`), but with a leading zero, or with prose going on after them.
"""

import re
from dataclasses import dataclass

HEADER = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"

_COUNTS = re.compile(r"(?P<originals>[0-9]+) bản chính(?:,(?P<copies>[0-9]+) bản sao)?")
_ANOTHER_COUNT = re.compile(r"(?:0|[1-9][0-9]*) bản chính")
# A year at the end of a name (… năm 2026) and a count of one digit: the only glued digits that fall apart one way.
_YEAR_AND_COUNT = re.compile(r"(?:19|20)[0-9]{2}[0-9]")


@dataclass(frozen=True)
class DocumentRow:
    """One row as text: name with the attached form's file name glued to it, and the counts.

    `originals` is None where the digits of name and count cannot be told apart; 0 and 0 mean none were entered.
    """

    label: str
    originals: int | None
    copies: int
    text: str


@dataclass(frozen=True)
class DocumentTable:
    """The rows of one case. `left_over` is text after the last row that belongs to no row."""

    heading: str
    rows: tuple[DocumentRow, ...]
    left_over: str


def document_tables(raw: str) -> list[DocumentTable] | None:
    """Take the tables apart. None where the text holds no such table."""
    heading, *parts = raw.split(HEADER)
    if not parts:
        return None
    tables: list[DocumentTable] = []
    for position, part in enumerate(parts):
        rows, tail = _rows(part)
        last = position == len(parts) - 1
        tables.append(DocumentTable(heading, rows, tail if last else ""))
        heading = tail
    return tables


def _rows(text: str) -> tuple[tuple[DocumentRow, ...], str]:
    """Return the rows of one table, and the text after the last: the next case's heading, if one follows."""
    rows: list[DocumentRow] = []
    begin = position = 0
    while match := _COUNTS.search(text, position):
        position = match.end()
        if _ends_a_row(text, match):
            rows.append(_row(text[begin : match.end()], match, begin))
            begin = match.end()
    return tuple(rows), text[begin:]


def _ends_a_row(text: str, match: re.Match[str]) -> bool:
    digits, after = match["originals"], text[match.end() :]
    if match["copies"]:
        return True
    if (digits[0] == "0" and len(digits) == 2) or _ANOTHER_COUNT.match(after):
        return False
    following = after.lstrip(" \t")
    if following is not after and len(following) != len(after):
        return following[:1].isupper() or following[:1] in "-–+*("
    return after[:1] not in set(";,.):")


def _row(text: str, match: re.Match[str], begin: int) -> DocumentRow:
    digits = match["originals"]
    start = match.start() - begin
    sure = len(digits) == 1 or bool(_YEAR_AND_COUNT.fullmatch(digits))
    return DocumentRow(
        label=text[:start] + digits[:-1],
        originals=int(digits[-1]) if sure else None,
        copies=int(match["copies"] or 0),
        text=text,
    )
