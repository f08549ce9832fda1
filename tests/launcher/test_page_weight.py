"""What a first page costs over the wire, and what the built files must not contain."""

import gzip
import re
from pathlib import Path

import pytest

# DESIGN §8: a first page under 150 kB over the wire. 20 kB are left to the page itself and its pictures.
FIRST_PAGE = 150_000 - 20_000
EVERY_PAGE = ("css/motcua.css", "js/motcua.js", "fonts/be-vietnam-pro-400.woff2", "fonts/be-vietnam-pro-600.woff2")
DESK_PAGE = (*EVERY_PAGE, "css/desk.css", "js/desk.js")
KIOSK_PAGE = ("css/kiosk.css", "js/kiosk.js", *EVERY_PAGE[2:])
OTHER_HOST = re.compile(r"url\(\s*['\"]?(?:https?:)?//|@import")


def _wire_size(path: Path) -> int:
    """Bytes sent: text is compressed, woff2 already is."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".woff2" else len(gzip.compress(content, 9))


@pytest.mark.parametrize("files", [EVERY_PAGE, DESK_PAGE, KIOSK_PAGE], ids=["portal", "desk", "kiosk"])
def test_first_page_stays_within_its_budget(files: tuple[str, ...], built_assets: Path) -> None:
    sizes = {file: _wire_size(built_assets / file) for file in files}
    assert min(sizes.values()) > 0
    assert sum(sizes.values()) < FIRST_PAGE, sizes


def test_the_diagram_viewer_is_in_a_file_of_its_own(built_assets: Path) -> None:
    assert "djs-container" in (built_assets / "js/diagram.js").read_text("utf-8")
    assert "djs-container" not in (built_assets / "js/motcua.js").read_text("utf-8")


def test_styles_load_nothing_from_another_host(built_assets: Path) -> None:
    for style in sorted((built_assets / "css").glob("*.css")):
        assert OTHER_HOST.search(style.read_text("utf-8")) is None, style.name


def test_every_file_a_style_names_is_there(built_assets: Path) -> None:
    missing = [
        f"{style.name}: {target}"
        for style in sorted((built_assets / "css").glob("*.css"))
        for target in re.findall(r"url\(['\"]?(\.\.?/[^'\")?#]+)", style.read_text("utf-8"))
        if not (style.parent / target).resolve().is_file()
    ]
    assert missing == []


def test_nothing_of_another_governments_mark_is_shipped(built_assets: Path) -> None:
    names = [path.name for path in built_assets.rglob("*") if path.is_file()]
    assert [name for name in names if re.search(r"crown|crest|govuk|gds|moj", name, re.IGNORECASE)] == []
    assert "GDS Transport" not in "".join(p.read_text("utf-8") for p in (built_assets / "css").glob("*.css"))
