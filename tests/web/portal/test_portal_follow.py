"""Following a dossier: who may see what, and what the person who applied may do."""

import hashlib
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import done, paper, step_at, submitted
from tests.web.page_reading import Element, read_page
from tests.web.portal.walking import Walk, picture

from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.documents import store
from motcua.domain.documents.actions import receive
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Reason
from motcua.domain.dossiers.models import Dossier, ReasonTarget, Status
from motcua.domain.notices.links import follow_token, to_follow
from motcua.web.components import clock
from motcua.web.portal import staging

PERSONAL = ("Ước", "0912345678", "0912 345 678", "001190012345", "uoc@example.vn", "Nguyễn An")
BY_PHONE, BY_ID = "5678", "2345"


@pytest.fixture
def dossier(town: City, birth: ProcedureVersion, moment: datetime) -> Dossier:
    """Handed in at the ward on Monday at nine."""
    return submitted(town, birth, files=[paper("d1", "a"), paper("d2", "b")])


def opened(browser: Client, dossier: Dossier, factor: str = BY_PHONE) -> Walk:
    walk = Walk(browser, address="/ho-so/")
    return walk.send(code=dossier.code, factor=factor)


def public(dossier: Dossier) -> Element:
    return read_page(Client().get(to_follow(dossier.pk)).content)


def asked(town: City, dossier: Dossier, *reasons: Reason) -> Dossier:
    """Accepted, then asked for a supplement by the handler."""
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    step = step_at(dossier, "handle")
    return actions.request_supplement(
        dossier_id=dossier.pk, step_id=step.pk, officer=town.ward.officers["handler"], reasons=reasons, at=MONDAY_9
    )


PAPER = Reason(ReasonTarget.DOCUMENT, "d2", "Giấy chứng sinh mờ, không đọc được", "Chụp lại cho rõ rồi tải lên")
ANSWER = Reason(ReasonTarget.ANSWER, "child_name", "Tên trẻ khác giấy chứng sinh", "Ghi tên đúng như giấy chứng sinh")
CONDITION = Reason(
    ReasonTarget.CONDITION, "c1", "Chưa rõ trẻ đã khai sinh nơi khác chưa", "Cho biết đã khai ở đâu chưa"
)


@pytest.mark.parametrize("factor", [BY_PHONE, BY_ID])
def test_code_and_the_end_of_phone_or_id_number_open_the_dossier(
    browser: Client, dossier: Dossier, factor: str
) -> None:
    walk = opened(browser, dossier, factor)
    assert walk.address == to_follow(dossier.pk)
    assert "Việc bạn làm được" in walk.page.text


def test_the_code_may_be_typed_in_small_letters_and_with_spaces_around(browser: Client, dossier: Dossier) -> None:
    walk = Walk(browser, address="/ho-so/").send(code=f" {dossier.code.lower().replace('-', ' – ')} ", factor=BY_PHONE)
    assert walk.address == to_follow(dossier.pk)


def test_a_wrong_code_and_a_wrong_number_are_answered_alike(browser: Client, dossier: Dossier) -> None:
    wrong_number = Walk(browser, address="/ho-so/").send(code=dossier.code, factor="0001")
    wrong_code = Walk(Client(), address="/ho-so/").send(code="H26.1-260601-9999", factor=BY_PHONE)
    assert wrong_number.errors == wrong_code.errors
    assert wrong_number.response.status_code == wrong_code.response.status_code
    main = wrong_number.page.one("main"), wrong_code.page.one("main")
    assert main[0].text == main[1].text


@pytest.mark.parametrize(("code", "factor", "lines"), [("", "", 2), ("H26.1-260601-0001", "12", 1), ("", "1234", 1)])
def test_what_is_not_filled_in_is_named_and_counts_as_no_try(
    browser: Client, dossier: Dossier, code: str, factor: str, lines: int
) -> None:
    for _try in range(8):
        walk = Walk(browser, address="/ho-so/").send(code=code, factor=factor)
        assert len(walk.errors) == lines
    assert opened(browser, dossier).address == to_follow(dossier.pk)


def test_guessing_at_one_code_ends_after_five_tries_even_with_the_right_number(
    browser: Client, dossier: Dossier
) -> None:
    for guess in range(5):
        Walk(Client(), address="/ho-so/").send(code=dossier.code, factor=f"{guess:04}")
    walk = opened(browser, dossier)
    assert walk.response.status_code == 429
    assert walk.response.headers["Retry-After"] == "900"
    assert "Hãy thử lại sau 15 phút" in walk.page.text


def test_guessing_over_many_codes_ends_for_that_client_alone(browser: Client, dossier: Dossier) -> None:
    for number in range(30):
        Walk(browser, address="/ho-so/").send(code=f"H26.1-260601-{number + 100}", factor="0001")
    blocked = opened(browser, dossier).response
    assert blocked.status_code == 429
    elsewhere = Walk(Client(REMOTE_ADDR="203.0.113.7"), address="/ho-so/").send(code=dossier.code, factor=BY_PHONE)
    assert elsewhere.address == to_follow(dossier.pk)


def test_knowing_one_dossier_gives_no_further_guesses_at_others(browser: Client, dossier: Dossier) -> None:
    for number in range(30):
        if number % 3 == 0:
            opened(browser, dossier)
        Walk(browser, address="/ho-so/").send(code=f"H26.1-260601-{number + 100}", factor="0001")
    refused = Walk(browser, address="/ho-so/").send(code="H26.1-260601-9999", factor="0001").response
    assert refused.status_code == 429


def test_the_public_page_shows_nothing_personal(dossier: Dossier) -> None:
    page = Client().get(to_follow(dossier.pk)).content.decode()
    assert dossier.code in page
    for personal in PERSONAL:
        assert personal not in page


def test_the_public_page_says_who_holds_it_until_when_and_whom_to_call(dossier: Dossier) -> None:
    hand = public(dossier).one(cls="mc-hand")
    assert hand.one(cls="mc-hand__who").text == "Cơ quan H26.1"
    assert "Tiếp nhận" in hand.one(cls="mc-hand__what").text
    assert hand.one(cls="mc-hand__until").text == "Đến 17:00 thứ Hai 01/06/2026"
    assert hand.one(cls="mc-hand__call").one("a").attributes["href"] == "tel:02412345678"


def test_the_history_is_read_from_the_ledger_the_newest_first(town: City, dossier: Dossier) -> None:
    accepted_at = MONDAY_9 + timedelta(hours=1)
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=accepted_at)
    entries = public(dossier).one("ol", cls="moj-timeline").all("li")
    assert [one.one("h3").text for one in entries] == ["Đã tiếp nhận hồ sơ", "Đã nộp hồ sơ"]
    assert "Hẹn trả 10:00 thứ Năm 04/06/2026." in entries[0].text
    assert entries[1].one("time").attributes["datetime"] == "2026-06-01T02:00+00:00"


def test_the_present_step_is_marked_in_the_list_and_in_the_drawing(town: City, dossier: Dossier) -> None:
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    page = public(dossier)
    assert page.one("li", aria_current="step").one(cls="mc-process__name").text == "Thẩm định"
    drawing = page.one(cls="mc-diagram").attributes
    assert (drawing["data-current"], drawing["data-done"]) == ("handle", "receive")


def test_a_late_dossier_says_so_and_apologises(town: City, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + timedelta(days=10))
    page = public(dossier)
    assert "quá hẹn trả 09:00 thứ Năm 04/06/2026" in page.one(cls="mc-apology").text
    assert "Đã quá hạn từ" in page.one(cls="mc-hand--late").text


def test_a_stranger_is_asked_for_the_second_factor_before_anything_may_be_done(town: City, dossier: Dossier) -> None:
    asked(town, dossier, PAPER)
    for act in ("bo-sung", "rut", "bien-nhan"):
        walk = Walk(Client()).go(f"{to_follow(dossier.pk)}{act}/")
        assert walk.address == to_follow(dossier.pk)
        assert "Nhập bốn số cuối" in walk.page.one(cls="govuk-notification-banner").text
    Client().post(f"{to_follow(dossier.pk)}rut/")
    dossier.refresh_from_db()
    assert dossier.status == Status.SUPPLEMENT


def test_one_opened_dossier_opens_no_other(
    browser: Client, town: City, birth: ProcedureVersion, dossier: Dossier
) -> None:
    other = submitted(town, birth, files=[paper("d1", "a"), paper("d2", "b")])
    opened(browser, dossier)
    assert Walk(browser).go(f"{to_follow(other.pk)}bien-nhan/").address == to_follow(other.pk)


def test_it_closes_by_itself_after_an_hour(browser: Client, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(browser, dossier)
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9 + timedelta(minutes=61))
    assert Walk(browser).go(f"{to_follow(dossier.pk)}bien-nhan/").address == to_follow(dossier.pk)


def test_it_can_be_closed_on_a_machine_that_others_use(browser: Client, dossier: Dossier) -> None:
    opened(browser, dossier)
    browser.post("/ho-so/dong/")
    assert Walk(browser).go(f"{to_follow(dossier.pk)}bien-nhan/").address == to_follow(dossier.pk)


@pytest.mark.parametrize("change", ["", "x", "forged"])
def test_a_token_we_did_not_make_is_not_found(dossier: Dossier, change: str) -> None:
    token = {"": "1", "x": follow_token(dossier.pk) + "x", "forged": "2." + follow_token(dossier.pk).split(".")[1]}
    assert Client().get(f"/ho-so/{token[change]}/").status_code == 404


def test_a_paper_asked_for_is_uploaded_and_sent(browser: Client, town: City, dossier: Dossier) -> None:
    asked(town, dossier, PAPER)
    walk = opened(browser, dossier)
    assert walk.page.one(cls="mc-hand--yours").one("a").attributes["href"] == f"{to_follow(dossier.pk)}bo-sung/"
    walk.go(f"{to_follow(dossier.pk)}bo-sung/")
    assert "Giấy chứng sinh mờ, không đọc được" in walk.page.one(cls="mc-reason").text
    walk.send(**{"tep-d2": picture("ro-hon.png"), "viec": "gui"})
    assert "Đã gửi bổ sung" in walk.page.one(cls="govuk-notification-banner--success").text
    dossier.refresh_from_db()
    assert dossier.status == Status.IN_PROGRESS
    assert dossier.submitted_documents.order_by("pk").last().name == "ro-hon.png"  # type: ignore[union-attr]


def test_files_uploaded_first_wait_until_the_supplement_is_sent(browser: Client, town: City, dossier: Dossier) -> None:
    asked(town, dossier, PAPER)
    opened(browser, dossier)
    walk = Walk(browser).go(f"{to_follow(dossier.pk)}bo-sung/")
    walk.send(**{"tep-d2": picture("ro-hon.png"), "viec": "tai"})
    dossier.refresh_from_db()
    assert dossier.status == Status.SUPPLEMENT
    assert walk.go(walk.address).page.one(cls="mc-file__name").text == "ro-hon.png"
    walk.send(viec="gui")
    dossier.refresh_from_db()
    assert dossier.status == Status.IN_PROGRESS


def test_a_paper_asked_for_takes_so_many_files_and_no_more(
    browser: Client, town: City, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "MOST_FILES", 1)
    asked(town, dossier, PAPER)
    opened(browser, dossier)
    walk = Walk(browser).go(f"{to_follow(dossier.pk)}bo-sung/")
    walk.send(**{"tep-d2": [picture(), picture("trang-2.png", shade=10)], "viec": "tai"})
    assert walk.errors[0].startswith("Giấy tờ này đã có")
    assert [one.text for one in walk.page.all(cls="mc-file__name")] == ["giay-chung-sinh.png"]


def test_nothing_is_sent_while_a_paper_asked_for_is_missing(browser: Client, town: City, dossier: Dossier) -> None:
    asked(town, dossier, PAPER, ANSWER)
    opened(browser, dossier)
    walk = Walk(browser).go(f"{to_follow(dossier.pk)}bo-sung/").send(child_name="Nguyễn An Bình", viec="gui")
    assert walk.errors == ["Tải lên “Giấy chứng sinh” rồi mới gửi bổ sung"]
    assert walk.page.one("input", name="child_name").attributes["value"] == "Nguyễn An Bình"


def test_an_answer_asked_for_is_the_question_of_the_form(browser: Client, town: City, dossier: Dossier) -> None:
    asked(town, dossier, ANSWER)
    opened(browser, dossier)
    walk = Walk(browser).go(f"{to_follow(dossier.pk)}bo-sung/")
    assert walk.send(viec="gui").errors == ["Nhập tên của trẻ"]
    walk.send(child_name="Nguyễn An Bình", viec="gui")
    assert Dossier.objects.get().application.answers["child_name"] == "Nguyễn An Bình"


def test_a_condition_asked_about_gets_a_reply_in_words(browser: Client, town: City, dossier: Dossier) -> None:
    asked(town, dossier, CONDITION)
    opened(browser, dossier)
    walk = Walk(browser).go(f"{to_follow(dossier.pk)}bo-sung/")
    name = walk.page.one("textarea").attributes["name"]
    walk.send(**{name: "Chưa khai ở đâu cả", "viec": "gui"})
    assert Dossier.objects.get().application.answers[name] == "Chưa khai ở đâu cả"


def test_only_what_was_asked_can_be_supplied(browser: Client, town: City, dossier: Dossier) -> None:
    asked(town, dossier, ANSWER)
    opened(browser, dossier)
    walk = Walk(browser).go(f"{to_follow(dossier.pk)}bo-sung/")
    walk.send(child_name="Nguyễn An", applicant_name="Ai Đó", **{"tep-d1": picture(), "viec": "gui"})
    kept = Dossier.objects.get()
    assert "applicant_name" not in kept.application.answers
    assert kept.submitted_documents.count() == 2


def test_a_supplement_sent_twice_is_taken_once(browser: Client, town: City, dossier: Dossier) -> None:
    asked(town, dossier, ANSWER)
    opened(browser, dossier)
    form = Walk(browser).go(f"{to_follow(dossier.pk)}bo-sung/").address
    browser.post(form, {"child_name": "Nguyễn An", "viec": "gui"}, follow=True)
    again = Walk(browser, address=form).send(child_name="Nguyễn An", viec="gui")
    assert "không còn yêu cầu bổ sung" in again.page.one(cls="govuk-notification-banner").text


def test_the_reasons_are_for_the_person_alone(browser: Client, town: City, dossier: Dossier) -> None:
    actions.refuse(dossier_id=dossier.pk, officer=town.ward.officers["reception"], reasons=[PAPER], at=MONDAY_9)
    assert PAPER.problem not in public(dossier).text
    assert PAPER.problem in opened(browser, dossier).page.one(cls="mc-reasons").text


def test_withdrawing_asks_once_more(browser: Client, dossier: Dossier) -> None:
    opened(browser, dossier)
    walk = Walk(browser).go(f"{to_follow(dossier.pk)}rut/")
    dossier.refresh_from_db()
    assert dossier.status == Status.SUBMITTED
    walk.send()
    dossier.refresh_from_db()
    assert dossier.status == Status.WITHDRAWN
    assert "Hồ sơ đã kết thúc" in walk.page.one(cls="mc-hand").text


@pytest.fixture
def finished(town: City, dossier: Dossier) -> Dossier:
    """The same dossier with its result on record."""
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    done(dossier, "handle", town.ward, "handler", MONDAY_9, outcome="approve")
    return actions.record_result(
        dossier_id=dossier.pk, step_id=step_at(dossier, "approve").pk, officer=town.ward.officers["leader"],
        outcome="approve", name="Giấy khai sinh của Nguyễn An", at=MONDAY_9,
    )  # fmt: skip


def test_a_finished_dossier_is_not_withdrawn_and_says_why(browser: Client, finished: Dossier) -> None:
    ways = [link.attributes["href"] for link in opened(browser, finished).page.all("a")]
    assert not any("/rut/" in way for way in ways)
    walk = Walk(browser, address=f"{to_follow(finished.pk)}rut/").send()
    assert "trạng thái khác" in walk.page.one(cls="govuk-error-summary").text


def test_the_result_is_named_to_the_person_alone(browser: Client, finished: Dossier) -> None:
    assert "Nguyễn An" not in public(finished).text
    assert "Giấy khai sinh của Nguyễn An" in opened(browser, finished).page.one(cls="mc-files").text


def _decided(town: City, dossier: Dossier) -> StoredFile:
    """Take the dossier to its recorded result; return the file of the decision."""
    decision = receive(upload=picture("giay-khai-sinh.png"), name="giay-khai-sinh.png", authority="H26", at=MONDAY_9)
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    done(dossier, "handle", town.ward, "handler", MONDAY_9, outcome="approve")
    actions.record_result(
        dossier_id=dossier.pk, step_id=step_at(dossier, "approve").pk, officer=town.ward.officers["leader"],
        outcome="approve", name="Giấy khai sinh", file=decision, at=MONDAY_9,
    )  # fmt: skip
    return decision


def test_the_file_of_a_result_is_for_the_person_alone_and_only_once_it_is_done(
    browser: Client, town: City, dossier: Dossier
) -> None:
    decision = _decided(town, dossier)
    address = f"{to_follow(dossier.pk)}ket-qua/{dossier.results.get().pk}/"
    assert Client().get(address).headers["Location"] == to_follow(dossier.pk)
    link = next(one for one in opened(browser, dossier).page.all("a") if "ket-qua" in one.attributes["href"])
    assert link.attributes["href"] == address
    response = browser.get(address)
    assert hashlib.sha256(b"".join(response.streaming_content)).hexdigest() == decision.sha256  # type: ignore[attr-defined]
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert browser.get(f"{to_follow(dossier.pk)}ket-qua/999999/").status_code == 404
    Dossier.objects.update(status=Status.SUPPLEMENT)
    assert browser.get(address).status_code == 404


def test_a_result_whose_content_is_gone_says_so_and_whom_to_tell(
    browser: Client, town: City, dossier: Dossier, caplog: pytest.LogCaptureFixture
) -> None:
    decision = _decided(town, dossier)
    Agency.objects.filter(pk=town.ward.agency.pk).update(phone="024 0000 0001")
    opened(browser, dossier)
    store.place(decision.sha256).unlink()

    response = browser.get(f"{to_follow(dossier.pk)}ket-qua/{dossier.results.get().pk}/")

    assert (response.status_code, "no-store" in response["Cache-Control"]) == (404, True)
    main = read_page(response.content).one("main")
    for words in ("Giấy khai sinh", "không mất gì khác", "bạn không phải nộp lại gì", dossier.code, "Cơ quan H26.1"):
        assert words in main.text
    assert main.one("a", href="tel:02400000001")
    assert main.one("a", href=to_follow(dossier.pk))
    logged = [record for record in caplog.records if record.name == store.__name__]
    assert [(one.levelname, decision.sha256 in one.getMessage()) for one in logged] == [("ERROR", True)]
    assert not [words for words in ("Trần", "khai sinh", dossier.code) if words in logged[0].getMessage()]


def test_the_public_page_needs_three_queries(
    dossier: Dossier, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    stranger = Client()
    stranger.get(to_follow(dossier.pk))
    with django_assert_num_queries(3):
        stranger.get(to_follow(dossier.pk))


def test_pages_of_a_dossier_are_kept_by_no_cache_and_no_search_engine(dossier: Dossier) -> None:
    response = Client().get(to_follow(dossier.pk))
    assert "no-store" in response.headers["Cache-Control"]
    assert read_page(response.content).one("meta", name="robots").attributes["content"] == "noindex"


def test_opening_a_dossier_changes_the_key_of_the_session(browser: Client, dossier: Dossier) -> None:
    session = browser.session
    session["planted"] = True
    session.save()
    before = session.session_key
    browser.cookies["sessionid"] = str(before)
    opened(browser, dossier)
    assert browser.session.session_key != before
