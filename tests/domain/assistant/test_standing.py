"""Where a dossier stands, in sentences without personal data."""

from datetime import timedelta

import pytest
from django.utils.translation import override
from tests.factories import city as cities
from tests.factories import dossiers, procedures
from tests.factories.city import MONDAY_9

from motcua.domain.assistant.standing import standing
from motcua.domain.dossiers.models import Dossier


@pytest.fixture
def dossier(db: None) -> Dossier:
    city = cities.city()
    procedures.process()
    return dossiers.accepted(city, procedures.procedure())


def test_it_says_status_hand_and_promise_and_nothing_personal(dossier: Dossier) -> None:
    with override("vi"):
        found = standing(dossier.pk, at=MONDAY_9)
    text = "\n".join(found.lines)
    assert found.code == dossier.code
    assert dossier.code in found.lines[0]
    assert "Trạng thái: " in found.lines[1]
    assert any(line.startswith("Đang ở ") for line in found.lines)
    assert any(line.startswith("Hẹn trả: ") for line in found.lines)
    applicant = dossiers.APPLICANT
    assert not [value for value in (applicant.full_name, applicant.id_number, applicant.phone) if value in text]


def test_a_promise_that_passed_is_said_to_have_passed(dossier: Dossier) -> None:
    with override("vi"):
        lines = standing(dossier.pk, at=MONDAY_9 + timedelta(days=30)).lines
    assert any(line.startswith("Đã quá hẹn trả") for line in lines)
    assert not any(line.startswith("Hẹn trả") for line in lines)
