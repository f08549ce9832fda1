"""The kiosk in a real browser: standing and lying screens, Telex by touch and by keys, and what happens in silence."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories.city import City, city
from tests.journeys.conftest import go_through
from tests.web.portal.published import published

from motcua.domain.catalogue.models import ProcedureVersion

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
STANDING = {"width": 1080, "height": 1920}
LYING = {"width": 1920, "height": 1080}
SCREENS = [pytest.param(STANDING, id="standing"), pytest.param(LYING, id="lying")]
ADDRESSES = ("", "tim/?q=khai+sinh", "tim/?q=xyz", "viec/sinh-con/", "linh-vuc/", "thu-tuc/1.001193/", "ho-so/")
# What is touched, but for links inside a line of text (there are none on purpose).
SMALL_TARGETS = """
[...document.querySelectorAll("a, button, input, summary")].filter(one => one.checkVisibility())
  .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 100)])
  .filter(([box]) => box.width < 64 || box.height < 64).map(([box, html]) => html)
"""
SMALL_TEXT = """
[...document.querySelectorAll("body *")].filter(one => one.checkVisibility() && !one.closest("svg")
  && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
  && parseFloat(getComputedStyle(one).fontSize) < 24).map(one => one.outerHTML.slice(0, 100))
"""
CUT_OFF = """
[...document.querySelectorAll("h1, h2, p, a, input, button, dd, li, svg")].filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 100))
"""
KEPT = "[document.cookie, localStorage.length, sessionStorage.length, history.length]"


@pytest.fixture
def town(transactional_db: None) -> City:
    return city()


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    return published()


@pytest.fixture
def kiosk(birth: ProcedureVersion, live_server: LiveServer, settings: Settings) -> str:
    """The address of the kiosk's first page."""
    settings.BASE_URL = live_server.url
    return f"{live_server.url}/kiosk/"


def tap(page: Page, keys: str) -> None:
    """Touch the keys on the screen."""
    for key in keys:
        page.locator(f'[data-key="{key}"]').tap()


def field(page: Page) -> Locator:
    return page.get_by_label("Tìm thủ tục")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_large_whole_and_accessible(
    kiosk: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]
) -> None:
    page = open_page(screen, has_touch=True)
    for address in ADDRESSES:
        for language in ("", "en/"):
            page.goto(f"{kiosk}{language}{address}")
            assert audit(page) == [], address
            assert page.evaluate(SMALL_TARGETS) == [], address
            assert page.evaluate(SMALL_TEXT) == [], address
            assert page.evaluate(CUT_OFF) == [], address


@pytest.mark.parametrize("screen", SCREENS)
def test_khai_sinh_by_touch_with_telex(kiosk: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]) -> None:
    page = open_page(screen, has_touch=True)
    page.goto(kiosk)
    expect(page.get_by_role("group", name="Bàn phím")).to_be_hidden()
    field(page).tap()
    keyboard = page.get_by_role("group", name="Bàn phím")
    expect(keyboard).to_be_visible()
    tap(page, "giaays khai sinh")
    expect(field(page)).to_have_value("giấy khai sinh")
    keyboard.get_by_role("button", name="Xóa", exact=True).tap()
    tap(page, "h")
    expect(field(page)).to_have_value("giấy khai sinh")
    suggested = page.locator("#suggestions a").first
    expect(suggested).to_have_text("Đăng ký khai sinhHộ tịch")
    assert suggested.bounding_box()["y"] < keyboard.bounding_box()["y"]  # type: ignore[index]
    assert audit(page) == []
    assert page.evaluate(SMALL_TARGETS) == []
    with page.expect_event("load"):
        keyboard.get_by_role("button", name="Tìm").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thủ tục về “giấy khai sinh”")
    with page.expect_event("load"):
        page.get_by_role("link", name="Đăng ký khai sinh").first.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký khai sinh")
    expect(page.get_by_text("Giấy chứng sinh")).to_be_visible()
    assert page.evaluate(KEPT) == ["", 0, 0, 1 + 1]  # the empty page a browser opens with, and this one
    assert page.context.cookies() == []


def test_all_is_cleared_and_the_keyboard_put_away(kiosk: str, open_page: OpenPage) -> None:
    page = open_page(STANDING, has_touch=True)
    page.goto(kiosk)
    field(page).tap()
    tap(page, "nhaf")
    expect(field(page)).to_have_value("nhà")
    page.get_by_role("button", name="Xóa hết").tap()
    expect(field(page)).to_have_value("")
    page.get_by_role("button", name="Gõ dấu Telex").tap()
    tap(page, "nhaf 1.")
    expect(field(page)).to_have_value("nhaf 1.")
    page.get_by_role("button", name="Đóng bàn phím").tap()
    expect(page.get_by_role("group", name="Bàn phím")).to_be_hidden()


def test_a_real_keyboard_speaks_telex_too(kiosk: str, open_page: OpenPage) -> None:
    page = open_page(LYING)
    page.goto(kiosk)
    field(page).focus()
    page.keyboard.type("dduwngf ddangw kys khai sinh")
    expect(field(page)).to_have_value("đừng đăng ký khai sinh")
    for _ in range(len("khai sinh")):
        page.keyboard.press("ArrowLeft")
    page.keyboard.type("laij ")
    expect(field(page)).to_have_value("đừng đăng ký lại khai sinh")
    page.keyboard.press("Home")
    for _ in range(len("đừng ")):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Delete")
    expect(field(page)).to_have_value("đăng ký lại khai sinh")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("đăng ký lại khai sinh")


def test_after_a_minute_of_silence_it_counts_down_and_goes_back(kiosk: str, open_page: OpenPage, audit: Audit) -> None:
    page = open_page(STANDING, has_touch=True)
    page.clock.install()
    page.goto(f"{kiosk}en/thu-tuc/1.001193/")
    page.clock.run_for(39_000)
    question = page.get_by_role("dialog")
    expect(question).to_be_hidden()
    page.clock.run_for(6_000)
    expect(question).to_be_visible()
    expect(page.locator(".mk-idle__count")).to_have_text("15")
    assert audit(page) == []
    page.clock.run_for(5_000)
    expect(page.locator(".mk-idle__count")).to_have_text("10")
    question.locator(".mk-idle__stay").tap()
    expect(question).to_be_hidden()
    page.clock.run_for(39_000)
    expect(question).to_be_hidden()
    with page.expect_event("load"):
        page.clock.run_for(21_500)
    assert page.url == kiosk
    page.clock.run_for(300_000)
    assert page.url == kiosk
    expect(question).to_be_hidden()


def test_what_somebody_began_to_type_is_gone_after_a_minute(kiosk: str, open_page: OpenPage) -> None:
    page = open_page(STANDING, has_touch=True)
    page.clock.install()
    page.goto(kiosk)
    field(page).tap()
    tap(page, "nguyeenx vawn a")
    expect(field(page)).to_have_value("nguyễn văn a")
    with page.expect_event("load"):
        page.clock.run_for(61_000)
    expect(field(page)).to_have_value("")
    expect(page.get_by_role("group", name="Bàn phím")).to_be_hidden()


def test_nobody_goes_back_to_what_the_person_before_looked_at(kiosk: str, open_page: OpenPage) -> None:
    page = open_page(LYING, has_touch=True)
    page.goto(kiosk)
    go_through(page.get_by_role("link", name="Sinh con"))
    go_through(page.get_by_role("link", name="Đăng ký khai sinh").first)
    go_through(page.get_by_role("link", name="Về trang đầu"))
    assert page.url == kiosk
    assert page.evaluate("history.length") == 2  # the browser's own empty page, and this one


def test_without_script_it_is_plain_links_and_a_form(kiosk: str, open_page: OpenPage) -> None:
    page = open_page(STANDING, java_script_enabled=False)
    page.goto(kiosk)
    expect(page.get_by_role("group", name="Bàn phím")).to_be_hidden()
    field(page).fill("khai sinh")
    go_through(page.get_by_role("button", name="Tìm"))
    go_through(page.get_by_role("link", name="Đăng ký khai sinh").first)
    expect(page.get_by_text("Giấy chứng sinh")).to_be_visible()
    go_through(page.get_by_role("link", name="Quay lại"))
    go_through(page.get_by_role("link", name="Tất cả lĩnh vực"))
    go_through(page.get_by_role("link", name="Hộ tịch"))
    expect(page.get_by_role("link", name="Đăng ký khai sinh")).to_be_visible()
