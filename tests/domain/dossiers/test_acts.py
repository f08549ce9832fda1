"""Each act: what it does, and when it is refused."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.factories import procedures
from tests.factories.city import FOUNDED, MONDAY_9, City, hired
from tests.factories.dossiers import REASON, accepted, done, paper, step_at, submitted

from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Delegation, PostHolder
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Reason
from motcua.domain.dossiers.models import Dossier, Holder, ReasonTarget, Status
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.domain.ledger.models import Event


def local(text: str) -> datetime:
    return timezone.make_aware(datetime.fromisoformat(text))


def _refused(why: Why) -> "pytest.RaisesExc[CannotAct]":
    return pytest.raises(CannotAct, check=lambda refusal: refusal.why is why)


# submit


def test_the_same_key_gives_the_same_dossier(city: City, version: ProcedureVersion) -> None:
    first = submitted(city, version, idempotency_key="k")
    again = submitted(city, version, idempotency_key="k", at=MONDAY_9 + timedelta(days=1))
    assert again == first
    assert Event.objects.filter(dossier_id=first.pk).count() == 1


def test_a_key_of_another_procedure_is_refused(city: City, version: ProcedureVersion) -> None:
    submitted(city, version, idempotency_key="k")
    with _refused(Why.KEY_USED_OTHERWISE):
        submitted(city, procedures.procedure("1.000002"), idempotency_key="k")


@pytest.mark.parametrize(
    ("files", "why"), [([], Why.DOCUMENT_MISSING), ([("d1", "a"), ("d9", "b")], Why.DOCUMENT_UNKNOWN)]
)
def test_papers_are_checked_before_a_code_is_given(
    city: City, version: ProcedureVersion, files: list[tuple[str, str]], why: Why
) -> None:
    with _refused(why):
        submitted(city, version, files=[paper(*file) for file in files])
    assert submitted(city, version).code.endswith("-0001")  # the refused one took no number


def test_an_ended_version_is_refused(city: City, version: ProcedureVersion) -> None:
    version.valid_to = MONDAY_9
    with _refused(Why.VERSION_ENDED):
        submitted(city, version)


# accept and refuse


def test_without_a_published_limit_the_officer_enters_it_with_its_basis(city: City) -> None:
    procedures.process()
    dossier = submitted(city, procedures.procedure(limit=None))
    act: dict[str, Any] = {"dossier_id": dossier.pk, "officer": city.ward.officers["reception"], "at": MONDAY_9}
    with _refused(Why.LIMIT_NOT_PUBLISHED):
        actions.accept(**act)
    with _refused(Why.LIMIT_NEEDS_BASIS):
        actions.accept(**act, limit=Limit(5, Unit.DAY), limit_basis=" ")
    taken = actions.accept(**act, limit=Limit(5, Unit.DAY), limit_basis="Điều 7 Luật X")
    assert taken.due_at == local("2026-06-08T17:00")  # 6 June is a Saturday
    assert taken.limit_basis == "Điều 7 Luật X"


def test_a_published_limit_cannot_be_overridden(city: City, version: ProcedureVersion) -> None:
    dossier = submitted(city, version)
    with _refused(Why.LIMIT_IS_PUBLISHED):
        actions.accept(
            dossier_id=dossier.pk, officer=city.ward.officers["reception"], at=MONDAY_9,
            limit=Limit(99, Unit.DAY), limit_basis="x",
        )  # fmt: skip


def test_only_the_post_that_holds_the_step_may_act(city: City, version: ProcedureVersion) -> None:
    dossier = submitted(city, version)
    for officer in (city.ward.officers["handler"], city.other_ward.officers["reception"]):
        with _refused(Why.NOT_YOUR_POST):
            actions.accept(dossier_id=dossier.pk, officer=officer, at=MONDAY_9)


def test_a_former_holder_of_the_post_may_not_act(city: City, version: ProcedureVersion) -> None:
    officer = city.ward.officers["reception"]
    PostHolder.objects.filter(officer=officer).update(valid_to=date(2026, 6, 1))
    with _refused(Why.NOT_YOUR_POST):
        actions.accept(dossier_id=submitted(city, version).pk, officer=officer, at=MONDAY_9)


def test_a_refusal_closes_the_dossier_with_its_reasons(city: City, version: ProcedureVersion) -> None:
    dossier = submitted(city, version)
    reception = city.ward.officers["reception"]
    dossier = actions.refuse(dossier_id=dossier.pk, officer=reception, reasons=[REASON], at=MONDAY_9)
    assert (dossier.status, dossier.is_open) == (Status.REFUSED, False)
    assert dossier.reasons.get().remedy == REASON.remedy
    with _refused(Why.NOT_OPEN):
        actions.accept(dossier_id=dossier.pk, officer=reception, at=MONDAY_9)


@pytest.mark.parametrize(
    ("reasons", "why"),
    [
        ([], Why.NO_REASON),
        ([Reason(ReasonTarget.DOCUMENT, "d1", "thiếu", "bổ sung")], Why.REASON_NOT_ACTIONABLE),
        ([Reason(ReasonTarget.DOCUMENT, "d7", REASON.problem, REASON.remedy)], Why.REASON_TARGET_UNKNOWN),
        ([Reason(ReasonTarget.CONDITION, "d1", REASON.problem, REASON.remedy)], Why.REASON_TARGET_UNKNOWN),
    ],
)
def test_reasons_must_let_a_citizen_act(city: City, version: ProcedureVersion, reasons: list[Reason], why: Why) -> None:
    dossier = submitted(city, version)
    with _refused(why):
        actions.refuse(dossier_id=dossier.pk, officer=city.ward.officers["reception"], reasons=reasons, at=MONDAY_9)
    assert Dossier.objects.get(pk=dossier.pk).is_open


# supplements


def _asked(city: City, dossier: Dossier, at: datetime) -> Dossier:
    return actions.request_supplement(
        dossier_id=dossier.pk, step_id=step_at(dossier, "handle").pk, officer=city.ward.officers["handler"],
        reasons=[REASON], at=at,
    )  # fmt: skip


def test_a_supplement_keeps_the_working_time_left(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)  # promise: Thursday 09:00
    dossier = _asked(city, dossier, local("2026-06-02T09:00"))  # two working days are left
    step = step_at(dossier, "handle")
    assert (step.holder, dossier.status) == (Holder.CITIZEN, Status.SUPPLEMENT)
    assert dossier.time_left == timedelta(days=0, minutes=960)
    dossier = actions.supply(dossier_id=dossier.pk, files=[paper("d1", "c")], at=local("2026-06-10T14:00"))
    step = step_at(dossier, "handle")
    assert dossier.due_at == local("2026-06-12T14:00")
    assert (step.holder, dossier.status) == (Holder.POST, Status.IN_PROGRESS)
    assert step.due_at == local("2026-06-11T08:00")  # 240 of its own minutes were left


def test_parallel_branches_pause_one_clock_once(city: City) -> None:
    version = procedures.procedure(process_version=procedures.process(procedures.PARALLEL))
    dossier = accepted(city, version)
    due = dossier.due_at
    _asked(city, dossier, MONDAY_9)
    dossier = actions.request_supplement(
        dossier_id=dossier.pk, step_id=step_at(dossier, "survey").pk, officer=city.ward.officers["coordinator"],
        reasons=[REASON], at=MONDAY_9,
    )  # fmt: skip
    assert dossier.pauses.count() == 1
    dossier = actions.supply(dossier_id=dossier.pk, files=[paper()], at=MONDAY_9)
    assert dossier.due_at == due  # paused and resumed at once


def test_nothing_asked_nothing_taken(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    with _refused(Why.NOTHING_ASKED):
        actions.supply(dossier_id=dossier.pk, files=[paper()], at=MONDAY_9)
    _asked(city, dossier, MONDAY_9)
    with _refused(Why.NOTHING_SUPPLIED):
        actions.supply(dossier_id=dossier.pk, files=[], at=MONDAY_9)
    with _refused(Why.DOCUMENT_UNKNOWN):
        actions.supply(dossier_id=dossier.pk, files=[paper("d9")], at=MONDAY_9)


# handling


def test_a_step_named_to_one_officer_is_not_another_ones(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    second = hired(city.ward.posts["handler"], "second")
    actions.assign(
        dossier_id=dossier.pk, step_id=step_at(dossier, "handle").pk, to=second,
        officer=city.ward.officers["leader"], at=MONDAY_9,
    )  # fmt: skip
    with _refused(Why.HELD_BY_ANOTHER_OFFICER):
        done(dossier, "handle", city.ward, "handler", MONDAY_9)


def test_work_is_assigned_only_to_officers_of_the_post(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    with _refused(Why.OFFICER_NOT_IN_POST):
        actions.assign(
            dossier_id=dossier.pk, step_id=step_at(dossier, "handle").pk, to=city.ward.officers["clerk"],
            officer=city.ward.officers["leader"], at=MONDAY_9,
        )  # fmt: skip


@pytest.mark.parametrize(("codes", "allowed"), [([], True), (["1.001193"], True), (["2.000635"], False)])
def test_a_delegate_acts_for_the_post_within_the_delegation(
    city: City, version: ProcedureVersion, codes: list[str], allowed: bool
) -> None:
    dossier = accepted(city, version)
    delegate = city.other_ward.officers["clerk"]
    delegation = Delegation.objects.create(
        post=city.ward.posts["handler"], to_officer=delegate, valid_from=FOUNDED, valid_to=date(2027, 1, 1),
        procedures=codes, legal_basis="QĐ 1/QĐ-UBND",
    )  # fmt: skip
    act: dict[str, Any] = {
        "dossier_id": dossier.pk,
        "step_id": step_at(dossier, "handle").pk,
        "officer": delegate,
        "at": MONDAY_9,
    }
    if not allowed:
        with _refused(Why.NOT_YOUR_POST):
            actions.complete_step(**act)
        return
    actions.complete_step(**act)
    event = Event.objects.get(dossier_id=dossier.pk, seq=3)
    assert (event.officer_id, event.delegation_id) == (delegate.pk, delegation.pk)


def test_a_step_done_twice_is_done_once(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    step = step_at(dossier, "handle")
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    with _refused(Why.STEP_NOT_OPEN):
        actions.complete_step(
            dossier_id=dossier.pk, step_id=step.pk, officer=city.ward.officers["handler"], at=MONDAY_9
        )


def test_a_deciding_step_is_not_completed_without_a_result(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    with _refused(Why.WRONG_ACT_FOR_STEP):
        done(dossier, "approve", city.ward, "leader", MONDAY_9)


def test_an_act_before_the_last_one_is_out_of_order(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    with _refused(Why.OUT_OF_ORDER):
        done(dossier, "handle", city.ward, "handler", MONDAY_9 - timedelta(minutes=1))


# stop, resume, extend, withdraw


def test_stop_and_resume_give_back_the_time_left(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    leader = city.ward.officers["leader"]
    at = local("2026-06-02T09:00")
    until = local("2026-06-20T17:00")
    dossier = actions.stop(dossier_id=dossier.pk, officer=leader, ground="Chờ bản án", at=at, until=until)
    assert dossier.status == Status.STOPPED
    assert step_at(dossier, "handle").due_at == until
    with _refused(Why.NOT_THIS_STATUS):
        done(dossier, "handle", city.ward, "handler", at)
    dossier = actions.resume(dossier_id=dossier.pk, officer=leader, at=local("2026-06-15T09:00"))
    assert dossier.due_at == local("2026-06-17T09:00")
    assert step_at(dossier, "handle").due_at == local("2026-06-15T15:00")  # 360 minutes were left


def test_stop_for_good_closes(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    leader = city.ward.officers["leader"]
    dossier = actions.stop(dossier_id=dossier.pk, officer=leader, ground="Người nộp đã mất", at=MONDAY_9)
    assert (dossier.status, dossier.is_open) == (Status.STOPPED, False)


def test_stop_needs_the_right_over_the_agency(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    for officer in (city.ward.officers["handler"], city.other_ward.officers["leader"]):
        with _refused(Why.NO_RIGHT):
            actions.stop(dossier_id=dossier.pk, officer=officer, ground="x", at=MONDAY_9)


def test_extension_happens_once_and_before_the_promise(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    act: dict[str, Any] = {
        "dossier_id": dossier.pk,
        "officer": city.ward.officers["leader"],
        "by": Limit(2, Unit.WORKING_DAY),
    }
    extended = actions.extend(**act, reason="Chờ xác minh", at=local("2026-06-02T09:00"))
    assert extended.due_at == local("2026-06-08T09:00")  # Thursday 9:00 plus two working days
    assert extended.first_due_at == local("2026-06-04T09:00")
    with _refused(Why.ALREADY_EXTENDED):
        actions.extend(**act, reason="Chờ nữa", at=local("2026-06-03T09:00"))


def test_extension_after_the_promise_is_refused(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    with _refused(Why.PAST_DUE):
        actions.extend(
            dossier_id=dossier.pk, officer=city.ward.officers["leader"], by=Limit(2, Unit.WORKING_DAY), reason="Chậm",
            at=local("2026-06-04T09:01"),
        )  # fmt: skip


def test_withdrawal_ends_an_open_request_too(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    _asked(city, dossier, MONDAY_9)
    dossier = actions.withdraw(dossier_id=dossier.pk, at=MONDAY_9)
    assert (dossier.status, dossier.is_open) == (Status.WITHDRAWN, False)
    assert dossier.supplement_requests.get().withdrawn_at == MONDAY_9
    assert dossier.pauses.get().until == MONDAY_9


def test_a_ready_result_cannot_be_withdrawn(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    actions.record_result(
        dossier_id=dossier.pk, step_id=step_at(dossier, "approve").pk, officer=city.ward.officers["leader"],
        outcome="reject", name="Văn bản trả lời", at=MONDAY_9,
    )  # fmt: skip
    with _refused(Why.NOT_THIS_STATUS):
        actions.withdraw(dossier_id=dossier.pk, at=MONDAY_9)


def test_a_result_at_the_desk_waits_for_the_person(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version, channel="direct")
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    dossier = actions.record_result(
        dossier_id=dossier.pk, step_id=step_at(dossier, "approve").pk, officer=city.ward.officers["leader"],
        outcome="approve", name="Giấy khai sinh", at=MONDAY_9,
    )  # fmt: skip
    step = step_at(dossier, "return")
    assert (step.holder, step.post) == (Holder.CITIZEN, city.ward.posts["return"])
    actions.return_result(dossier_id=dossier.pk, step_id=step.pk, officer=city.ward.officers["return"], at=MONDAY_9)


def test_receipt_cannot_lie_ahead_of_the_acceptance(city: City, version: ProcedureVersion) -> None:
    dossier = submitted(city, version)
    with _refused(Why.OUT_OF_ORDER):
        actions.accept(
            dossier_id=dossier.pk, officer=city.ward.officers["reception"], at=MONDAY_9,
            received_at=MONDAY_9 + timedelta(seconds=1),
        )  # fmt: skip
