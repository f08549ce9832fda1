"""A city with places to hand in, and a published procedure."""

import pytest
from tests.factories import procedures
from tests.factories.city import City, city
from tests.web.portal.published import published

from motcua.domain.agencies.models import Agency, ServicePoint
from motcua.domain.catalogue.models import ProcedureVersion

OFFICE = {str(day): [["07:00", "11:30"], ["13:30", "17:00"]] for day in range(1, 6)}


@pytest.fixture
def town(db: None) -> City:
    """The test city with two wards on the list; the place of the first has hours and stands on the map."""
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")
    Agency.objects.filter(pk=founded.other_ward.agency.pk).update(ward_code="00097", short_name="Phường Ô Chợ Dừa")
    ServicePoint.objects.filter(pk=founded.service_point.pk).update(
        opening_hours=OFFICE, latitude=21.0386, longitude=105.838
    )
    procedures.process()
    return founded


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    """A birth registration with a form of its own."""
    return published()
