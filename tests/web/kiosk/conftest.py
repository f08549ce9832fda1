"""A city with a published procedure, and a kiosk that kept nothing of the person before."""

import pytest
from django.test import Client
from tests.factories.city import City, city
from tests.web.portal.published import published

from motcua.domain.catalogue.models import ProcedureVersion


@pytest.fixture
def town(db: None) -> City:
    return city()


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    return published()


@pytest.fixture
def kiosk() -> Client:
    return Client()
