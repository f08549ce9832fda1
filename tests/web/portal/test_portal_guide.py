"""From the procedure page through the interview to a person's own checklist, without script."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
import zxingcpp
from django.test import Client
from PIL import Image
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import content, document, published
from tests.web.portal.walking import Walk

from motcua.core.codes.checklists import spaced
from motcua.domain.agencies.models import ServicePoint
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.models import Dossier, Draft
from motcua.domain.guidance.actions import KEPT_FOR
from motcua.domain.guidance.models import Checklist, Preparation
from motcua.domain.notices.models import Notice, Template
from motcua.web.components import clock

pytestmark = pytest.mark.usefixtures("moment")
CODE = "1.001193"
GUIDE = f"/thu-tuc/{CODE}/chuan-bi/"
OFFICE = {str(day): [["07:00", "11:30"], ["13:30", "17:00"]] for day in range(1, 6)}


@pytest.fixture
def cases(town: City) -> ProcedureVersion:
    """Two cases, a proxy's paper, one under a printed condition, one the state has."""
    own = [
        document("d1", "Tờ khai đăng ký"), document("d2", "Giấy tờ nhà", originals=1, copies=2),
        document("d3", "Thẻ căn cước", reuse="population"),
    ]  # fmt: skip
    rented = [
        document("d4", "Hợp đồng thuê nhà"), document("d5", "Văn bản ủy quyền", required=False),
        document("d6", "Biên bản", required=False, note="Chỉ khi trẻ bị bỏ rơi."),
    ]  # fmt: skip
    return published(cases=[{"name": "Nhà của mình", "documents": own}, {"name": "Thuê nhà", "documents": rented}])


def asked(response: Any) -> str:
    return read_page(response.content).one("h1").text


def through(browser: Client, *answers: str | list[str], code: str = CODE) -> Any:
    """Answer question after question, and return the checklist."""
    response = browser.get(f"/thu-tuc/{code}/chuan-bi/", follow=True)
    for answer in answers:
        address = response.redirect_chain[-1][0]
        response = browser.post(address, {"tra-loi": answer}, follow=True)
    return response


def main_of(response: Any) -> Element:
    return read_page(response.content).one("main")


def papers(page: Element, heading: str) -> list[str]:
    section = page.one("section", **{"aria-labelledby": heading})
    return [one.text for one in section.all("p", cls="mc-checklist__name")]


def test_the_procedure_page_leads_to_the_interview_and_an_old_version_does_not(
    browser: Client, birth: ProcedureVersion
) -> None:
    assert read_page(browser.get(f"/thu-tuc/{CODE}/").content).one("a", href=GUIDE)
    published(name="Bản mới")
    assert not read_page(browser.get(f"/thu-tuc/{CODE}/ban/1/").content).all("a", href=GUIDE)


def test_one_thing_is_asked_at_a_time_and_the_answers_make_the_checklist(
    browser: Client, cases: ProcedureVersion
) -> None:
    response = browser.get(GUIDE, follow=True)
    seen = [asked(response)]
    answers: tuple[str | list[str], ...] = ("1", "proxy", [], "direct", "00004")
    for answer in answers:
        response = browser.post(response.redirect_chain[-1][0], {"tra-loi": answer}, follow=True)
        seen.append(asked(response))
    assert seen == [
        "Trường hợp nào là của bạn?", "Bạn làm thủ tục này cho ai?", "Điều nào đúng với bạn?",
        "Bạn định nộp bằng cách nào?", "Bạn ở phường, xã nào?", "Danh mục giấy tờ của tôi",
    ]  # fmt: skip
    page = read_page(response.content)
    assert papers(page, "chuan-bi") == ["Hợp đồng thuê nhà", "Văn bản ủy quyền"]
    assert papers(page, "ban-noi") == []
    assert [one.text for one in page.one("details").all("p", cls="mc-checklist__name")] == ["Biên bản"]
    assert Checklist.objects.get().answers == {
        "case": 1, "relation": "proxy", "true_of_me": [], "channel": "direct", "ward": "00004",
    }  # fmt: skip


def test_papers_are_told_by_what_to_do_about_them(browser: Client, cases: ProcedureVersion) -> None:
    page = read_page(through(browser, "0", "online", "").content)
    assert papers(page, "dien") == ["Tờ khai đăng ký"]
    assert papers(page, "chuan-bi") == ["Giấy tờ nhà"]
    assert page.one(id="chuan-bi").text == "Cần tải lên"
    assert "1 bản chính, 2 bản sao" in page.one("section", **{"aria-labelledby": "chuan-bi"}).text
    assert papers(page, "da-co") == ["Thẻ căn cước"]
    at_the_desk = read_page(through(browser, "0", "direct", "").content)
    assert papers(at_the_desk, "chuan-bi") == ["Tờ khai đăng ký", "Giấy tờ nhà"]


def test_without_an_answer_the_question_is_asked_again_and_says_what_to_do(
    browser: Client, cases: ProcedureVersion
) -> None:
    for wrong in ({}, {"tra-loi": "7"}, {"tra-loi": "x"}):
        page = read_page(browser.post(f"{GUIDE}truong-hop/", wrong).content)
        assert page.one("title").text.startswith("Lỗi: ")
        assert page.one(cls="govuk-error-summary").one("a").attributes["href"] == "#tra-loi"
    assert not Checklist.objects.exists()


def test_a_question_that_is_not_asked_leads_to_the_one_that_is(browser: Client, cases: ProcedureVersion) -> None:
    for slug in ("cho-ai", "noi-o", "xong", "khai-child_name", "gi-do"):
        assert browser.get(f"{GUIDE}{slug}/")["Location"] == f"{GUIDE}truong-hop/"
    assert browser.get("/thu-tuc/9.999999/chuan-bi/").status_code == 404


def test_one_can_go_back_and_change_an_answer_on_the_way(browser: Client, cases: ProcedureVersion) -> None:
    browser.post(f"{GUIDE}truong-hop/", {"tra-loi": "1"})
    page = read_page(browser.get(f"{GUIDE}cho-ai/").content)
    assert page.one("a", cls="govuk-back-link").attributes["href"] == f"{GUIDE}truong-hop/"
    again = read_page(browser.get(f"{GUIDE}truong-hop/").content)
    assert [one.attributes["value"] for one in again.all("input", type="radio") if "checked" in one.attributes] == ["1"]
    assert browser.post(f"{GUIDE}truong-hop/", {"tra-loi": "0"})["Location"] == f"{GUIDE}cach-nop/"


def test_where_nothing_is_to_be_asked_one_press_makes_the_checklist(browser: Client, db: None) -> None:
    published(channels=[content()["channels"][0]], cases=[{"name": None, "documents": [document("d1", "Giấy")]}])
    ready = browser.get(GUIDE, follow=True)
    assert not Checklist.objects.exists(), "looking makes nothing"
    assert "Không cần hỏi gì thêm" in read_page(ready.content).text
    done = browser.post(f"{GUIDE}xong/", follow=True)
    assert papers(read_page(done.content), "chuan-bi") == ["Giấy"]


def test_the_forms_own_question_is_asked_where_it_decides(browser: Client, town: City) -> None:
    conditional = document("d2", "Giấy của cha", required=False, when="has_father == true")
    published(cases=[{"name": None, "documents": [document("d1", "Giấy chứng sinh"), conditional]}])
    first = browser.get(GUIDE, follow=True)
    assert asked(first) == "Ghi tên cha?"
    assert papers(read_page(through(browser, "yes", "online", "").content), "chuan-bi") == [
        "Giấy chứng sinh",
        "Giấy của cha",
    ]
    assert papers(read_page(through(browser, "no", "online", "").content), "chuan-bi") == ["Giấy chứng sinh"]


def test_the_checklist_names_fee_limit_date_and_agency(browser: Client, birth: ProcedureVersion, town: City) -> None:
    page = read_page(through(browser, "self", "direct", "00004").content).one("aside")
    for words in ("3 ngày làm việc", "hẹn trả chậm nhất 09:00 thứ Năm 04/06/2026", "8.000 đồng", "Cơ quan H26.1"):
        assert words in page.text


def test_without_a_ward_the_date_is_not_guessed_and_no_place_is_called_near(
    browser: Client, birth: ProcedureVersion
) -> None:
    page = read_page(through(browser, "self", "direct", "").content)
    assert "Chọn phường, xã của bạn để biết ngày hẹn trả" in page.one("aside").text
    assert page.one(id="o-dau").text == "Nộp ở đâu"
    assert "chưa chỉ được nơi gần nhất" in page.text


def test_what_is_not_published_is_said_to_be_so(browser: Client, town: City) -> None:
    channels = [{"channel": "direct", "limit": None, "fees": None, "note": None}]
    published(cases=None, channels=channels)
    page = read_page(through(browser, "00004").content)
    assert [one.text for one in page.one("aside").all(cls="mc-unpublished")] == ["Chưa công bố", "Chưa công bố"]
    assert "Cán bộ tiếp nhận phải ghi thời hạn" in page.one("aside").text
    assert "Thành phần hồ sơ chưa được công bố" in page.text


def test_post_counts_from_its_arrival(browser: Client, town: City) -> None:
    published(channels=[{**content()["channels"][0], "channel": "postal"}])
    page = read_page(through(browser, "self", "00004").content)
    assert "Tính từ khi cơ quan nhận được bưu phẩm" in page.one("aside").text


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (MONDAY_9, "Đang mở cửa đến 11:30"),
        (MONDAY_9 + timedelta(hours=3), "Mở cửa lại lúc 13:30 hôm nay"),
        (MONDAY_9 + timedelta(hours=9), "Đang đóng cửa, mở lại 07:00 thứ Ba 02/06/2026"),
    ],
)
def test_the_nearest_place_says_whether_it_is_open(
    browser: Client, birth: ProcedureVersion, monkeypatch: pytest.MonkeyPatch, at: datetime, words: str
) -> None:
    ServicePoint.objects.update(opening_hours=OFFICE)
    made = through(browser, "self", "direct", "00004").redirect_chain[-1][0]
    monkeypatch.setattr(clock, "now", lambda: at)
    place = read_page(browser.get(made).content).one("li", cls="mc-checklist__place")
    assert place.one("h3").text == "Điểm phục vụ Ba Đình"
    assert place.one(cls="mc-checklist__state").text == words


def test_anybody_with_the_code_sees_the_same_and_nobody_without(browser: Client, birth: ProcedureVersion) -> None:
    address = through(browser, "self", "direct", "00004").redirect_chain[-1][0]
    code = Checklist.objects.get().code
    assert address == f"/dm/{code}/"
    stranger = Client()
    for written in (code, spaced(code), code.lower()):
        assert main_of(stranger.get(f"/dm/{written}/")).text == main_of(browser.get(address)).text
    for wrong in ("0000000000000", "x", code[:-1]):
        for page in ("", "danh-muc.pdf", "gui/"):
            assert stranger.get(f"/dm/{wrong}/{page}").status_code == 410


def test_after_ninety_days_the_link_has_run_out(
    browser: Client, birth: ProcedureVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = through(browser, "self", "direct", "").redirect_chain[-1][0]
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + KEPT_FOR)
    gone = browser.get(address)
    assert gone.status_code == 410
    assert "Lập danh mục mới" in main_of(gone).text


def test_an_answer_can_be_changed_and_the_first_checklist_stays(browser: Client, birth: ProcedureVersion) -> None:
    first = through(browser, "self", "direct", "00004")
    change = next(
        row.one("a").attributes["href"]
        for row in read_page(first.content).all("div", cls="govuk-summary-list__row")
        if "Cách nộp" in row.text
    )
    question = browser.get(change, follow=True)
    assert asked(question) == "Bạn định nộp bằng cách nào?"
    second = browser.post(question.redirect_chain[-1][0], {"tra-loi": "online"}, follow=True)
    assert second.redirect_chain[-1][0] != first.redirect_chain[-1][0]
    kept = [(one.answers["channel"], one.answers["ward"]) for one in Checklist.objects.order_by("pk")]
    assert kept == [("direct", "00004"), ("online", "00004")]


def test_a_checklist_of_an_older_version_offers_the_new_one(browser: Client, birth: ProcedureVersion) -> None:
    made = through(browser, "self", "direct", "00004").redirect_chain[-1][0]
    published(name="Đăng ký khai sinh mới")
    old = read_page(browser.get(made).content)
    assert "Thủ tục đã có bản công bố mới" in old.text
    assert not old.all("a", cls="mc-checklist__apply"), "an old checklist begins nothing"
    renewed = browser.get(old.one(cls="mc-checklist__outdated").one("a").attributes["href"], follow=True)
    done = browser.post(renewed.redirect_chain[-1][0], follow=True)
    page = read_page(done.content)
    assert "Đăng ký khai sinh mới" in page.text
    assert not page.all(cls="mc-checklist__outdated")
    assert Checklist.objects.order_by("-pk")[0].answers == Checklist.objects.order_by("pk")[0].answers


def _fonts(page: Any) -> list[str]:
    return [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]


def test_the_pdf_is_one_to_take_along(browser: Client, cases: ProcedureVersion) -> None:
    made = through(browser, "0", "direct", "00004").redirect_chain[-1][0]
    response = browser.get(f"{made}danh-muc.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content == browser.get(f"{made}danh-muc.pdf").content, "the same at the same instant"
    read = PdfReader(BytesIO(response.content))
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    for words in (
        "Danh mục giấy tờ của tôi",
        "Giấy tờ nhà",
        "1 bản chính, 2 bản sao",
        "Nhà nước đã có",
        "Thẻ căn cước",
    ):
        assert words in text
    assert spaced(Checklist.objects.get().code) in text
    fonts = [name for page in read.pages for name in _fonts(page)]
    assert fonts
    assert all("BeVietnamPro" in name for name in fonts)


def test_the_qr_code_opens_the_same_checklist(browser: Client, birth: ProcedureVersion) -> None:
    from motcua.domain.guidance.queries import open_checklist
    from motcua.web.components import printing
    from motcua.web.portal.guide_page import ChecklistPage
    from motcua.web.portal.guide_paper import _TEMPLATE, paper_data

    through(browser, "self", "direct", "00004")
    found = open_checklist(Checklist.objects.get().code, at=MONDAY_9)
    assert found is not None
    drawn = printing.pictures(_TEMPLATE, paper_data(ChecklistPage(found, MONDAY_9, "vi")), dots_per_inch=110)
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(drawn[0])))
    assert browser.get(urlsplit(read.text).path).status_code == 200
    assert read.text.endswith(f"/dm/{found.checklist.code}/")


def test_a_checklist_is_sent_once_with_its_papers_and_no_answer(browser: Client, cases: ProcedureVersion) -> None:
    made = through(browser, "0", "direct", "00004").redirect_chain[-1][0]
    page = read_page(browser.post(f"{made}gui/", {"thu": "uoc@example.vn"}, follow=True).content)
    assert "Danh mục đang được gửi đi" in page.text
    notice = Notice.objects.get()
    assert (notice.template, notice.address, notice.dossier_id) == (Template.CHECKLIST, "uoc@example.vn", None)
    assert notice.context["bring"] == ["Tờ khai đăng ký (1 bản chính)", "Giấy tờ nhà (1 bản chính, 2 bản sao)"]
    assert notice.context["held"] == ["Thẻ căn cước"]
    assert notice.context["link"].endswith(made)
    assert "00004" not in str(notice.context)


def test_a_wrong_address_is_refused_and_kept_on_the_page_only(browser: Client, birth: ProcedureVersion) -> None:
    made = through(browser, "self", "direct", "").redirect_chain[-1][0]
    page = read_page(browser.post(f"{made}gui/", {"thu": "uoc"}).content)
    assert page.one(cls="govuk-error-summary").one("a").text == "Nhập địa chỉ thư điện tử đúng dạng ten@mien.vn"
    assert page.one("input", name="thu").attributes["value"] == "uoc"
    assert not Notice.objects.exists()


def test_one_address_is_not_flooded(browser: Client, birth: ProcedureVersion) -> None:
    made = through(browser, "self", "direct", "").redirect_chain[-1][0]
    answers = [browser.post(f"{made}gui/", {"thu": "uoc@example.vn"}).status_code for _time in range(6)]
    assert answers == [302] * 5 + [429]
    assert Notice.objects.count() == 5


def test_one_machine_does_not_make_checklists_without_end(browser: Client, db: None) -> None:
    published(channels=[content()["channels"][0]], cases=[{"name": None, "documents": [document("d1", "Giấy")]}])
    answers = [browser.post(f"{GUIDE}xong/").status_code for _time in range(61)]
    assert answers == [302] * 60 + [429]


def test_applying_from_a_checklist_begins_with_what_it_knows(
    browser: Client, cases: ProcedureVersion, town: City
) -> None:
    page = read_page(through(browser, "0", "online", "00004").content)
    start = page.one("a", cls="mc-checklist__apply").attributes["href"]
    begin = read_page(browser.get(start).content)
    chosen = [one.attributes["value"] for one in begin.all("option") if "selected" in one.attributes]
    assert chosen == ["H26.1"]
    browser.post(start, {"co-quan": "H26.1"})
    draft = Draft.objects.get()
    assert draft.answers == {"_case": 0}
    assert Preparation.objects.get().draft == draft


def test_the_dossier_of_such_an_application_remembers_its_checklist(browser: Client, birth: ProcedureVersion) -> None:
    page = read_page(through(browser, "self", "online", "00004").content)
    walk = Walk(browser).go(page.one("a", cls="mc-checklist__apply").attributes["href"])
    walk.address = page.one("a", cls="mc-checklist__apply").attributes["href"]
    walk.send(**{"co-quan": "H26.1"}).to_check().send()
    assert Preparation.objects.get().dossier == Dossier.objects.get()


@pytest.mark.parametrize("code", ["", "0000000000000", "x"])
def test_an_application_without_a_known_checklist_begins_as_ever(
    browser: Client, birth: ProcedureVersion, code: str
) -> None:
    assert browser.post(f"/thu-tuc/{CODE}/nop/?danh-muc={code}", {"co-quan": "H26.1"}).status_code == 302
    assert not Preparation.objects.exists()


def test_a_checklist_of_another_procedure_begins_nothing_here(browser: Client, birth: ProcedureVersion) -> None:
    through(browser, "self", "online", "")
    published(code="1.000894", name="Đăng ký kết hôn")
    browser.post(f"/thu-tuc/1.000894/nop/?danh-muc={Checklist.objects.get().code}", {"co-quan": "H26.1"})
    assert not Preparation.objects.exists()


def test_nothing_about_the_person_stands_in_addresses_or_on_the_page_of_others(
    browser: Client, birth: ProcedureVersion
) -> None:
    response = through(browser, "self", "direct", "00004")
    for address, _status in response.redirect_chain:
        assert "00004" not in address
    assert Client().get(response.redirect_chain[-1][0]).headers["Cache-Control"].count("no-store") == 1


def test_pages_of_the_guide_cost_few_queries(
    browser: Client, birth: ProcedureVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = through(browser, "self", "direct", "00004").redirect_chain[-1][0]
    stranger = Client()
    stranger.get(made)
    with django_assert_num_queries(4):  # checklist, wards, agency, places
        stranger.get(made)
    with django_assert_num_queries(2):  # version, wards
        stranger.get(f"{GUIDE}cho-ai/")


def test_papers_of_two_people_stand_under_the_heading_of_each(browser: Client, town: City) -> None:
    first = [document("d1", "Đơn xin nhận con nuôi"), document("d2", "Giấy khám sức khỏe")]
    published(
        cases=[
            {"name": "Hồ sơ của người nhận con nuôi", "documents": first},
            {"name": "Hồ sơ của người được nhận làm con nuôi", "documents": [document("d3", "Giấy khai sinh")]},
        ]
    )
    page = read_page(through(browser, "direct", "").content)
    assert papers(page, "chuan-bi") == ["Đơn xin nhận con nuôi", "Giấy khám sức khỏe", "Giấy khai sinh"]
    headings = [one.text for one in page.all("p", cls="mc-checklist__group")]
    assert headings == ["Hồ sơ của người nhận con nuôi", "Hồ sơ của người được nhận làm con nuôi"]
