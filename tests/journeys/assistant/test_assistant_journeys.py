"""Somebody asks in their own words from a telephone and gets to the application; staff mend what search misses."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories import procedures
from tests.factories.city import City, city
from tests.factories.dossiers import APPLICANT, paper, submitted
from tests.journeys.conftest import DESKTOP, PHONE, go_through
from tests.web.portal.published import document, published

from motcua.domain.accounts.actions import open_account
from motcua.domain.agencies.models import Agency
from motcua.domain.assistant import actions
from motcua.domain.assistant import published as shelf
from motcua.domain.assistant.composing import composer
from motcua.domain.assistant.models import HandOff, LexiconEntry, Turn
from motcua.domain.dossiers.models import Draft
from motcua.integrations.composer.fake import Mood, service
from motcua.web.components import clock
from motcua.web.portal.views.assistant import PACE

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
SCREENS = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]
PASSWORD = "mot-cau-dai-de-nho"
LONG = (
    "Đăng ký biến động khi chuyển đổi, chuyển nhượng, thừa kế, tặng cho, góp vốn bằng quyền sử dụng đất, "
    "quyền sở hữu tài sản gắn liền với đất"
)
# A recogniser and a voice as browsers have them: what was heard is decided here, what is read aloud is kept.
SPEECH = """
window.spoken = [];
window.SpeechRecognition = class extends EventTarget {
  start() {
    window.heardIn = this.lang;
    setTimeout(() => { this.onresult({ results: [[{ transcript: "lệ phí đăng ký khai sinh" }]] }); this.onend(); }, 20);
  }
  stop() { this.onend(); }
};
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "vi-VN", name: "thử" }], cancel() {}, addEventListener() {},
  speak(said) { window.spoken.push(said.text); said.onend?.(); },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.fixture
def town(transactional_db: None) -> City:
    """A city with a birth registration, three near siblings, a long name and a procedure little is published of."""
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")
    procedures.process(procedures.shipped("ward_default"))
    published()
    papers = [{"name": None, "documents": [document("d1", "Tờ khai")]}]
    published(code="1.013831", name=LONG, cases=papers)
    published(code="1.000001", name="Cấp giấy phép nuôi chim yến", channels=None, cases=None, steps=None)
    for number in range(3):
        published(code=f"1.00880{number}", name=f"Cấp lại giấy phép lái phương tiện đường sắt hạng {'ABC'[number]}")
    return founded


@pytest.fixture
def site(town: City, live_server: LiveServer, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The address of the served city."""
    settings.BASE_URL = live_server.url
    settings.DOCUMENT_STORE = tmp_path / "documents"
    settings.SEARCH_INDEX_BUILT_ASIDE = False
    shelf._SHELF.held = None
    PACE.forget()
    yield str(live_server.url)
    shelf._SHELF.held = None


def ask(page: Page, question: str) -> None:
    """Type a question, send it and wait for its answer."""
    before = page.locator(".mc-answer").count()
    page.locator("#hoi").fill(question)
    page.get_by_role("button", name="Hỏi", exact=True).click()
    expect(page.locator(".mc-turn__question")).to_have_count(before + 1)


def does_not_fit(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_colloquial_question_leads_to_the_checklist_and_the_application(
    site: str, open_page: OpenPage, script: bool
) -> None:
    page = open_page(PHONE, java_script_enabled=script)
    page.goto(f"{site}/hoi-dap/")
    ask(page, "vợ em mới sanh em bé, làm giấy khai sinh cho con cần những gì")
    answer = page.locator(".mc-answer").last
    expect(answer).to_contain_text("Giấy chứng sinh")
    expect(answer).to_contain_text("Quyết định 163/QĐ-BTP")
    ask(page, "còn lệ phí thì sao?")
    expect(page.locator(".mc-answer").last).to_contain_text("8.000 đồng")
    if script:
        expect(page.locator(".mc-answer").last).to_be_focused()

    go_through(page.get_by_role("button", name="Chuẩn bị hồ sơ"))
    while "/chuan-bi/" in page.url:
        choices = page.locator("main input[type=radio]")
        if choices.count():
            choices.first.check()
        go_through(page.get_by_role("button", name="Tiếp tục"))
    expect(page.locator(".mc-checklist")).to_contain_text("Giấy chứng sinh")
    go_through(page.locator("a.mc-checklist__apply"))
    page.select_option("#co-quan", label="Phường Ba Đình")
    go_through(page.get_by_role("button", name="Bắt đầu"))
    assert Draft.objects.get().procedure_version.procedure.code == "1.001193"


def test_the_panel_of_a_procedures_page_asks_about_that_procedure(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.goto(f"{site}/thu-tuc/1.013831/")
    page.get_by_role("link", name="Hỏi đáp").or_(page.get_by_role("button", name="Hỏi đáp")).first.click()
    panel = page.get_by_role("dialog", name="Hỏi đáp")
    expect(panel).to_contain_text("Đang nói về: Đăng ký biến động")
    panel.get_by_role("button", name="Lệ phí bao nhiêu?").click()
    expect(panel.locator(".mc-answer")).to_contain_text("8.000 đồng")
    assert Turn.objects.get().procedure == "1.013831"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".mc-ask__button")).to_be_focused()
    page.goto(f"{site}/ve-mot-cua/")
    page.locator(".mc-ask__button").press("Enter")
    expect(page.get_by_role("dialog").locator(".mc-answer")).to_contain_text("8.000 đồng")  # the thread goes along
    page.get_by_role("dialog").get_by_role("button", name="Bắt đầu lại").click()
    expect(page.get_by_role("dialog").locator(".mc-answer")).to_have_count(0)


def test_without_script_the_way_in_is_a_link_that_carries_the_procedure(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    page.goto(f"{site}/thu-tuc/1.001193/")
    page.locator(".mc-ask__button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hỏi đáp về thủ tục")
    ask(page, "mất bao lâu")
    expect(page.locator(".mc-answer")).to_contain_text("3 ngày làm việc")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_where_is_my_dossier(site: str, open_page: OpenPage, town: City, script: bool) -> None:
    from motcua.domain.catalogue.queries import current

    version = current("1.001193")
    assert version is not None
    dossier = submitted(town, version, at=clock.now(), files=[paper("d1"), paper("d2", "b")])
    page = open_page(PHONE, java_script_enabled=script)
    page.goto(f"{site}/hoi-dap/")
    ask(page, "hồ sơ của tôi đến đâu rồi")
    page.get_by_label("Mã hồ sơ").fill(dossier.code)
    page.get_by_label("Bốn số cuối").fill("0000")
    page.get_by_role("button", name="Xem hồ sơ").click()
    expect(page.locator("#tra-ma-error")).to_contain_text("Không có hồ sơ nào khớp")
    if script:
        expect(page.locator("#tra-ma")).to_be_focused()
    page.get_by_label("Bốn số cuối").fill(APPLICANT.phone[-4:])
    page.get_by_role("button", name="Xem hồ sơ").click()
    expect(page.locator("#ho-so")).to_contain_text(dossier.code)
    assert dossier.code not in page.url
    go_through(page.get_by_role("link", name="Mở trang theo dõi hồ sơ"))
    expect(page.get_by_role("heading", name="Ai đang giữ hồ sơ")).to_be_visible()


def test_asking_back_choosing_rating_and_going_to_a_person(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.goto(f"{site}/hoi-dap/")
    ask(page, "lệ phí cấp lại giấy phép lái phương tiện đường sắt")
    page.get_by_role("button", name="2 Cấp lại").click()
    expect(page.locator(".mc-answer")).to_have_count(2)
    expect(page.locator(".mc-answer").last).to_contain_text("8.000 đồng")
    page.locator(".mc-answer").last.get_by_role("button", name="Chưa giúp được").click()
    expect(page.locator(".mc-rate").last).to_contain_text("Đã ghi: chưa giúp được")
    go_through(page.locator(".mc-rate").last.get_by_role("link", name="Hỏi cán bộ"))
    page.get_by_label("Điện thoại hoặc thư điện tử của bạn").fill("0912345678")
    go_through(page.get_by_role("button", name="Gửi cho cán bộ"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã gửi câu hỏi cho cán bộ")
    request = HandOff.objects.get()
    assert request.conversation is not None
    assert request.conversation.turns.count() == 2


def test_a_question_is_spoken_and_the_answer_read_aloud(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.add_init_script(SPEECH)
    page.goto(f"{site}/hoi-dap/")
    page.get_by_role("button", name="Nói câu hỏi").click()
    expect(page.locator("#hoi")).to_have_value("lệ phí đăng ký khai sinh")
    assert page.evaluate("window.heardIn") == "vi-VN"
    page.get_by_role("button", name="Hỏi", exact=True).click()
    page.get_by_role("button", name="Đọc to").click()
    spoken = page.evaluate("window.spoken")
    assert any("8.000 đồng" in text for text in spoken)
    assert not any("Nguồn" in text for text in spoken)


def test_a_browser_without_speech_shows_no_such_buttons(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE)
    page.add_init_script("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;")
    page.goto(f"{site}/hoi-dap/")
    ask(page, "lệ phí đăng ký khai sinh")
    expect(page.get_by_role("button", name="Nói câu hỏi")).to_be_hidden()


@pytest.mark.parametrize(("mood", "is_shown"), [(Mood.GOOD, True), (Mood.INVENTING_NUMBER, False)])
def test_a_composer_is_shown_only_when_it_invents_nothing(
    site: str, open_page: OpenPage, settings: Settings, mood: Mood, is_shown: bool
) -> None:
    with service(mood) as model:
        settings.COMPOSER_URL, settings.COMPOSER_MODEL = model.url, "thử"
        settings.ASSISTANT_COMPOSER = "motcua.integrations.composer.adapter.from_settings"
        composer.cache_clear()
        try:
            page = open_page(PHONE)
            page.goto(f"{site}/hoi-dap/")
            ask(page, "lệ phí đăng ký khai sinh, gọi tôi số 0912345678")
        finally:
            composer.cache_clear()
        assert "0912345678" not in str(model.bodies)
    answer = page.locator(".mc-answer")
    expect(answer).to_contain_text("8.000 đồng")
    expect(answer.get_by_text("một mô hình ngôn ngữ viết lại")).to_have_count(int(is_shown))
    expect(answer.get_by_text("350.000")).to_have_count(0)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_conversation_is_accessible_in_every_state(
    site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]
) -> None:
    page = open_page(screen)
    page.goto(f"{site}/hoi-dap/")
    assert audit(page) == []
    for question in (
        "đăng ký khai sinh cần giấy tờ gì", "lệ phí cấp giấy phép nuôi chim yến", "thời tiết ngày mai thế nào",
        "cháy nhà rồi cứu với", "lệ phí cấp lại giấy phép lái phương tiện đường sắt", "hồ sơ của tôi đến đâu rồi",
    ):  # fmt: skip
        ask(page, question)
        assert audit(page) == [], question
        assert not does_not_fit(page), question
    page.get_by_role("button", name="Xem hồ sơ").click()
    expect(page.locator("#tra-ma-error")).to_be_visible()
    assert audit(page) == []
    page.goto(f"{site}/hoi-dap/can-bo/")
    page.get_by_role("button", name="Gửi cho cán bộ").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    assert audit(page) == []
    page.goto(f"{site}/thu-tuc/1.013831/")
    page.locator(".mc-ask__button").click()
    expect(page.get_by_role("dialog").locator("#hoi")).to_be_visible()
    assert audit(page) == []
    assert not does_not_fit(page)


def sign_in(page: Page, site: str, username: str) -> None:
    """Open the desk."""
    page.goto(f"{site}/ban-lam-viec/dang-nhap/")
    page.fill("#username", username)
    page.fill("#password", PASSWORD)
    go_through(page.get_by_role("button", name="Đăng nhập"))


@pytest.mark.parametrize("screen", SCREENS)
def test_staff_go_from_a_failed_search_to_a_live_entry(
    site: str, open_page: OpenPage, audit: Audit, town: City, screen: dict[str, int]
) -> None:
    officer = town.ward.officers["leader"]
    if officer.account is None:
        open_account(officer=officer, username="kiemsoat", password=PASSWORD)
    else:
        officer.account.set_password(PASSWORD)
        officer.account.save()
    officer.refresh_from_db()
    assert officer.account is not None
    now = clock.now()
    actions.note_search(question="xin chữ hỷ đôi", results=0, at=now)
    actions.hand_off(conversation=None, message="Cho hỏi " + LONG, contact="0912345678", at=now)
    page = open_page(screen)
    sign_in(page, site, officer.account.username)
    go_through(page.get_by_role("link", name="Chất lượng hỏi đáp"))
    assert audit(page) == []
    go_through(page.get_by_role("link", name="Không thấy gì"))
    assert audit(page) == []
    go_through(page.get_by_role("button", name="Đề xuất mục từ điển"))
    assert audit(page) == []
    page.get_by_label("Danh mục thủ tục gọi là gì?").fill("chim yến")
    page.get_by_label("Câu ấy phải tìm ra thủ tục nào?").fill("1.000001")
    go_through(page.get_by_role("button", name="Ghi bản nháp"))
    expect(page.get_by_text("Mọi câu kiểm tra đều đạt")).to_be_visible()
    assert audit(page) == []
    assert not does_not_fit(page)
    go_through(page.get_by_role("button", name="Cho dùng"))
    assert LexiconEntry.objects.get().state == "live"
    go_through(page.get_by_role("link", name="Từ điển cách nói"))
    assert audit(page) == []
    page.goto(f"{site}/ban-lam-viec/hoi-dap/yeu-cau/")
    assert audit(page) == []
    assert not does_not_fit(page)
    go_through(page.get_by_role("link", name="Mở để trả lời"))
    expect(page.get_by_text("0912345678")).to_be_visible()
    assert audit(page) == []
    assert not does_not_fit(page)
    go_through(page.get_by_role("button", name="Đã trả lời xong"))
    expect(page.get_by_text("Không ai đang chờ")).to_be_visible()
