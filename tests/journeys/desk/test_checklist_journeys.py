"""The counter in a real browser: a checklist's code is scanned, and the intake begins with what it knows."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from tests.factories.city import MONDAY_9, City
from tests.journeys.conftest import DESKTOP, PHONE, go_through
from tests.journeys.desk.test_desk_journeys import DESK, does_not_fit, sign_in
from tests.web.desk.test_desk_checklists import dossiers_of
from tests.web.portal.published import document, published

from motcua.core.codes.checklists import spaced
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.dossiers.models import Dossier, Draft
from motcua.domain.guidance.actions import make_checklist
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.models import Checklist
from motcua.web.components import clock

OpenPage = Callable[..., Page]
Audit = Callable[[Page], list[str]]
SCREENS = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]
CASES = [
    {"name": "Nhà của mình", "documents": [document("d1", "Giấy tờ nhà")]},
    {"name": "Thuê, mượn, ở nhờ", "documents": [document("d2", "Hợp đồng cho thuê, cho mượn, cho ở nhờ")]},
]


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


@pytest.fixture
def checklist(town: City) -> Checklist:
    """Somebody who rents, of this ward."""
    version = published(name="Đăng ký thường trú", cases=CASES)
    said = Answers(case=1, channel=ChannelKind.DIRECT, ward="00004")
    return make_checklist(version_id=version.pk, answers=said, language="vi", at=MONDAY_9)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_scanned_code_begins_the_intake(
    town: City, checklist: Checklist, site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]
) -> None:
    page = open_page(screen)
    sign_in(page, site, town.ward.officers["reception"])
    page.goto(f"{site}{DESK}tiep-nhan/")
    # A scanner types the whole address and presses Enter.
    page.locator("#q").press_sequentially(f"{site}/dm/{checklist.code}/", delay=2)
    page.locator("#q").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký thường trú")
    expect(page.locator("main")).to_contain_text("Thuê, mượn, ở nhờ")
    page.wait_for_load_state()
    assert audit(page) == []
    assert does_not_fit(page) == []

    go_through(page.get_by_role("button", name="Tiếp nhận từ danh mục này"))
    expect(page.get_by_text(f"Đã điền sẵn từ danh mục {spaced(checklist.code)}")).to_be_visible()
    expect(page.locator("#noi-giai-quyet option:checked")).to_have_text("Ủy ban nhân dân phường Ba Đình")
    go_through(page.get_by_role("link", name="2. Giấy tờ"))
    expect(page.get_by_label("Thuê, mượn, ở nhờ", exact=True)).to_be_checked()
    expect(page.locator("main")).to_contain_text("Hợp đồng cho thuê")
    draft = Draft.objects.get()
    assert draft.answers["_case"] == 1
    expect(page.get_by_role("link", name="Xem đã dặn những gì")).to_be_visible()
    assert audit(page) == []
    assert does_not_fit(page) == []

    page.get_by_label("Bản chính: Hợp đồng").fill("1")
    go_through(page.get_by_role("button", name="Tiếp: kiểm tra"))
    go_through(page.get_by_role("link", name="1. Nội dung"))
    page.get_by_label("Họ và tên", exact=True).fill("Trần Thị Ước")
    page.get_by_label("Số định danh").fill("001190012345")
    page.get_by_label("Số điện thoại").fill("0912345678")
    page.get_by_label("Tên của trẻ").fill("An")
    for part, value in (("Ngày", "30"), ("Tháng", "05"), ("Năm", "2026")):
        page.get_by_label(part, exact=True).fill(value)
    page.get_by_label("Không", exact=True).check()
    go_through(page.get_by_role("button", name="Tiếp: giấy tờ"))
    go_through(page.get_by_role("button", name="Tiếp: kiểm tra"))
    go_through(page.get_by_role("button", name="Tiếp nhận", exact=False))

    page.goto(f"{site}{DESK}ho-so/{Dossier.objects.get().code}/")
    told = page.get_by_role("group", name="Danh mục đã hướng dẫn người nộp")
    expect(told).to_contain_text("Thuê, mượn, ở nhờ")
    expect(told).to_contain_text("Đã nhận đủ 1 giấy tờ được dặn.")
    assert audit(page) == []
    assert does_not_fit(page) == []


def test_a_code_read_aloud_is_typed(town: City, checklist: Checklist, site: str, open_page: OpenPage) -> None:
    page = open_page(DESKTOP, java_script_enabled=False)
    sign_in(page, site, town.ward.officers["reception"])
    page.goto(f"{site}{DESK}tiep-nhan/")
    page.fill("#q", spaced(checklist.code).lower())
    go_through(page.get_by_role("button", name="Tìm"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng ký thường trú")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_comparison_is_accessible_and_fits(
    town: City, checklist: Checklist, site: str, open_page: OpenPage, audit: Audit, screen: dict[str, int]
) -> None:
    version, before = checklist.procedure_version, MONDAY_9 - timedelta(hours=1)
    dossiers_of(town, version, checklist, 3, 1, at=before)
    dossiers_of(town, version, None, 20, 7, at=before)
    page = open_page(screen)
    sign_in(page, site, town.ward.officers["leader"])
    go_through(page.get_by_role("link", name="Danh mục giấy tờ và bổ sung hồ sơ"))
    row = page.get_by_role("row", name="Đăng ký thường trú")
    expect(row.get_by_role("cell").nth(0)).to_have_text("1 / 3")
    expect(row.get_by_role("cell").nth(1)).to_have_text("7 / 2035 %")
    assert audit(page) == []
    assert does_not_fit(page) == []
