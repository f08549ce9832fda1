"""A city with one procedure, and browsers that go through the portal."""

from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City, city
from tests.web.portal.published import published

from motcua.core.search.lexicon import Lexicon, Phrase
from motcua.domain.agencies.models import Agency
from motcua.domain.assistant import finding
from motcua.domain.assistant import published as published_module
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.web.components import clock


@pytest.fixture(autouse=True)
def _store(settings: Settings, tmp_path: Path) -> None:
    settings.DOCUMENT_STORE = tmp_path / "documents"


@pytest.fixture(autouse=True)
def _small_lexicon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search with a few phrases: the whole lexicon has tests of its own, and every test here builds an index.

    Among a handful of procedures no word is rare, so that scores are small: confidence has tests of its own too.
    """
    few = Lexicon((Phrase("làm giấy", "cấp giấy"), Phrase("khai sinh trễ", "đăng ký khai sinh", "Hộ tịch", "sinh-con")))
    monkeypatch.setattr(published_module, "shipped_lexicon", lambda: few)
    monkeypatch.setattr(published_module._SHELF, "held", None)
    monkeypatch.setattr(finding, "_LEAST_TRUST", 0.0)


@pytest.fixture
def town(db: None) -> City:
    """The test city, its ward on the list of wards, with a process for wards and one for the province."""
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")
    Agency.objects.filter(pk=founded.other_ward.agency.pk).update(ward_code="00097", short_name="Phường Ô Chợ Dừa")
    procedures.process()
    procedures.process(key="province", default_for="province")
    return founded


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    """A published procedure with a form of its own."""
    return published()


@pytest.fixture
def browser() -> Client:
    """A browser without script that notices forged posts, as real ones meet them."""
    return Client()


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Stop the portal's clock at a Monday at nine."""
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9)
    return MONDAY_9
