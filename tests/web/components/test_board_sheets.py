"""Sheets of QR codes: every code is read from the page, nothing runs out of its box, nothing is a picture of dots."""

import io
import re
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from tests.factories.city import MONDAY_9, City, city
from tests.web.portal.published import published

from motcua.domain.boards.actions import make_board
from motcua.domain.boards.models import Board, TargetKind
from motcua.domain.boards.targets import Target
from motcua.domain.catalogue.models import Procedure
from motcua.web.components import board_sheets
from motcua.web.components.board_sheets import NothingToPrint, Sheet, sheet_of, sheet_pdf, sheet_preview

BASE = "https://dichvucong.motcua.example"
SHORTEST = "Tách hộ"
LONGEST = " ".join(["Đăng ký biến động đối với trường hợp thay đổi quyền sử dụng đất, quyền sở hữu nhà ở;"] * 13)
MM_A_DOT = 25.4 / 150


@pytest.fixture
def town(db: None) -> City:
    return city()


def _procedures(number: int, *names: str) -> list[Target]:
    codes = [f"1.{place:06}" for place in range(number)]
    for place, code in enumerate(codes):
        published(code=code, name=names[place % len(names)] if names else f"Thủ tục thứ {place}")
    return [Target(TargetKind.PROCEDURE, code) for code in codes]


def _sheet(town: City, targets: list[Target], base_url: str = BASE, **changes: Any) -> Sheet:
    given: dict[str, Any] = {
        "agency": town.ward.agency, "name": "Thủ tục hay làm", "place": "Nhà văn hóa thôn Đông", "size": Board.Size.A4,
        "targets": targets, "officer": None, "at": MONDAY_9,
    }  # fmt: skip
    return sheet_of(make_board(**{**given, **changes}), base_url=base_url, at=MONDAY_9)


def _codes(page: bytes) -> list[Any]:
    return list(zxingcpp.read_barcodes(Image.open(io.BytesIO(page))))


def _text(sheet: Sheet) -> str:
    pages = PdfReader(io.BytesIO(sheet_pdf(sheet, at=MONDAY_9))).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def _width_in_mm(code: Any) -> float:
    corners = code.position
    return float(corners.top_right.x - corners.top_left.x) * MM_A_DOT


@pytest.mark.parametrize("names", [(SHORTEST,), (LONGEST,), (SHORTEST, LONGEST)], ids=["short", "long", "mixed"])
@pytest.mark.parametrize("number", [1, 2, 4, 6, 9])
def test_every_code_is_read_and_is_at_least_three_centimetres_wide(
    town: City, number: int, names: tuple[str, ...]
) -> None:
    sheet = _sheet(town, _procedures(number, *names))
    (page,) = sheet_preview(sheet, dots_per_inch=150)
    found = _codes(page)
    assert sorted(code.text for code in found) == sorted(sheet.links)
    assert all(_width_in_mm(code) >= 30 for code in found)


def test_the_smallest_code_that_can_come_up_is_three_centimetres_wide(town: City) -> None:
    sheet = _sheet(town, _procedures(9), base_url="http://x.vn")
    (page,) = sheet_preview(sheet, dots_per_inch=150)
    assert [_width_in_mm(code) >= 30 for code in _codes(page)] == [True] * 9


def test_a_long_address_still_makes_a_code_that_is_read(town: City) -> None:
    base = "https://dich-vu-cong-truc-tuyen.thanh-pho-ha-noi.motcua.example/cong-dich-vu"
    sheet = _sheet(town, _procedures(9), base_url=base)
    (page,) = sheet_preview(sheet, dots_per_inch=150)
    assert sorted(code.text for code in _codes(page)) == sorted(sheet.links)


def test_what_does_not_fit_one_page_goes_on_the_next(town: City) -> None:
    sheet = _sheet(town, _procedures(11))
    pages = sheet_preview(sheet, dots_per_inch=150)
    assert [len(_codes(page)) for page in pages] == [9, 2]
    assert [code.text for page in pages for code in _by_place(page)] == sheet.links


def _by_place(page: bytes) -> list[Any]:
    return sorted(_codes(page), key=lambda code: (round(code.position.top_left.y / 50), code.position.top_left.x))


def test_stickers_fill_the_page_and_each_is_read(town: City) -> None:
    sheet = _sheet(town, _procedures(3, SHORTEST, LONGEST), size=Board.Size.STICKER)
    (page,) = sheet_preview(sheet, dots_per_inch=150)
    found = [code.text for code in _by_place(page)]
    assert found == [sheet.links[place % 3] for place in range(10)]
    assert all(_width_in_mm(code) >= 30 for code in _codes(page))


@pytest.mark.parametrize(("size", "width", "height"), [("a4", 210, 297), ("a3", 297, 420), ("sticker", 210, 297)])
def test_the_paper_has_the_size_asked_for_and_is_one_page(town: City, size: str, width: int, height: int) -> None:
    sheet = _sheet(town, _procedures(4, SHORTEST, LONGEST), size=Board.Size(size))
    (page,) = PdfReader(io.BytesIO(sheet_pdf(sheet, at=MONDAY_9))).pages
    assert (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) == (width, height)


@pytest.mark.parametrize("size", ["a4", "sticker"])
def test_the_sheet_says_what_to_do_where_it_hangs_and_the_links_in_letters(town: City, size: str) -> None:
    sheet = _sheet(town, _procedures(2, SHORTEST, "Đăng ký khai sinh"), size=Board.Size(size))
    text = _text(sheet)
    assert "Mở máy ảnh, đưa vào ô vuông" in text
    assert "Nhà văn hóa thôn Đông" in text
    assert "Đăng ký khai sinh" in text
    for link in sheet.links:
        assert link.removeprefix("https://") in text


def test_the_foot_says_whose_board_it_is_whom_to_call_and_its_code(town: City) -> None:
    sheet = _sheet(town, _procedures(1))
    text = _text(sheet)
    assert "Cơ quan H26.1" in text
    assert f"Cần giúp: gọi 024 1234 5678 · Bảng {sheet.board.code} · 01/06/2026" in text


def test_a_name_that_is_too_long_is_cut_at_a_word(town: City) -> None:
    text = _text(_sheet(town, _procedures(9, LONGEST)))
    cut = re.findall(r"([^ ]+)…", text)
    assert len(cut) == 9
    assert {word.strip(";,") for word in cut} <= {word.strip(";,") for word in LONGEST.split()}


def test_a_name_that_fits_is_whole(town: City) -> None:
    text = _text(_sheet(town, _procedures(9, "Chấp thuận vị trí, quy mô, kích thước biển quảng cáo dọc đường bộ")))
    assert text.count("kích thước biển quảng cáo dọc đường bộ") == 9
    assert "…" not in text


def test_nothing_on_the_sheet_is_a_picture_of_dots(town: City) -> None:
    for size in Board.Size:
        sheet = _sheet(town, _procedures(1) if size == Board.Size.A4 else [Target(TargetKind.SEARCH)], size=size)
        pages = PdfReader(io.BytesIO(sheet_pdf(sheet, at=MONDAY_9))).pages
        assert [image.name for page in pages for image in page.images] == []


def test_a_withdrawn_procedure_is_left_out_and_named(town: City) -> None:
    first, second = _procedures(2)
    board = _sheet(town, [first, second]).board
    Procedure.objects.filter(code=first.key).update(current=None)
    sheet = sheet_of(board, base_url=BASE, at=MONDAY_9)
    assert [row.item.target for row in sheet.items] == [second.key]
    assert sheet.left_out == (first.key,)
    Procedure.objects.update(current=None)
    with pytest.raises(NothingToPrint):
        sheet_of(board, base_url=BASE, at=MONDAY_9)


def test_it_is_vietnamese_in_every_language(town: City) -> None:
    from django.utils import translation

    sheet = _sheet(town, [Target(TargetKind.LIFE_EVENT, "sinh-con")])
    with translation.override("en"):
        english = sheet_of(sheet.board, base_url=BASE, at=MONDAY_9)
        assert sheet_pdf(english, at=MONDAY_9) == sheet_pdf(sheet, at=MONDAY_9)
    assert board_sheets.short_link(sheet.items[0].item, f"{BASE}/") == sheet.links[0]
