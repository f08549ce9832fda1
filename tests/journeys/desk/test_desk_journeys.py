"""Officers in a real browser: a day by keyboard, the counter with its scanner, two hands on one dossier, no script."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Locator, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories.city import MONDAY_9, City
from tests.journeys.conftest import DESKTOP, PHONE, go_through
from tests.journeys.desk.conftest import PASSWORD
from tests.web.desk.offices import act_url, handed_in, open_step, taken_in, url
from tests.web.portal.published import published
from tests.web.portal.walking import picture

from motcua.domain.accounts.models import Officer
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.documents.actions import receive
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import HandedIn
from motcua.domain.dossiers.models import Dossier, Status
from motcua.web.components import clock

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
SCREENS = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]
LONG_NAME = "Công Tằng Tôn Nữ Nguyễn Phúc Hoàng Thiên Kim Bảo Ngọc Phương Thảo Quỳnh Anh"
CARD = "001190012345|012345678|Trần Thị Đặng Ước|05031990|Nữ|Số 5, ngõ 12, Ngọc Hà, Hà Nội|25122021"
DESK = "/ban-lam-viec/"

# What people read and use, unless it lies in a frame that scrolls by itself.
CUT_OFF = """
[...document.querySelectorAll("main :is(h1, h2, h3, p, a, input, select, button, dd, li, span)")]
  .filter(one => !one.closest(".mc-diagram, .mc-table-frame, .govuk-visually-hidden") && one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 120))
"""


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    return published()


@pytest.fixture
def site(
    town: City, live_server: LiveServer, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """The address of the served city, on a Monday at nine."""
    settings.BASE_URL = live_server.url
    settings.DOCUMENT_STORE = tmp_path / "documents"
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9)
    cache.clear()
    yield live_server.url
    cache.clear()


def sign_in(page: Page, site: str, officer: Officer) -> None:
    """Type name and password."""
    assert officer.account is not None
    page.goto(f"{site}{DESK}")
    page.fill("#username", officer.account.username)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(officer.full_name)


def press(page: Page, key: str) -> None:
    """Press a key once the page is alive."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def rows(page: Page) -> Locator:
    return page.locator("[data-row]")


def does_not_fit(page: Page) -> list[str]:
    """What is wider than the screen."""
    sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return ["scrolls sideways"] * bool(sideways) + [f"cut off: {one}" for one in page.evaluate(CUT_OFF)]


def visit(page: Page, address: str) -> None:
    """Open a page and wait for its drawing, if it has one."""
    page.goto(address)
    if page.locator("[data-module=motcua-diagram]").count():
        expect(page.locator(".mc-diagram .djs-container")).to_be_visible()


def test_a_dossier_is_taken_in_without_leaving_the_keyboard(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage
) -> None:
    first, second = handed_in(town, birth), handed_in(town, birth, name=LONG_NAME)
    page = open_page(DESKTOP)
    sign_in(page, site, town.ward.officers["reception"])

    press(page, "l")
    expect(page.get_by_role("heading", level=1)).to_have_text("Danh sách việc")
    press(page, "j")
    page.keyboard.press("j")
    expect(rows(page).nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows(page).nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký khai sinh")
    press(page, "a")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tiếp nhận hồ sơ")
    page.get_by_role("button", name="Tiếp nhận", exact=True).press("Enter")

    expect(page.locator(".mc-told")).to_contain_text("Đã tiếp nhận hồ sơ")
    first.refresh_from_db()
    second.refresh_from_db()
    assert {first.status, second.status} == {Status.ACCEPTED, Status.SUBMITTED}


def test_keys_typed_into_a_field_are_text(town: City, birth: ProcedureVersion, site: str, open_page: OpenPage) -> None:
    page = open_page(DESKTOP)
    sign_in(page, site, town.ward.officers["reception"])
    press(page, "l")
    expect(page.get_by_role("heading", level=1)).to_have_text("Danh sách việc")
    press(page, "/")
    page.keyboard.type("jkl?")

    expect(page.locator("#q")).to_have_value("jkl?")
    page.locator("#q").blur()
    page.keyboard.press("?")
    expect(page.get_by_role("heading", level=1)).to_have_text("Phím tắt")


def test_filters_answer_as_they_are_chosen_and_equal_a_reload(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage
) -> None:
    handed_in(town, birth, channel="direct")
    handed_in(town, birth, name="Nguyễn Văn Bình")
    page = open_page(DESKTOP)
    sign_in(page, site, town.ward.officers["reception"])
    page.goto(f"{site}{DESK}viec/")
    page.locator("summary", has_text="Lọc").click()
    page.select_option("#loc-kenh", "direct")
    expect(rows(page)).to_have_count(1)

    assert page.url == f"{site}{DESK}viec/?kenh=direct"
    refreshed = page.locator("#results").inner_text()
    page.reload()
    assert page.locator("#results").inner_text() == refreshed
    page.go_back()
    expect(rows(page)).to_have_count(2)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_refusal_with_two_reasons_is_written_previewed_and_sent(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage, script: bool
) -> None:
    dossier = handed_in(town, birth)
    page = open_page(PHONE, java_script_enabled=script)
    sign_in(page, site, town.ward.officers["reception"])
    page.goto(f"{site}{act_url(dossier, 'tu-choi')}")
    page.select_option("#target-0", "document:d2")
    page.fill("#problem-0", "Ảnh giấy chứng sinh mất góc dưới")
    page.get_by_role("button", name="Thêm lý do").click()
    page.select_option("#target-1", "condition:c1")
    expect(page.locator("#problem-0")).to_have_value("Ảnh giấy chứng sinh mất góc dưới")
    page.fill("#remedy-0", "Chụp lại đủ bốn góc rồi gửi")
    page.fill("#problem-1", "Trẻ đã được đăng ký ở nơi khác")
    page.fill("#remedy-1", "Xin cấp bản sao ở nơi đã đăng ký")
    page.get_by_role("button", name="Xem trước lời nhắn gửi người nộp").click()

    letter = page.locator(".mc-letter__text")
    expect(letter).to_contain_text("Ảnh giấy chứng sinh mất góc dưới")
    expect(letter).to_contain_text("Xin cấp bản sao ở nơi đã đăng ký")
    page.get_by_role("button", name="Từ chối và gửi lý do").click()

    expect(page.locator(".mc-told")).to_contain_text("Đã từ chối tiếp nhận")
    dossier.refresh_from_db()
    assert dossier.status == Status.REFUSED
    assert dossier.reasons.count() == 2


def test_two_hands_on_one_dossier_the_second_is_told_and_keeps_the_text(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage
) -> None:
    dossier = handed_in(town, birth)
    page = open_page(DESKTOP)
    sign_in(page, site, town.ward.officers["reception"])
    page.goto(f"{site}{act_url(dossier, 'yeu-cau-bo-sung')}")
    page.select_option("#target-0", "document:d2")
    page.fill("#problem-0", "Ảnh giấy chứng sinh mất góc dưới")
    page.fill("#remedy-0", "Chụp lại đủ bốn góc rồi gửi")
    page.get_by_role("button", name="Xem trước lời nhắn gửi người nộp").click()
    expect(page.locator(".mc-letter")).to_be_visible()
    actions.accept(dossier_id=dossier.pk, officer=town.ward.officers["reception"], at=MONDAY_9)
    page.get_by_role("button", name="Gửi yêu cầu bổ sung").click()

    expect(page.locator(".mc-obstacle")).to_contain_text("Tiếp nhận hồ sơ")
    expect(page.locator(".mc-obstacle")).to_contain_text("Cán bộ H26.1-reception")
    expect(page.locator("#problem-0")).to_have_value("Ảnh giấy chứng sinh mất góc dưới")


def test_the_scanner_types_the_card_and_the_form_grows_without_losing_a_letter(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage
) -> None:
    page = open_page(DESKTOP)
    sign_in(page, site, town.ward.officers["reception"])
    press(page, "t")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("khai sinh")
    page.get_by_role("button", name="Đăng ký khai sinh 1.001193").press("Enter")
    expect(page.locator("#the")).to_be_focused()
    page.keyboard.type(CARD)
    page.keyboard.press("Enter")
    expect(page.locator("#applicant_name")).to_have_value("Trần Thị Đặng Ước")
    page.fill("#applicant_phone", "0912345678")
    page.fill("#child_name", "Nguyễn An")
    page.fill("#born_on-day", "30")
    page.fill("#born_on-month", "5")
    page.fill("#born_on-year", "2026")
    page.get_by_label("Có", exact=True).check()
    expect(page.locator("#father_name")).to_be_visible()
    expect(page.locator("#child_name")).to_have_value("Nguyễn An")
    page.get_by_label("Không", exact=True).check()
    expect(page.locator("#father_name")).to_have_count(0)
    page.get_by_role("button", name="Tiếp: giấy tờ").click()
    page.get_by_label("Bản chính: Tờ khai đăng ký khai sinh").fill("1")
    page.get_by_label("Bản chính: Giấy chứng sinh").fill("1")
    page.get_by_role("button", name="Tiếp: kiểm tra").click()
    page.get_by_role("button", name="Tiếp nhận và in giấy hẹn").click()

    expect(page.locator(".mc-receipt")).to_contain_text("Trần Thị Đặng Ước")
    expect(page.get_by_role("button", name="In giấy hẹn")).to_be_visible()
    assert Dossier.objects.get().status == Status.ACCEPTED


def test_what_was_typed_survives_the_end_of_the_session(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage
) -> None:
    dossier, officer = taken_in(town, birth), town.ward.officers["leader"]
    page = open_page(DESKTOP)
    sign_in(page, site, officer)
    page.goto(f"{site}{url(dossier)}lam/dung/")
    page.get_by_label("Tạm dừng, đến ngày xem lại").check()
    page.fill("#ground", "Chờ kết luận của cơ quan thanh tra")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Xem trước điều sẽ xảy ra").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Phiên làm việc đã hết, không mất gì cả")
    assert officer.account is not None
    page.fill("#username", officer.account.username)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")

    expect(page.locator("#ground")).to_have_value("Chờ kết luận của cơ quan thanh tra")
    expect(page.get_by_label("Tạm dừng, đến ngày xem lại")).to_be_checked()
    dossier.refresh_from_db()
    assert dossier.status == Status.ACCEPTED


def full_desk(town: City, birth: ProcedureVersion, at: datetime) -> dict[str, str]:
    """Dossiers in many states; the addresses of what there is to see of them."""
    drawn = receive(upload=picture("scan.png"), name="scan.png", authority="H26", at=at)
    long = handed_in(town, birth, name=LONG_NAME, files=[HandedIn("d1", None, "1 bản chính"),
                     HandedIn("d2", drawn, "một-tên-tệp-rất-dài-không-có-khoảng-trắng-" * 3 + ".png")])  # fmt: skip
    for number in range(4):
        handed_in(town, birth, name=f"Nguyễn Văn {number}")
    accepted = taken_in(town, birth)
    step = open_step(accepted).pk
    return {
        "home": DESK,
        "list": f"{DESK}viec/",
        "list, narrowed": f"{DESK}viec/?han=sap-han",
        "list, empty": f"{DESK}viec/?han=ket",
        "dossier": url(long),
        "accept": act_url(long, "tiep-nhan"),
        "refuse": act_url(long, "tu-choi"),
        "supplement": act_url(long, "yeu-cau-bo-sung"),
        "assign": act_url(long, "phan-cong"),
        "not mine": f"{url(accepted)}buoc/{step}/hoan-thanh/",
        "receipt": f"{url(accepted)}giay-hen/",
        "intake": f"{DESK}tiep-nhan/",
        "intake, found": f"{DESK}tiep-nhan/?q=khai sinh",
        "notices": f"{DESK}thong-bao/",
        "account": f"{DESK}tai-khoan/",
        "keys": f"{DESK}phim-tat/",
    }


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_are_accessible_and_fit_the_screen(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage, audit: Audit,
    screen: dict[str, int], language: str,
) -> None:  # fmt: skip
    page = open_page(screen)
    page.goto(f"{site}{DESK}")
    found = {"sign-in": audit(page) + does_not_fit(page)}
    sign_in(page, site, town.ward.officers["reception"])
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    for name, address in full_desk(town, birth, MONDAY_9).items():
        visit(page, f"{site}{address}")
        found[name] = audit(page) + does_not_fit(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_the_counter_is_accessible_with_and_without_errors(
    town: City, birth: ProcedureVersion, site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]
) -> None:
    page = open_page(screen)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found[name] = audit(page) + does_not_fit(page)

    sign_in(page, site, town.ward.officers["reception"])
    page.goto(f"{site}{DESK}tiep-nhan/")
    page.fill("#q", "khai sinh")
    go_through(page.get_by_role("button", name="Đăng ký khai sinh 1.001193"))
    look("questions")
    go_through(page.get_by_role("button", name="Tiếp: giấy tờ"))
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    look("questions, wrong")
    go_through(page.get_by_role("link", name="2. Giấy tờ"))
    look("papers")
    go_through(page.get_by_role("button", name="Tiếp: kiểm tra"))
    look("papers, missing")
    go_through(page.get_by_role("link", name="3. Kiểm tra và tiếp nhận"))
    look("check")
    go_through(page.get_by_role("button", name="Tiếp nhận và in giấy hẹn"))
    look("check, wrong")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
