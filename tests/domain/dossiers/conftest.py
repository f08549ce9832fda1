import pytest
from tests.factories import city as cities
from tests.factories import procedures

from motcua.domain.catalogue.models import ProcedureVersion


@pytest.fixture
def city(db: None) -> cities.City:
    return cities.city()


@pytest.fixture
def version(city: cities.City) -> ProcedureVersion:
    procedures.process()
    return procedures.procedure()
