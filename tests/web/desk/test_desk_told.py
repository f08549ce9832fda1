"""A dossier that began from a checklist: what the applicant was told to bring, against what came."""

from functools import partial

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import APPLICANT, paper, submitted
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import ANSWERS, open_step, page_of, url
from tests.web.page_reading import Element
from tests.web.portal.published import document, published

from motcua.core.codes.checklists import spaced
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Reason
from motcua.domain.dossiers.models import Dossier, Draft, ReasonTarget
from motcua.domain.guidance.actions import carried_through, make_checklist, purge_checklists, start_online
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.models import Checklist

CASES = [
    {"name": "Nhà của mình", "documents": [document("d1", "Giấy tờ nhà")]},
    {
        "name": "Thuê nhà",
        "documents": [
            document("d2", "Hợp đồng thuê nhà"),
            document("d3", "Căn cước", reuse="population"),
            document("d4", "Giấy xác nhận", required=False),
            document("d5", "Bản vẽ"),
        ],
    },
]
SAID = Answers(case=1, channel=ChannelKind.DIRECT, ward="00097")


@pytest.fixture
def desk(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


@pytest.fixture
def lodging(town: City) -> ProcedureVersion:
    """A procedure with two cases."""
    return published(cases=CASES)


@pytest.fixture
def checklist(lodging: ProcedureVersion) -> Checklist:
    """Somebody in the second case: told two papers, a third is looked up, a fourth only where there is one."""
    return make_checklist(version_id=lodging.pk, answers=SAID, language="vi", at=MONDAY_9)


def sent(town: City, checklist: Checklist, *keys: str, version: ProcedureVersion | None = None) -> Dossier:
    """Begun from the checklist and sent with these papers."""
    used = version or checklist.procedure_version
    draft: Draft = start_online(
        checklist=checklist, version=used, agency=town.ward.agency, known={}, language="vi", at=MONDAY_9
    )
    send = partial(
        submitted, town, used, applicant=APPLICANT, answers=ANSWERS, files=[paper(key) for key in keys],
    )  # fmt: skip
    return carried_through(draft_id=draft.pk, submit=send)


def asked(town: City, dossier: Dossier, key: str) -> None:
    actions.request_supplement(
        dossier_id=dossier.pk, step_id=open_step(dossier).pk, officer=town.ward.officers["reception"],
        reasons=[Reason(ReasonTarget.DOCUMENT, key, "Thiếu giấy tờ này", "Nộp bổ sung")], at=MONDAY_9,
    )  # fmt: skip


def told(desk: Client, dossier: Dossier) -> Element:
    return page_of(desk, url(dossier)).one("main").one(cls="mc-told-papers")


def rows(block: Element) -> list[list[str]]:
    return [[cell.text for cell in row.all("span")] for row in block.one("ul").all("li")]


def verdict(block: Element) -> str:
    return block.one(cls="mc-told-papers__verdict").text


def test_the_case_and_each_paper_told_stand_against_what_came(town: City, desk: Client, checklist: Checklist) -> None:
    block = told(desk, sent(town, checklist, "d2"))

    assert spaced(checklist.code) in block.one("h3").text
    said = block.one(cls="mc-told-papers__said").text
    assert "Trường hợp: Thuê nhà" in said
    assert "Cách nộp: Đến nơi tiếp nhận" in said
    assert [[row[0], row[1], row[2]] for row in rows(block)] == [
        ["Hợp đồng thuê nhà", "Dặn nộp", "Đã nhận"],
        ["Căn cước", "Nói cơ quan tự tra cứu", "Không phải nộp"],
        ["Bản vẽ", "Dặn nộp", "Chưa nhận"],
    ]
    assert verdict(block) == "Đã nhận 1 trong 2 giấy tờ được dặn."


def test_everything_told_has_come(town: City, desk: Client, checklist: Checklist) -> None:
    block = told(desk, sent(town, checklist, "d2", "d5", "d4"))
    assert verdict(block) == "Đã nhận đủ 2 giấy tờ được dặn."
    assert ["Giấy xác nhận", "Nói chỉ nộp nếu có", "Đã nhận"] in rows(block)


@pytest.mark.parametrize(("key", "name", "said"), [
    ("d1", "Giấy tờ nhà", "Không nhắc đến"),
    ("d3", "Căn cước", "Nói cơ quan tự tra cứu"),
    ("d4", "Giấy xác nhận", "Nói chỉ nộp nếu có"),
])  # fmt: skip
def test_a_paper_asked_for_that_was_not_told_shows_that_the_advice_was_incomplete(
    town: City, desk: Client, checklist: Checklist, key: str, name: str, said: str
) -> None:
    dossier = sent(town, checklist, "d2", "d5")
    asked(town, dossier, key)
    block = told(desk, dossier)
    assert [name, said, "Phải bổ sung"] in rows(block)
    assert verdict(block) == "Danh mục dặn thiếu: đã phải yêu cầu 1 giấy tờ mà danh mục không dặn nộp."
    assert block.one(cls="mc-told-papers__missed").one("span", lang="vi").text == name


def test_a_paper_that_was_told_and_came_badly_is_no_fault_of_the_advice(
    town: City, desk: Client, checklist: Checklist
) -> None:
    dossier = sent(town, checklist, "d2", "d5")
    asked(town, dossier, "d2")
    block = told(desk, dossier)
    assert ["Hợp đồng thuê nhà", "Dặn nộp", "Phải bổ sung"] in rows(block)
    assert verdict(block) == "Danh mục dặn đủ, nhưng 1 giấy tờ đã nhận phải bổ sung."
    assert not block.all(cls="mc-told-papers__missed")


def test_a_refusal_for_a_paper_is_no_supplement(town: City, desk: Client, checklist: Checklist) -> None:
    dossier = sent(town, checklist, "d2", "d5")
    reason = Reason(ReasonTarget.DOCUMENT, "d1", "Không có giấy tờ nhà", "Nộp lại hồ sơ khi có")
    officer = town.ward.officers["reception"]
    actions.refuse(dossier_id=dossier.pk, officer=officer, reasons=[reason], at=MONDAY_9)
    assert [row[0] for row in rows(told(desk, dossier))] == ["Hợp đồng thuê nhà", "Căn cước", "Bản vẽ"]


def test_a_checklist_of_an_older_version_is_read_by_the_dossiers_own_and_says_so(
    town: City, desk: Client, checklist: Checklist
) -> None:
    newer = published(cases=[{**CASES[1], "documents": [document("d9", "Giấy cho thuê")]}, CASES[0]])
    block = told(desk, sent(town, checklist, "d9", version=newer))
    assert "Danh mục lập theo bản công bố khác" in block.text
    assert rows(block) == [["Giấy cho thuê", "Dặn nộp", "Đã nhận"]]


def test_a_checklist_that_is_gone_is_still_known_to_have_been(town: City, desk: Client, checklist: Checklist) -> None:
    dossier = sent(town, checklist, "d2")
    purge_checklists(at=checklist.expires_at)
    block = told(desk, dossier)
    assert "đã hết thời gian lưu" in block.text
    assert "Hợp đồng thuê nhà" not in block.text


def test_it_costs_no_query_with_a_checklist_or_without(
    town: City, desk: Client, checklist: Checklist, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from django.db import connection

    plain = submitted(town, checklist.procedure_version, answers=ANSWERS, files=[paper("d2")])
    prepared = sent(town, checklist, "d2")
    told(desk, prepared)
    with CaptureQueriesContext(connection) as without:
        assert not page_of(desk, url(plain)).all(cls="mc-told-papers")
    with django_assert_num_queries(len(without)):
        told(desk, prepared)
