"""Taking in at the counter: submission and acceptance are one, and happen once."""

import pytest
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import APPLICANT, paper

from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.actions import HandedIn
from motcua.domain.dossiers.actions.counter import AtDesk, receive_at_desk, start_at_desk
from motcua.domain.dossiers.actions.drafts import add_file
from motcua.domain.dossiers.models import Dossier, Draft, Status
from motcua.domain.dossiers.refusals import CannotAccept, CannotSubmit, Why
from motcua.domain.ledger.models import ActorKind, Event, Verb


def received(city: City, draft: Draft, *, resolving: Agency | None = None, papers: int = 1) -> Dossier:
    desk = AtDesk(city.ward.officers["reception"], city.ward.posts["reception"], city.service_point)
    return receive_at_desk(
        draft_id=draft.pk, desk=desk, resolving_agency=resolving or city.ward.agency, applicant=APPLICANT,
        answers={"child_name": "Nguyễn An"}, papers=[HandedIn("d1", None, "1 bản chính")][:papers], at=MONDAY_9,
    )  # fmt: skip


def test_one_press_submits_and_accepts(city: City, version: ProcedureVersion) -> None:
    draft = start_at_desk(procedure_version=version, language="vi", at=MONDAY_9)
    scan = paper("d2").file
    assert scan is not None
    add_file(draft_id=draft.pk, document_key="d2", file=scan, name="uy-quyen.pdf", at=MONDAY_9)

    dossier = received(city, draft)

    assert (dossier.status, dossier.channel, dossier.service_point) == (Status.ACCEPTED, "direct", city.service_point)
    assert dossier.received_at == MONDAY_9
    handed = dossier.submitted_documents.order_by("pk").values_list("document_key", "name")
    assert list(handed) == [("d1", "1 bản chính"), ("d2", "uy-quyen.pdf")]
    events = Event.objects.filter(dossier_id=dossier.pk).order_by("seq")
    assert [(event.verb, event.actor_kind) for event in events] == [
        (Verb.SUBMITTED, ActorKind.OFFICER), (Verb.ACCEPTED, ActorKind.OFFICER),
    ]  # fmt: skip
    assert Draft.objects.get().answers == {}


def test_a_second_press_finds_the_dossier_of_the_first(city: City, version: ProcedureVersion) -> None:
    draft = start_at_desk(procedure_version=version, language="vi", at=MONDAY_9)

    assert received(city, draft).pk == received(city, draft).pk
    assert Dossier.objects.count() == 1


def test_another_agency_resolves_what_this_desk_takes_in(city: City, version: ProcedureVersion) -> None:
    draft = start_at_desk(procedure_version=version, language="vi", at=MONDAY_9)

    dossier = received(city, draft, resolving=city.other_ward.agency)

    assert (dossier.receiving_agency, dossier.resolving_agency) == (city.ward.agency, city.other_ward.agency)


def test_what_cannot_be_accepted_is_not_submitted_either(city: City) -> None:
    procedures.process()
    draft = start_at_desk(procedure_version=procedures.procedure(limit=None), language="vi", at=MONDAY_9)

    with pytest.raises(CannotAccept) as refused:
        received(city, draft)

    assert refused.value.why is Why.LIMIT_NOT_PUBLISHED
    assert not Dossier.objects.exists()


def test_papers_that_are_missing_stop_it(city: City, version: ProcedureVersion) -> None:
    draft = start_at_desk(procedure_version=version, language="vi", at=MONDAY_9)

    with pytest.raises(CannotSubmit) as refused:
        received(city, draft, papers=0)

    assert (refused.value.why, refused.value.about) == (Why.DOCUMENT_MISSING, "d1")
