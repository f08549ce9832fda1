"""Telex as people type it: every Vietnamese word of the catalogue comes out of its keys, and slips are taken back."""

import gzip
import json
import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import SHARED_DATA

import motcua.demo.catalogue as shipped
from motcua.launcher.assets import source_folder
from motcua.launcher.node import find_node

_TONES = {"\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
# A syllable as it is spelt in Vietnamese: what else stands in names of procedures is foreign or an abbreviation.
_SYLLABLE = re.compile(
    r"(?!.*oo)(ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(uyê|uya|uây|ươi|ươu|oai|oay|oeo|iêu|yêu|uôi|[aăâeêioôơuưy][aăâeêioôơuưy]?)(ch|ng|nh|[cmnpt])?"
)
_HARNESS = """
import { readFileSync } from "node:fs";
const rows = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(rows.map((keys) => [...keys].reduce((word, key) => typeKey(word, key), ""))));
"""
Typed = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def typed() -> Typed:
    """Return a function that types each row of keys from an empty word."""
    engine = (source_folder() / "js" / "parts" / "telex.js").read_text(encoding="utf-8")
    script = engine.replace("export function", "function") + _HARNESS
    node = str(find_node().program)

    def type_all(rows: list[str]) -> list[str]:
        command = [node, "--input-type=module", "-e", script]
        result = subprocess.run(command, input=json.dumps(rows), capture_output=True, text=True, check=True)
        words: list[str] = json.loads(result.stdout)
        return words

    return type_all


def _keys(word: str) -> str:
    """The keys of a word, its tone last."""
    keys, tone = "", ""
    for letter in word:
        signs = unicodedata.normalize("NFD", letter)
        base, marks = signs[0], signs[1:]
        keys += "dd" if letter == "đ" else base
        for mark in marks:
            tone = _TONES.get(mark, tone)
            keys += base if mark == _HAT else "w" if mark in (_BREVE, _HORN) else ""
    return keys + tone


def _toneless(word: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFD", word) if sign not in _TONES)
    return unicodedata.normalize("NFC", bare)


def _tone(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if sign in _TONES)


def _syllables(names: list[str]) -> list[str]:
    words = {word for name in names for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", name.lower()))}
    return sorted(word for word in words if _SYLLABLE.fullmatch(_toneless(word)))


def test_every_word_of_the_shipped_procedures_comes_out_of_its_keys(typed: Typed) -> None:
    files = sorted(Path(shipped.__file__).parent.glob("[0-9]*.json"))
    words = _syllables([json.loads(file.read_text(encoding="utf-8"))["name"] for file in files])
    assert len(words) > 200
    assert typed([_keys(word) for word in words]) == words


def test_every_word_of_the_national_catalogue_comes_out_of_its_keys(typed: Typed) -> None:
    source = SHARED_DATA / "search" / "procedures.jsonl.gz"
    if not source.exists():
        pytest.skip(f"{source} is not there: the national catalogue is no part of the product")
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        words = _syllables([json.loads(line)["name"] for line in lines])
    assert len(words) > 1000
    # The source writes hoà beside hòa, thuỷ beside thủy; the letters and the tone are the same.
    found = typed([_keys(word) for word in words])
    assert [(_toneless(word), _tone(word)) for word in found] == [(_toneless(word), _tone(word)) for word in words]


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("vieetj", "việt"), ("vietje", "việt"), ("dduwowngf", "đường"), ("duwowngdf", "đường"), ("dduongwf", "đường"),
        ("thuwong", "thương"), ("muwa", "mưa"), ("muaw", "mưa"), ("quaanf", "quần"), ("quys", "quý"), ("gif", "gì"),
        ("giuwx", "giữ"), ("giaays", "giấy"), ("hoaf", "hòa"), ("hoanf", "hoàn"), ("thuyr", "thủy"),
        ("khuyur", "khuỷu"), ("ngoaif", "ngoài"), ("nghieeng", "nghiêng"), ("oongs", "ống"), ("w", "ư"),
        ("DDAATS", "ĐẤT"), ("Nhaf", "Nhà"), ("QDD", "QĐ"),
    ],
)  # fmt: skip
def test_the_ways_people_type_a_word(typed: Typed, keys: str, word: str) -> None:
    assert typed([keys]) == [word]


@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ("hass", "has"), ("haass", "hâs"), ("aaa", "aa"), ("ooo", "oo"), ("ddd", "dd"), ("tuww", "tuw"),
        ("nhaz", "nhaz"), ("nhafz", "nha"), ("nhafs", "nhá"), ("uoww", "uow"), ("bcs", "bcs"), ("x", "x"), ("zd", "zd"),
    ],
)  # fmt: skip
def test_a_slip_is_taken_back_by_the_same_key(typed: Typed, keys: str, word: str) -> None:
    assert typed([keys]) == [word]
