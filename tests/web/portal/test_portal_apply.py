"""Applying online without script: kept page by page, checked at the door, sent once."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories.city import City
from tests.web.page_reading import read_page
from tests.web.portal.published import document, published
from tests.web.portal.walking import Walk, picture

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.documents.spool import MAX_BYTES
from motcua.domain.dossiers.models import Dossier, Draft, DraftFile, Step
from motcua.domain.notices.models import Notice, Template

pytestmark = pytest.mark.usefixtures("moment")


@pytest.fixture
def walk(browser: Client, birth: ProcedureVersion) -> Walk:
    return Walk(browser)


def test_a_whole_application_gives_a_dossier_and_a_proof(walk: Walk, town: City) -> None:
    walk.begin().to_check().send()
    dossier = Dossier.objects.get()
    assert dossier.code == "H26.1-260601-0001"
    assert (dossier.channel, dossier.resolving_agency) == ("online", town.ward.agency)
    assert dossier.application.full_name == "Trần Thị Đặng Ước"
    assert dossier.application.phone == "0912345678"
    assert dossier.application.answers["child_name"] == "Nguyễn An"
    assert Step.objects.get(dossier=dossier, state="open").post == town.ward.posts["reception"]
    assert walk.page.one(cls="mc-code").text == dossier.code


def test_the_proof_lists_each_file_with_its_size_and_hash(walk: Walk) -> None:
    walk.begin().to_check().send()
    stored = Dossier.objects.get().submitted_documents.get(document_key="d2").file
    assert stored is not None
    listed = walk.page.one("li", cls="mc-file")
    assert listed.one(cls="mc-file__name").text == "giay-chung-sinh.png"
    assert listed.one(cls="mc-file__hash").text == stored.sha256
    assert listed.one(cls="mc-file__facts").text == f"{stored.size} byte"
    assert walk.page.one(cls="mc-qr").one("svg")


def test_the_qr_code_opens_the_public_page_and_holds_nothing_personal(walk: Walk) -> None:
    walk.begin().to_check().send()
    address = walk.page.one(cls="mc-qr").one("a").attributes["href"]
    stranger = Client()
    page = stranger.get(address.removeprefix("http://localhost:8000"))
    assert page.status_code == 200
    for personal in ("Ước", "0912345678", "001190012345", "Nguyễn An"):
        assert personal not in address
        assert personal not in page.content.decode()


def test_the_form_stands_for_the_paper_declaration(walk: Walk) -> None:
    walk.begin().to_papers()
    assert [link.text for link in walk.page.one("ul", cls="govuk-task-list").all("a")] == [
        "Giấy chứng sinh", "Giấy tờ tùy thân", "Văn bản ủy quyền",
    ]  # fmt: skip
    walk.go(f"{walk.address}d2/").send(tep=picture(), viec="tiep").send().send()
    assert Dossier.objects.get().submitted_documents.get(document_key="d1").file is None


def test_each_page_is_kept_when_it_is_left(walk: Walk) -> None:
    walk.begin().answer()
    assert Draft.objects.get().answers == {
        "applicant_name": "Trần Thị Đặng Ước", "applicant_id_number": "001190012345",
    }  # fmt: skip


def test_what_is_right_is_kept_even_where_something_else_is_wrong(walk: Walk) -> None:
    walk.begin().answer(applicant_id_number="12")
    assert walk.errors == ["Nhập số định danh gồm đúng 12 chữ số như in trên thẻ căn cước"]
    assert Draft.objects.get().answers == {"applicant_name": "Trần Thị Đặng Ước"}
    assert walk.page.one("input", name="applicant_id_number").attributes["value"] == "12"
    assert walk.page.one("title").text.startswith("Lỗi: ")


def test_a_wrong_change_leaves_the_answer_that_was_right(walk: Walk) -> None:
    page = walk.begin().address
    walk.answer()
    walk.go(page).answer(applicant_name="Trần Thị Mới", applicant_id_number="12")
    assert Draft.objects.get().answers == {
        "applicant_name": "Trần Thị Mới", "applicant_id_number": "001190012345",
    }  # fmt: skip


def test_an_answer_that_opens_a_page_leads_to_it(walk: Walk) -> None:
    walk.answers["has_father"] = "yes"
    walk.begin()
    while "/khai/child/" not in walk.address:
        walk.answer()
    assert walk.answer().address.endswith("/khai/father/")


def test_an_answer_that_closes_a_page_drops_what_was_said_there(walk: Walk) -> None:
    walk.answers["has_father"] = "yes"
    walk.begin().to_check()
    child = f"/nop/{Draft.objects.get().pk}/khai/child/?sua=1"
    walk.go(child).answer(has_father="no").send()
    assert "father_name" not in Dossier.objects.get().application.answers


def test_a_change_leads_back_to_the_check_page(walk: Walk) -> None:
    check = walk.begin().to_check().address
    change = next(link for link in walk.page.all("a") if "khai/contact" in link.attributes["href"])
    walk.go(change.attributes["href"]).answer(applicant_phone="0987654321")
    assert walk.address == check
    assert "0987 654 321" in walk.page.text


def test_nothing_can_be_sent_while_something_is_missing(walk: Walk) -> None:
    walk.begin().answer()
    walk.go(f"/nop/{Draft.objects.get().pk}/kiem-tra/").send()
    assert Dossier.objects.count() == 0
    assert walk.errors == [
        "Nhập số điện thoại",
        "Nhập tên của trẻ",
        "Nhập ngày sinh",
        "Cho biết ghi tên cha?",
        "Tải lên “Giấy chứng sinh”",
    ]


def test_every_error_of_the_check_page_leads_to_where_it_is_put_right(walk: Walk) -> None:
    walk.begin().answer()
    walk.go(f"/nop/{Draft.objects.get().pk}/kiem-tra/").send()
    for link in walk.page.one(cls="govuk-error-summary").all("a"):
        assert walk.browser.get(link.attributes["href"]).status_code == 200


def test_sent_twice_it_is_one_dossier(walk: Walk) -> None:
    check = walk.begin().to_check().address
    walk.send()
    first = walk.page.one(cls="mc-code").text
    walk.address = check
    walk.send()
    assert walk.page.one(cls="mc-code").text == first
    assert Dossier.objects.count() == 1


def test_a_sent_application_is_not_changed_any_more(walk: Walk) -> None:
    walk.begin()
    page = walk.address
    walk.to_check().send()
    walk.address = page
    walk.send(applicant_name="Ai Đó", applicant_id_number="001190012345")
    assert "/bien-nhan/" in walk.address
    assert Dossier.objects.get().application.full_name == "Trần Thị Đặng Ước"


def test_an_empty_file_is_named_and_not_taken(walk: Walk) -> None:
    papers = walk.begin().to_papers().address
    walk.go(f"{papers}d2/").send(tep=SimpleUploadedFile("trống.pdf", b""), viec="tiep")
    assert len(walk.errors) == 1
    assert walk.errors[0].startswith("Tệp “trống.pdf” trống")
    assert DraftFile.objects.count() == 0
    assert walk.go(papers).send().errors == ["Tải lên “Giấy chứng sinh”"]


def test_a_file_that_is_too_large_is_told_with_the_limit(walk: Walk) -> None:
    papers = walk.begin().to_papers().address
    walk.go(f"{papers}d2/").send(tep=SimpleUploadedFile("bản vẽ.pdf", bytes(MAX_BYTES + 1)), viec="tai")
    assert walk.errors[0].startswith("Tệp “bản vẽ.pdf” lớn hơn 20 MB.")


def test_good_files_are_kept_beside_a_refused_one(walk: Walk) -> None:
    papers = walk.begin().to_papers().address
    walk.go(f"{papers}d2/").send(tep=[picture(), SimpleUploadedFile("a.exe", b"MZ" + bytes(200))], viec="tiep")
    assert [one.text for one in walk.page.all(cls="mc-file__name")] == ["giay-chung-sinh.png"]
    assert walk.errors[0].startswith("Tệp “a.exe”")


def test_a_file_can_be_removed_again(walk: Walk) -> None:
    papers = walk.begin().to_papers().address
    walk.go(f"{papers}d2/").send(tep=[picture(), picture("trang-2.png", shade=10)], viec="tai")
    remove = walk.page.all("button", name="bo")[0].attributes["value"]
    walk.send(bo=remove)
    assert [one.text for one in walk.page.all(cls="mc-file__name")] == ["trang-2.png"]


def test_the_same_bytes_are_kept_once(walk: Walk) -> None:
    papers = walk.begin().to_papers().address
    walk.go(f"{papers}d2/").send(tep=picture(), viec="tai").send(tep=picture("lan-hai.png"), viec="tai")
    assert DraftFile.objects.count() == 1


def test_files_of_another_application_cannot_be_removed(walk: Walk) -> None:
    walk.begin().to_check()
    file = DraftFile.objects.get()
    other = Walk(Client())
    papers = other.begin().to_papers().address
    other.go(f"{papers}d2/").send(bo=str(file.pk))
    assert DraftFile.objects.filter(pk=file.pk).exists()


def test_the_part_htmx_gets_after_an_upload_equals_a_reload(walk: Walk) -> None:
    papers = walk.begin().to_papers().address
    paper = f"{papers}d2/"
    part = walk.browser.post(paper, {"tep": picture(), "viec": "tai"}, headers={"HX-Request": "true"})
    whole = walk.go(paper).page
    assert read_page(part.content).text == whole.one(id="files").text


def test_htmx_is_sent_on_to_the_next_page(walk: Walk) -> None:
    papers = walk.begin().to_papers().address
    answer = walk.browser.post(f"{papers}d2/", {"tep": picture(), "viec": "tiep"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"] == papers


def test_cases_are_chosen_first_and_decide_the_papers(browser: Client, town: City) -> None:
    cases = [{"name": f"Trường hợp {n}", "documents": [document(f"d{n}", f"Bản vẽ {n}")]} for n in (1, 2)]
    published(cases=cases)
    walk = Walk(browser).begin()
    assert walk.address.endswith("/truong-hop/")
    assert walk.send().errors == ["Chọn trường hợp của bạn để biết cần giấy tờ gì"]
    walk.send(**{"truong-hop": "1"}).to_papers()
    assert [link.text for link in walk.page.one("ul", cls="govuk-task-list").all("a")] == ["Bản vẽ 2"]


def test_a_procedure_without_a_form_of_its_own_uses_the_general_one(browser: Client, town: City) -> None:
    published(form=None)
    walk = Walk(browser).begin()
    assert walk.address.endswith("/khai/applicant/")
    assert walk.page.one("h1").text == "Thông tin của bạn"


def test_one_chooses_the_agency_before_beginning(walk: Walk) -> None:
    assert walk.begin(agency="").errors == ["Chọn phường, xã hoặc cơ quan giải quyết hồ sơ của bạn"]
    assert walk.begin(agency="H26.2").errors == ["Chọn phường, xã hoặc cơ quan giải quyết hồ sơ của bạn"]
    assert Draft.objects.count() == 0


def test_where_no_agency_takes_it_online_the_page_says_where_to_go(browser: Client, town: City) -> None:
    published(levels=["ministry"])
    walk = Walk(browser).go("/thu-tuc/1.001193/nop/")
    assert "/noi-tiep-nhan/" in [link.attributes["href"] for link in walk.page.one("main").all("a")]
    assert walk.send(**{"co-quan": "H26.1"}).page.one("h1").text == "Đăng ký khai sinh"
    assert Draft.objects.count() == 0


def test_another_browser_learns_nothing_and_is_told_that_nothing_is_lost(walk: Walk) -> None:
    address = walk.begin().answer().address
    stranger = Client().get(address)
    unknown = Client().get("/nop/00000000-0000-4000-8000-000000000000/")
    assert (stranger.status_code, unknown.status_code) == (403, 403)
    assert read_page(stranger.content).one("h1").text == "Phiên làm việc đã kết thúc, không mất gì cả"
    assert read_page(stranger.content).one("main").text == read_page(unknown.content).one("main").text


def test_the_signed_link_takes_the_application_up_where_it_was_left(walk: Walk) -> None:
    walk.begin().answer()
    left = walk.address
    walk.go(f"/nop/{Draft.objects.get().pk}/de-sau/")
    link = walk.page.one(cls="mc-resume").one("a").text
    elsewhere = Walk(Client()).go(link.removeprefix("http://localhost:8000"))
    assert elsewhere.address == left


@pytest.mark.parametrize("token", ["abc", "AAAAAAAAAAAAAAAAAAAAAA.1xUse6.abc"])
def test_a_forged_link_opens_nothing(walk: Walk, token: str) -> None:
    walk.begin()
    assert walk.browser.get(f"/nop/tiep-tuc/{token}/").status_code == 410


def test_a_link_that_has_run_out_says_so(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    from motcua.web.portal import links

    walk.begin()
    token = links.resume_token(Draft.objects.get().pk)
    monkeypatch.setattr(links, "RESUME_FOR_SECONDS", -1)
    response = walk.browser.get(f"/nop/tiep-tuc/{token}/")
    assert response.status_code == 410
    assert "30 ngày" in read_page(response.content).one("main").text


def test_the_link_can_be_sent_to_oneself(walk: Walk, moment: datetime) -> None:
    walk.begin().go(f"/nop/{Draft.objects.get().pk}/de-sau/").send(thu="uoc@example.vn")
    notice = Notice.objects.get()
    assert (notice.template, notice.address) == (Template.RESUME_LINK, "uoc@example.vn")
    assert "/nop/tiep-tuc/" in notice.context["link"]
    assert "Đã gửi liên kết đến uoc@example.vn." in walk.page.text


def test_a_wrong_address_is_named(walk: Walk) -> None:
    walk.begin().go(f"/nop/{Draft.objects.get().pk}/de-sau/").send(thu="uoc@")
    assert walk.errors == ["Nhập địa chỉ thư điện tử đúng dạng ten@mien.vn"]
    assert Notice.objects.count() == 0


def test_pages_of_an_application_are_kept_by_no_cache(walk: Walk) -> None:
    walk.begin()
    assert "no-store" in walk.browser.get(walk.address).headers["Cache-Control"]


def _names_of_papers(walk: Walk) -> list[str]:
    return [link.text for link in walk.page.one("ul", cls="govuk-task-list").all("a")]


@pytest.mark.usefixtures("town")
def test_headings_that_part_everybodys_papers_are_no_cases_to_choose(browser: Client) -> None:
    papers = [document("d1", "Tờ khai đăng ký"), document("d2", "Giấy chứng sinh")]
    shown = [document("d3", "Giấy tờ tùy thân"), document("d4", "Sổ hộ khẩu")]
    published(
        cases=[
            {"name": "Giấy tờ phải nộp", "documents": papers},
            {"name": "Giấy tờ phải xuất trình", "documents": shown},
        ]
    )
    walk = Walk(browser).begin()
    assert "/khai/" in walk.address
    assert _names_of_papers(walk.to_papers()) == ["Giấy chứng sinh", "Giấy tờ tùy thân", "Sổ hộ khẩu"]


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(("said", "asked"), [("yes", ["Giấy của cha"]), ("no", [])])
def test_an_answer_decides_whether_a_paper_is_asked_for(browser: Client, said: str, asked: list[str]) -> None:
    conditional = document("d2", "Giấy của cha", required=False, when="has_father == true")
    published(cases=[{"name": None, "documents": [document("d1", "Giấy chứng sinh"), conditional]}])
    walk = Walk(browser)
    walk.answers["has_father"] = said
    walk.begin().to_papers()
    assert _names_of_papers(walk) == ["Giấy chứng sinh", *asked]
    missing = walk.send().errors
    assert missing == [f"Tải lên “{name}”" for name in ("Giấy chứng sinh", *asked)]
