"""Papers: exact letters, embedded fonts, data that stay data, the same bytes for the same paper."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from motcua.web.components import printing
from motcua.web.components.qr import qr_drawing

AT = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
NAMES = "Nguyễn Thị Đặng Ước, ở ấp Giữa; lệ phí 15.000 ₫ (≤ 3 ngày)"
IDENTITY = Path(printing.__file__).parent / "papers" / "identity.typ"
TOKENS = Path(printing.__file__).parents[1] / "assets" / "scss" / "_tokens.scss"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "note.typ"
    path.write_text(
        '#import "/components/papers/identity.typ": *\n'
        "#let data = json(bytes(sys.inputs.data))\n"
        "#show: paper.with(title: data.title)\n"
        '#emblem(1cm) #data.title *#data.at("more", default: none)*\n'
        '#if "code" in data { qr(data.code, 3cm) }\n',
        encoding="utf-8",
    )
    return path


def _reader(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def _text(made: bytes) -> str:
    return "\n".join(page.extract_text() for page in _reader(made).pages)


def test_letters_come_back_exactly(template: Path) -> None:
    made = printing.pdf(template, {"title": NAMES}, at=AT)
    assert NAMES in _text(made)


def test_decomposed_letters_are_printed_composed(template: Path) -> None:
    assert "Ước" in _text(printing.pdf(template, {"title": "U\u031bo\u031b\u0301c"}, at=AT))


def test_it_is_pdf_a_dated_as_asked_with_its_own_title_and_language(template: Path) -> None:
    made = printing.pdf(template, {"title": NAMES}, at=AT)
    reader = _reader(made)
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.creation_date) == (NAMES, datetime(2026, 11, 21, 3, tzinfo=UTC))
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in made
    root: Any = reader.trailer["/Root"]
    assert str(root["/Lang"]).lower() == "vi-vn"


def _embedded(reader: PdfReader) -> dict[str, bool]:
    """Name of each font of the first page → whether its file is inside."""
    resources: Any = reader.pages[0]["/Resources"]
    fonts: dict[str, Any] = resources["/Font"]
    found = {}
    for font in fonts.values():
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"].get_object()
        found[str(font.get_object()["/BaseFont"])] = "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return found


def test_the_packaged_typeface_is_embedded_and_no_other(template: Path) -> None:
    fonts = _embedded(_reader(printing.pdf(template, {"title": "Giấy tờ", "more": "cần nộp"}, at=AT)))
    assert len(fonts) == 2
    assert all("BeVietnamPro" in font and inside for font, inside in fonts.items())


MARKUP = '#panic("x") *đậm* $x$ `y` \\ = Đề mục "]} //'


def test_data_are_never_read_as_markup(template: Path) -> None:
    shown = _text(printing.pdf(template, {"title": MARKUP}, at=AT))
    assert re.sub(r"\s+", " ", MARKUP) in re.sub(r"\s+", " ", shown)


@pytest.mark.parametrize(
    ("given", "printed"),
    [("Nộp → nhận", "Nộp › nhận"), ("\uf0b7 bản sao", "• bản sao"), ("ﬁ\x01x\x00", "fix"), ("漢", "?"), ("４", "4")],
)
def test_letters_the_typeface_lacks_do_not_stop_a_paper(template: Path, given: str, printed: str) -> None:
    assert _text(printing.pdf(template, {"title": "A", "more": given}, at=AT)).split("\n")[-1].endswith(printed)


def test_the_same_paper_is_the_same_bytes(template: Path) -> None:
    assert printing.pdf(template, {"title": NAMES}, at=AT) == printing.pdf(template, {"title": NAMES}, at=AT)


def test_papers_made_at_the_same_time_do_not_mix(template: Path) -> None:
    names = [f"Hồ sơ số {number}" for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda name: printing.pdf(template, {"title": name}, at=AT), names))
    assert [_text(one).strip() for one in made] == names


def test_a_fault_names_the_template_and_the_reason(template: Path) -> None:
    with pytest.raises(printing.CannotPrint, match=r"note\.typ: .*title"):
        printing.pdf(template, {}, at=AT)


def test_another_typeface_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "foreign.typ"
    path.write_text('#set text(font: "Arial")\nx', encoding="utf-8")
    with pytest.raises(printing.CannotPrint, match=r"foreign\.typ: unknown font family: arial"):
        printing.pdf(path, {}, at=AT)


@pytest.mark.parametrize("path", ["/etc/hostname", "../../../pyproject.toml"])
def test_a_template_reads_nothing_outside_the_faces(tmp_path: Path, path: str) -> None:
    template = tmp_path / "curious.typ"
    template.write_text(f'#read("{path}")', encoding="utf-8")
    with pytest.raises(printing.CannotPrint, match=r"curious\.typ"):
        printing.pdf(template, {}, at=AT)


def test_an_instant_without_a_zone_is_refused(template: Path) -> None:
    with pytest.raises(ValueError, match="time zone"):
        printing.pdf(template, {"title": "x"}, at=datetime(2026, 11, 21))


def test_a_code_on_paper_is_read(template: Path) -> None:
    address = "https://motcua.example/q/k7m3qz"
    page = printing.pictures(template, {"title": "x", "code": qr_drawing(address)}, dots_per_inch=150)[0]
    assert [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(page)))] == [address]


def test_colours_are_those_of_the_screen() -> None:
    tokens = dict(re.findall(r"^\$([\w-]+): (#\w{6});", TOKENS.read_text(encoding="utf-8"), re.MULTILINE))
    tokens["line-colour"] = tokens["line"]  # `line` draws a line in typst
    printed = dict(
        re.findall(r'^#let ([\w-]+) = rgb\("(#\w{6})"\)', IDENTITY.read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert printed
    assert printed == {name: tokens[name] for name in printed}


def test_no_template_asks_for_a_package_from_elsewhere() -> None:
    papers = sorted(IDENTITY.parents[2].rglob("*.typ"))
    assert IDENTITY in papers
    assert [path.name for path in papers if "@" in path.read_text(encoding="utf-8")] == []
