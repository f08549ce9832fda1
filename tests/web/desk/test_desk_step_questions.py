"""What a process asks of whoever completes a step, read off the shipped models, and asked on the screen."""

import pytest
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import handed_in, open_step, page_of, url
from tests.web.page_reading import read_page
from tests.web.portal.published import published

from motcua.core.workflow import bpmn
from motcua.domain.agencies.models import Agency
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier, Step
from motcua.domain.processes.models import ProcedureProcess
from motcua.web.desk.step_questions import step_questions


@pytest.mark.parametrize(
    ("model", "node", "outcomes", "collections"),
    [
        ("ward_default", "approve", {"approve": "Đã ký", "redo": "Làm lại"}, ()),
        ("ward_default", "appraise", {}, ()),
        ("appraisal_supplement", "appraise", None, ()),
        ("parallel_consultation", "prepare", {}, ("agencies",)),
        ("parallel_consultation", "consult", {}, ()),
        ("parallel_consultation", "approve", {"approve": "Đã ký", "redo": "Làm lại"}, ()),
    ],
)
def test_the_questions_are_read_off_the_flows_to_the_next_steps(
    model: str, node: str, outcomes: dict[str, str] | None, collections: tuple[str, ...]
) -> None:
    asked = step_questions(bpmn.parse(procedures.shipped(model).encode()), node)

    found = {choice.value: choice.leads_to for choice in asked.outcomes}
    if outcomes is None:
        assert set(found) == {"approve", "reject", "redo"}
    else:
        assert found == outcomes
    assert asked.collections == collections


def test_a_step_that_is_not_drawn_asks_nothing() -> None:
    assert step_questions(bpmn.parse(procedures.LINE.encode()), "khong-co").outcomes == ()


@pytest.fixture
def consulted(town: City) -> Dossier:
    """A dossier of the ward whose process asks departments for their opinion, at the step that names them."""
    version = published()
    made = procedures.process(procedures.shipped("parallel_consultation"), key="consult", default_for="")
    ProcedureProcess.objects.create(procedure=version.procedure, model=made.model)
    dossier = handed_in(town, version)
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    return dossier


def test_whoever_divides_the_work_names_the_next_officer(town: City, consulted: Dossier, sign_in: SignIn) -> None:
    browser = sign_in(town.ward.officers["coordinator"])
    address = f"{url(consulted)}buoc/{open_step(consulted).pk}/hoan-thanh/"
    page = page_of(browser, address).one("main")

    browser.post(address, {**page.one("form").values(), "assignee": town.ward.officers["handler"].pk})

    assert page.one("h1").text == "Hoàn thành bước: Phân công thụ lý"
    assert [one.text for one in page.one("select", name="assignee").all("option")] == [
        "Để vị trí tự nhận", "Cán bộ H26.1-handler",
    ]  # fmt: skip
    assert open_step(consulted).officer == town.ward.officers["handler"]


def test_the_agencies_to_consult_are_chosen_and_each_gets_its_step(
    town: City, consulted: Dossier, sign_in: SignIn
) -> None:
    coordinator, handler = town.ward.officers["coordinator"], town.ward.officers["handler"]
    step = open_step(consulted).pk
    actions.complete_step(dossier_id=consulted.pk, step_id=step, officer=coordinator, at=MONDAY_9)
    Agency.objects.filter(pk=town.other_ward.agency.pk).update(kind=Agency.Kind.DEPARTMENT)
    browser = sign_in(handler)
    address = f"{url(consulted)}buoc/{open_step(consulted).pk}/hoan-thanh/"
    page = page_of(browser, address).one("main")

    none = browser.post(address, page.one("form").values())
    browser.post(address, {**page.one("form").values(), "agencies": ["H26.2", "H26.3"]})

    assert [box.attributes["type"] for box in page.all("input", name="agencies")] == ["checkbox", "checkbox"]
    assert "Chọn ít nhất một cơ quan." in read_page(none.content).text
    consulted_now = Step.objects.filter(dossier=consulted, state="open", node="consult")
    assert sorted(consulted_now.values_list("agency__code", flat=True)) == ["H26.2", "H26.3"]
