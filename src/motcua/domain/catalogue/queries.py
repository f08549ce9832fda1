"""What is asked of the catalogue: the current version, search, fields, the page of a procedure, its time limit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from django.db.models import Case, Count, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Length

from motcua.core.search.folding import fold, folded_words, vietnamese_key
from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Agency, Level
from motcua.domain.catalogue.life_events import LifeEvent
from motcua.domain.catalogue.models import Channel, Competence, Field, Procedure, ProcedureVersion, RequiredDocument

_LEVEL_COLUMNS = {
    Level.MINISTRY.value: "ministry_level",
    Level.PROVINCE.value: "province_level",
    Level.WARD.value: "ward_level",
}
# A search of more words than anyone types costs more than it finds.
_MOST_WORDS = 12
# A typed code, whole or its beginning: 1.001193, 1.0011.
_CODE = re.compile(r"[0-9]\.[0-9.A-Z]*")


@dataclass(frozen=True)
class Found:
    """One page of search results, best first, and how many there are in all."""

    versions: Sequence[ProcedureVersion]
    total: int


@dataclass(frozen=True)
class FieldCount:
    """A field, and how many current procedures it has."""

    code: str
    name: str
    name_en: str
    count: int


def current(code: str) -> ProcedureVersion | None:
    """Return the version of a procedure that is valid now, with its procedure and field; None for an unknown code."""
    return _current().filter(procedure__code=code).first()


def current_versions(codes: Sequence[str]) -> list[ProcedureVersion]:
    """Return the current versions of these procedures in the order of the codes; unknown ones are left out."""
    found = {version.procedure.code: version for version in _current().filter(procedure__code__in=codes)}
    return [found[code] for code in codes if code in found]


def search(text: str, *, field: str = "", level: str = "", limit: int = 20, offset: int = 0) -> Found:
    """Return current procedures whose folded name or code holds every word of `text`, best first; for a code, those
    whose code begins so.

    `field` is a field's code, `level` an agency level; empty text finds all of them, in the order of their names.
    """
    rows = _at_level(_current(), level)
    if field:
        rows = rows.filter(procedure__field__code=field)
    if _CODE.fullmatch(text.strip()):
        rows = rows.filter(procedure__code__startswith=text.strip()).order_by("procedure__code")
    else:
        rows = _with_words(rows, fold(text), list(dict.fromkeys(folded_words(text)))[:_MOST_WORDS])
    return Found(list(rows[offset : offset + limit]), rows.count())


def of_life_event(event: LifeEvent, *, limit: int = 20, offset: int = 0) -> Found:
    """Return current procedures a life event brings, in the order of their names."""
    wanted = Q(procedure__field__code__in=event.fields)
    for phrase in event.phrases:
        wanted |= Q(folded_name__contains=phrase)
    rows = _current().filter(wanted).order_by("folded_name", "procedure__code")
    return Found(list(rows[offset : offset + limit]), rows.count())


def fields(level: str = "") -> list[FieldCount]:
    """Return the fields that have current procedures (of that level), in Vietnamese alphabetical order."""
    versions = _at_level(_current(), level).order_by().values("pk")
    wanted = Q(procedures__current__in=versions)
    rows = Field.objects.annotate(count=Count("procedures", filter=wanted)).filter(count__gt=0)
    counted = [FieldCount(row.code, row.name, row.name_en, row.count) for row in rows]
    return sorted(counted, key=lambda row: (vietnamese_key(row.name), row.code))


@lru_cache(maxsize=4096)
def version_of(version_id: int) -> ProcedureVersion:
    """Return a version with its procedure, its large columns left for when they are asked for.

    Versions are never edited, so each is read once a process; only `valid_to` may have moved since.
    """
    rows = ProcedureVersion.objects.select_related("procedure").defer("content", "raw", "unread")
    return rows.get(pk=version_id)


@lru_cache(maxsize=4096)
def required_documents(version_id: int) -> tuple[RequiredDocument, ...]:
    """Return the papers a version asks for, in order. Read once a process: they never change with the version."""
    return tuple(RequiredDocument.objects.filter(version_id=version_id))


def limit_for(version: ProcedureVersion, channel: str) -> Limit | None:
    """Return the time limit this version publishes for a channel; None where it publishes none.

    Where it publishes several for the same channel, they belong to different cases and none of them is *the* limit:
    the officer who accepts the dossier says which, with its legal basis.
    """
    return _limit_of(version.pk, channel)


@lru_cache(maxsize=4096)
def _limit_of(version_id: int, channel: str) -> Limit | None:
    return the_limit(Channel.objects.filter(version_id=version_id, kind=channel))


def the_limit(channels: "Sequence[Channel] | QuerySet[Channel]") -> Limit | None:
    """Return the one limit all these rows of a channel publish; None if a row publishes none or another one."""
    published = {(row.limit_value, row.limit_unit) for row in channels}
    if len(published) != 1:
        return None
    ((value, unit),) = published
    return None if value is None else Limit(Fraction(value), Unit(unit))


def competent_agency(field: Field, level: str, ward_code: str = "") -> Agency | None:
    """Return the agency that resolves procedures of a field: the ward's own, else the department of the field.

    None where nobody is named for it (a ministry's procedure, an unknown ward, a field without a department).
    """
    if level == Level.WARD:
        return Agency.objects.filter(ward_code=ward_code, valid_to=None).first() if ward_code else None
    if level == Level.PROVINCE:
        competence = Competence.objects.select_related("agency").filter(field=field).first()
        return competence.agency if competence else None
    return None


def levels_of(version: ProcedureVersion) -> list[Level]:
    """Return the levels that resolve this procedure, from the ministry down."""
    marks = (
        (version.ministry_level, Level.MINISTRY),
        (version.province_level, Level.PROVINCE),
        (version.ward_level, Level.WARD),
    )
    return [level for is_marked, level in marks if is_marked]


def _current() -> QuerySet[ProcedureVersion]:
    """Current versions without the source's raw text, which is many times as long as all the rest."""
    ids = Procedure.objects.filter(current__isnull=False).values("current_id")
    return ProcedureVersion.objects.filter(pk__in=ids).select_related("procedure__field").defer("raw", "unread")


def _at_level(rows: QuerySet[ProcedureVersion], level: str) -> QuerySet[ProcedureVersion]:
    if not level:
        return rows
    return rows.filter(**{_LEVEL_COLUMNS[level]: True}) if level in _LEVEL_COLUMNS else rows.none()


def _with_words(rows: QuerySet[ProcedureVersion], phrase: str, words: list[str]) -> QuerySet[ProcedureVersion]:
    """Names that hold every word, best first: the phrase itself, names beginning with it, holding it, then the rest
    by how many words they hold whole.
    """
    for word in words:
        rows = rows.filter(Q(folded_name__contains=word) | Q(procedure__code__contains=word))
    if not words:
        return rows.order_by("folded_name", "procedure__code")
    padded = rows.annotate(padded=Concat(Value(" "), "folded_name", Value(" "), output_field=TextField()))
    whole = sum(
        (_one_if(Q(padded__contains=f" {word} ")) for word in words[1:]),
        start=_one_if(Q(padded__contains=f" {words[0]} ")),
    )
    rank = Case(
        When(folded_name=phrase, then=Value(0)),
        When(folded_name__startswith=f"{phrase} ", then=Value(1)),
        When(padded__contains=f" {phrase} ", then=Value(2)),
        When(folded_name__contains=phrase, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
    return padded.annotate(rank=rank, whole=whole).order_by(
        "rank", "-whole", Length("folded_name"), "folded_name", "procedure__code"
    )


def _one_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
