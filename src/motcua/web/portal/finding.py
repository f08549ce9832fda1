"""Finding procedures: what a reader asks of the list or of the search, and the rows that answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.signing import BadSignature, Signer
from django.http import QueryDict
from django.urls import reverse

from motcua.domain.agencies.models import Level
from motcua.domain.assistant import finding
from motcua.domain.assistant.actions import note_search
from motcua.domain.catalogue.content_parts import Audience
from motcua.domain.catalogue.life_events import LIFE_EVENTS, LifeEvent
from motcua.domain.catalogue.listing import Narrowing, is_code, listed
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.catalogue.queries import levels_of
from motcua.web.components.paging import Pager, page_number

PAGE_SIZE: Final = 20
"""Rows of a page of the list; a search shows no more than one page of them."""
EXAMPLES: Final = ("khai sinh", "thường trú", "hộ kinh doanh", "chứng thực bản sao")
"""Words shown under the search box."""
LEVELS: Final = (Level.WARD, Level.PROVINCE, Level.MINISTRY)
_NEAREST: Final = 3
_HINTS: Final = 4

_clicks = Signer(salt="portal.search", sep="~")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for; unknown values count as not asked."""

    words: str
    narrowing: Narrowing
    page: int

    @property
    def is_filtered(self) -> bool:
        """Whether anything beside words narrows the list."""
        return self.narrowing != Narrowing()

    @property
    def life_event(self) -> LifeEvent | None:
        """The life event asked for."""
        return LIFE_EVENTS.get(self.narrowing.event)


@dataclass(frozen=True, slots=True)
class Row:
    """One procedure of the list. `address` leads to its page, by way of the count of searches where there is one."""

    code: str
    name: str
    language: str
    field: str
    field_language: str
    levels: str
    is_online: bool
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of procedures.

    `repaired` is the question as mended, empty where nothing was. Where `is_sure` is false nothing answers the
    question: the rows are the nearest there are, the hints other ways to ask.
    """

    rows: tuple[Row, ...]
    total: int
    pager: Pager
    repaired: str = ""
    is_sure: bool = True
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Click:
    """A result opened: of which search, at which place from 1, which procedure."""

    search: int
    place: int
    code: str


def read_question(query: QueryDict) -> Asked:
    """Read the address's question. Words take the place of a life event."""
    words = " ".join(query.get("q", "").replace("\0", " ").split())[: finding.LONGEST_QUESTION]
    event = query.get("viec", "")
    narrowing = Narrowing(
        field=query.get("linh-vuc", "").replace("\0", "")[:100],
        level=_known(query.get("cap", ""), [level.value for level in LEVELS]),
        audience=_known(query.get("doi-tuong", ""), [kind.value for kind in Audience]),
        event="" if words else _known(event, list(LIFE_EVENTS)),
        online=query.get("truc-tuyen") == "1",
    )
    return Asked(words, narrowing, page_number(query.get("trang")))


def _known(value: str, known: Sequence[str]) -> str:
    return value if value in known else ""


def find(asked: Asked, query: QueryDict, *, language: str, note_at: datetime | None) -> Answer:
    """Find the procedures asked for: by name, or the best first where there are words.

    With `note_at` a search for words alone is noted, so that the lexicon can learn from what finds nothing: three
    queries, one more with filters. The list takes two.
    """
    if asked.words:
        return _searched(asked, query, language, note_at)
    found = listed(asked.narrowing, limit=PAGE_SIZE, offset=(asked.page - 1) * PAGE_SIZE)
    rows = tuple(_row(version, language, _page_of(version)) for version in found.versions)
    return Answer(rows, found.total, Pager(asked.page, PAGE_SIZE, found.total, query))


def _searched(asked: Asked, query: QueryDict, language: str, note_at: datetime | None) -> Answer:
    found = finding.find(asked.words, asked.narrowing, limit=PAGE_SIZE)
    items = found.items if found.answers else found.items[:_NEAREST]
    search = None
    # A code says nothing about how people speak; filters are another question than the words.
    if note_at and not asked.is_filtered and not is_code(asked.words):
        search = note_search(question=asked.words, results=len(items) if found.answers else 0, at=note_at).pk
    rows = tuple(
        _row(one.version, language, _counted(one.version, one.place, search) if search else _page_of(one.version))
        for one in items
    )
    return Answer(
        rows,
        total=len(items) if found.answers else 0,
        pager=Pager(1, PAGE_SIZE, len(items), query),
        repaired=found.repaired or "",
        is_sure=found.answers,
        hints=() if found.answers else _hints(asked.words),
    )


def _hints(words: str) -> tuple[str, ...]:
    return tuple(hint for hint in finding.suggest(words, limit=_HINTS) if hint.lower() != words.lower())


def read_click(token: str) -> Click | None:
    """What a result's address stands for; None where it is not ours."""
    try:
        search, place, code = _clicks.unsign(token).split("~")
    except (BadSignature, ValueError):
        return None
    return Click(int(search), int(place), code)


def _counted(version: ProcedureVersion, place: int, search: int) -> str:
    token = _clicks.sign(f"{search}~{place}~{version.procedure.code}")
    return reverse("portal:open_result", args=[token])


def _page_of(version: ProcedureVersion) -> str:
    return reverse("portal:procedure", args=[version.procedure.code])


def _row(version: ProcedureVersion, language: str, address: str) -> Row:
    english = language == "en"
    field = version.procedure.field
    return Row(
        code=version.procedure.code,
        name=(version.name_en if english else "") or version.name,
        language="en" if english and version.name_en else "vi",
        field=(field.name_en if english else "") or field.name,
        field_language="en" if english and field.name_en else "vi",
        levels=", ".join(str(level.label) for level in reversed(levels_of(version))),
        is_online=version.is_online,  # type: ignore[attr-defined]  # annotated by the list
        address=address,
    )
