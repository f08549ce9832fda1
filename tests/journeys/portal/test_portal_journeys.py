"""A citizen in a real browser: finds a procedure, applies from a phone, follows the dossier; also without script."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories import procedures
from tests.factories.city import City, city
from tests.journeys.conftest import DESKTOP, PHONE, go_through
from tests.web.portal.published import document, published
from tests.web.portal.walking import picture

from motcua.domain.agencies.models import Agency
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Reason
from motcua.domain.dossiers.models import Dossier, ReasonTarget, Status
from motcua.domain.notices.links import to_follow
from motcua.web.components import clock

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
SCREENS = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]


@pytest.fixture
def town(transactional_db: None) -> City:
    """A city with a birth registration, a long name and a procedure of which little is published."""
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")
    procedures.process(procedures.shipped("ward_default"))
    published()
    published(
        code="1.013831",
        name="Đăng ký biến động khi chuyển đổi, chuyển nhượng, thừa kế, tặng cho, góp vốn bằng quyền sử dụng đất, "
        "quyền sở hữu tài sản gắn liền với đất",
        cases=[{"name": f"Trường hợp {n}", "documents": [document(f"d{n}", f"Bản vẽ {n}")]} for n in (1, 2)],
    )
    published(code="1.000001", name="Thủ tục ít công bố", channels=None, cases=None, steps=None, conditions=None)
    return founded


@pytest.fixture
def site(town: City, live_server: LiveServer, settings: Settings, tmp_path: Path) -> str:
    """The address of the served city."""
    settings.BASE_URL = live_server.url
    settings.DOCUMENT_STORE = tmp_path / "documents"
    return str(live_server.url)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A picture on the telephone."""
    place = tmp_path / "giấy chứng sinh.png"
    place.write_bytes(picture().read())
    return place


def fill(page: Page, **answers: Any) -> None:
    """Fill in inputs by name and go on."""
    for name, value in answers.items():
        page.fill(f'[name="{name}"]', value)
    page.get_by_role("button", name="Lưu và tiếp tục").click()


def answer_everything(page: Page, site: str) -> None:
    """From the start page to the papers."""
    page.goto(f"{site}/thu-tuc/1.001193/nop/")
    page.select_option("#co-quan", label="Phường Ba Đình")
    page.get_by_role("button", name="Bắt đầu").click()
    fill(page, applicant_name="Trần Thị Đặng Ước", applicant_id_number="001190012345")
    fill(page, applicant_phone="0912345678")
    page.get_by_label("Không").check()
    fill(page, child_name="Nguyễn An", **{"born_on-day": "1", "born_on-month": "6", "born_on-year": "2026"})


def hand_in_the_paper(page: Page, paper: Path) -> None:
    """From the papers to the check page."""
    page.get_by_role("link", name="Giấy chứng sinh").click()
    page.set_input_files("#tep", paper)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_role("button", name="Tiếp tục", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra trước khi nộp")


def visit(page: Page, address: str) -> None:
    """Open a page and wait for its drawing, if it has one."""
    page.goto(address)
    if page.locator("[data-module=motcua-diagram]").count():
        expect(page.locator(".mc-diagram .djs-container")).to_be_visible()


# What people read and use, unless it lies in a frame that scrolls by itself.
CUT_OFF = """
[...document.querySelectorAll("main :is(h1, h2, h3, p, a, input, select, button, dd, li)")]
  .filter(one => !one.closest(".mc-diagram") && one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 120))
"""


def does_not_fit(page: Page) -> list[str]:
    """What is wider than the screen."""
    sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return ["scrolls sideways"] * bool(sideways) + [f"cut off: {one}" for one in page.evaluate(CUT_OFF)]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_citizen_finds_applies_and_follows_from_a_phone(
    site: str, open_page: OpenPage, paper: Path, script: bool
) -> None:
    page = open_page(PHONE, java_script_enabled=script)
    page.goto(site)
    page.get_by_role("searchbox").fill("khai sinh")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Đăng ký khai sinh", exact=True).click()
    page.get_by_role("button", name="Nộp hồ sơ").click()
    answer_everything(page, site)

    page.get_by_role("link", name="Giấy chứng sinh").click()
    page.set_input_files("#tep", paper)
    page.get_by_role("button", name="Tải lên").click()
    expect(page.locator(".mc-file__name")).to_have_text("giấy chứng sinh.png")
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(page.get_by_text("1 tệp")).to_be_visible()
    page.get_by_role("button", name="Tiếp tục", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra trước khi nộp")
    page.get_by_role("button", name="Nộp hồ sơ").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nộp hồ sơ")
    code = page.locator(".mc-proof__code .mc-code").inner_text()
    assert Dossier.objects.get().code == code
    page.get_by_role("main").get_by_role("button", name="Theo dõi hồ sơ").click()
    expect(page.get_by_role("heading", name="Ai đang giữ hồ sơ")).to_be_visible()


def test_pressing_send_twice_gives_one_dossier(site: str, open_page: OpenPage, paper: Path) -> None:
    page = open_page(PHONE)
    answer_everything(page, site)
    hand_in_the_paper(page, paper)
    page.get_by_role("button", name="Nộp hồ sơ").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nộp hồ sơ")
    page.reload()
    expect(page.locator(".mc-proof__code .mc-code")).to_have_text(Dossier.objects.get().code)


def test_an_empty_file_is_told_at_once_and_the_good_one_stays(
    site: str, open_page: OpenPage, paper: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "trống.pdf"
    empty.touch()
    page = open_page(PHONE)
    answer_everything(page, site)
    page.get_by_role("link", name="Giấy chứng sinh").click()
    page.set_input_files("#tep", [paper, empty])
    page.get_by_role("button", name="Tải lên").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Tệp “trống.pdf” trống")
    expect(page.locator(".mc-file__name")).to_have_text("giấy chứng sinh.png")
    page.get_by_role("button", name="Xóa giấy chứng sinh.png").click()
    expect(page.locator(".mc-file__name")).to_have_count(0)


def test_errors_lead_to_their_inputs_by_keyboard(site: str, open_page: OpenPage) -> None:
    page = open_page(DESKTOP)
    page.goto(f"{site}/thu-tuc/1.001193/nop/")
    page.select_option("#co-quan", label="Phường Ba Đình")
    page.get_by_role("button", name="Bắt đầu").press("Enter")
    page.get_by_role("button", name="Lưu và tiếp tục").press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#applicant_name")).to_be_focused()


def test_an_application_is_taken_up_on_another_machine(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE)
    answer_everything(page, site)
    page.get_by_role("link", name="Để làm tiếp sau").click()
    link = page.locator(".mc-resume").inner_text()
    elsewhere = open_page(DESKTOP)
    elsewhere.goto(link)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Giấy tờ")


def test_filters_answer_as_they_are_chosen_and_the_address_keeps_them(site: str, open_page: OpenPage) -> None:
    page = open_page(DESKTOP)
    page.goto(f"{site}/thu-tuc/")
    page.select_option("#cap", "province")
    expect(page.locator(".mc-empty")).to_be_visible()
    assert "cap=province" in page.url
    page.go_back()
    expect(page.locator(".mc-result")).to_have_count(3)


def test_the_process_is_drawn_with_the_present_step_marked(
    town: City, site: str, open_page: OpenPage, paper: Path
) -> None:
    page = open_page(PHONE)
    answer_everything(page, site)
    hand_in_the_paper(page, paper)
    page.get_by_role("button", name="Nộp hồ sơ").click()
    page.get_by_role("main").get_by_role("button", name="Theo dõi hồ sơ").click()
    expect(page.locator(".mc-diagram .mc-current")).to_have_count(1)


def test_a_supplement_is_opened_by_code_and_sent(town: City, site: str, open_page: OpenPage, paper: Path) -> None:
    page = open_page(PHONE)
    answer_everything(page, site)
    hand_in_the_paper(page, paper)
    page.get_by_role("button", name="Nộp hồ sơ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã nộp hồ sơ")
    dossier = Dossier.objects.get()
    reason = Reason(ReasonTarget.DOCUMENT, "d2", "Giấy chứng sinh mờ, không đọc được", "Chụp lại cho rõ rồi tải lên")
    actions.request_supplement(
        dossier_id=dossier.pk,
        step_id=dossier.steps.get(state="open").pk,
        officer=town.ward.officers["reception"],
        reasons=[reason],
        at=clock.now(),
    )

    citizen = open_page(PHONE)
    citizen.goto(site)
    citizen.fill("#code", dossier.code)
    citizen.fill("#factor", "5678")
    citizen.get_by_role("button", name="Xem hồ sơ").click()
    citizen.get_by_role("button", name="Bổ sung hồ sơ").click()
    empty = paper.with_name("trống.pdf")
    empty.touch()
    citizen.set_input_files("#tep-d2", empty)
    citizen.get_by_role("button", name="Tải lên").click()
    expect(citizen).to_have_title("Lỗi: Bổ sung hồ sơ · Một Cửa")
    citizen.set_input_files("#tep-d2", paper)
    citizen.get_by_role("button", name="Tải lên").click()
    expect(citizen).to_have_title("Bổ sung hồ sơ · Một Cửa")
    citizen.get_by_role("button", name="Gửi bổ sung").click()
    expect(citizen.get_by_text("Đã gửi bổ sung")).to_be_visible()
    dossier.refresh_from_db()
    assert dossier.status == Status.SUBMITTED


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_are_accessible_and_fit_the_screen(
    site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int], language: str
) -> None:
    page = open_page(screen)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    found = {}
    for address in (
        "/", "/thu-tuc/", "/thu-tuc/?q=khong+co+gi+dau", "/thu-tuc/1.001193/", "/thu-tuc/1.013831/",
        "/thu-tuc/1.000001/", "/thu-tuc/1.001193/nop/", "/thu-tuc/1.013831/nop/", "/ho-so/", "/noi-tiep-nhan/",
        "/ve-mot-cua/", "/kha-nang-tiep-can/",
    ):  # fmt: skip
        visit(page, f"{site}{address}")
        found[address] = audit(page) + does_not_fit(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_of_an_application_is_accessible_with_and_without_errors(
    site: str, open_page: OpenPage, audit: Audit, paper: Path, screen: dict[str, int]
) -> None:
    page = open_page(screen)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        found[name] = audit(page) + does_not_fit(page)

    page.goto(f"{site}/thu-tuc/1.001193/nop/")
    go_through(page.get_by_role("button", name="Bắt đầu"))
    look("start, wrong")
    page.select_option("#co-quan", label="Phường Ba Đình")
    go_through(page.get_by_role("button", name="Bắt đầu"))
    go_through(page.get_by_role("button", name="Lưu và tiếp tục"))
    look("question, wrong")
    answer_everything(page, site)
    look("papers")
    go_through(page.get_by_role("button", name="Tiếp tục", exact=True))
    look("papers, wrong")
    page.get_by_role("link", name="Giấy chứng sinh").last.click()
    page.set_input_files("#tep", paper)
    page.get_by_role("button", name="Tải lên").click()
    expect(page.locator(".mc-file__name")).to_be_visible()
    look("paper")
    go_through(page.get_by_role("button", name="Lưu và tiếp tục"))
    go_through(page.get_by_role("button", name="Tiếp tục", exact=True))
    look("check")
    go_through(page.get_by_role("link", name="Để làm tiếp sau"))
    look("later")
    go_through(page.get_by_role("link", name="Làm tiếp bây giờ"))
    go_through(page.get_by_role("button", name="Nộp hồ sơ"))
    look("proof")
    dossier = Dossier.objects.get()
    for part in ("", "rut/"):
        visit(page, f"{site}{to_follow(dossier.pk)}{part}")
        look(f"dossier/{part}")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
