"""Allotting dossier codes: atomically per agency and local day, no gap, never reused."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from motcua.core.codes.agencies import parse_agency_code
from motcua.core.codes.dossiers import DossierCode
from motcua.domain.agencies.models import Agency


def allot(*, agency: Agency, at: datetime) -> tuple[str, datetime]:
    """Return the next code of the agency's local day and the database's clock.

    TT 03/2025/TT-VPCP art. 13: `<agency>-<YYMMDD>-<NNNN>`. The counter row stays locked until the submitting
    transaction ends: a rolled-back submission gives its number back, so there is no gap.
    """
    day = timezone.localdate(at)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_codecounter (agency_id, day, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (agency_id, day) DO UPDATE SET last = dossiers_codecounter.last + 1 "
            "RETURNING last, clock_timestamp()",
            [agency.pk, day],
        )
        serial, clock = cursor.fetchone()
    return str(DossierCode(parse_agency_code(agency.code), day, serial)), clock
