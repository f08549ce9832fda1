"""The current procedures as a list: narrowed by what is published of them, in the order of their names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.core.search.folding import folded_words
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.content_parts import Audience
from motcua.domain.catalogue.life_events import LIFE_EVENTS, LifeEvent
from motcua.domain.catalogue.models import Channel, ChannelKind, Procedure, ProcedureVersion

_LEVEL_COLUMNS = {
    Level.MINISTRY.value: "ministry_level",
    Level.PROVINCE.value: "province_level",
    Level.WARD.value: "ward_level",
}
_AUDIENCES = frozenset(kind.value for kind in Audience)
# More words than anyone types cost more than they tell.
_MOST_WORDS = 12
# A typed code, whole or its beginning: 1.001193, 1.0011.
_CODE = re.compile(r"[0-9]\.[0-9.A-Z]*")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which of the current procedures are meant; empty parts do not narrow. What is no level or audience finds none.

    `words`: all of them stand whole in the name, or they are a code or its beginning. `field` and `event` are codes,
    `online` asks for those that can be handed in online.
    """

    words: str = ""
    field: str = ""
    level: str = ""
    audience: str = ""
    event: str = ""
    online: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of the list, and how many there are in all."""

    versions: Sequence[ProcedureVersion]
    total: int


def listed(narrowing: Narrowing, *, limit: int = 20, offset: int = 0) -> Listed:
    """Return a page of the procedures meant, by name. Two queries."""
    rows = _narrowed(narrowing).order_by("folded_name", "procedure__code")
    return Listed(list(_shown(rows)[offset : offset + limit]), rows.count())


def codes(narrowing: Narrowing) -> frozenset[str]:
    """Return the codes of all procedures meant. One query."""
    return frozenset(_narrowed(narrowing).values_list("procedure__code", flat=True))


def in_order(wanted: Sequence[str]) -> list[ProcedureVersion]:
    """Return the current versions of these codes in this order; what is no longer published is left out. One query."""
    found = {row.procedure.code: row for row in _shown(_current().filter(procedure__code__in=wanted))}
    return [found[code] for code in wanted if code in found]


def is_code(text: str) -> bool:
    """Whether `text` is a procedure's code, or begins as one."""
    return _CODE.fullmatch(text) is not None


def _current() -> QuerySet[ProcedureVersion]:
    ids = Procedure.objects.filter(current__isnull=False).values("current_id")
    return ProcedureVersion.objects.filter(pk__in=ids)


def _shown(rows: QuerySet[ProcedureVersion]) -> QuerySet[ProcedureVersion]:
    """With field and `is_online`, without the texts, which are many times as long as all the rest."""
    return rows.select_related("procedure__field").defer("content", "raw", "unread").annotate(is_online=_ONLINE)


_ONLINE = Exists(Channel.objects.filter(version_id=OuterRef("pk"), kind=ChannelKind.ONLINE))


def _narrowed(narrowing: Narrowing) -> QuerySet[ProcedureVersion]:
    rows = _current()
    if narrowing.field:
        rows = rows.filter(procedure__field__code=narrowing.field)
    if narrowing.level:
        column = _LEVEL_COLUMNS.get(narrowing.level)
        rows = rows.filter(**{column: True}) if column else rows.none()
    if narrowing.audience:
        known = narrowing.audience in _AUDIENCES
        rows = rows.filter(content__audience__contains=[narrowing.audience]) if known else rows.none()
    if narrowing.event:
        event = LIFE_EVENTS.get(narrowing.event)
        rows = rows.filter(_brought_by(event)) if event else rows.none()
    if narrowing.online:
        rows = rows.filter(_ONLINE)
    return _with_words(rows, narrowing.words)


def _brought_by(event: LifeEvent) -> Q:
    wanted = Q(procedure__field__code__in=event.fields)
    for phrase in event.phrases:
        wanted |= Q(folded_name__contains=phrase)
    return wanted


def _with_words(rows: QuerySet[ProcedureVersion], text: str) -> QuerySet[ProcedureVersion]:
    if is_code(text.strip()):
        return rows.filter(procedure__code__startswith=text.strip())
    for word in list(dict.fromkeys(folded_words(text)))[:_MOST_WORDS]:
        rows = rows.filter(folded_name__regex=rf"\m{word}\M")  # letters and digits only: nothing to escape
    return rows
