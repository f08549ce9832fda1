"""A city with officers at their desks, dossiers made by the real acts, and a clock that stands at a Monday at nine."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City, city
from tests.web.portal.published import published

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, PostRight, Right
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.web.components import clock

PASSWORD = "mot-cau-dai-de-nho"
SignIn = Callable[[Officer], Client]


@pytest.fixture(autouse=True)
def _store(settings: Settings, tmp_path: Path) -> None:
    settings.DOCUMENT_STORE = tmp_path / "documents"


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the clock of the pages at a Monday at nine."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9)
    return MONDAY_9


@pytest.fixture
def town(db: None) -> City:
    """The test city; its wards are on the list, their reception desks may take in."""
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")
    Agency.objects.filter(pk=founded.other_ward.agency.pk).update(ward_code="00097", short_name="Phường Ô Chợ Dừa")
    for office in (founded.ward, founded.other_ward):
        PostRight.objects.create(post=office.posts["reception"], right=Right.RECEIVE, agency=office.agency)
    procedures.process()
    return founded


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    """A birth registration with a form of its own."""
    return published()


@pytest.fixture
def sign_in() -> SignIn:
    """Return a function that opens a browser in which an officer is signed in."""

    def browser(officer: Officer) -> Client:
        assert officer.account is not None
        opened = Client()
        opened.force_login(officer.account)
        return opened

    return browser
