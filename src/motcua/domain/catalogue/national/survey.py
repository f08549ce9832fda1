"""What only the whole file shows: lines that are no pages, codes given twice, pages that belong to another code.

The crawler asked the portal's search for each code and stored the page it was led to. Where the portal did not know
the code, it led to some other procedure, and the same page was stored under several codes. At most one of them owns
the page, and nothing on it says which; so none is taken. A page a people's committee decided cannot be a ministry's
either, even if it occurs once only.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.domain.catalogue.content import digest
from motcua.domain.catalogue.national.decisions import is_a_provinces_decision
from motcua.domain.catalogue.national.page import Row, code_of, name_of
from motcua.domain.catalogue.national.source import Line

# What the crawler itself wrote on a page, or the portal says of who owns it: not the page's own content.
_NOT_CONTENT = frozenset({"ma_thu_tuc", "bo_chu_quan"})


class Rejected(StrEnum):
    """Why a line is not imported."""

    NOT_JSON = "not_json"
    NO_CODE = "no_code"
    NO_NAME = "no_name"
    CODE_REPEATED = "code_repeated"
    PAGE_OF_ANOTHER_CODE = "page_of_another_code"
    PROVINCES_PAGE = "provinces_page"
    UNUSABLE = "unusable"


@dataclass
class Survey:
    """The pages to import, and the rejected lines with their codes (or `line 17` where there is none)."""

    read: int = 0
    pages: list[tuple[str, Row]] = field(default_factory=list)
    rejected: dict[Rejected, list[str]] = field(default_factory=lambda: defaultdict(list))


def survey(lines: Iterable[Line]) -> Survey:
    """Go through the whole file once and sort its lines."""
    found = Survey()
    candidates: list[tuple[str, Row]] = []
    for line in lines:
        found.read += 1
        reason, code = _at_first_sight(line)
        if reason:
            found.rejected[reason].append(code or f"line {line.number}")
        elif line.row is not None and code:
            candidates.append((code, line.row))
    _compare(candidates, found)
    return found


def _at_first_sight(line: Line) -> tuple[Rejected | None, str | None]:
    if line.row is None:
        return Rejected.NOT_JSON, None
    code = code_of(line.row)
    if code is None:
        return Rejected.NO_CODE, None
    return (None if name_of(line.row) else Rejected.NO_NAME), code


def _compare(candidates: list[tuple[str, Row]], found: Survey) -> None:
    by_code: dict[str, set[str]] = defaultdict(set)
    by_page: dict[str, set[str]] = defaultdict(set)
    for code, row in candidates:
        by_code[code].add(_fingerprint(row))
        for mark in _page_marks(row):
            by_page[mark].add(code)
    taken: set[str] = set()
    for code, row in candidates:
        reason = _after_comparing(code, row, by_code, by_page, taken)
        if reason:
            found.rejected[reason].append(code)
        else:
            taken.add(code)
            found.pages.append((code, row))


def _after_comparing(
    code: str, row: Row, by_code: dict[str, set[str]], by_page: dict[str, set[str]], taken: set[str]
) -> Rejected | None:
    if any(len(by_page[mark]) > 1 for mark in _page_marks(row)):
        return Rejected.PAGE_OF_ANOTHER_CODE
    # The same line twice is taken once; two different pages under one code are both in doubt.
    if code in taken or len(by_code[code]) > 1:
        return Rejected.CODE_REPEATED
    decision = row.get("so_quyet_dinh")
    if isinstance(decision, str) and is_a_provinces_decision(decision):
        return Rejected.PROVINCES_PAGE
    return None


def _page_marks(row: Row) -> list[str]:
    """What tells one page from another: its address, and all its content together."""
    marks = [_fingerprint({key: value for key, value in row.items() if key not in _NOT_CONTENT})]
    address = row.get("url")
    if isinstance(address, str) and address.strip():
        marks.append(f"url {address.strip()}")
    return marks


def _fingerprint(row: Row) -> str:
    return digest(dict(row))
