"""A board made at the desk is printed, scanned with a telephone, and its scan is seen at the desk."""

import io
from collections.abc import Callable
from datetime import datetime

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories.city import MONDAY_9, City, city
from tests.journeys.conftest import DESKTOP, PHONE, go_through
from tests.web.portal.published import published

from motcua.domain.accounts.actions import change_password
from motcua.domain.boards.models import Board, ScanCount
from motcua.domain.catalogue.models import Procedure, ProcedureVersion
from motcua.web.components import clock
from motcua.web.components.board_sheets import sheet_of, sheet_preview

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
PASSWORD = "mot-cau-dai-de-nho"
DESK = "/ban-lam-viec/"


@pytest.fixture
def town(transactional_db: None) -> City:
    founded = city()
    for officer in founded.ward.officers.values():
        assert officer.account is not None
        change_password(account=officer.account, password=PASSWORD)
    return founded


@pytest.fixture
def birth(town: City) -> ProcedureVersion:
    return published()


@pytest.fixture
def site(birth: ProcedureVersion, live_server: LiveServer, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> str:
    settings.BASE_URL = live_server.url
    monkeypatch.setattr(clock, "now", lambda: MONDAY_9)
    return live_server.url


def _sign_in(page: Page, site: str, town: City) -> None:
    account = town.ward.officers["leader"].account
    assert account is not None
    page.goto(f"{site}{DESK}dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(account.username)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    go_through(page.get_by_role("button", name="Đăng nhập"))


def _made(page: Page, site: str, audit: Audit) -> Board:
    """Make a board for birth registration on the screen."""
    page.goto(f"{site}{DESK}bang-qr/")
    assert audit(page) == []
    go_through(page.get_by_role("button", name="Làm bảng mới"))
    page.get_by_label("Bảng sẽ treo ở đâu?").fill("Nhà văn hóa thôn Đông")
    page.get_by_label("Tìm thủ tục để thêm").fill("khai sinh")
    go_through(page.get_by_role("button", name="Tìm"))
    page.get_by_label("Đăng ký khai sinh").check()
    assert audit(page) == []
    go_through(page.get_by_role("button", name="Làm bảng"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Nhà văn hóa thôn Đông")
    assert audit(page) == []
    return Board.objects.get()


def _scanned(board: Board, site: str, at: datetime) -> str:
    """What a telephone reads off the printed page."""
    (page,) = sheet_preview(sheet_of(board, base_url=site, at=at), dots_per_inch=120)
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))
    return code.text


def test_from_the_desk_to_the_wall_to_a_telephone_and_back(
    town: City, site: str, open_page: OpenPage, audit: Audit
) -> None:
    desk = open_page(DESKTOP)
    _sign_in(desk, site, town)
    board = _made(desk, site, audit)
    printed = desk.request.get(f"{site}{DESK}bang-qr/{board.code}/in/")
    link = _scanned(board, site, MONDAY_9)
    assert link.partition("://")[2] in PdfReader(io.BytesIO(printed.body())).pages[0].extract_text()

    phone = open_page(PHONE)
    phone.goto(link)
    assert phone.url == f"{site}/thu-tuc/1.001193/"
    expect(phone.get_by_role("heading", level=1)).to_have_text("Đăng ký khai sinh")
    assert ScanCount.objects.get().count == 1

    desk.reload()
    expect(desk.locator(".mc-figure__number").first).to_have_text("1")
    expect(desk.get_by_role("cell", name="01/06/2026", exact=True)).to_be_visible()
    go_through(desk.get_by_role("link", name="1 lượt, xem từng ngày của Đăng ký khai sinh"))
    expect(desk.get_by_text("Chỉ mã: Đăng ký khai sinh")).to_be_visible()
    assert audit(desk) == []


def test_paper_that_outlived_its_procedure_leads_to_the_search(
    town: City, site: str, open_page: OpenPage, audit: Audit
) -> None:
    desk = open_page(DESKTOP, java_script_enabled=False)
    _sign_in(desk, site, town)
    desk.goto(f"{site}{DESK}bang-qr/moi/")
    desk.get_by_label("Bảng sẽ treo ở đâu?").fill("Quầy 3")
    desk.get_by_label("Tìm thủ tục để thêm").fill("khai sinh")
    go_through(desk.get_by_role("button", name="Tìm"))
    desk.get_by_label("Đăng ký khai sinh").check()
    go_through(desk.get_by_role("button", name="Làm bảng"))
    link = _scanned(Board.objects.get(), site, MONDAY_9)
    Procedure.objects.update(current=None)
    # The console tells of every answer that is not 200, so the page is read without one.
    phone = open_page(PHONE, java_script_enabled=False)
    phone.route("**/favicon.svg", lambda route: route.abort())
    response = phone.request.get(link, headers={"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130"})
    assert response.status == 410
    phone.set_content(response.text())
    expect(phone.get_by_role("heading", level=1)).to_have_text("Thủ tục này không còn được công bố")
    expect(phone.get_by_role("main").get_by_label("Tìm thủ tục")).to_be_visible()
