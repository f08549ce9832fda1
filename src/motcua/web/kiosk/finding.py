"""Lists of the kiosk: what a search, a life event or a field brings, a screenful at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from motcua.domain.assistant.finding import LONGEST_QUESTION, find
from motcua.domain.catalogue.listing import Narrowing, listed
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.web.components.languages import page_language
from motcua.web.components.paging import Pager, page_number

SCREENFUL: Final = 8
SUGGESTED: Final = 4
_MOST_FOUND: Final = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A procedure to be touched."""

    code: str
    name: str
    language: str
    field: str
    field_language: str


@dataclass(frozen=True, slots=True)
class Screen:
    """A screenful of procedures. `understood` is the question as it was mended, empty where nothing was."""

    rows: tuple[Row, ...]
    pager: Pager
    understood: str = ""


def typed_words(query: QueryDict) -> str:
    """What somebody typed, tidied."""
    return " ".join(query.get("q", "").replace("\0", " ").split())[:LONGEST_QUESTION]


def searched(words: str, query: QueryDict) -> Screen:
    """The procedures that answer the words, best first. Two queries, none for no words."""
    found = find(words, limit=_MOST_FOUND)
    number = page_number(query.get("trang"))
    shown = found.items[(number - 1) * SCREENFUL : number * SCREENFUL]
    pager = Pager(number, SCREENFUL, len(found.items), query)
    return Screen(_rows([match.version for match in shown]), pager, found.repaired or "")


def suggested(words: str) -> tuple[Row, ...]:
    """The few best procedures while somebody types. Two queries, none for no words."""
    return _rows([match.version for match in find(words, limit=SUGGESTED).items])


def narrowed(narrowing: Narrowing, query: QueryDict) -> Screen:
    """The procedures of a life event or a field, by name. Two queries."""
    number = page_number(query.get("trang"))
    found = listed(narrowing, limit=SCREENFUL, offset=(number - 1) * SCREENFUL)
    return Screen(_rows(found.versions), Pager(number, SCREENFUL, found.total, query))


def _rows(versions: Sequence[ProcedureVersion]) -> tuple[Row, ...]:
    english = page_language() == "en"
    return tuple(_row(version, english) for version in versions)


def _row(version: ProcedureVersion, english: bool) -> Row:
    field = version.procedure.field
    return Row(
        code=version.procedure.code,
        name=(version.name_en if english else "") or version.name,
        language="en" if english and version.name_en else "vi",
        field=(field.name_en if english else "") or field.name,
        field_language="en" if english and field.name_en else "vi",
    )
