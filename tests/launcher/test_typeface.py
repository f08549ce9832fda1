"""The web fonts hold every letter a page may show, and stay small."""

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from motcua.launcher.typeface import WEIGHTS, source_fonts

# Built from the grammar of the language, not from the list in the code: each vowel with each tone, and đ.
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SYLLABLE_LETTERS = {
    unicodedata.normalize("NFC", case + tone) for vowel in VOWELS for case in (vowel, vowel.upper()) for tone in TONES
}
ALPHABET = SYLLABLE_LETTERS | set("bcdđghklmnpqrstvxfjwzBCDĐGHKLMNPQRSTVXFJWZ0123456789")
SIGNS = set(" .,;:!?()[]{}/\\-–—…“”‘’\"'%&+*=<>@#₫§°·•×") | set(TONES[1:])


@pytest.mark.parametrize("weight", WEIGHTS)
def test_web_font_holds_every_vietnamese_letter_and_sign(weight: int, built_assets: Path) -> None:
    with TTFont(built_assets / "fonts" / f"be-vietnam-pro-{weight}.woff2") as font:
        assert font.flavor == "woff2"
        present = {chr(code) for code in font.getBestCmap()}
    assert len(SYLLABLE_LETTERS) == 144
    assert sorted((ALPHABET | SIGNS) - present) == []


@pytest.mark.parametrize("weight", WEIGHTS)
def test_letters_and_tone_marks_sent_apart_are_put_together(weight: int, built_assets: Path) -> None:
    with TTFont(built_assets / "fonts" / f"be-vietnam-pro-{weight}.woff2") as font:
        features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}
    assert {"mark", "mkmk", "kern"} <= features


@pytest.mark.parametrize("weight", WEIGHTS)
def test_figures_for_tables_are_of_one_width_and_reachable(weight: int, built_assets: Path) -> None:
    with TTFont(built_assets / "fonts" / f"be-vietnam-pro-{weight}.woff2") as font:
        table = font["GSUB"].table
        lookups = {
            index
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "tnum"
            for index in record.Feature.LookupListIndex
        }
        chosen: dict[str, str] = {}
        for index in lookups:
            for subtable in table.LookupList.Lookup[index].SubTable:
                chosen |= subtable.mapping
        figures = [chosen[font.getBestCmap()[ord(digit)]] for digit in "0123456789"]
        widths = {font["hmtx"][figure][0] for figure in figures}
        edges = [(font["glyf"][figure].xMin, font["glyf"][figure].xMax) for figure in figures]
    assert len(widths) == 1
    assert all(0 <= left < right <= widths.copy().pop() for left, right in edges)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_web_font_is_a_cut_of_the_packaged_typeface(weight: int, built_assets: Path) -> None:
    source = source_fonts()[weight]
    with TTFont(source) as whole, TTFont(built_assets / "fonts" / f"be-vietnam-pro-{weight}.woff2") as cut:
        assert cut["OS/2"].usWeightClass == whole["OS/2"].usWeightClass == weight
        assert cut["head"].unitsPerEm == whole["head"].unitsPerEm
        assert len(cut.getGlyphOrder()) < len(whole.getGlyphOrder())
