"""What is searched: one entry a procedure, as the catalogue publishes it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from motcua.core.search.words import unglued

_LEVELS: Final = {"bộ": "ministry", "tỉnh": "province", "xã": "ward", "huyện": "ward"}
_AUDIENCES: Final = (
    ("công dân việt nam", "citizen"),
    ("người việt nam định cư", "citizen"),
    ("người nước ngoài", "foreigner"),
    ("doanh nghiệp", "business"),
    ("hợp tác xã", "business"),
    ("tổ chức", "organisation"),
    ("cán bộ", "agency"),
)
_NOT_BUSINESS = "(không bao gồm doanh nghiệp, htx)"
# What the portal's page prints around the facts.
_FURNITURE = re.compile(
    r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng|Từ khóa\s*Không có thông tin.*|Chọn cơ quan thực hiện.*"
    r"|Không có thông tin|Mã:\s*[\w.]+|\d+ bản (?:chính|sao)|\S+\.docx?|^--",
    re.DOTALL,
)
TEXT_KEYS: Final = ("result", "documents", "conditions", "steps")


class UnusableRow(ValueError):
    """A row is no procedure: not JSON, or without identifier or name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A procedure to be found.

    `levels` are of "ward", "province", "ministry"; `audiences` of "citizen", "business", "organisation",
    "foreigner", "agency"; `locality` is a province's code, empty for the whole country; `texts` are the published
    result, documents, conditions, steps; `frequency` is how often it is asked for, dossiers a year, 0 when unknown.
    """

    id: str
    name: str
    field: str = ""
    levels: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    locality: str = ""
    texts: tuple[str, ...] = ()
    frequency: float = 0.0


def read_rows(lines: Iterable[str | bytes]) -> Iterator[Entry]:
    """Yield the entry of each JSON line of a catalogue file; blank lines are passed over.

    Raises `UnusableRow` naming the line that cannot be read.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise UnusableRow(f"Line {number} is not JSON. Write one procedure a line.") from None
        if not isinstance(row, dict) or not _stated(row, "id") or not _stated(row, "name"):
            raise UnusableRow(f"Line {number} has no id or no name. Give every procedure both.")
        yield _entry(row)


def _entry(row: Mapping[str, Any]) -> Entry:
    texts = (_FURNITURE.sub(" ", unglued(_FURNITURE.sub(" ", _stated(row, key)))) for key in TEXT_KEYS)
    frequency = row.get("frequency")
    return Entry(
        id=_stated(row, "id"),
        name=_stated(row, "name"),
        field=_stated(row, "field"),
        levels=_levels(_stated(row, "level")),
        audiences=_audiences(_stated(row, "audience")),
        locality=_stated(row, "locality"),
        texts=tuple(text.strip() for text in texts if text.strip()),
        frequency=float(frequency) if isinstance(frequency, int | float) else 0.0,
    )


def _stated(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""


def _levels(text: str) -> frozenset[str]:
    lowered = text.lower()
    return frozenset(level for word, level in _LEVELS.items() if f"cấp {word}" in lowered)


def _audiences(text: str) -> frozenset[str]:
    lowered = text.lower().replace(_NOT_BUSINESS, "")
    return frozenset(audience for words, audience in _AUDIENCES if words in lowered)
