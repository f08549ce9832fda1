"""The list of procedures: what a reader asks of it, and the rows that answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from django.http import QueryDict

from motcua.core.search.folding import fold
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue import queries
from motcua.domain.catalogue.life_events import LIFE_EVENTS, LifeEvent
from motcua.domain.catalogue.models import Channel, ChannelKind, ProcedureVersion
from motcua.domain.catalogue.queries import Found
from motcua.web.components.paging import Pager, page_number

PAGE_SIZE: Final = 20
EXAMPLES: Final = ("khai sinh", "thường trú", "hộ kinh doanh", "chứng thực bản sao")
"""Words shown under the search box."""
_LEVELS: Final = (Level.WARD, Level.PROVINCE, Level.MINISTRY)
# What people put around the thing they look for; names of procedures do not hold it.
_PERSON: Final = r"(toi|em|minh|con|chau|be|vo|chong|bo|me|nguoi than)( toi| em| minh)?"
_AROUND: Final = re.compile(
    rf"\b(cho )?(toi|em|minh) (muon|can|hoi|xin)( hoi| xin)?\b|\b(di )?lam( giay)?\b|\bthu tuc\b|\bho so\b"
    rf"|\b(nhu )?the nao\b|\bo dau\b|\bsao( de)?\b|\bcho {_PERSON}$"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of the list; unknown values count as not asked."""

    words: str
    field: str
    level: str
    event: str
    page: int

    @property
    def is_filtered(self) -> bool:
        """Whether anything beside words narrows the list."""
        return bool(self.field or self.level or self.event)

    @property
    def life_event(self) -> LifeEvent | None:
        """The life event asked for."""
        return LIFE_EVENTS.get(self.event)


@dataclass(frozen=True, slots=True)
class Row:
    """One procedure of the list."""

    code: str
    name: str
    language: str
    field: str
    levels: str
    is_online: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the list. `instead` holds the fewer words it answers, where nothing answers all that were typed."""

    rows: tuple[Row, ...]
    total: int
    pager: Pager
    instead: str


def read_question(query: QueryDict) -> Asked:
    """Read the address's question. Words, a field or a level take the place of a life event."""
    words = " ".join(query.get("q", "").split())[:200]
    field, level, event = query.get("linh-vuc", "")[:100], query.get("cap", ""), query.get("viec", "")
    level = level if level in {one.value for one in _LEVELS} else ""
    keeps_event = event in LIFE_EVENTS and not (words or field or level)
    return Asked(words, field, level, event if keeps_event else "", page_number(query.get("trang")))


def find(asked: Asked, query: QueryDict, *, language: str) -> Listed:
    """Find the procedures asked for, the best first. Three queries; a few more where nothing holds every word."""
    found, instead = _found(asked, (asked.page - 1) * PAGE_SIZE)
    online = set(
        Channel.objects.filter(version__in=[one.pk for one in found.versions], kind=ChannelKind.ONLINE).values_list(
            "version_id", flat=True
        )
    )
    rows = tuple(_row(version, version.pk in online, language) for version in found.versions)
    return Listed(rows, found.total, Pager(asked.page, PAGE_SIZE, found.total, query), instead)


def _found(asked: Asked, offset: int) -> tuple[Found, str]:
    if asked.life_event:
        return queries.of_life_event(asked.life_event, limit=PAGE_SIZE, offset=offset), ""
    words = telling_words(asked.words)
    found = _search(words, asked, offset)
    if found.total or len(words) < 2:
        return found, ""
    for fewer in _fewer(words):
        found = _search(fewer, asked, offset)
        if found.total:
            return found, " ".join(fewer)
    return found, ""


def telling_words(text: str) -> list[str]:
    """The words that tell what is looked for, as they were typed; all of them where nothing else would be left."""
    typed = text.split()
    folded = fold(text)
    if len(folded.split()) != len(typed):
        return typed
    around = {
        folded.count(" ", 0, place)
        for match in _AROUND.finditer(folded)
        for place in range(match.start(), match.end())
        if folded[place] != " "
    }
    return [word for number, word in enumerate(typed) if number not in around] or typed


def _search(words: Sequence[str], asked: Asked, offset: int) -> Found:
    return queries.search(" ".join(words), field=asked.field, level=asked.level, limit=PAGE_SIZE, offset=offset)


def _fewer(words: list[str]) -> list[list[str]]:
    """Shorter and shorter runs of the words, at least two of them; never more than eight searches."""
    runs = (words[at : at + size] for size in range(len(words) - 1, 1, -1) for at in range(len(words) - size + 1))
    return list(islice(runs, 8))


def _row(version: ProcedureVersion, is_online: bool, language: str) -> Row:
    english = language == "en"
    field = version.procedure.field
    return Row(
        code=version.procedure.code,
        name=(version.name_en if english else "") or version.name,
        language="en" if english and version.name_en else "vi",
        field=(field.name_en if english else "") or field.name,
        levels=", ".join(str(level.label) for level in reversed(queries.levels_of(version))),
        is_online=is_online,
    )
