"""A checklist on the counter, and what came of those who had one."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import APPLICANT
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import page_of
from tests.web.page_reading import read_page
from tests.web.portal.published import document, published

from motcua.core.codes.checklists import spaced
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.dossiers.actions.drafts import submit_draft
from motcua.domain.dossiers.models import Dossier, Draft
from motcua.domain.guidance.actions import KEPT_FOR, carried_through, make_checklist, start_online
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.models import Checklist, Preparation

INTAKE = "/ban-lam-viec/tiep-nhan/"
FIGURES = "/ban-lam-viec/danh-muc/"
CASES = [
    {"name": "Nhà của mình", "documents": [document("d1", "Giấy tờ nhà")]},
    {
        "name": "Thuê nhà",
        "documents": [document("d2", "Hợp đồng thuê nhà"), document("d3", "Căn cước", reuse="population")],
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
    """Somebody of the other ward, in the second case."""
    return make_checklist(version_id=lodging.pk, answers=SAID, language="vi", at=MONDAY_9)


def opened(checklist: Checklist) -> str:
    return f"{INTAKE}danh-muc/{checklist.code}/"


@pytest.mark.parametrize("written", ["{code}", "{spaced}", "{lower}", "https://motcua.example/dm/{code}/"])
def test_a_code_typed_or_scanned_into_the_search_opens_the_checklist(
    desk: Client, checklist: Checklist, written: str
) -> None:
    text = written.format(code=checklist.code, spaced=spaced(checklist.code), lower=checklist.code.lower())
    assert desk.get(INTAKE, {"q": text})["Location"] == opened(checklist)
    typed = desk.get(INTAKE, {"q": text}, headers={"HX-Request": "true"})
    assert typed["HX-Redirect"] == opened(checklist)


def test_other_words_are_searched_for_as_ever(desk: Client, checklist: Checklist) -> None:
    assert desk.get(INTAKE, {"q": "khai sinh"}).status_code == 200
    assert desk.get(INTAKE, {"q": "0000000000000"}).status_code == 200


def test_the_officer_sees_what_the_person_was_told(desk: Client, checklist: Checklist) -> None:
    main = page_of(desk, opened(checklist)).one("main")
    for words in (
        "Thuê nhà",
        "Đến nơi tiếp nhận",
        "Phường Ô Chợ Dừa",
        "Hợp đồng thuê nhà",
        "Căn cước",
        "Cơ quan H26.3",
    ):
        assert words in main.text
    assert "Giấy tờ nhà" not in main.text


def test_papers_only_for_some_and_a_declaration_meant_for_the_screen_are_shown_too(desk: Client, town: City) -> None:
    """Somebody who meant to apply online comes to the counter all the same: nothing told is left out there."""
    papers = [document("d1", "Tờ khai"), document("d2", "Văn bản ủy quyền cũ", required=False)]
    version = published(code="1.000894", cases=[{"name": None, "documents": papers}])
    online = make_checklist(
        version_id=version.pk, answers=Answers(channel=ChannelKind.ONLINE), language="vi", at=MONDAY_9
    )
    told = {
        row.one("dt").text: [one.text for one in row.all("li")]
        for row in page_of(desk, opened(online)).one("dl", cls="govuk-summary-list").all("div")
    }
    assert told["Đã dặn khai trên biểu mẫu điện tử"] == ["Tờ khai (1 bản chính)"]
    assert told["Chỉ nộp nếu có"] == ["Văn bản ủy quyền cũ (1 bản chính)"]
    assert told["Đã dặn mang theo"] == []


def test_what_is_not_published_is_not_called_free_of_papers(desk: Client, town: City) -> None:
    version = published(code="1.000894", cases=None)
    kept = make_checklist(
        version_id=version.pk, answers=Answers(channel=ChannelKind.DIRECT), language="vi", at=MONDAY_9
    )
    main = page_of(desk, opened(kept)).one("main").text
    assert "Thủ tục chưa công bố giấy tờ phải nộp" in main
    assert "Không có giấy tờ bắt buộc" not in main


def test_the_intake_begins_with_procedure_case_and_ward_filled_in(desk: Client, checklist: Checklist) -> None:
    begun = desk.post(opened(checklist))
    draft = Draft.objects.get()
    assert begun["Location"] == f"{INTAKE}{draft.pk}/"
    assert draft.answers == {"_case": 1, "_agency": "H26.3"}
    assert Preparation.objects.get().checklist == checklist
    questions = page_of(desk, begun["Location"])
    chosen = [one.text for one in questions.one(id="noi-giai-quyet").all("option") if "selected" in one.attributes]
    assert chosen == ["Cơ quan H26.3"]
    papers = page_of(desk, f"{begun['Location']}giay-to/")
    assert [one.text for one in papers.all("p", cls="mc-papers-in__name")] == ["Hợp đồng thuê nhà", "Căn cước"]
    assert papers.one("main").one("a", href=opened(checklist))


def test_an_intake_without_a_checklist_names_none(desk: Client, lodging: ProcedureVersion) -> None:
    begun = desk.post(f"{INTAKE}bat-dau/", {"code": lodging.procedure.code})["Location"]
    assert "danh mục" not in page_of(desk, f"{begun}giay-to/").one("main").text


def test_looking_at_a_checklist_begins_nothing(desk: Client, checklist: Checklist) -> None:
    desk.get(opened(checklist))
    assert not Draft.objects.exists()


def test_the_dossier_taken_in_remembers_the_checklist(desk: Client, checklist: Checklist) -> None:
    address = desk.post(opened(checklist))["Location"]
    answers = {
        "applicant_name": "Trần Thị Ước", "applicant_id_number": "001190012345", "applicant_phone": "0912 345 678",
        "child_name": "An", "born_on-day": "30", "born_on-month": "05", "born_on-year": "2026", "has_father": "no",
        "noi-giai-quyet": "H26.3",
    }  # fmt: skip
    desk.post(address, {**answers, "viec": "tiep"})
    desk.post(f"{address}giay-to/", {"case": "1", "ban-chinh-d2": "1", "viec": "tiep"})
    desk.post(f"{address}kiem-tra/", {"viec": "nhan"})
    dossier = Dossier.objects.get()
    assert Preparation.objects.get().dossier == dossier
    assert dossier.resolving_agency.code == "H26.3"


def test_an_older_checklist_begins_by_the_version_that_applies_and_says_so(desk: Client, checklist: Checklist) -> None:
    newer = published(cases=[CASES[1], {"name": "Ở nhờ", "documents": [document("d9", "Giấy cho ở nhờ")]}])
    main = page_of(desk, opened(checklist)).one("main")
    assert "Danh mục lập theo bản công bố cũ" in main.text
    desk.post(opened(checklist))
    draft = Draft.objects.get()
    assert (draft.procedure_version, draft.answers["_case"]) == (newer, 0)


def test_an_unknown_or_expired_checklist_opens_nothing(
    desk: Client, checklist: Checklist, town: City, lodging: ProcedureVersion
) -> None:
    expired = make_checklist(version_id=lodging.pk, answers=SAID, language="vi", at=MONDAY_9 - KEPT_FOR)
    for code in ("0000000000000", "x", expired.code):
        assert desk.get(f"{INTAKE}danh-muc/{code}/").status_code == 404
        assert desk.post(f"{INTAKE}danh-muc/{code}/").status_code == 404


def test_only_who_takes_in_begins_from_a_checklist(town: City, checklist: Checklist, sign_in: SignIn) -> None:
    handler = sign_in(town.ward.officers["handler"])
    assert handler.get(opened(checklist)).status_code == 403
    assert handler.post(opened(checklist)).status_code == 403
    assert Client().get(opened(checklist)).status_code == 302
    assert not Draft.objects.exists()


def test_the_public_page_leads_a_signed_in_officer_to_the_counter(desk: Client, checklist: Checklist) -> None:
    address = f"/dm/{checklist.code}/"
    assert page_of(desk, address).one("a", href=opened(checklist))
    assert not read_page(Client().get(address).content).all("a", href=opened(checklist))


def test_a_checklist_costs_few_queries(
    desk: Client, checklist: Checklist, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    desk.get(opened(checklist))
    with django_assert_num_queries(3 + 5):  # who it is; counters, checklist, current version, wards, agency
        desk.get(opened(checklist))


def dossiers_of(
    town: City,
    version: ProcedureVersion,
    checklist: Checklist | None,
    count: int,
    asked: int,
    *,
    at: datetime = MONDAY_9,
) -> None:
    """So many dossiers of which so many were sent back."""
    for number in range(count):
        draft = start_online(
            checklist=checklist, version=version, agency=town.ward.agency, known={}, language="vi", at=at
        )
        send = partial(
            submit_draft, draft_id=draft.pk, applicant=APPLICANT, answers={"child_name": str(number)}, declared=[],
            at=at,
        )  # fmt: skip
        dossier = carried_through(draft_id=draft.pk, submit=send)
        if number < asked:
            Dossier.objects.filter(pk=dossier.pk).update(supplements=1)


def rows(response: Any) -> list[list[str]]:
    table = read_page(response.content).one("table")
    return [[cell.text for cell in row.all("td")] for row in table.all("tr") if row.all("td")]


@pytest.mark.usefixtures("lodging")
def test_small_numbers_are_shown_as_counts_and_larger_ones_with_their_share(
    town: City, lodging: ProcedureVersion, checklist: Checklist, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from motcua.web.components import clock

    dossiers_of(town, lodging, checklist, 19, 3)
    dossiers_of(town, lodging, None, 20, 5)
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + timedelta(hours=1))
    leader = sign_in(town.ward.officers["leader"])
    assert rows(leader.get(FIGURES)) == [["3 / 19", "5 / 20 25 %"]] * 2
    assert "chưa chứng tỏ danh mục có tác dụng" in read_page(leader.get(FIGURES).content).text


def test_without_any_prepared_dossier_there_is_nothing_to_compare(town: City, sign_in: SignIn) -> None:
    page = page_of(sign_in(town.ward.officers["leader"]), FIGURES)
    assert "nên chưa có gì để so sánh" in page.text
    assert not page.all("table")


def test_figures_are_for_those_who_oversee_procedures(town: City, desk: Client, sign_in: SignIn) -> None:
    assert desk.get(FIGURES).status_code == 403
    leader = sign_in(town.ward.officers["leader"])
    assert leader.get(FIGURES, {"ngay": "30"}).status_code == 200
    assert leader.get(FIGURES, {"ngay": "x"}).status_code == 200
    home = "/ban-lam-viec/"
    assert page_of(leader, home).one("a", href=FIGURES)
    assert not page_of(desk, home).all("a", href=FIGURES)


def test_figures_cost_few_queries(
    town: City, checklist: Checklist, lodging: ProcedureVersion, sign_in: SignIn,
    django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from motcua.web.components import clock

    dossiers_of(town, lodging, checklist, 2, 1)
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + timedelta(hours=1))
    leader = sign_in(town.ward.officers["leader"])
    leader.get(FIGURES)
    with django_assert_num_queries(3 + 4):  # who it is; may they; prepared, every, names
        leader.get(FIGURES)
