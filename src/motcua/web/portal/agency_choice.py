"""Which agencies may resolve a procedure: the wards by territory, the department competent for the field."""

from dataclasses import dataclass

from motcua.core.search.folding import vietnamese_key
from motcua.domain.agencies.models import Agency, Level
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.catalogue.queries import competent_agency


@dataclass(frozen=True, slots=True)
class AgencyChoice:
    """The agencies a person may choose from; `departments` is the one competent for the field, or empty."""

    departments: tuple[Agency, ...]
    wards: tuple[Agency, ...]

    @property
    def only(self) -> Agency | None:
        """The agency, where there is nothing to choose."""
        every = (*self.departments, *self.wards)
        return every[0] if len(every) == 1 else None

    @property
    def is_empty(self) -> bool:
        """Whether no agency takes it online."""
        return not self.departments and not self.wards

    def chosen(self, code: str) -> Agency | None:
        """The agency with this code, if it is among the choices."""
        return next((agency for agency in (*self.departments, *self.wards) if agency.code == code), None)


def agency_choice(version: ProcedureVersion) -> AgencyChoice:
    """The agencies for a version. At most two queries."""
    departments: tuple[Agency, ...] = ()
    wards: tuple[Agency, ...] = ()
    if version.province_level:
        competent = competent_agency(version.procedure.field, Level.PROVINCE)
        departments = (competent,) if competent else ()
    if version.ward_level:
        found = Agency.objects.filter(kind=Agency.Kind.WARD, valid_to=None)
        wards = tuple(sorted(found, key=lambda agency: vietnamese_key(agency.short_name)))
    return AgencyChoice(departments, wards)
