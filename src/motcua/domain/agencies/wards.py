"""The wards of the city by their national code."""

from motcua.core.search.folding import vietnamese_key
from motcua.domain.agencies.models import Agency


def ward_names() -> dict[str, str]:
    """Return short names by code, in the order of Vietnamese dictionaries. One query."""
    rows = Agency.objects.exclude(ward_code="").filter(valid_to=None).values_list("ward_code", "short_name")
    return dict(sorted(rows, key=lambda row: vietnamese_key(row[1])))
