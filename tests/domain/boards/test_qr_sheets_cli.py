"""`motcua qr-sheets`: what it makes and prints, and how it says no."""

import io
import json
from contextlib import nullcontext
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader
from tests.domain.boards.conftest import BIRTH
from tests.factories.city import MONDAY_9, City
from typer.testing import CliRunner, Result

from motcua.cli import app, database
from motcua.domain.agencies.models import Agency
from motcua.domain.boards.actions import make_board
from motcua.domain.boards.models import Board
from motcua.domain.catalogue.models import Procedure, ProcedureVersion
from motcua.web.components.board_sheets import sheet_of, sheet_preview

BASE = "https://dvc.example.vn"


@pytest.fixture(autouse=True)
def _ready(monkeypatch: pytest.MonkeyPatch, town: City, birth: ProcedureVersion) -> None:
    """The database of the test is the one the command works in."""
    monkeypatch.setattr(database, "database", nullcontext)
    Agency.objects.filter(pk=town.ward.agency.pk).update(ward_code="00004", short_name="Phường Ba Đình")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "bang.pdf"


def motcua(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["qr-sheets", *map(str, arguments)])


def test_a_board_is_made_printed_and_told(out: Path) -> None:
    given = ("--procedures", "1.001193", "--life-events", "sinh-con,ket-hon", "--search", "--size", "a3")
    result = motcua("--ward", "00004", *given, "--place", "Nhà văn hóa", "--base-url", BASE, "--out", out, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    told = json.loads(result.stdout)
    board = Board.objects.get()
    assert (told["board"], told["file"], told["size"], told["per_page"]) == (board.code, str(out), "a3", 4)
    assert (board.place, board.agency.ward_code, board.made_by) == ("Nhà văn hóa", "00004", None)
    assert [row["title"] for row in told["links"]] == [
        "Đăng ký khai sinh",
        "Sinh con",
        "Hôn nhân, gia đình",
        "Trang tìm thủ tục",
    ]
    assert [row["link"] for row in told["links"]] == [f"{BASE}/q/{item.code}" for item in board.items.all()]
    text = PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()
    assert "Nhà văn hóa" in text


def test_it_says_where_the_file_is_and_takes_place_and_address_from_what_it_knows(out: Path) -> None:
    result = motcua("--ward", "00004", "--procedures", "1.001193", "--out", out)
    board = Board.objects.get()
    assert result.stdout.splitlines() == [
        f"http://localhost:8000/q/{board.items.get().code}  Đăng ký khai sinh",
        f"Board {board.code}: {out}",
    ]
    assert board.place == "Phường Ba Đình"
    assert "which no telephone can open: give --base-url" in result.stderr


def test_a_board_is_printed_again_with_the_same_links(town: City, out: Path) -> None:
    board = make_board(
        agency=town.department.agency, name="Bảng", place="Quầy 1", size=Board.Size.STICKER, targets=[BIRTH],
        officer=None, at=MONDAY_9,
    )  # fmt: skip
    result = motcua("--board", board.code.upper(), "--base-url", BASE, "--out", out, "--json")
    assert json.loads(result.stdout)["links"][0]["link"] == f"{BASE}/q/{board.items.get().code}"
    assert Board.objects.count() == 1
    (page,) = sheet_preview(sheet_of(board, base_url=BASE, at=MONDAY_9), dots_per_inch=150)
    assert len(zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))) == 10


REFUSED = [
    (["--procedures", "1.001193"], "--ward CODE or --agency CODE"),
    (["--ward", "00004", "--agency", "H26.1", "--search"], "one of them"),
    (["--ward", "99999", "--search"], 'There is no ward "99999"'),
    (["--agency", "H26.99", "--search"], 'There is no agency "H26.99"'),
    (["--ward", "00004"], "--procedures, --life-events or --search"),
    (["--ward", "00004", "--procedures", "9.999999"], "motcua catalogue list"),
    (["--ward", "00004", "--life-events", "bay"], "There are: sinh-con, ket-hon"),
    (["--ward", "00004", "--procedures", "1.001193 1.001193"], '"1.001193" is there twice'),
    (["--ward", "00004", "--search", "--size", "a5"], 'no size "a5"'),
    (["--ward", "00004", "--search", "--per-page", "5"], "1, 2, 4, 6 or 9"),
    (["--ward", "00004", "--search", "--place", " "], "--title and --place"),
    (["--ward", "00004", "--search", "--base-url", "dvc.example.vn"], "https://"),
    (["--board", "zzzzzz"], 'There is no board "zzzzzz"'),
    (["--board", "zzzzzz", "--ward", "00004"], "Leave --ward and --agency out"),
]


@pytest.mark.parametrize(("given", "words"), REFUSED)
def test_what_it_cannot_do_is_one_sentence_and_leaves_nothing_behind(given: list[str], words: str, out: Path) -> None:
    result = motcua(*given, "--out", out)
    assert result.exit_code == 2
    assert words in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not out.exists()
    assert not Board.objects.exists()


def test_a_file_that_cannot_be_written_leaves_no_board(tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "no" / "bang.pdf"):
        result = motcua("--ward", "00004", "--search", "--out", out)
        assert result.exit_code == 2
        assert "is no place for a file" in result.stderr
    assert not Board.objects.exists()


def test_what_was_withdrawn_is_left_out_and_named(out: Path) -> None:
    motcua("--ward", "00004", "--procedures", "1.001193", "--search", "--out", out)
    Procedure.objects.update(current=None)
    result = motcua("--board", Board.objects.get().code, "--out", out)
    assert "Left out, withdrawn since: 1.001193" in result.stderr
    assert "Đăng ký khai sinh" not in PdfReader(io.BytesIO(out.read_bytes())).pages[0].extract_text()


def test_a_board_with_nothing_left_says_so(out: Path) -> None:
    motcua("--ward", "00004", "--procedures", "1.001193", "--out", out)
    Procedure.objects.update(current=None)
    result = motcua("--board", Board.objects.get().code, "--out", out)
    assert result.exit_code == 2
    assert "Every procedure of board" in result.stderr
