"""Pages without a network in a real browser: public ones come from a copy, with its date; nothing else is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories import procedures
from tests.factories.city import city
from tests.journeys.conftest import PHONE
from tests.web.portal.published import published

Audit = Callable[[Page], list[str]]
PAGE = "/thu-tuc/1.001193/"
OTHER = "/thu-tuc/1.000894/"
COPIES = """
async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const shelf = await caches.open(name);
    const key = name.startsWith("motcua-shell-") ? "shell" : name;
    found[key] = (await shelf.keys()).map((one) => new URL(one.url).pathname);
  }
  return found;
}
"""

AWAIT_COPY = """
async ([path, wanted]) => {
  while (((await caches.match(path, {ignoreVary: true})) !== undefined) !== wanted) {
    await new Promise((done) => setTimeout(done, 50));
  }
}
"""


@pytest.fixture
def site(transactional_db: None, live_server: LiveServer, settings: Settings, built_assets: Path) -> str:
    """A served city with two procedures."""
    city()
    procedures.process(procedures.shipped("ward_default"))
    published()
    published(code="1.000894", name="Đăng ký kết hôn")
    settings.BASE_URL = live_server.url
    return str(live_server.url)


@pytest.fixture
def context(browser: Browser, site: str) -> BrowserContext:
    """A telephone on which the worker stands already."""
    opened = browser.new_context(viewport=PHONE, locale="vi-VN")  # type: ignore[arg-type]
    opened.set_default_timeout(10_000)
    page = opened.new_page()
    page.goto(f"{site}/ve-mot-cua/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.close()
    return opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that telephone."""
    return context.new_page()


def copies(page: Page) -> dict[str, list[str]]:
    """What lies in the caches, by shelf."""
    return dict(page.evaluate(COPIES))


def until_kept(page: Page, path: str) -> None:
    """Wait until the worker has put the page away."""
    page.evaluate(AWAIT_COPY, [path, True])


def test_a_page_visited_is_read_without_a_network_with_its_date(
    site: str, context: BrowserContext, page: Page, audit: Audit
) -> None:
    page.goto(f"{site}{PAGE}")
    label = page.locator("[data-kept-label]")
    expect(label).to_be_hidden()
    until_kept(page, PAGE)
    context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký khai sinh")
    expect(label).to_be_visible()
    expect(label.locator("time")).not_to_be_empty()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Be Vietnam Pro"')
    assert audit(page) == []
    context.set_offline(False)
    page.reload()
    expect(label).to_be_hidden()


def test_a_page_of_ones_own_leads_to_what_is_at_hand(
    site: str, context: BrowserContext, page: Page, audit: Audit
) -> None:
    page.goto(f"{site}{PAGE}")
    until_kept(page, PAGE)
    for path in ("/ho-so/", f"{PAGE}nop/", "/hoi-dap/", "/"):
        page.goto(f"{site}{path}")
    assert copies(page)["motcua-visited"] == [PAGE]
    context.set_offline(True)
    page.goto(f"{site}{PAGE}nop/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không có mạng")
    at_hand = page.get_by_role("region", name="Xem được ngay trên máy này").get_by_role("link")
    expect(at_hand).to_have_text(["Đăng ký khai sinh"])
    assert audit(page) == []
    at_hand.click()
    expect(page.locator("[data-kept-label]")).to_be_visible()


def test_the_page_on_which_the_worker_comes_is_kept_too(site: str, browser: Browser) -> None:
    fresh = browser.new_context(locale="vi-VN")
    page = fresh.new_page()
    page.goto(f"{site}{OTHER}")
    until_kept(page, OTHER)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    fresh.set_offline(True)
    page.reload()
    expect(page.locator("[data-kept-label]")).to_be_visible()
    page.goto(f"{site}/noi-tiep-nhan/?q=ba+dinh")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không có mạng")
    fresh.close()


def test_a_page_chosen_stays_and_is_let_go_by_the_same_button(site: str, context: BrowserContext, page: Page) -> None:
    page.goto(f"{site}{OTHER}")
    page.get_by_role("button", name="Giữ để xem khi mất mạng").click()
    expect(page.get_by_role("button", name="Đã giữ trên máy này. Bỏ giữ")).to_be_visible()
    assert copies(page)["motcua-kept"] == [OTHER]
    context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký kết hôn")
    context.set_offline(False)
    page.reload()
    page.get_by_role("button", name="Đã giữ trên máy này. Bỏ giữ").click()
    expect(page.get_by_role("button", name="Giữ để xem khi mất mạng")).to_be_visible()
    assert copies(page)["motcua-kept"] == []


def test_a_procedure_that_is_no_more_leaves_no_copy(site: str, page: Page) -> None:
    page.goto(f"{site}{PAGE}")
    until_kept(page, PAGE)
    page.evaluate("async () => (await caches.open('motcua-visited')).put('/thu-tuc/9.999999/', new Response('x'))")
    page.goto(f"{site}/thu-tuc/9.999999/")
    page.evaluate(AWAIT_COPY, ["/thu-tuc/9.999999/", False])
    assert PAGE in copies(page)["motcua-visited"]


def test_the_desk_is_not_touched(site: str, context: BrowserContext, page: Page) -> None:
    page.goto(f"{site}/ban-lam-viec/dang-nhap/")
    assert copies(page).get("motcua-visited", []) == []
    context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(f"{site}/ban-lam-viec/")
