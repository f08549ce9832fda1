"""What a way of handing in costs, how long it takes, and the date that means for somebody who hands in now."""

from dataclasses import dataclass
from datetime import datetime

from motcua.core.worktime import Limit, due
from motcua.domain.agencies.models import Agency, Level
from motcua.domain.calendars.queries import work_calendar
from motcua.domain.catalogue.content_parts import ChannelContent, Fee
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.catalogue.queries import competent_agency
from motcua.domain.guidance.guide import Guide


@dataclass(frozen=True, slots=True)
class Terms:
    """The published terms of one way of handing in.

    `limits`: the different limits published, empty where none is; only a single one can give a date. `fees` None: not
    published by at least one row; empty: free. `due_at`: the promise for a dossier accepted at the instant asked
    about, None where there is no single limit, and for post, which counts from its arrival.
    """

    limits: tuple[Limit, ...]
    limit_missing: bool
    fees: tuple[Fee, ...] | None
    notes: tuple[str, ...]
    due_at: datetime | None


def terms(guide: Guide, channel: ChannelKind | None, agency: Agency | None, *, at: datetime) -> Terms:
    """Return the terms of a way of handing in. Two queries the first time a calendar is met."""
    rows = [row for row in guide.content.channels or () if row.channel == channel]
    limits = tuple(dict.fromkeys(row.limit for row in rows if row.limit is not None))
    missing = not rows or any(row.limit is None for row in rows)
    dated = agency is not None and len(limits) == 1 and not missing and channel != ChannelKind.POSTAL
    return Terms(
        limits=limits,
        limit_missing=missing,
        fees=_fees(rows),
        notes=tuple(row.note for row in rows if row.note),
        due_at=due(work_calendar(agency.calendar), at, limits[0]).due if dated and agency else None,
    )


def resolving_agency(version: ProcedureVersion, ward: str | None) -> Agency | None:
    """Return who would resolve it for a person living in that ward: the ward, or the department of the field.

    None where the ward was left open, or nobody is named for the field. At most one query.
    """
    found = None
    if version.ward_level and ward:
        found = Agency.objects.select_related("calendar").filter(kind=Agency.Kind.WARD, ward_code=ward, valid_to=None)
    if found is not None:
        return found.first()
    return competent_agency(version.procedure.field, Level.PROVINCE) if version.province_level else None


def _fees(rows: list[ChannelContent]) -> tuple[Fee, ...] | None:
    if not rows or any(row.fees is None for row in rows):
        return None
    return tuple(dict.fromkeys(fee for row in rows for fee in row.fees or ()))
