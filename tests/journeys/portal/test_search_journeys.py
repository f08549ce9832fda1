"""Looking for a procedure in a real browser: suggestions, keyboard, filters, without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories.city import city
from tests.journeys.conftest import DESKTOP, PHONE, go_through
from tests.web.portal.published import PUBLISHED

from motcua.demo.catalogue import procedures
from motcua.domain.assistant.models import SearchQuestion
from motcua.domain.catalogue.actions import Publication, publish_all
from motcua.domain.catalogue.content import Content

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
SCREENS = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]


@pytest.fixture
def site(transactional_db: None, live_server: LiveServer, settings: Settings) -> str:
    """A served city with the demo catalogue."""
    city()
    publish_all([Publication(Content.from_json(one)) for one in procedures()], at=PUBLISHED)
    settings.BASE_URL = live_server.url
    return str(live_server.url)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_question_half_typed_is_completed_by_keyboard(
    site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]
) -> None:
    page = open_page(screen)
    page.goto(site)
    page.get_by_role("searchbox").press_sequentially("khai si", delay=20)
    offered = page.get_by_role("list", name="Gợi ý tìm kiếm").get_by_role("link")
    expect(offered.first).to_be_visible()
    assert audit(page) == []
    page.keyboard.press("ArrowDown")
    expect(offered.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    words = offered.first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value(words)
    expect(page.locator(".mc-result").first).to_be_visible()


def test_escape_and_a_click_elsewhere_put_the_suggestions_away(site: str, open_page: OpenPage) -> None:
    page = open_page(DESKTOP)
    page.goto(f"{site}/ve-mot-cua/")
    box, offered = page.get_by_role("searchbox"), page.locator(".mc-suggestions__list")
    for way in ("Escape", "elsewhere"):
        box.fill("")
        box.press_sequentially("the can", delay=20)
        expect(offered).to_be_visible()
        if way == "Escape":
            page.keyboard.press(way)
        else:
            page.get_by_role("heading", level=1).click()
        expect(offered).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_result_is_opened_at_a_clean_address_and_its_place_noted(
    site: str, open_page: OpenPage, script: bool
) -> None:
    page = open_page(PHONE, java_script_enabled=script)
    page.goto(f"{site}/noi-tiep-nhan/")
    page.get_by_role("search").first.get_by_role("searchbox").fill("lam giay khai sinh cho con")
    page.get_by_role("search").first.get_by_role("button", name="Tìm").click()
    go_through(page.get_by_role("link", name="Đăng ký lại khai sinh"))
    expect(page).to_have_url(f"{site}/thu-tuc/1.004884/")
    noted = SearchQuestion.objects.get()
    assert (noted.question, noted.clicked > 0) == ("lam giay khai sinh cho con", True)


@pytest.mark.parametrize("screen", SCREENS)
def test_results_are_narrowed_in_place(site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]) -> None:
    page = open_page(screen)
    page.goto(f"{site}/thu-tuc/?q=khai+sinh")
    results = page.locator(".mc-result__title")
    expect(results.first).to_have_text("Đăng ký khai sinh")
    assert audit(page) == []
    page.get_by_label("Cấp giải quyết").select_option("province")
    expect(results.first).to_have_text("Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh")
    assert "cap=province" in page.url
    page.reload()
    expect(results.first).to_have_text("Cấp bản sao trích lục hộ tịch, bản sao giấy khai sinh")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "path", ["/thu-tuc/?q=zzzz+qqqq", "/thu-tuc/?viec=mat-nguoi-than", "/ngoai-tuyen/", "/api/v1/"]
)
def test_pages_are_accessible_and_fit_the_screen(
    site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int], path: str
) -> None:
    page = open_page(screen)
    page.goto(f"{site}{path}")
    assert audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
