"""A dossier's whole life through the real acts."""

from datetime import datetime, timedelta

from django.utils import timezone
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import accepted, done, step_at, submitted

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Holder, Status
from motcua.domain.ledger.models import Event


def local(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


def test_submission_gives_a_code_and_a_first_hand(city: City, version: ProcedureVersion) -> None:
    dossier = submitted(city, version)
    step = step_at(dossier, "receive")

    assert dossier.code == "H26.1-260601-0001"
    assert dossier.status == Status.SUBMITTED
    assert (step.holder, step.post) == (Holder.POST, city.ward.posts["reception"])
    assert step.due_at == local("2026-06-01T17:00")  # an answer within the working day
    assert dossier.submitted_documents.get().document_key == "d1"


def test_acceptance_gives_the_promise_and_the_next_hand(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    step = step_at(dossier, "handle")

    assert dossier.status == Status.ACCEPTED
    assert dossier.due_at == local("2026-06-04T09:00")  # 3 working days after Monday 9:00
    assert dossier.limit_minutes == 3 * 480
    assert step.due_at == local("2026-06-02T15:00")  # half of the limit: 150 + 210 + 270 + 90 minutes
    assert step.post == city.ward.posts["handler"]


def test_a_life_ends_with_the_result_in_the_citizens_hand(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    later = MONDAY_9 + timedelta(hours=1)
    done(dossier, "handle", city.ward, "handler", later, outcome="approve")
    dossier = actions.record_result(
        dossier_id=dossier.pk,
        step_id=step_at(dossier, "approve").pk,
        officer=city.ward.officers["leader"],
        outcome="approve",
        name="Giấy khai sinh",
        at=later,
    )
    assert (dossier.status, dossier.finished_at) == (Status.DONE, later)

    dossier = actions.return_result(
        dossier_id=dossier.pk,
        step_id=step_at(dossier, "return").pk,
        officer=city.ward.officers["return"],
        at=later + timedelta(hours=1),
    )
    assert (dossier.status, dossier.is_open) == (Status.RETURNED, False)
    assert not dossier.steps.filter(state="open").exists()
    verbs = Event.objects.filter(dossier_id=dossier.pk).order_by("seq").values_list("seq", "verb")
    assert list(verbs) == [
        (1, "submitted"), (2, "accepted"), (3, "step_completed"), (4, "result_recorded"), (5, "result_returned"),
    ]  # fmt: skip


def test_no_step_is_due_after_the_promise(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)  # promise: Thursday 09:00; a quarter of it is six working hours
    done(dossier, "handle", city.ward, "handler", local("2026-06-03T16:00"))
    assert step_at(dossier, "approve").due_at == local("2026-06-04T09:00")


def test_after_a_broken_promise_a_step_has_a_moment_of_its_own(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    done(dossier, "handle", city.ward, "handler", local("2026-06-04T10:00"))
    assert step_at(dossier, "approve").due_at == local("2026-06-05T08:00")  # 90 + 210 minutes, then 60 the next day
