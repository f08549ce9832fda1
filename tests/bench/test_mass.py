"""Dossiers copied to measure on stand as those stand that the acts made, each in an office of its own."""

import pytest
from django.db import connection
from django.db.models import F

from bench import mass, procedure
from motcua.demo.city import found_city
from motcua.domain.dossiers.models import Dossier, Step
from motcua.domain.dossiers.queries import hands
from motcua.domain.ledger.models import Event
from tests.factories.dossiers import paper

OPEN = 400


@pytest.fixture
def copied(db: None) -> mass.Offices:
    found_city()
    procedure.publish()
    for key, content in procedure.PAPERS:
        paper(key, content)
    offices = mass.moulds()
    mass.copy_until(connection.connection, offices, OPEN)
    return offices


def test_as_many_are_open_as_were_asked_for_each_in_one_hand_at_its_own_office(copied: mass.Offices) -> None:
    dossiers = Dossier.objects.filter(is_open=True)
    assert set(dossiers.values_list("resolving_agency_id", flat=True)) == {*copied.wards, *copied.departments}
    assert dossiers.count() == OPEN

    held = list(hands().select_related("post", "agency", "dossier"))
    assert sorted(step.dossier_id for step in held) == sorted(dossiers.values_list("pk", flat=True))
    assert all(step.post is None or step.post.agency_id == step.agency_id for step in held)
    assert all(step.agency_id in (step.dossier.resolving_agency_id, step.dossier.receiving_agency_id) for step in held)


def test_officers_named_hold_the_post_and_events_are_complete(copied: mass.Offices) -> None:
    named = Step.objects.filter(officer__isnull=False)
    assert named.filter(dossier__idempotency_key__startswith="copy-").exists()
    assert not named.exclude(post__holders__officer=F("officer")).exists()

    for dossier in Dossier.objects.order_by("-pk")[:20]:
        events = Event.objects.filter(opened_month=dossier.opened_month, dossier_id=dossier.pk).order_by("seq")
        assert [event.seq for event in events] == list(range(1, dossier.last_seq + 1))
