"""What is asked of the catalogue: the current version, fields, time limits, who is competent (lists: `listing`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from django.db.models import Count, Q, QuerySet

from motcua.core.search.folding import vietnamese_key
from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Agency, Level
from motcua.domain.catalogue.models import Channel, Competence, Field, Procedure, ProcedureVersion, RequiredDocument

_LEVEL_COLUMNS = {
    Level.MINISTRY.value: "ministry_level",
    Level.PROVINCE.value: "province_level",
    Level.WARD.value: "ward_level",
}


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
