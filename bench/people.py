"""Who acts in a measured life: agencies of the city and the officers in their posts, read once."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.procedure import CODE
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, Level, PostHolder
from motcua.domain.catalogue.models import ProcedureVersion


@dataclass(frozen=True)
class Staff:
    """An agency with the officers of each role."""

    agency: Agency
    officers: dict[str, list[Officer]]

    def one(self, role: str) -> Officer:
        """Return the first officer of a role."""
        return self.officers[role][0]


@dataclass(frozen=True)
class People:
    """Departments and wards that have every post, and what is applied for."""

    departments: Sequence[Staff]
    wards: Sequence[Staff]
    version: ProcedureVersion


def people() -> People:
    """Read them from the database in use."""
    by_agency: dict[int, dict[str, list[Officer]]] = {}
    holders = PostHolder.objects.select_related("post", "officer").order_by("pk")
    for holder in holders:
        by_agency.setdefault(holder.post.agency_id, {}).setdefault(holder.post.role, []).append(holder.officer)
    complete = {pk: officers for pk, officers in by_agency.items() if "handler" in officers and "clerk" in officers}
    agencies = Agency.objects.filter(pk__in=complete).select_related("calendar").order_by("code")
    staffs = [Staff(agency, complete[agency.pk]) for agency in agencies]
    return People(
        departments=[staff for staff in staffs if staff.agency.kind == Agency.Kind.DEPARTMENT],
        wards=[staff for staff in staffs if staff.agency.level == Level.WARD],
        version=ProcedureVersion.objects.select_related("procedure").get(procedure__code=CODE),
    )
