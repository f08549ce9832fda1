"""What officers and citizens see; and that the offered acts are the ones that succeed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import REASON, accepted, done, step_at, submitted

from motcua.core.worktime import Limit, Unit
from motcua.domain.accounts.models import Officer
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions, queries
from motcua.domain.dossiers.models import Dossier, Status
from motcua.domain.dossiers.queries import ActName, ActOption, Filters
from motcua.domain.dossiers.queries.worklist import Urgency
from motcua.domain.dossiers.refusals import CannotAct, Why


def test_the_worklist_holds_the_posts_steps_by_due_moment(city: City, version: ProcedureVersion) -> None:
    later = accepted(city, version, at=MONDAY_9 + timedelta(hours=1))
    sooner = accepted(city, version)
    found = queries.worklist(city.ward.officers["handler"], at=MONDAY_9 + timedelta(hours=1))
    assert [row.code for row in found.rows] == [sooner.code, later.code]
    assert found.rows[0].remaining == 660  # twelve working hours less the one that passed
    assert queries.worklist(city.other_ward.officers["handler"], at=MONDAY_9).total == 0


@pytest.mark.parametrize(
    ("filters", "total"),
    [
        (Filters(text="nguyễn thị"), 2),
        (Filters(text="không có ai"), 0),
        (Filters(urgency=Urgency.LATE), 0),
        (Filters(status=Status.ACCEPTED), 2),
        (Filters(status=Status.DONE), 0),
        (Filters(channel="online"), 2),
        (Filters(field="ho-tich"), 2),
        (Filters(mine=True), 0),
        (Filters(node_name="Thẩm định"), 2),
    ],
)
def test_filters(city: City, version: ProcedureVersion, filters: Filters, total: int) -> None:
    accepted(city, version)
    accepted(city, version)
    assert queries.worklist(city.ward.officers["handler"], at=MONDAY_9, filters=filters).total == total


def test_a_worklist_costs_four_queries_whatever_its_length(
    city: City, version: ProcedureVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        accepted(city, version)
    queries.worklist(city.ward.officers["handler"], at=MONDAY_9)  # the calendar is compiled once a process
    with django_assert_num_queries(4):
        queries.worklist(city.ward.officers["handler"], at=MONDAY_9)


def test_a_dossier_is_seen_only_through_a_post(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    assert queries.dossier_page(city.ward.officers["handler"], dossier.code, at=MONDAY_9)
    assert queries.dossier_page(city.ward.officers["leader"], dossier.code, at=MONDAY_9)  # may see the agency's
    assert queries.dossier_page(city.ward.officers["clerk"], dossier.code, at=MONDAY_9) is None
    assert queries.dossier_page(city.other_ward.officers["leader"], dossier.code, at=MONDAY_9) is None


def test_tracking_tells_who_holds_it_and_until_when(city: City, version: ProcedureVersion) -> None:
    dossier = accepted(city, version)
    seen = queries.tracking(dossier.pk, at=MONDAY_9)
    (hand,) = seen.hands
    assert (hand.agency, hand.step, hand.due_at) == ("Cơ quan H26.1", "Thẩm định", step_at(dossier, "handle").due_at)
    assert [entry.verb for entry in seen.timeline] == ["submitted", "accepted"]
    assert (seen.may_withdraw, seen.may_supply, seen.late) == (True, False, False)
    assert queries.tracking(dossier.pk, at=MONDAY_9 + timedelta(days=9)).late


@pytest.mark.parametrize(
    ("factor", "found"),
    [
        ("5678", True),
        ("2345", True),
        ("0912345678", True),
        ("1234", False),
        ("", False),
        ("678", False),
        ("٥٦٧٨", False),
    ],
)
def test_the_second_factor_is_the_end_of_the_phone_or_the_number(
    city: City, version: ProcedureVersion, factor: str, found: bool
) -> None:
    dossier = submitted(city, version)
    assert queries.find_for_citizen(dossier.code.lower(), factor) == (dossier.pk if found else None)
    assert queries.find_for_citizen("H26.9-260601-0001", factor) is None


def _tried(option: ActOption, dossier: Dossier, officer: Officer) -> Callable[[], Any]:
    at = MONDAY_9 + timedelta(minutes=5)
    of_step: dict[str, Any] = {
        "dossier_id": dossier.pk,
        "step_id": option.step.pk if option.step else 0,
        "officer": officer,
        "at": at,
    }
    whole: dict[str, Any] = {"dossier_id": dossier.pk, "officer": officer, "at": at}
    tries: dict[ActName, Callable[[], Any]] = {
        ActName.ACCEPT: lambda: actions.accept(**whole),
        ActName.REFUSE: lambda: actions.refuse(**whole, reasons=[REASON]),
        ActName.REQUEST_SUPPLEMENT: lambda: actions.request_supplement(**of_step, reasons=[REASON]),
        ActName.ASSIGN: lambda: actions.assign(**of_step, to=option.step.post.holders.get().officer),  # type: ignore[union-attr]
        ActName.COMPLETE: lambda: actions.complete_step(**of_step),
        ActName.RECORD_RESULT: lambda: actions.record_result(**of_step, outcome="approve", name="Giấy"),
        ActName.RETURN_RESULT: lambda: actions.return_result(**of_step),
        ActName.STOP: lambda: actions.stop(**whole, ground="Căn cứ"),
        ActName.RESUME: lambda: actions.resume(**whole),
        ActName.EXTEND: lambda: actions.extend(**whole, by=Limit(1, Unit.WORKING_DAY), reason="Chờ"),
    }
    return tries[option.act]


def _asked(city: City, version: ProcedureVersion) -> Dossier:
    dossier = accepted(city, version)
    return actions.request_supplement(
        dossier_id=dossier.pk, step_id=step_at(dossier, "handle").pk, officer=city.ward.officers["handler"],
        reasons=[REASON], at=MONDAY_9,
    )  # fmt: skip


def _decided(city: City, version: ProcedureVersion) -> Dossier:
    dossier = accepted(city, version)
    done(dossier, "handle", city.ward, "handler", MONDAY_9)
    return actions.record_result(
        dossier_id=dossier.pk, step_id=step_at(dossier, "approve").pk, officer=city.ward.officers["leader"],
        outcome="approve", name="Giấy", at=MONDAY_9,
    )  # fmt: skip


def _stopped(city: City, version: ProcedureVersion) -> Dossier:
    dossier = accepted(city, version)
    return actions.stop(
        dossier_id=dossier.pk, officer=city.ward.officers["leader"], ground="Căn cứ", at=MONDAY_9,
        until=MONDAY_9 + timedelta(days=5),
    )  # fmt: skip


@pytest.mark.parametrize("role", ["reception", "handler", "leader", "return"])
@pytest.mark.parametrize(
    ("situation", "model"),
    [(made, "LINE") for made in (submitted, accepted, _asked, _decided, _stopped)]
    + [(made, "PARALLEL") for made in (accepted, _asked, _stopped)],
)
def test_an_offered_act_succeeds_and_a_denied_one_is_refused_for_that_reason(
    city: City, role: str, situation: Callable[..., Dossier], model: str
) -> None:
    version = procedures.procedure(process_version=procedures.process(getattr(procedures, model)))
    officer = city.ward.officers[role]
    dossier = situation(city, version)
    page = queries.dossier_page(officer, dossier.code, at=MONDAY_9)
    if page is None:
        return
    for option in page.acts:
        outcome = _outcome(_tried(option, dossier, officer))
        assert outcome == option.why, f"{option.act} by {role}"


def test_extending_is_offered_until_the_promise_has_passed(city: City) -> None:
    dossier = accepted(city, procedures.procedure(process_version=procedures.process(procedures.LINE)))
    leader = city.ward.officers["leader"]
    assert dossier.due_at is not None

    def why(at: datetime) -> Any:
        page = queries.dossier_page(leader, dossier.code, at=at)
        assert page is not None
        return next(option.why for option in page.acts if option.act is queries.ActName.EXTEND)

    assert why(dossier.due_at) is None
    assert why(dossier.due_at + timedelta(seconds=1)) is Why.PAST_DUE


def _outcome(act: Callable[[], Any]) -> Any:
    """Try the act and take it back: what it was refused for, or None."""
    from django.db import transaction

    try:
        with transaction.atomic():
            act()
            transaction.set_rollback(True)
    except CannotAct as refusal:
        return refusal.why
    return None
