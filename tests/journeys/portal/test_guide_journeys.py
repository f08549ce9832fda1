"""A citizen on a telephone: procedure page, interview, own checklist, PDF, and an application that knows the case."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import zxingcpp
from django.core.cache import cache
from PIL import Image
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories import procedures
from tests.factories.city import City, city
from tests.journeys.conftest import DESKTOP, PHONE, go_through
from tests.web.portal.published import document, published

from motcua.domain.agencies.models import Agency, ServicePoint
from motcua.domain.dossiers.models import Draft

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
OFFICE = {str(day): [["07:00", "11:30"], ["13:30", "17:00"]] for day in range(1, 6)}
CASES = [
    {"name": "Nhà của mình", "documents": [document("d1", "Tờ khai"), document("d2", "Giấy tờ nhà", copies=1)]},
    {
        "name": "Thuê, mượn, ở nhờ",
        "documents": [
            document("d3", "Hợp đồng cho thuê, cho mượn, cho ở nhờ đã công chứng, chứng thực", form_code="Mẫu CT01"),
            document("d4", "Văn bản ủy quyền", required=False),
            document("d5", "Giấy tờ tùy thân", reuse="population", note="Chỉ xuất trình để đối chiếu."),
            document("d6", "Ý kiến của cha, mẹ", required=False, note="Chỉ khi trẻ không ở cùng cha, mẹ."),
        ],
    },
]
# Nothing on a phone may need sideways scrolling.
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def town(transactional_db: None) -> City:
    """A city with a procedure of two cases, and a place to hand in that has hours."""
    founded = city()
    Agency.objects.filter(pk=founded.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")
    ServicePoint.objects.update(opening_hours=OFFICE, latitude=21.0386, longitude=105.838)
    procedures.process(procedures.shipped("ward_default"))
    published(name="Đăng ký thường trú", cases=CASES)
    return founded


@pytest.fixture
def site(town: City, live_server: LiveServer, settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The address of the served city."""
    settings.BASE_URL = live_server.url
    settings.DOCUMENT_STORE = tmp_path / "documents"
    yield str(live_server.url)
    cache.clear()


def answer(page: Page, label: str) -> None:
    """Choose and go on."""
    page.get_by_label(label, exact=True).check()
    go_through(page.get_by_role("button", name="Tiếp tục"))


def to_checklist(page: Page, site: str, audit: Audit | None = None) -> None:
    """From the procedure page through the interview, looking at each page."""
    page.goto(f"{site}/thu-tuc/1.001193/")
    go_through(page.get_by_role("button", name="Chuẩn bị hồ sơ: danh mục giấy tờ của tôi"))
    seen = []
    steps = ("Thuê, mượn, ở nhờ", "Làm thay người khác", "Trẻ không ở cùng cha, mẹ", "Trực tuyến")
    for label in steps:
        seen += [f"{label}: {one}" for one in audit(page)] if audit else []
        assert not page.evaluate(TOO_WIDE), label
        answer(page, label)
    seen += audit(page) if audit else []
    page.get_by_label("Bạn ở phường, xã nào?").select_option(label="Phường Ba Đình")
    go_through(page.get_by_role("button", name="Tiếp tục"))
    expect(page.get_by_role("heading", name="Danh mục giấy tờ của tôi")).to_be_visible()
    assert seen == []


@pytest.mark.parametrize("viewport", [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")])
def test_the_way_to_ones_own_checklist(site: str, open_page: OpenPage, audit: Audit, viewport: dict[str, int]) -> None:
    page = open_page(viewport)
    to_checklist(page, site, audit)
    assert audit(page) == []
    assert not page.evaluate(TOO_WIDE)
    shown = page.locator("main")
    for words in (
        "Hợp đồng cho thuê",
        "Văn bản ủy quyền",
        "Ý kiến của cha, mẹ",
        "Nhà nước đã có",
        "Điểm phục vụ Ba Đình",
    ):
        expect(shown).to_contain_text(words)
    expect(shown).not_to_contain_text("Giấy tờ nhà")
    go_through(page.get_by_role("link", name="Gửi vào thư điện tử"))
    assert audit(page) == []
    page.fill("#thu", "uoc@example.vn")
    go_through(page.get_by_role("button", name="Gửi danh mục"))
    expect(page.get_by_text("Danh mục đang được gửi đi")).to_be_visible()
    assert audit(page) == []


def test_the_pdf_opens_and_its_code_opens_the_same_checklist(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_checklist(page, site)
    address = page.url
    link = page.get_by_role("link", name="Tải bản PDF").get_attribute("href")
    opened = page.request.get(f"{site}{link}")
    assert "Hợp đồng cho thuê" in " ".join(PdfReader(BytesIO(opened.body())).pages[0].extract_text().split())
    picture = Image.open(BytesIO(page.locator(".mc-checklist__qr svg").screenshot())).resize((720, 720))
    (read,) = zxingcpp.read_barcodes(picture)
    assert urlsplit(read.text).path == urlsplit(address).path
    stranger = open_page(PHONE)
    stranger.goto(read.text)
    expect(stranger.locator("#chuan-bi")).to_have_text("Cần tải lên")


def test_applying_from_the_checklist_needs_no_second_choice_of_the_case(site: str, open_page: OpenPage) -> None:
    page = open_page(PHONE)
    to_checklist(page, site)
    go_through(page.get_by_role("button", name="Nộp trực tuyến"))
    expect(page.locator("#co-quan option:checked")).to_have_text("Phường Ba Đình")
    go_through(page.get_by_role("button", name="Bắt đầu"))
    assert "/khai/" in page.url
    assert Draft.objects.get().answers["_case"] == 1


def test_everything_works_without_script_and_nothing_is_printed_that_cannot_be_pressed(
    site: str, open_page: OpenPage
) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    to_checklist(page, site)
    page.emulate_media(media="print")
    for screen_only in ("Tải bản PDF", "Đổi: Cách nộp", "Nộp trực tuyến", "Xem mọi nơi tiếp nhận"):
        expect(page.get_by_text(screen_only, exact=True).first).to_be_hidden()
    expect(page.locator(".mc-checklist__code")).to_be_visible()
    expect(page.get_by_text("Hợp đồng cho thuê").first).to_be_visible()
