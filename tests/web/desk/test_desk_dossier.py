"""A dossier at the desk: everything an officer needs to decide, shown only to those who may see it."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django.fixtures import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import REASON, paper, submitted
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import ANSWERS, decided, handed_in, open_step, page_of, taken_in, url
from tests.web.page_reading import read_page
from tests.web.portal.walking import picture

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.documents import store
from motcua.domain.documents.actions import receive
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Applicant, HandedIn, Reason
from motcua.domain.dossiers.models import AccessRecord, Dossier, ReasonTarget

NASTY = "<script>alert(1)</script>\"'{{7*7}}"


@pytest.fixture
def reception(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


@pytest.fixture
def stranger(town: City, sign_in: SignIn) -> Client:
    """An officer of another agency with every right there."""
    return sign_in(town.other_ward.officers["leader"])


def read(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def stored(upload: SimpleUploadedFile) -> StoredFile:
    return receive(upload=upload, name=upload.name or "", authority="H26", at=MONDAY_9)


@pytest.fixture
def with_picture(town: City, birth: ProcedureVersion) -> Dossier:
    file = stored(picture("giấy chứng sinh.png"))
    return handed_in(town, birth, files=[paper("d1"), HandedIn("d2", file, "giấy chứng sinh.png")])


def picture_of(dossier: Dossier) -> str:
    return dossier.submitted_documents.get(document_key="d2").file.sha256  # type: ignore[union-attr]


def test_the_page_shows_what_is_needed_to_decide(town: City, birth: ProcedureVersion, reception: Client) -> None:
    dossier = handed_in(town, birth)

    page = page_of(reception, url(dossier)).one("main")

    assert page.one("h1").text == "Đăng ký khai sinh"
    for words in (dossier.code, "Chờ tiếp nhận", "Trần Thị Đặng Ước", "001190012345", "Trực tuyến", "Chưa hẹn"):
        assert words in page.text
    answers = page.one(cls="mc-answers")
    assert [title.text for title in answers.all("h3")] == ["Về bạn", "Liên hệ", "Về trẻ"]
    assert "30/05/2026" in answers.text
    assert [one.text for one in page.all(cls="mc-papers-in__name")] == [
        "Tờ khai đăng ký khai sinh", "Giấy chứng sinh", "Giấy tờ tùy thân", "Văn bản ủy quyền",
    ]  # fmt: skip
    assert page.all(cls="mc-papers-in__item")[3].one(cls="mc-papers-in__none").text == "Chưa nộp"
    assert page.one(cls="mc-hand__who").text == "Tiếp nhận H26.1 – Cơ quan H26.1"
    assert page.one("li", cls="mc-process__step--current").one(cls="mc-process__name").text == "Tiếp nhận"
    assert [one.one("h3").text for one in page.all(cls="moj-timeline__item")] == ["Nộp hồ sơ"]


def test_the_acts_one_may_do_are_buttons_and_the_others_say_why_not(
    town: City, birth: ProcedureVersion, reception: Client, sign_in: SignIn
) -> None:
    dossier = taken_in(town, birth)
    step = open_step(dossier)

    handler = page_of(sign_in(town.ward.officers["handler"]), url(dossier)).one(cls="mc-case__acts")
    desk = page_of(reception, url(dossier)).one(cls="mc-case__acts")

    assert {one.text: one.attributes["href"] for one in handler.all("a", cls="govuk-button")} == {
        "Hoàn thành bước": f"{url(dossier)}buoc/{step.pk}/hoan-thanh/",
        "Yêu cầu bổ sung": f"{url(dossier)}buoc/{step.pk}/yeu-cau-bo-sung/",
        "Phân công": f"{url(dossier)}buoc/{step.pk}/phan-cong/",
    }
    assert [one.text for one in handler.one("dl").all("dt")] == ["Dừng giải quyết hồ sơ", "Gia hạn"]
    assert not desk.all("a", cls="govuk-button")
    assert "Bước này thuộc vị trí khác, bạn không giữ vị trí đó." in desk.one("dl").text


def test_the_history_names_officers_reasons_and_what_followed(
    town: City, birth: ProcedureVersion, reception: Client
) -> None:
    dossier = handed_in(town, birth)
    desk = town.ward.officers["reception"]
    reason = Reason(ReasonTarget.DOCUMENT, "d2", "Ảnh giấy chứng sinh bị mờ", "Chụp lại cho rõ", "Điều 16 Luật Hộ tịch")
    actions.request_supplement(
        dossier_id=dossier.pk, step_id=open_step(dossier).pk, officer=desk, reasons=[reason], at=MONDAY_9
    )

    newest = page_of(reception, url(dossier)).all(cls="moj-timeline__item")[0]

    assert newest.one("h3").text == "Yêu cầu bổ sung"
    assert newest.one(cls="moj-timeline__byline").text == "Cán bộ H26.1-reception, Tiếp nhận H26.1, Cơ quan H26.1"
    assert newest.one("ol").text == ("Ảnh giấy chứng sinh bị mờ Cần làm: Chụp lại cho rõ (Điều 16 Luật Hộ tịch)")


def test_a_dossier_one_may_not_see_does_not_exist(town: City, birth: ProcedureVersion, stranger: Client) -> None:
    """The answer is the same as for a code that was never given: 404, never 403."""
    dossier = handed_in(town, birth)

    hidden, missing = stranger.get(url(dossier)), stranger.get("/ban-lam-viec/ho-so/H26.1-260601-9999/")

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert read_page(hidden.content).text == read_page(missing.content).text


@pytest.mark.parametrize(
    "address", ["so-do/", "giay-hen/", "lam/dung/", "buoc/{step}/hoan-thanh/", "tep/{sha}/", "anh/{sha}/"]
)
def test_nothing_of_a_dossier_one_may_not_see_is_given_out(
    town: City, birth: ProcedureVersion, with_picture: Dossier, stranger: Client, reception: Client, address: str
) -> None:
    """peers.md §3.1 and §3.8."""
    step = open_step(with_picture).pk
    actions.accept(dossier_id=with_picture.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    place = url(with_picture) + address.format(step=step, sha=picture_of(with_picture))

    assert stranger.get(place).status_code == 404
    seen = reception.get(place)
    assert seen.status_code == 200
    assert read(seen) if seen.streaming else seen.content


def test_a_file_is_given_out_only_through_its_own_dossier(
    town: City, birth: ProcedureVersion, with_picture: Dossier, stranger: Client
) -> None:
    there = town.other_ward.agency
    own = handed_in(town, birth, resolving_agency=there, receiving_agency=there)
    assert stranger.get(url(own)).status_code == 200

    assert stranger.get(f"{url(own)}tep/{picture_of(with_picture)}/").status_code == 404
    assert stranger.get(f"{url(own)}anh/{picture_of(with_picture)}/").status_code == 404


@pytest.mark.parametrize(
    "name", ["..%2f..%2f..%2fetc%2fpasswd", "....//....//etc/passwd", "%00", "A" * 64, "g" * 64, "a" * 63]
)
def test_no_name_of_a_file_leads_out_of_the_store(with_picture: Dossier, reception: Client, name: str) -> None:
    """peers.md §3.6."""
    for place in ("tep", "anh"):
        assert reception.get(f"{url(with_picture)}{place}/{name}/").status_code == 404


def test_a_picture_is_drawn_anew_and_cannot_run(with_picture: Dossier, reception: Client) -> None:
    response = reception.get(f"{url(with_picture)}anh/{picture_of(with_picture)}/")

    assert Image.open(BytesIO(read(response))).size == (40, 30)
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_a_file_is_saved_under_its_name_and_opened_only_when_asked(with_picture: Dossier, reception: Client) -> None:
    address = f"{url(with_picture)}tep/{picture_of(with_picture)}/"

    saved, opened = reception.get(address), reception.get(f"{address}?xem=1")

    assert saved["Content-Disposition"].startswith("attachment;")
    assert "gi%E1%BA%A5y%20ch%E1%BB%A9ng%20sinh.png" in saved["Content-Disposition"]
    assert opened["Content-Disposition"].startswith("inline;")
    assert opened["Content-Type"] == "image/png"
    assert read(saved) == read(opened) == picture().read()


@pytest.mark.parametrize("address", ["tep/{sha}/", "tep/{sha}/?xem=1", "anh/{sha}/"])
def test_a_file_whose_content_is_gone_says_so_and_whom_to_tell(
    with_picture: Dossier, reception: Client, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    """What was handed in is known all the same; the log names the content, and no person."""
    sha = picture_of(with_picture)
    store.place(sha).unlink()

    response = reception.get(url(with_picture) + address.format(sha=sha))

    assert (response.status_code, "no-store" in response["Cache-Control"]) == (404, True)
    main = read_page(response.content).one("main")
    for words in ("Không mở được tệp này", "không mất gì khác", "Hãy báo bộ phận vận hành hệ thống", sha):
        assert words in main.text
    assert main.one("a", href=url(with_picture))
    assert sha in page_of(reception, url(with_picture)).text
    logged = [record for record in caplog.records if record.name == store.__name__]
    assert [(one.levelname, sha in one.getMessage()) for one in logged] == [("ERROR", True)]
    assert not [words for words in ("giấy chứng sinh", "Trần", with_picture.code) if words in logged[0].getMessage()]


def test_what_is_no_picture_has_no_picture(town: City, birth: ProcedureVersion, reception: Client) -> None:
    dossier = handed_in(town, birth)

    assert reception.get(f"{url(dossier)}anh/{'a' * 64}/").status_code == 404


def test_opening_a_dossier_and_its_files_is_written_down(
    with_picture: Dossier, reception: Client, stranger: Client, town: City
) -> None:
    stranger.get(url(with_picture))
    reception.get(url(with_picture))
    read(reception.get(f"{url(with_picture)}tep/{picture_of(with_picture)}/"))

    written = AccessRecord.objects.filter(dossier=with_picture).order_by("pk")

    officer = town.ward.officers["reception"].pk
    assert list(written.values_list("officer_id", "purpose")) == [(officer, "page"), (officer, "file")]


def test_a_linked_dossier_of_another_agency_shows_no_more_than_that_it_is_there(
    town: City, birth: ProcedureVersion, reception: Client
) -> None:
    """peers.md §3.1: the child's own person and answers stay with those who may see it."""
    parent = taken_in(town, birth)
    applicant = Applicant("Người Của Hồ Sơ Con", "001190099999", "0999999999")
    there = town.other_ward.agency
    child = submitted(town, birth, applicant=applicant, answers=ANSWERS, files=[paper("d1"), paper("d2", "b")],
                      resolving_agency=there, receiving_agency=there)  # fmt: skip
    Dossier.objects.filter(pk=child.pk).update(parent=parent, parent_token=1)

    page = page_of(reception, url(parent)).one("main")

    assert child.code in page.text
    assert "Người Của Hồ Sơ Con" not in page.text
    assert reception.get(url(child)).status_code == 404


def test_names_answers_and_reasons_are_shown_as_text(town: City, birth: ProcedureVersion, reception: Client) -> None:
    """peers.md §3.5: stored scripts stay words, wherever they were typed."""
    dossier = handed_in(
        town,
        birth,
        name=NASTY,
        answers={**ANSWERS, "child_name": NASTY},
        files=[paper("d1"), HandedIn("d2", None, NASTY)],
    )
    reason = Reason(ReasonTarget.DOCUMENT, "d2", f"Sai rồi {NASTY}", f"Làm lại {NASTY}", NASTY)
    actions.refuse(dossier_id=dossier.pk, officer=town.ward.officers["reception"], reasons=[reason], at=MONDAY_9)

    page = page_of(reception, url(dossier)).one("main")

    assert not page.all("script")
    assert page.text.count(NASTY) >= 6
    assert "49" not in page.one(cls="mc-answers").text


def test_the_drawing_is_the_models_own_and_runs_nothing(town: City, birth: ProcedureVersion, reception: Client) -> None:
    dossier = handed_in(town, birth)

    response = reception.get(f"{url(dossier)}so-do/")

    assert response.content.decode() == dossier.process_version.xml
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "attachment"


def test_a_decided_dossier_shows_its_result(town: City, birth: ProcedureVersion, sign_in: SignIn) -> None:
    dossier, leader = decided(town, birth), town.ward.officers["leader"]
    file = stored(picture("ket-qua.png", shade=10))
    actions.record_result(
        dossier_id=dossier.pk, step_id=open_step(dossier).pk, officer=leader, outcome="approve",
        name="Giấy khai sinh", at=MONDAY_9, file=file,
    )  # fmt: skip
    browser = sign_in(leader)

    page = page_of(browser, url(dossier)).one("main")

    assert "Có kết quả, chờ trả" in page.text
    assert "xong trước hạn" in page.text
    result = browser.get(f"{url(dossier)}tep/{file.sha256}/")
    assert read(result) == picture(shade=10).read()


def test_the_page_costs_the_same_however_long_the_history(
    town: City, birth: ProcedureVersion, sign_in: SignIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    dossier, handler = taken_in(town, birth), town.ward.officers["handler"]
    browser = sign_in(handler)
    browser.get(url(dossier))
    with django_assert_max_num_queries(24) as before:
        browser.get(url(dossier))
    for _round in range(3):
        step = open_step(dossier).pk
        actions.request_supplement(dossier_id=dossier.pk, step_id=step, officer=handler, reasons=[REASON], at=MONDAY_9)
        actions.supply(dossier_id=dossier.pk, files=[paper("d2", "c")], at=MONDAY_9)

    with django_assert_max_num_queries(len(before)):
        browser.get(url(dossier))
