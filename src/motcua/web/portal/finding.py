"""Finding procedures: every word counts, marks and case do not; then by field, level and life event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length
from django.http import QueryDict

from motcua.core.search.folding import fold, folded_words
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.models import Channel, ChannelKind, Field, ProcedureVersion
from motcua.web.components.paging import Pager, page_number
from motcua.web.portal.life_events import LIFE_EVENTS, LifeEvent

PAGE_SIZE: Final = 20
_MOST_WORDS: Final = 12
_LEVELS: Final = {
    Level.WARD.value: Q(ward_level=True),
    Level.PROVINCE.value: Q(province_level=True),
    Level.MINISTRY.value: Q(ministry_level=True),
}
# What people put around the thing they look for; names of procedures do not hold it.
_AROUND: Final = re.compile(
    r"\b(cho )?(toi|em|minh) (muon|can|hoi|xin)( lam| hoi| xin| dang ky)?\b|\bthu tuc\b|\bho so\b"
    r"|\b(nhu )?the nao\b|\bo dau\b|\blam sao( de)?\b"
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
class Found:
    """A page of the list and how many there are in all."""

    rows: tuple[Row, ...]
    total: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class FieldCount:
    """A field and how many procedures it has."""

    code: str
    name: str
    count: int


def read_question(query: QueryDict) -> Asked:
    """Read the address's question."""
    level, event = query.get("cap", ""), query.get("viec", "")
    return Asked(
        words=" ".join(query.get("q", "").split())[:200],
        field=query.get("linh-vuc", "")[:100],
        level=level if level in _LEVELS else "",
        event=event if event in LIFE_EVENTS else "",
        page=page_number(query.get("trang")),
    )


def find(asked: Asked, query: QueryDict, *, language: str) -> Found:
    """Find the procedures asked for, the best first. Three queries."""
    matching = _matching(asked)
    total = matching.count()
    pager = Pager(asked.page, PAGE_SIZE, total, query)
    start = (min(asked.page, pager.last) - 1) * PAGE_SIZE
    versions = list(matching[start : start + PAGE_SIZE])
    online = set(
        Channel.objects.filter(version__in=versions, kind=ChannelKind.ONLINE).values_list("version_id", flat=True)
    )
    rows = tuple(_row(version, version.pk in online, language) for version in versions)
    return Found(rows, total, Pager(min(asked.page, pager.last), PAGE_SIZE, total, query))


def field_counts(*, language: str, most: int | None = None) -> tuple[FieldCount, ...]:
    """The fields with procedures, the fullest first. One query."""
    counted = (
        Field.objects.annotate(count=Count("procedures", filter=Q(procedures__current__isnull=False)))
        .filter(count__gt=0)
        .order_by("-count", "name")[:most]
    )
    return tuple(
        FieldCount(field.code, (field.name_en if language == "en" else "") or field.name, field.count)
        for field in counted
    )


def _current() -> QuerySet[ProcedureVersion]:
    return ProcedureVersion.objects.filter(procedure__current=F("pk")).select_related("procedure__field")


def _matching(asked: Asked) -> QuerySet[ProcedureVersion]:
    versions = _current().defer("content", "raw", "unread")
    if asked.field:
        versions = versions.filter(procedure__field__code=asked.field)
    if asked.level:
        versions = versions.filter(_LEVELS[asked.level])
    if asked.life_event:
        versions = versions.filter(_of_event(asked.life_event))
    words = _telling_words(asked.words)
    if not words:
        return versions.order_by("folded_name")
    return _ranked(versions, asked.words, words)


def _of_event(event: LifeEvent) -> Q:
    wanted = Q(procedure__field__code__in=event.fields)
    for phrase in event.phrases:
        wanted |= Q(folded_name__contains=phrase)
    return wanted


def _telling_words(text: str) -> list[str]:
    words = folded_words(_AROUND.sub(" ", fold(text))) or folded_words(text)
    return list(dict.fromkeys(words))[:_MOST_WORDS]


def _ranked(versions: QuerySet[ProcedureVersion], text: str, words: Sequence[str]) -> QuerySet[ProcedureVersion]:
    """Most words found first, the whole phrase before scattered words, short names before long ones."""
    hits = sum((_one_if(Q(folded_name__regex=rf"\m{word}\M")) for word in words), start=Value(0))
    phrase = _one_if(Q(folded_name__contains=" ".join(words)))
    code = Q(procedure__code__startswith=fold(text)) if "." in text else Q(pk=None)
    needed = max(1, round(len(words) * 0.6))
    return (
        versions.annotate(hits=hits, phrase=phrase)
        .filter(Q(hits__gte=needed) | code)
        .order_by("-hits", "-phrase", "-ward_level", Length("name"), "folded_name")
    )


def _one_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())


def _row(version: ProcedureVersion, is_online: bool, language: str) -> Row:
    english = language == "en"
    field = version.procedure.field
    levels = [
        str(level.label)
        for level, holds in (
            (Level.WARD, version.ward_level),
            (Level.PROVINCE, version.province_level),
            (Level.MINISTRY, version.ministry_level),
        )
        if holds
    ]
    return Row(
        code=version.procedure.code,
        name=(version.name_en if english else "") or version.name,
        language="en" if english and version.name_en else "vi",
        field=(field.name_en if english else "") or field.name,
        levels=", ".join(levels),
        is_online=is_online,
    )
