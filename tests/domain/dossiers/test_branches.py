"""Steps beyond a straight line: parallel branches, consulted agencies, linked dossiers, timers, messages."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import accepted, done, step_at, submitted
from tests.factories.procedures import APPROVE, HANDLE, RECEIVE, RETURN, bpmn, sequence

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier, Holder, Status, Step, StepKind
from motcua.domain.dossiers.queries import hands
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.domain.dossiers.verification import verify
from motcua.domain.ledger.models import Event

_ENDS = '<b:startEvent id="s"/>' + RECEIVE + APPROVE + RETURN + '<b:endEvent id="e"/>'
CONSULT = bpmn(
    _ENDS
    + '<b:userTask id="consult" name="Lấy ý kiến" motcua:post="handler" motcua:agency="data:agencies">'
    + '<b:multiInstanceLoopCharacteristics motcua:collection="agencies"/></b:userTask>'
    + '<b:boundaryEvent id="late" attachedToRef="handle" cancelActivity="false"><b:timerEventDefinition>'
    + "<b:timeDuration>P1D</b:timeDuration></b:timerEventDefinition></b:boundaryEvent>"
    + '<b:userTask id="remind" name="Đôn đốc" motcua:post="coordinator"/><b:endEvent id="e2"/>'
    + HANDLE
    + sequence("s", "receive", "handle", "consult", "approve", "return", "e")
    + sequence("late", "remind", "e2")
)
WAIT = bpmn(
    _ENDS
    + '<b:intermediateCatchEvent id="post-up" name="Niêm yết" motcua:post="clerk"><b:timerEventDefinition>'
    + "<b:timeDuration>P2D</b:timeDuration></b:timerEventDefinition></b:intermediateCatchEvent>"
    + '<b:intermediateCatchEvent id="tax" name="Chờ thuế"><b:messageEventDefinition messageRef="m"/>'
    + "</b:intermediateCatchEvent>"
    + sequence("s", "receive", "post-up", "tax", "approve", "return", "e")
).replace("<b:process", '<b:message id="m" name="tax_paid"/><b:process', 1)
LINKED = bpmn(
    _ENDS
    + '<b:callActivity id="land" name="Thuế đất" calledElement="x" motcua:procedure="2.000001"'
    + ' motcua:agency="data:tax_agency"/>'
    + sequence("s", "receive", "land", "approve", "return", "e")
)


def local(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


def _running(city: City, xml: str, **case_data: object) -> Dossier:
    version = procedures.procedure(process_version=procedures.process(xml, key="own", default_for=""))
    return accepted(city, version, case_data=case_data)


def test_a_join_is_nobodys_hand(city: City) -> None:
    dossier = _running(city, procedures.PARALLEL)
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    waiting = Step.objects.get(dossier=dossier, node="join")
    assert (waiting.holder, waiting.kind, waiting.due_at) == (Holder.SIBLINGS, StepKind.JOIN, None)
    done(dossier, "survey", city.ward, "coordinator", MONDAY_9)
    assert step_at(dossier, "approve").post == city.ward.posts["leader"]


def test_each_consulted_agency_holds_its_own_step(city: City) -> None:
    dossier = _running(city, CONSULT, agencies=["H26.2", "H26.3"])
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    asked = list(Step.objects.filter(dossier=dossier, node="consult", state="open").order_by("index"))
    assert [step.agency for step in asked] == [city.department.agency, city.other_ward.agency]
    for office, step in zip((city.department, city.other_ward), asked, strict=True):
        actions.complete_step(dossier_id=dossier.pk, step_id=step.pk, officer=office.officers["handler"], at=MONDAY_9)
    assert step_at(dossier, "approve")


def test_an_alarm_in_the_lane_of_consulted_agencies_needs_no_agency_of_its_own(city: City) -> None:
    dossier = _running(city, procedures.shipped("parallel_consultation"), agencies=["H26.2", "H26.3"])
    consulted = _until(dossier, city, "H26.3")
    assert {step.agency.code for step in consulted} == {"H26.2", "H26.3"}


def _until(dossier: Dossier, city: City, agency: str) -> list[Step]:
    """Complete the resolving agency's steps until another agency holds one."""
    for _ in range(10):
        steps = list(hands().filter(dossier=dossier).select_related("post", "agency"))
        if agency in {step.agency.code for step in steps}:
            return steps
        for step in steps:
            assert step.post is not None
            officer = city.ward.officers[step.post.role]
            actions.complete_step(
                dossier_id=dossier.pk, step_id=step.pk, officer=officer, at=MONDAY_9, outcome="approve"
            )
    raise AssertionError("no other agency was ever asked")


def test_an_unknown_agency_is_refused_and_nothing_moves(city: City) -> None:
    dossier = _running(city, CONSULT, agencies=["H26.99"])
    with pytest.raises(CannotAct, match="agency_not_competent"):
        done(dossier, "handle", city.ward, "handler", MONDAY_9)
    assert step_at(dossier, "handle")


def test_a_boundary_timer_fires_in_working_time_and_the_step_stays(city: City) -> None:
    dossier = _running(city, CONSULT)
    alarm = step_at(dossier, "late")
    assert alarm.fires_at == local("2026-06-02T09:00")  # one working day after Monday 9:00
    assert alarm.holder == Holder.SIBLINGS
    assert actions.fire_due_timers(at=local("2026-06-02T08:59")) == 0
    assert actions.fire_due_timers(at=local("2026-06-02T09:00")) == 1
    assert step_at(dossier, "remind").post == city.ward.posts["coordinator"]
    assert step_at(dossier, "handle")
    assert actions.fire_due_timers(at=local("2026-06-02T09:01")) == 0
    assert list(verify()) == []


def test_completing_the_step_takes_its_alarm_away(city: City) -> None:
    dossier = _running(city, CONSULT, agencies=["H26.2"])
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    assert Step.objects.get(dossier=dossier, node="late").state == "cancelled"
    assert actions.fire_due_timers(at=MONDAY_9 + timedelta(days=30)) == 0


def test_waiting_for_time_is_the_desks_hand_and_for_a_message_the_neighbours(city: City) -> None:
    dossier = _running(city, WAIT)
    assert (step_at(dossier, "post-up").holder, step_at(dossier, "post-up").post) == (
        Holder.POST,
        city.ward.posts["clerk"],
    )
    actions.fire_due_timers(at=local("2026-06-03T09:00"))
    assert step_at(dossier, "tax").holder == Holder.NEIGHBOUR
    with pytest.raises(CannotAct, match="no_way_on"):
        actions.receive_message(dossier_id=dossier.pk, name="other", data={}, at=local("2026-06-03T10:00"))
    actions.receive_message(dossier_id=dossier.pk, name="tax_paid", data={"paid": True}, at=local("2026-06-03T10:00"))
    assert step_at(dossier, "approve")
    assert list(verify()) == []


@pytest.fixture
def parent(city: City) -> Dossier:
    procedures.process(key="child", default_for="province")
    procedures.procedure("2.000001")
    return _running(city, LINKED, tax_agency="H26.2")


def test_a_linked_dossier_runs_at_its_agency_with_its_own_clock(city: City, parent: Dossier) -> None:
    child = parent.children.get()
    assert (child.resolving_agency, child.code) == (city.department.agency, "H26.2-260601-0001")
    assert step_at(parent, "land").holder == Holder.NEIGHBOUR
    assert child.application.full_name == parent.application.full_name
    assert [paper.document_key for paper in child.submitted_documents.all()] == ["d1"]


def test_the_parent_goes_on_when_the_child_ends(city: City, parent: Dossier) -> None:
    child = parent.children.get()
    actions.accept(dossier_id=child.pk, officer=city.department.officers["reception"], at=MONDAY_9)
    done(child, "handle", city.department, "handler", MONDAY_9)
    actions.record_result(
        dossier_id=child.pk, step_id=step_at(child, "approve").pk, officer=city.department.officers["leader"],
        outcome="approve", name="Thông báo thuế", at=MONDAY_9,
    )  # fmt: skip
    actions.return_result(
        dossier_id=child.pk, step_id=step_at(child, "return").pk, officer=city.department.officers["return"],
        at=MONDAY_9,
    )  # fmt: skip
    parent.refresh_from_db()
    assert parent.case_data["land_outcome"] == "approve"
    assert step_at(parent, "approve")
    assert Event.objects.filter(dossier_id=parent.pk).order_by("-seq")[0].verb == "link_ended"
    assert list(verify()) == []


def test_withdrawing_the_parent_withdraws_its_children(parent: Dossier) -> None:
    actions.withdraw(dossier_id=parent.pk, at=MONDAY_9)
    child = parent.children.get()
    assert (child.status, child.is_open) == (Status.WITHDRAWN, False)
    assert list(verify()) == []


def test_a_late_hand_is_told_of_once_for_each_deadline(city: City, version: ProcedureVersion) -> None:
    dossier = submitted(city, version)  # to be answered by 17:00
    assert actions.tell_late(at=local("2026-06-01T17:00")) == 0
    assert actions.tell_late(at=local("2026-06-01T17:01")) == 1
    assert actions.tell_late(at=local("2026-06-01T18:00")) == 0
    actions.accept(dossier_id=dossier.pk, officer=city.ward.officers["reception"], at=local("2026-06-02T08:00"))
    assert actions.tell_late(at=local("2026-06-20T08:00")) == 1  # the next hand has its own deadline


def test_timers_that_are_not_due_are_refused(city: City) -> None:
    dossier = _running(city, WAIT)
    with pytest.raises(CannotAct) as refusal:
        actions.fire_timer(dossier_id=dossier.pk, step_id=step_at(dossier, "post-up").pk, at=MONDAY_9)
    assert refusal.value.why is Why.TIMER_NOT_DUE
