"""QR boards at the desk: made from a search, printed, read down to days, taken down; by those who look after them."""

import io
from datetime import timedelta
from typing import Any

import pytest
import zxingcpp
from django.test import Client
from PIL import Image
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries, Settings
from tests.factories.city import MONDAY_9, City
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import page_of
from tests.web.page_reading import Element, read_page
from tests.web.portal.published import published

from motcua.domain.agencies.models import Agency
from motcua.domain.boards.actions import count_scan, make_board
from motcua.domain.boards.models import Board, TargetKind
from motcua.domain.boards.targets import Target
from motcua.domain.catalogue.models import Procedure, ProcedureVersion

BOARDS = "/ban-lam-viec/bang-qr/"
NEW = f"{BOARDS}moi/"
TODAY = MONDAY_9.date()
NASTY = "<script>alert(1)</script>"


@pytest.fixture
def keeper(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


def _answers(town: City, **changes: Any) -> dict[str, Any]:
    given = {
        "agency": str(town.ward.agency.pk), "place": "Nhà văn hóa thôn Đông", "name": "Thủ tục hay làm", "size": "a4",
        "per_page": "", "procedure": ["1.001193"], "events": ["sinh-con"], "viec": "lam",
    }  # fmt: skip
    return {**given, **changes}


def _made(town: City, agency: Agency | None = None, **changes: Any) -> Board:
    given: dict[str, Any] = {
        "agency": agency or town.ward.agency, "name": "Bảng", "place": "Nhà văn hóa", "size": Board.Size.A4,
        "targets": [Target(TargetKind.PROCEDURE, "1.001193"), Target(TargetKind.SEARCH)], "officer": None,
        "at": MONDAY_9 - timedelta(days=60),
    }  # fmt: skip
    return make_board(**{**given, **changes})


def _scan(board: Board, days_ago: int, times: int = 1, position: int = 1) -> None:
    item = board.items.get(position=position)
    for _ in range(times):
        count_scan(item_id=item.pk, day=TODAY - timedelta(days=days_ago))


def _posted(browser: Client, answers: dict[str, Any]) -> Element:
    response = browser.post(NEW, answers, follow=True)
    assert response.status_code == 200
    return read_page(response.content)


def test_a_board_is_made_and_its_page_opened(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    page = _posted(keeper, _answers(town, search="on"))
    board = Board.objects.get()
    assert (board.place, board.agency, board.made_by) == (
        "Nhà văn hóa thôn Đông",
        town.ward.agency,
        town.ward.officers["reception"],
    )
    assert [item.target for item in board.items.all()] == ["1.001193", "sinh-con", ""]
    assert page.one("h1").text == "Nhà văn hóa thôn Đông"
    assert "Đã làm bảng" in page.one(cls="mc-told").text


def test_procedures_are_found_and_what_is_ticked_stays(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    published(code="1.004873", name="Cấp giấy xác nhận tình trạng hôn nhân")
    answers = _answers(town, find="giay xac nhan tinh trang hon nhan", viec="tim", place="")
    page = _posted(keeper, answers)
    boxes = {box.attributes["value"]: "checked" in box.attributes for box in page.all("input", name="procedure")}
    assert boxes == {"1.001193": True, "1.004873": False}
    assert page.one("input", name="name").attributes["value"] == "Thủ tục hay làm"
    assert not page.all(cls="govuk-error-summary")
    assert not Board.objects.exists()


def test_a_search_without_a_find_says_so(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    page = _posted(keeper, _answers(town, find="xyzxyz", viec="tim"))
    assert "Không tìm thấy thêm thủ tục nào" in page.one("main").text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"place": ""}, "Nhập nơi bảng sẽ treo."),
        ({"name": " "}, "Nhập tiêu đề của bảng."),
        ({"procedure": [], "events": []}, "Chọn ít nhất một thủ tục"),
        ({"procedure": ["9.999999"]}, "Thủ tục 9.999999 không còn được công bố"),
    ],
)
def test_what_is_missing_is_named_at_its_question(
    town: City, birth: ProcedureVersion, keeper: Client, changes: dict[str, Any], words: str
) -> None:
    page = _posted(keeper, _answers(town, **changes))
    assert words in page.one(cls="govuk-error-summary").text
    link = page.one(cls="govuk-error-summary").one("a").attributes["href"]
    assert page.all(id=link.removeprefix("#"))
    assert not Board.objects.exists()


def test_nobody_makes_a_board_for_an_agency_that_is_not_theirs(
    town: City, birth: ProcedureVersion, keeper: Client
) -> None:
    _posted(keeper, _answers(town, agency=str(town.department.agency.pk)))
    assert not Board.objects.exists()


def test_stickers_need_no_number_a_page(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    _posted(keeper, _answers(town, size="sticker", per_page="4"))
    assert Board.objects.get().per_page == 10


@pytest.mark.parametrize("role", ["handler", "clerk"])
def test_officers_who_neither_take_in_nor_oversee_are_told_so(
    town: City, birth: ProcedureVersion, sign_in: SignIn, role: str
) -> None:
    browser, board = sign_in(town.ward.officers[role]), _made(town)
    for address in (BOARDS, NEW):
        response = browser.get(address)
        assert response.status_code == 403
        assert "Quyền gắn với vị trí bạn giữ" in read_page(response.content).one("main").text
    for rest in ("", "in/", "xem-truoc/"):
        assert browser.get(f"{BOARDS}{board.code}/{rest}").status_code == 404


def test_boards_of_other_agencies_do_not_exist(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    other = _made(town, town.department.agency)
    assert other.place not in page_of(keeper, BOARDS).one("main").text
    for rest in ("", "in/", "xem-truoc/"):
        assert keeper.get(f"{BOARDS}{other.code}/{rest}").status_code == 404
    assert keeper.post(f"{BOARDS}{other.code}/go/").status_code == 404
    other.refresh_from_db()
    assert other.state == "active"


def test_strangers_are_asked_to_sign_in(town: City, birth: ProcedureVersion) -> None:
    board = _made(town)
    for rest in ("", "moi/", f"{board.code}/", f"{board.code}/in/"):
        assert "/dang-nhap/" in Client().get(f"{BOARDS}{rest}")["Location"]


def test_the_list_puts_boards_that_work_first_and_marks_quiet_ones(
    town: City, birth: ProcedureVersion, keeper: Client
) -> None:
    busy, quiet = _made(town, place="Chợ"), _made(town, place="Trạm xá")
    _made(town, place="Mới treo", at=MONDAY_9)
    _scan(busy, 3, times=5)
    _scan(quiet, 40, times=9)
    page = page_of(keeper, BOARDS)
    rows = [[cell.text for cell in row.all("td")] for row in page.one("tbody").all("tr")]
    assert [(row[0].split(" Bảng")[0], row[3], row[4]) for row in rows] == [
        ("Chợ", "5", "5"),
        ("Trạm xá", "0", "9"),
        ("Mới treo", "0", "0"),
    ]
    assert ["Im lặng" in row[5] for row in rows] == [False, True, False]
    figures = {figure.one("a").text: figure.one(cls="mc-figure__number").text for figure in page.all(cls="mc-figure")}
    assert figures == {"Bảng đang treo": "3", "Lượt quét": "5", "Bảng im lặng": "1"}


def test_a_figure_opens_to_the_boards_it_counts(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    quiet = _made(town, place="Trạm xá")
    _made(town, at=MONDAY_9)
    (link,) = [link for link in page_of(keeper, BOARDS).all("a") if link.text == "Bảng im lặng"]
    (row,) = page_of(keeper, link.attributes["href"].partition("#")[0]).one("tbody").all("tr")
    assert row.one("a").attributes["href"] == f"{BOARDS}{quiet.code}/"


def test_figures_of_a_board_open_down_to_days(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    board = _made(town)
    _scan(board, 0, times=2)
    _scan(board, 1, position=2)
    _scan(board, 8, times=4)
    page = page_of(keeper, f"{BOARDS}{board.code}/")
    assert [figure.text for figure in page.all(cls="mc-figure__number")] == ["7", "7"]
    items, weeks, days = [table.one("tbody").all("tr") for table in page.all("table")]
    assert [row.all("td")[2].text for row in items] == ["6", "1"]
    assert items[0].all("td")[1].text == f"http://localhost:8000/q/{board.items.all()[0].code}"
    assert [row.all("td")[1].text for row in weeks][:3] == ["2", "1", "4"]
    assert [[cell.text for cell in row.all("td")[:2]] for row in days] == [
        ["01/06/2026", "2"],
        ["31/05/2026", "1"],
        ["24/05/2026", "4"],
    ]
    of_item = page_of(keeper, f"{BOARDS}{board.code}/{items[1].one('a').attributes['href']}".partition("#")[0])
    (day,) = of_item.all("table")[2].one("tbody").all("tr")
    assert day.all("td")[1].text == "1"
    assert "Chỉ mã: Trang tìm thủ tục" in of_item.one("main").text


@pytest.mark.parametrize(("hangs_for", "weeks"), [(0, 1), (1, 2), (7, 2), (8, 3), (60, 10), (400, 12)])
def test_no_week_is_shown_from_before_the_board_was_made(
    town: City, birth: ProcedureVersion, keeper: Client, hangs_for: int, weeks: int
) -> None:
    board = _made(town, at=MONDAY_9 - timedelta(days=hangs_for))
    table = page_of(keeper, f"{BOARDS}{board.code}/").all("table")[1]
    assert len(table.one("tbody").all("tr")) == weeks


def test_the_sheet_is_printed_and_shown(
    town: City, birth: ProcedureVersion, keeper: Client, settings: Settings
) -> None:
    settings.BASE_URL = "https://dvc.example.vn"
    board = _made(town)
    printed = keeper.get(f"{BOARDS}{board.code}/in/")
    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in printed["Cache-Control"]
    text = PdfReader(io.BytesIO(printed.content)).pages[0].extract_text()
    assert f"dvc.example.vn/q/{board.items.all()[0].code}" in text
    shown = keeper.get(f"{BOARDS}{board.code}/xem-truoc/")
    picture = Image.open(io.BytesIO(shown.content))
    assert picture.format == "PNG"
    links = {code.text for code in zxingcpp.read_barcodes(picture.resize((picture.width * 3, picture.height * 3)))}
    assert links == {f"https://dvc.example.vn/q/{item.code}" for item in board.items.all()}


def test_codes_that_no_telephone_can_open_are_told_before_they_are_printed(
    town: City, birth: ProcedureVersion, keeper: Client, settings: Settings
) -> None:
    board, warning = _made(town), "điện thoại không mở được"
    assert warning in page_of(keeper, f"{BOARDS}{board.code}/").one("main").text
    settings.BASE_URL = "https://dvc.example.vn"
    assert warning not in page_of(keeper, f"{BOARDS}{board.code}/").one("main").text


def test_a_board_whose_procedures_were_all_withdrawn_says_so(
    town: City, birth: ProcedureVersion, keeper: Client
) -> None:
    board = _made(town, targets=[Target(TargetKind.PROCEDURE, "1.001193")])
    Procedure.objects.update(current=None)
    page = page_of(keeper, f"{BOARDS}{board.code}/")
    assert "Không còn gì để in" in page.one("main").text
    assert "Đã hết hiệu lực" in page.one("main").text
    assert keeper.get(f"{BOARDS}{board.code}/in/").status_code == 404


def test_a_board_is_noted_as_taken_down_once(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    board = _made(town)
    for _ in range(2):
        assert keeper.post(f"{BOARDS}{board.code}/go/")["Location"] == f"{BOARDS}{board.code}/"
    board.refresh_from_db()
    assert (board.state, board.retired_by) == ("retired", town.ward.officers["reception"])
    page = page_of(keeper, f"{BOARDS}{board.code}/")
    assert "Đã gỡ ngày 01/06/2026" in page.one("main").text
    assert not page.all("form", action=f"{BOARDS}{board.code}/go/")
    assert board.place in page_of(keeper, f"{BOARDS}?loc=da-go").one("tbody").text
    assert "Chưa có bảng nào đang treo" in page_of(keeper, BOARDS).one("main").text
    assert keeper.get(f"{BOARDS}{board.code}/go/").status_code == 405


def test_words_on_a_board_are_text(town: City, birth: ProcedureVersion, keeper: Client) -> None:
    page = _posted(keeper, _answers(town, place=NASTY))
    assert page.one("h1").text == NASTY
    assert not page.one("main").all("script")
    code = Board.objects.get().code
    assert keeper.get(f"{BOARDS}{code}/in/").status_code == 200


def test_the_pages_cost_the_same_however_many_boards_there_are(
    town: City, birth: ProcedureVersion, keeper: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    board = _made(town)
    with django_assert_num_queries(3 + 6):  # session, account, officer; agencies, three figures, count, rows
        keeper.get(BOARDS)
    for _ in range(5):
        _scan(_made(town), 1)
    with django_assert_num_queries(3 + 6):
        keeper.get(BOARDS)
    with django_assert_num_queries(3 + 5):  # board, items, names, weeks, days
        keeper.get(f"{BOARDS}{board.code}/")
