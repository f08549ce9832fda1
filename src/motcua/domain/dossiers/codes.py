"""Allotting dossier codes: atomically per agency and local day, no gap, never reused."""

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from motcua.core.codes.agencies import parse_agency_code
from motcua.core.codes.dossiers import DossierCode
from motcua.domain.agencies.directory import EDITION, Directory, directory
from motcua.domain.agencies.models import Agency
from motcua.domain.ledger.rows import fetch_one

_NEXT = f"""
    INSERT INTO dossiers_codecounter (agency_id, day, last) VALUES (%s, %s, 1)
    ON CONFLICT (agency_id, day) DO UPDATE SET last = dossiers_codecounter.last + 1
    RETURNING last, nextval('dossiers_dossier_id_seq'), clock_timestamp(), {EDITION}"""  # noqa: S608


class Allotted(NamedTuple):
    """What a new dossier begins with: code and key, the database's clock, the organisation as it is now."""

    code: str
    dossier_id: int
    recorded_at: datetime
    directory: Directory


def allot(*, agency: Agency, at: datetime) -> Allotted:
    """Return the next code of the agency's local day.

    TT 03/2025/TT-VPCP art. 13: `<agency>-<YYMMDD>-<NNNN>`. The counter row stays locked until the submitting
    transaction ends: a rolled-back submission gives its number back, so there is no gap.
    """
    day = timezone.localdate(at)
    row = fetch_one(_NEXT, [agency.pk, day])
    assert row is not None
    serial, dossier_id, clock, edition = row
    return Allotted(
        str(DossierCode(parse_agency_code(agency.code), day, serial)), dossier_id, clock, directory(edition)
    )
