"""What staff see of the assistant, the lexicon they extend, and the people who wait; by those who have the right."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import translation
from pytest_django import DjangoAssertNumQueries, Settings
from tests.factories.city import MONDAY_9, City
from tests.web.desk.conftest import SignIn
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import document, published

from motcua.domain.assistant import actions
from motcua.domain.assistant import published as shelf
from motcua.domain.assistant.lexicon import propose_entry, publish_entry
from motcua.domain.assistant.models import HandOff, LexiconEntry, Turn
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.models import AccessRecord

QUALITY = "/ban-lam-viec/hoi-dap/"
REQUESTS = f"{QUALITY}yeu-cau/"
LEXICON = "/ban-lam-viec/tu-dien/"
NEW = f"{LEXICON}moi/"
SWIFTS = "1.004845"


@pytest.fixture(autouse=True)
def _index_in_place(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEARCH_INDEX_BUILT_ASIDE = False
    monkeypatch.setattr(shelf._SHELF, "held", None)


@pytest.fixture
def catalogue(birth: ProcedureVersion) -> ProcedureVersion:
    papers = [{"name": None, "documents": [document("a", "Tờ khai")]}]
    published(code=SWIFTS, name="Cấp giấy phép nuôi chim yến", cases=papers, steps=None, conditions=None)
    for code, name in (
        ("1.004884", "Đăng ký lại khai sinh"),
        ("1.004772", "Đăng ký khai sinh lưu động"),
        ("1.000689", "Đăng ký khai sinh kết hợp nhận cha, mẹ, con"),
    ):
        published(code=code, name=name, cases=papers)
    return birth


@pytest.fixture
def overseer(town: City, sign_in: SignIn) -> Client:
    """An officer who oversees procedures."""
    return sign_in(town.ward.officers["leader"])


@pytest.fixture
def reception(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


def _entry(**changes: Any) -> LexiconEntry:
    given: dict[str, Any] = {
        "said": "chữ hỷ đôi", "meant": "chim yến", "question": "chữ hỷ đôi", "expected": SWIFTS,
        "by": None, "at": MONDAY_9,
    }  # fmt: skip
    return propose_entry(**{**given, **changes})


def _answers(**changes: str) -> dict[str, str]:
    given = {
        "said": "chữ hỷ đôi", "meant": "chim yến", "field": "", "life_event": "", "question": "chữ hỷ đôi",
        "expected": SWIFTS, "viec": "ghi",
    }  # fmt: skip
    return {**given, **changes}


def _page(response: Any) -> Element:
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]
    return read_page(response.content)


@pytest.mark.parametrize("address", [QUALITY, f"{QUALITY}nhom/hoi-lai/", f"{QUALITY}tim/khong-mo/", LEXICON, NEW])
def test_only_those_who_oversee_open_these_pages(
    town: City, sign_in: SignIn, overseer: Client, reception: Client, address: str
) -> None:
    assert overseer.get(address).status_code == 200
    assert reception.get(address).status_code == 403
    assert Client().get(address).status_code == 302


def test_drafts_are_made_published_and_withdrawn_by_nobody_else(catalogue: ProcedureVersion, reception: Client) -> None:
    entry = _entry()
    assert reception.post(NEW, _answers(said="x")).status_code == 403
    assert reception.get(f"{LEXICON}{entry.pk}/").status_code == 403
    for act in ("dung", "rut"):
        assert reception.post(f"{LEXICON}{entry.pk}/{act}/").status_code == 403
    entry.refresh_from_db()
    assert (entry.state, LexiconEntry.objects.count()) == ("draft", 1)


def test_people_are_answered_by_those_who_take_in_or_oversee(
    town: City, sign_in: SignIn, overseer: Client, reception: Client
) -> None:
    assert overseer.get(REQUESTS).status_code == 200
    assert reception.get(REQUESTS).status_code == 200
    assert sign_in(town.ward.officers["clerk"]).get(REQUESTS).status_code == 403


def test_the_first_page_leads_only_where_one_may_go(
    town: City, sign_in: SignIn, overseer: Client, reception: Client
) -> None:
    _waiting()

    def links(browser: Client) -> set[str]:
        return {link.attributes["href"] for link in read_page(browser.get("/ban-lam-viec/").content).all("a")}

    assert {QUALITY, LEXICON, REQUESTS} <= links(overseer)
    assert {QUALITY, LEXICON, REQUESTS} & links(reception) == {REQUESTS}
    assert not {QUALITY, LEXICON, REQUESTS} & links(sign_in(town.ward.officers["clerk"]))


def test_figures_open_to_exactly_what_they_count(catalogue: ProcedureVersion, overseer: Client) -> None:
    first = actions.ask(question="lệ phí đăng ký khai sinh", at=MONDAY_9)
    actions.ask(question="còn thời hạn?", at=MONDAY_9, conversation=first.conversation)
    actions.ask(question="thời tiết ngày mai thế nào", at=MONDAY_9 - timedelta(days=1))
    actions.rate(conversation=first.conversation, turn_id=first.turn.pk, rating=-1)
    actions.ask(question="lệ phí đăng ký khai sinh", at=MONDAY_9 - timedelta(days=40))
    actions.note_search(question="chữ hỷ đôi", results=0, at=MONDAY_9)
    page = _page(overseer.get(QUALITY))
    counts = {
        one.one("a").text: (one.one(cls="mc-figure__number").text, one.one("a").attributes["href"])
        for one in page.all(cls="mc-figure")
    }
    assert {words: count for words, (count, _href) in counts.items() if count != "0"} == {
        "Trả lời được": "2", "Ngoài phạm vi": "1", "Bị chê chưa giúp được": "1", "Không thấy gì": "1",
        "Không hỏi về thủ tục": "1",
    }  # fmt: skip
    for count, href in counts.values():
        opened = _page(overseer.get(href))
        shown = opened.all(cls="mc-asked__item") or opened.all("tbody")[:1]
        found = len(opened.all(cls="mc-asked__item")) or sum(
            int(cell.text) for body in shown for cell in body.all("td", cls="govuk-table__cell--numeric")
        )
        assert found == int(count), href
    days = [row.all("th")[0].text for row in page.one("tbody").all("tr")]
    assert days == ["01/06/2026", "31/05/2026"]


def test_what_people_typed_is_masked_and_shown_as_text(catalogue: ProcedureVersion, overseer: Client) -> None:
    actions.ask(question="<b>tôi</b> 0912345678 hỏi lệ phí đăng ký khai sinh", at=MONDAY_9)
    page = _page(overseer.get(f"{QUALITY}nhom/tra-loi-duoc/"))
    question = page.one(cls="mc-asked__question")
    assert "<b>tôi</b>" in question.text
    assert not question.all("b")
    assert "0912345678" not in page.text
    assert "8.000 đồng" in page.one(cls="mc-asked__text").text


def test_answers_are_marked_as_the_language_they_were_given_in(catalogue: ProcedureVersion, overseer: Client) -> None:
    asked = actions.ask(question="cơ quan nào làm đăng ký khai sinh", at=MONDAY_9)
    with translation.override("en"):
        actions.ask(question="lệ phí đăng ký khai sinh", at=MONDAY_9, conversation=asked.conversation)
    request = _waiting(conversation=asked.conversation)
    for address in (f"{REQUESTS}{request.pk}/", f"{QUALITY}nhom/tra-loi-duoc/"):
        thread = _page(overseer.get(address)).one("ul", cls="mc-asked")
        assert "lang" not in thread.attributes
        assert {one.attributes["lang"] for one in thread.all(cls="mc-asked__question")} == {"vi"}
        answers = {one.attributes["lang"]: one for one in thread.all(cls="mc-asked__text")}
        assert set(answers) == {"vi", "en"}
        assert "8,000 VND" in answers["en"].text
        assert "Lệ phí" in [one.text for one in answers["en"].all("span", lang="vi")]
        assert not answers["vi"].all("span")


def test_a_failed_search_becomes_an_entry_that_goes_live(catalogue: ProcedureVersion, overseer: Client) -> None:
    actions.note_search(question="chữ hỷ đôi", results=0, at=MONDAY_9)
    failed = _page(overseer.get(f"{QUALITY}tim/khong-thay/"))
    button = failed.one("tbody").one("button")
    form = _page(overseer.post(NEW, {"cau": button.attributes["value"]})).one("form", cls="mc-board-form").values()
    assert form["said"] == form["question"] == "chu hy doi"
    page = _page(overseer.post(NEW, _answers(), follow=True))
    entry = LexiconEntry.objects.get()
    assert "Đã ghi bản nháp" in page.one(cls="mc-told").text
    assert page.one(id="ket-qua-thu").attributes["hx-get"] == f"{LEXICON}{entry.pk}/?thu=1"

    tried = _page(overseer.get(f"{LEXICON}{entry.pk}/?thu=1"))
    without, with_it = tried.one(id="ket-qua-thu").one(cls="mc-desk-columns").all("div")
    assert SWIFTS not in "".join(one.text for one in without.all("li")[:1])
    assert SWIFTS in with_it.all("li")[0].text
    assert "Mọi câu kiểm tra đều đạt" in tried.text
    part = overseer.get(f"{LEXICON}{entry.pk}/?thu=1", headers={"HX-Request": "true"})
    assert read_page(part.content).text == tried.one(id="ket-qua-thu").text

    page = _page(overseer.post(f"{LEXICON}{entry.pk}/dung/", follow=True))
    assert "đang được dùng" in page.one(cls="mc-told").text
    assert actions.ask(question="chữ hỷ đôi", at=MONDAY_9).response.procedure == SWIFTS
    row = _page(overseer.get(LEXICON)).one("tbody").one("tr")
    assert "chữ hỷ đôi" in row.text
    assert "Cán bộ" in row.text
    assert "0 ngày" in row.text
    _page(overseer.post(f"{LEXICON}{entry.pk}/rut/", follow=True))
    assert "chữ hỷ đôi" in _page(overseer.get(f"{LEXICON}?loc=da-rut")).one("tbody").text


def test_an_entry_whose_own_test_fails_is_refused_by_name(catalogue: ProcedureVersion, overseer: Client) -> None:
    entry = _entry(meant="khai sinh")
    page = _page(overseer.post(f"{LEXICON}{entry.pk}/dung/"))
    summary = page.one(cls="govuk-error-summary")
    assert "câu kiểm tra vẫn không tìm ra" in summary.text
    assert "chữ hỷ đôi" in summary.one(cls="mc-asked__question").text
    assert "Cấp giấy phép nuôi chim yến" in summary.text
    entry.refresh_from_db()
    assert entry.state == "draft"


def test_an_entry_that_breaks_another_is_refused_naming_the_other(
    catalogue: ProcedureVersion, overseer: Client
) -> None:
    live = _entry()
    publish_entry(entry_id=live.pk, by=None, at=MONDAY_9)
    LexiconEntry.objects.filter(pk=live.pk).update(question="đăng ký lại khai sinh")  # its procedure is lost to this
    bad = _entry(said="tờ giấy đầu đời", meant="khai sinh", question="tờ giấy đầu đời", expected="1.001193")
    summary = _page(overseer.post(f"{LEXICON}{bad.pk}/dung/")).one(cls="govuk-error-summary")
    assert "mục khác" in summary.text
    assert summary.one(cls="mc-asked__question").text == "đăng ký lại khai sinh"
    assert "Cấp giấy phép nuôi chim yến" in summary.text
    bad.refresh_from_db()
    assert bad.state == "draft"
    tried = _page(overseer.get(f"{LEXICON}{bad.pk}/?thu=1")).one(id="ket-qua-thu")
    assert "Câu kiểm tra không đạt" in tried.text
    assert "đăng ký lại khai sinh" in tried.text


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"said": ""}, "said", "Nhập cách người dân nói"),
        ({"meant": "CHỮ  hỷ đôi"}, "meant", "giống nhau"),
        ({"expected": "9.999999"}, "expected", "Không có thủ tục đang công bố"),
        ({"said": "!!"}, "said", "không được chỉ có dấu câu"),
        ({"expected": "giấy phép chim yến"}, "expected", "Không có thủ tục mang đúng tên này"),
        ({"expected": "zqzq"}, "expected", "Không có thủ tục đang công bố mang tên này"),
    ],
)
def test_an_entry_that_cannot_be_taken_is_told_at_its_question(
    catalogue: ProcedureVersion, overseer: Client, changes: dict[str, str], field: str, words: str
) -> None:
    page = _page(overseer.post(NEW, _answers(**changes)))
    assert words in page.one(id=f"{field}-error").text
    assert page.one("form", cls="mc-board-form").values()["question"] == "chữ hỷ đôi"
    assert LexiconEntry.objects.count() == 0


def test_a_procedure_may_be_given_by_its_name(catalogue: ProcedureVersion, overseer: Client) -> None:
    overseer.post(NEW, _answers(expected="  cấp giấy phép  nuôi CHIM yến"))
    assert LexiconEntry.objects.get().expected == SWIFTS


def test_procedures_near_a_name_nothing_bears_can_be_picked(catalogue: ProcedureVersion, overseer: Client) -> None:
    page = _page(overseer.post(NEW, _answers(expected="giấy phép chim yến")))
    group = page.one("fieldset")
    assert group.one("legend").text == "Gần giống nhất:"
    radio = group.one("input", type="radio", value=SWIFTS)
    label = group.one("label", **{"for": radio.attributes["id"]})
    assert (label.text, label.attributes["lang"]) == ("Cấp giấy phép nuôi chim yến", "vi")
    assert group.one(id=radio.attributes["aria-describedby"]).text == SWIFTS
    overseer.post(NEW, {**_answers(expected="giấy phép chim yến"), radio.attributes["name"]: SWIFTS})
    assert LexiconEntry.objects.get().expected == SWIFTS


def test_a_name_that_several_bear_asks_which(catalogue: ProcedureVersion, overseer: Client) -> None:
    published(code="1.004999", name="Cấp giấy phép nuôi chim yến")
    page = _page(overseer.post(NEW, _answers(expected="Cấp giấy phép nuôi chim yến")))
    assert "Nhiều thủ tục mang tên này" in page.one(id="expected-error").text
    offered = {one.attributes["value"] for one in page.one("fieldset").all("input", type="radio")}
    assert {SWIFTS, "1.004999"} <= offered


def test_a_name_that_is_mended_counts_for_more_than_what_was_picked_before(
    catalogue: ProcedureVersion, overseer: Client
) -> None:
    overseer.post(NEW, {**_answers(expected="Đăng ký lại khai sinh"), "picked": SWIFTS})
    assert LexiconEntry.objects.get().expected == "1.004884"


@pytest.mark.parametrize("picked", ["1.004884", "9.999999", "x"])
def test_only_what_was_offered_is_taken(catalogue: ProcedureVersion, overseer: Client, picked: str) -> None:
    page = _page(overseer.post(NEW, {**_answers(expected="zqzq"), "picked": picked}))
    assert "Không có thủ tục đang công bố mang tên này" in page.one(id="expected-error").text
    assert not page.all("fieldset")
    assert LexiconEntry.objects.count() == 0


def test_the_same_entry_twice_is_told(catalogue: ProcedureVersion, overseer: Client) -> None:
    _entry()
    page = _page(overseer.post(NEW, _answers()))
    assert "Đã có mục này" in page.one(id="said-error").text


def test_what_is_not_there_is_not_found(overseer: Client) -> None:
    for address in (f"{LEXICON}999/", f"{QUALITY}nhom/la/", f"{QUALITY}tim/la/"):
        assert overseer.get(address).status_code == 404
    for address in (f"{LEXICON}999/dung/", f"{LEXICON}999/rut/", f"{REQUESTS}999/xong/"):
        assert overseer.post(address).status_code == 404


def _waiting(**changes: Any) -> HandOff:
    given: dict[str, Any] = {"conversation": None, "message": "Xin hỏi", "contact": "0912345678", "at": MONDAY_9}
    return actions.hand_off(**{**given, **changes})


def test_a_person_is_answered_and_their_contact_goes(catalogue: ProcedureVersion, reception: Client) -> None:
    asked = actions.ask(question="lệ phí đăng ký khai sinh", at=MONDAY_9)
    request = _waiting(
        conversation=asked.conversation, message="Cho <i>tôi</i> hỏi, số 0987654321", at=MONDAY_9 - timedelta(days=2)
    )
    listed = _page(reception.get(REQUESTS))
    assert "Cho <i>tôi</i> hỏi" in listed.text
    assert "chờ 2 ngày" in listed.text
    address = listed.one(cls="mc-asked__item").one("a").attributes["href"]
    page = _page(reception.get(address))
    assert "Cho <i>tôi</i> hỏi, số 0987654321" in page.text
    assert "0912345678" in page.text
    assert "8.000 đồng" in page.one(cls="mc-asked").text
    done = _page(reception.post(f"{REQUESTS}{request.pk}/xong/", follow=True))
    assert "Không ai đang chờ" in done.text
    request.refresh_from_db()
    assert (request.contact, request.state) == ("", HandOff.State.DONE)
    assert request.done_by is not None
    for again in (reception.post(f"{REQUESTS}{request.pk}/xong/", follow=True), reception.get(address, follow=True)):
        assert "Người khác đã trả lời" in _page(again).text


def test_opening_how_to_reach_a_person_is_written_down_and_nothing_else_shows_it(
    town: City, sign_in: SignIn, overseer: Client, reception: Client
) -> None:
    request, other = _waiting(message="Gọi em 0987654321"), _waiting()
    listed = reception.get(REQUESTS).content.decode()
    assert "0912345678" not in listed
    assert "0987654321" not in listed
    assert not AccessRecord.objects.exists()
    address = f"{REQUESTS}{request.pk}/"
    assert sign_in(town.ward.officers["clerk"]).get(address).status_code == 403
    assert overseer.get(f"{REQUESTS}{other.pk + 1}/").status_code == 404
    for browser in (overseer, reception):
        assert "0912345678" in _page(browser.get(address)).text
    officers = town.ward.officers
    written = AccessRecord.objects.order_by("pk").values_list("subject", "officer_id", "purpose")
    assert list(written) == [(f"hand_off:{request.pk}", officers[who].pk, "contact") for who in ("leader", "reception")]
    actions.finish_hand_off(hand_off_id=request.pk, by=None, at=MONDAY_9)
    reception.get(address)
    assert AccessRecord.objects.count() == 2  # there was nothing left to see


def test_a_record_of_access_names_one_thing(town: City) -> None:
    officer = town.ward.officers["reception"]
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessRecord.objects.create(authority="H26", officer=officer, purpose="page", at=MONDAY_9)


def test_queries_stay_few_however_much_was_asked(
    catalogue: ProcedureVersion, overseer: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def pages() -> None:
        with django_assert_num_queries(3 + 6):  # right; turns, ratings, composer, searches, days
            overseer.get(QUALITY)
        with django_assert_num_queries(3 + 3):  # right, count, rows
            overseer.get(f"{QUALITY}nhom/tra-loi-duoc/")
        with django_assert_num_queries(3 + 3):
            overseer.get(f"{QUALITY}tim/khong-thay/")
        with django_assert_num_queries(3 + 3):  # right, counts, rows
            overseer.get(LEXICON)

    overseer.get(QUALITY)
    for number, words in enumerate(("chữ hỷ đôi", "hoa hồng xanh", "con vật nhả tơ trắng")):
        asked = actions.ask(question="lệ phí đăng ký khai sinh", at=MONDAY_9)
        actions.note_search(question=f"gì đó {number}", results=0, at=MONDAY_9)
        publish_entry(entry_id=_entry(said=words, question=words).pk, by=None, at=MONDAY_9)
        pages()
    assert Turn.objects.filter(conversation=asked.conversation).count() == 1
