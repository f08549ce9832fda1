"""Taking in a dossier at the counter: the card, the questions, the papers, the receipt."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City, hired
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import errors_of, handed_in, page_of, taken_in, url
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import content, document, published
from tests.web.portal.walking import picture

from motcua.domain.agencies.models import Agency, PostHolder, PostRight, Right
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.actions.drafts import start_draft
from motcua.domain.dossiers.models import Dossier, Draft, DraftFile, Status
from motcua.domain.ledger.models import Event

INTAKE = "/ban-lam-viec/tiep-nhan/"
CARD = "001190012345|012345678|Trần Thị Đặng Ước|05031990|Nữ|Số 5, ngõ 12, Ngọc Hà, Hà Nội|25122021"
ANSWERS = {
    "applicant_name": "Trần Thị Đặng Ước",
    "applicant_id_number": "001190012345",
    "applicant_phone": "0912 345 678",
    "applicant_email": "",
    "child_name": "Nguyễn An",
    "born_on-day": "30",
    "born_on-month": "05",
    "born_on-year": "2026",
    "has_father": "no",
}
PAPERS = {"ban-chinh-d1": "1", "ban-chinh-d2": "1", "ban-sao-d2": "2"}


@pytest.fixture
def desk(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


def begun(browser: Client, code: str = "1.001193") -> str:
    """The address of a fresh application."""
    return browser.post(f"{INTAKE}bat-dau/", {"code": code})["Location"]


def asked(browser: Client, address: str, **changes: Any) -> Any:
    return browser.post(address, {**ANSWERS, "viec": "tiep", **changes})


def finished(browser: Client, address: str, **data: Any) -> Any:
    return browser.post(f"{address}kiem-tra/", {"viec": "nhan", **data})


def through(browser: Client, address: str, **papers: Any) -> Any:
    """From the questions to the receipt."""
    asked(browser, address)
    browser.post(f"{address}giay-to/", {**PAPERS, "viec": "tiep", **papers})
    return finished(browser, address)


def main_of(response: Any) -> Element:
    return read_page(response.content).one("main")


def test_a_walk_in_leaves_with_a_receipt(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = begun(desk)

    questions = asked(desk, address)
    papers = desk.post(f"{address}giay-to/", {**PAPERS, "tep-d2": picture("chứng sinh.png"), "viec": "tiep"})
    check = page_of(desk, papers["Location"]).one("main")
    done = finished(desk, address)

    dossier = Dossier.objects.get()
    assert questions["Location"] == f"{address}giay-to/"
    assert papers["Location"] == f"{address}kiem-tra/"
    assert "Hẹn trả sẽ là 09:00 thứ Năm 04/06/2026" in check.text
    assert "1 bản chính, 2 bản sao" in check.text
    assert done["Location"] == f"{url(dossier)}giay-hen/"
    assert (dossier.status, dossier.channel) == (Status.ACCEPTED, "direct")
    assert dossier.service_point == town.service_point
    assert dossier.application.full_name == "Trần Thị Đặng Ước"
    handed = dossier.submitted_documents.order_by("document_key", "pk").values_list("document_key", "name")
    assert list(handed) == [
        ("d1", "1 bản chính"), ("d2", "1 bản chính, 2 bản sao"), ("d2", "chứng sinh.png"),
    ]  # fmt: skip


def test_the_receipt_states_what_the_law_asks(town: City, birth: ProcedureVersion, desk: Client) -> None:
    """Mẫu 01, TT 03/2025/TT-VPCP."""
    through(desk, begun(desk))
    dossier = Dossier.objects.get()

    paper = page_of(desk, f"{url(dossier)}giay-hen/").one("article")

    assert paper.one("h1").text == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        f"Mã hồ sơ: {dossier.code}",
        "Tiếp nhận hồ sơ của: Trần Thị Đặng Ước",
        "Số định danh: 001190012345",
        "Số điện thoại: 0912345678",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
        "Giấy chứng sinh: 1 bản chính, 2 bản sao",
        "theo quy định: 3 ngày làm việc",
        "Thời gian nhận hồ sơ: 09:00 thứ Hai 01/06/2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 09:00 thứ Năm 04/06/2026",
        "Đăng ký nhận kết quả tại: Điểm phục vụ Ba Đình, 1 Hoàng Hoa Thám",
        "Cán bộ H26.1-reception",
    ):
        assert words in paper.text
    assert len(paper.one("figure").all("svg")) == 1


def test_the_receipt_is_in_vietnamese_whatever_the_officer_reads(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    through(desk, begun(desk))
    desk.cookies["django_language"] = "en"

    paper = page_of(desk, f"{url(Dossier.objects.get())}giay-hen/").one("article")

    assert "3 ngày làm việc" in paper.text
    assert "thứ Năm" in paper.text


def test_the_card_fills_in_what_it_knows_and_nothing_else(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = begun(desk)

    page = main_of(desk.post(address, {"the": CARD, "viec": "quet", "applicant_phone": "0912345678"}))

    filled = page.one("form", id="intake").values()
    assert filled["applicant_name"] == "Trần Thị Đặng Ước"
    assert filled["applicant_id_number"] == "001190012345"
    assert filled["applicant_phone"] == "0912 345 678"
    assert filled["child_name"] == ""
    assert filled["the"] == ""
    assert "Đã điền từ thẻ" in page.text
    assert "applicant_address" not in Draft.objects.get().answers  # this form does not ask for it


def test_a_code_that_is_no_card_says_what_to_do_and_keeps_the_rest(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    address = begun(desk)

    response = desk.post(address, {"the": "https://example.vn", "viec": "quet", "child_name": "Nguyễn An"})

    page = main_of(response)
    assert response.status_code == 200
    assert errors_of(page) == [
        "Không đọc được số định danh 12 chữ số. Quét lại mã QR trên thẻ, hoặc gõ thông tin vào các ô dưới."
    ]
    assert page.one("form", id="intake").values()["child_name"] == "Nguyễn An"


def test_a_question_that_depends_on_another_appears_when_that_one_is_answered(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    address, htmx = begun(desk), {"HX-Request": "true"}

    same = desk.post(address, {**ANSWERS, "viec": "luu"}, headers=htmx)
    more = desk.post(address, {**ANSWERS, "has_father": "yes", "viec": "luu"}, headers=htmx)
    whole = page_of(desk, address).one("div", id="questions")

    assert same.status_code == 204
    part = read_page(more.content)
    assert len(part.all("input", name="father_name")) == 1
    assert part.values() == whole.values()


def test_what_is_wrong_is_told_beside_its_question_and_what_was_typed_stays(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    address = begun(desk)

    response = asked(desk, address, applicant_phone="09", **{"born_on-day": "31", "born_on-month": "2"})

    page = main_of(response)
    assert response.status_code == 200
    assert len(errors_of(page)) == 2
    typed = page.one("form", id="intake").values()
    assert (typed["applicant_phone"], typed["born_on-day"], typed["child_name"]) == ("09", "31", "Nguyễn An")
    assert Draft.objects.get().answers["child_name"] == "Nguyễn An"


def test_a_question_that_came_to_apply_only_on_sending_is_asked_for(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    response = asked(desk, begun(desk), has_father="yes")

    page = main_of(response)
    assert response.status_code == 200
    assert len(page.all("input", name="father_name")) == 1
    assert len(errors_of(page)) == 1


def test_any_desk_receives_and_the_competent_agency_resolves(town: City, birth: ProcedureVersion, desk: Client) -> None:
    """Phi địa giới: taken in at one ward for another."""
    address = begun(desk)
    offered = page_of(desk, address).one("select", name="noi-giai-quyet")
    asked(desk, address, **{"noi-giai-quyet": "H26.3"})
    desk.post(f"{address}giay-to/", {**PAPERS, "viec": "tiep"})

    finished(desk, address)

    dossier = Dossier.objects.get()
    assert [one.attributes["value"] for one in offered.all("option")] == ["", "H26.1", "H26.3"]
    assert (dossier.receiving_agency.code, dossier.resolving_agency.code) == ("H26.1", "H26.3")
    assert dossier.code.startswith("H26.3-260601-")


def test_an_agency_that_is_not_competent_cannot_be_named(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = begun(desk)

    asked(desk, address, **{"noi-giai-quyet": "H26.2"})
    desk.post(f"{address}giay-to/", {**PAPERS, "viec": "tiep"})
    finished(desk, address)

    assert Dossier.objects.get().resolving_agency.code == "H26.1"


def test_papers_that_are_required_must_be_counted_or_scanned(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = begun(desk)
    asked(desk, address)

    response = desk.post(f"{address}giay-to/", {"ban-chinh-d1": "1", "ban-sao-d2": "0", "viec": "tiep"})

    assert response.status_code == 200
    assert errors_of(main_of(response)) == ["Thiếu “Giấy chứng sinh”. Ghi số bản đã nhận hoặc tải bản quét."]
    assert main_of(response).one("form").values()["ban-chinh-d1"] == "1"


def test_a_scan_alone_is_enough_and_can_be_taken_away_again(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = begun(desk)
    asked(desk, address)
    desk.post(f"{address}giay-to/", {"ban-chinh-d1": "1", "tep-d2": picture(), "viec": "luu"})
    scan = DraftFile.objects.get()

    with_scan = desk.post(f"{address}giay-to/", {"ban-chinh-d1": "1", "viec": "tiep"})
    without = desk.post(f"{address}giay-to/", {"bo": str(scan.pk)})

    assert with_scan.status_code == 302
    assert without.status_code == 200
    assert not DraftFile.objects.exists()
    assert main_of(without).one("form").values()["ban-chinh-d1"] == "1"  # counts not posted stay


def test_a_scan_that_is_not_taken_says_why_and_the_others_stay(
    town: City, birth: ProcedureVersion, desk: Client
) -> None:
    address = begun(desk)
    asked(desk, address)
    bad = SimpleUploadedFile("virus.pdf", b"MZ\x90\x00")

    response = desk.post(f"{address}giay-to/", {**PAPERS, "tep-d2": [bad, picture()], "viec": "tiep"})

    assert response.status_code == 200
    assert "virus.pdf" in errors_of(main_of(response))[0]
    assert DraftFile.objects.count() == 1


def test_a_case_decides_which_papers_are_asked_for(town: City, desk: Client) -> None:
    cases = [
        {"name": "Trẻ sinh tại bệnh viện", "documents": [document("d1", "Giấy chứng sinh")]},
        {"name": "Trẻ sinh tại nhà", "documents": [document("d2", "Văn bản của người làm chứng")]},
    ]
    published(cases=cases)
    address = begun(desk)
    asked(desk, address)

    unchosen = desk.post(f"{address}giay-to/", {"viec": "tiep"})
    chosen = desk.post(f"{address}giay-to/", {"case": "1", "viec": "luu"})

    assert errors_of(main_of(unchosen)) == ["Chọn trường hợp của hồ sơ để biết cần giấy tờ nào."]
    names = [one.text for one in main_of(chosen).all(cls="mc-papers-in__name")]
    assert names == ["Văn bản của người làm chứng"]


def test_nothing_is_taken_in_before_everything_is_there(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = begun(desk)

    response = finished(desk, address)

    assert response.status_code == 200
    assert errors_of(main_of(response)) == [
        "Nội dung khai chưa đủ. Quay lại phần nội dung để điền tiếp.",
        "Giấy tờ chưa đủ. Quay lại phần giấy tờ để ghi nhận.",
    ]
    assert not Dossier.objects.exists()


def test_a_limit_that_is_not_published_is_entered_or_nothing_happens(town: City, desk: Client) -> None:
    published(channels=[{"channel": "direct", "limit": None, "fees": [], "note": None}])
    address = begun(desk)

    refused = through(desk, address)
    before = Dossier.objects.count()
    done = finished(desk, address, limit_value="5", limit_unit="working_day", limit_basis="Điều 16 Luật Hộ tịch")

    assert refused.status_code == 200
    assert before == 0
    assert done.status_code == 302
    assert Dossier.objects.get().limit_basis == "Điều 16 Luật Hộ tịch"


def test_pressing_twice_takes_in_once(town: City, birth: ProcedureVersion, desk: Client) -> None:
    address = begun(desk)
    first = through(desk, address)

    again = finished(desk, address)
    looked = [desk.get(f"{address}{part}") for part in ("", "giay-to/", "kiem-tra/")]

    assert Dossier.objects.count() == 1
    assert again["Location"] == first["Location"]
    assert {one["Location"] for one in looked} == {first["Location"]}


def test_the_ledger_says_which_officer_typed_it_in(town: City, birth: ProcedureVersion, desk: Client) -> None:
    through(desk, begun(desk))

    officer = town.ward.officers["reception"].pk
    assert list(Event.objects.order_by("seq").values_list("verb", "officer_id")) == [
        ("submitted", officer), ("accepted", officer),
    ]  # fmt: skip


def test_only_a_post_with_the_right_takes_in(
    town: City, birth: ProcedureVersion, desk: Client, sign_in: SignIn
) -> None:
    address = begun(desk)
    handler = sign_in(town.ward.officers["handler"])

    answers = [
        handler.get(INTAKE),
        handler.post(f"{INTAKE}bat-dau/", {"code": "1.001193"}),
        handler.get(address),
        handler.post(f"{address}kiem-tra/", {"viec": "nhan"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert "Bạn chưa được làm việc này" in main_of(answers[0]).text
    assert Draft.objects.count() == 1


def test_a_citizens_own_draft_is_not_opened_at_the_counter(town: City, birth: ProcedureVersion, desk: Client) -> None:
    """peers.md §3.8: reading other people's form data."""
    draft = start_draft(procedure_version=birth, resolving_agency=town.ward.agency, language="vi", at=MONDAY_9)

    assert desk.get(f"{INTAKE}{draft.pk}/").status_code == 404


def test_one_sits_only_at_ones_own_counters(town: City, birth: ProcedureVersion, sign_in: SignIn) -> None:
    two = hired(town.ward.posts["reception"], "hai-quay")
    other = town.other_ward.posts["reception"]
    browser, foreign = sign_in(two), town.department.posts["reception"]
    PostRight.objects.create(post=foreign, right=Right.RECEIVE, agency=foreign.agency)
    PostHolder.objects.create(post=other, officer=two, valid_from=MONDAY_9.date())

    offered = page_of(browser, INTAKE).one("select", name="quay")
    browser.get(INTAKE, {"quay": other.pk})
    browser.get(INTAKE, {"quay": foreign.pk})
    address = begun(browser)

    assert len(offered.all("option")) == 2
    assert page_of(browser, address).one("main").one(cls="govuk-caption-m").text == "1.001193 · Cơ quan H26.3"


@pytest.mark.parametrize("words", ["khai sinh", "KHAI SINH", "dang ky khai sinh", "1.001193", "1.0011"])
def test_the_procedure_is_found_as_people_say_it(town: City, birth: ProcedureVersion, desk: Client, words: str) -> None:
    page = read_page(desk.post(INTAKE, {"q": words}).content)

    assert [one.text for one in page.all(cls="mc-pick__name")] == ["Đăng ký khai sinh"]


def test_a_search_that_finds_nothing_says_what_to_do(town: City, birth: ProcedureVersion, desk: Client) -> None:
    assert "Chưa thấy thủ tục nào khớp" in read_page(desk.post(INTAKE, {"q": "zzz"}).content).one("main").text
    assert desk.post(INTAKE, {"q": "\0"}).status_code == 200
    assert desk.post(f"{INTAKE}bat-dau/", {"code": "a\0b"}).status_code == 404


def test_a_card_scanned_too_early_is_told_and_shown_nowhere(town: City, birth: ProcedureVersion, desk: Client) -> None:
    answer = desk.post(INTAKE, {"q": CARD})

    page = read_page(answer.content)
    assert page.one("form", method="post", role="search")
    assert "Đây là mã trên thẻ căn cước" in page.one("main").text
    assert CARD.split("|")[0] not in answer.content.decode()


def test_what_is_often_taken_in_here_is_at_hand(town: City, birth: ProcedureVersion, desk: Client) -> None:
    assert not page_of(desk, INTAKE).all(cls="mc-pick__name")
    taken_in(town, birth)

    assert [one.text for one in page_of(desk, INTAKE).all(cls="mc-pick__name")] == ["Đăng ký khai sinh"]


def test_there_is_no_receipt_before_acceptance(town: City, birth: ProcedureVersion, desk: Client) -> None:
    assert desk.get(f"{url(handed_in(town, birth))}giay-hen/").status_code == 404


def test_a_procedure_nobody_is_competent_for_is_not_taken_in(town: City, desk: Client) -> None:
    published(**{**content(levels=["province"]), "code": "1.009999"})
    procedures.process(key="province", default_for="province")
    Agency.objects.filter(pk=town.department.agency.pk).update(valid_to=MONDAY_9.date())
    address = begun(desk, "1.009999")

    response = asked(desk, address)

    assert response.status_code == 200
    assert "Chọn nơi giải quyết hồ sơ." in errors_of(main_of(response))
