"""Papers as PDF/A-2b: a typst template, data as JSON, the packaged typeface and no other.

A template reads its data with `#let data = json(bytes(sys.inputs.data))`. What is in there is text to typst and never
markup, so nothing has to be escaped. Templates begin with `#import "/components/papers/identity.typ": *`; the folder
of the faces is their root, and they can read nothing outside it.
"""

import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_be_vietnam_pro
import typst
from fontTools.ttLib import TTFont

_FACES = Path(__file__).resolve().parents[1]
_FONT_FILES = fontpkg_be_vietnam_pro.ROOT / "files"
# Signs of the catalogue's texts that the typeface lacks, and what says the same.
_STAND_INS = {"→": "›", "⇒": "›", "\uf0b7": "•", "\uf0a7": "•", "●": "•", "▪": "•", "□": "–", "☐": "–", "✓": "•"}
_UNKNOWN = "?"
_SPACES = "\n\t\u200b\u00ad\ufeff"  # typst sets these without a letter of the typeface


class CannotPrint(Exception):
    """A template does not compile with the data given: names the template and says what typst says."""


def pdf(template: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """Return the template filled with `data` as PDF/A-2b, dated `at` (aware), with its fonts embedded.

    The same template, data and instant give the same bytes. Letters that the typeface lacks are printed as a sign
    that says the same, else as a question mark. Raises CannotPrint, and ValueError for an instant without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("The date of a paper needs a time zone.")
    return _compiled(template, data, format="pdf", pdf_standards="a-2b", timestamp=int(at.timestamp()))[0]


def pictures(template: Path, data: Mapping[str, Any], *, dots_per_inch: float) -> list[bytes]:
    """Return each page as a PNG, laid out as in the PDF: for previews. Raises CannotPrint."""
    return _compiled(template, data, format="png", ppi=dots_per_inch)


def _compiled(template: Path, data: Mapping[str, Any], **options: Any) -> list[bytes]:
    source = template.read_bytes()
    inputs = {"data": json.dumps(_printable(data), ensure_ascii=False)}
    # A compiler may not be shared between threads, fonts may; a new compiler costs a fraction of a millisecond.
    compiler = typst.Compiler(b"", root=_FACES, font_paths=_fonts(), ignore_system_fonts=True)
    try:
        made, warnings = compiler.compile_with_warnings(source, sys_inputs=inputs, **options)
    except typst.TypstError as failure:
        raise CannotPrint(f"{template.name}: {'; '.join([failure.message, *failure.hints])}") from failure
    if warnings:
        raise CannotPrint(f"{template.name}: {'; '.join(warning.message for warning in warnings)}")
    assert made is not None
    return made if isinstance(made, list) else [made]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONT_FILES])


@cache
def _letters() -> frozenset[int]:
    with TTFont(_FONT_FILES / "BeVietnamPro-Regular.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap()) | frozenset(map(ord, _SPACES))


def _printable(value: Any) -> Any:
    """Return the data with every text, also inside lists and tables, made of letters of the typeface."""
    if isinstance(value, str):
        return "".join(_shown(letter) for letter in unicodedata.normalize("NFC", value))
    if isinstance(value, Mapping):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value


def _shown(letter: str) -> str:
    if ord(letter) in _letters():
        return letter
    if letter in _STAND_INS:
        return _STAND_INS[letter]
    if unicodedata.category(letter) in ("Cc", "Cf"):
        return ""
    same = unicodedata.normalize("NFKC", letter)
    return same if all(ord(part) in _letters() for part in same) else _UNKNOWN
