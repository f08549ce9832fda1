"""The words of a text as search compares them: bare syllables, with the accents kept beside as soft evidence.

Vietnamese writes one syllable a word, so a "word" here is a syllable. Two spellings of one syllable are made one:
where the tone mark stands (hoà, hòa) and i or y after a single consonant (lí, lý).
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from motcua.core.search.folding import fold

_WORD = re.compile(r"[^\W_]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_FINAL_Y = re.compile(r"^([bcdghklmnrstvx]|qu|th|ch|ph)y$")
_LETTERS = "".join(map(chr, range(0x41, 0x1EFA)))
_SMALL = "".join(char for char in _LETTERS if char.islower())
_CAPITAL = "".join(char for char in _LETTERS if char.isupper())
# Pages of the national portal glue table cells: "giấy tờMẫu đơn", "bản chínhBiên bản".
_GLUED = re.compile(f"(?<=[{_SMALL}])(?=[{_CAPITAL}][{_SMALL}])")


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable: `bare` is what is compared, `written` how it was typed (lower case, composed)."""

    bare: str
    written: str

    accented: bool = False
    """Whether the writer put any mark on it."""
    sound: str = ""
    """Its accents in a form that does not depend on where the tone mark was put."""


def plain(bare: str) -> Word:
    """Return a word without accents."""
    return Word(bare, bare, accented=False, sound=bare)


def read_words(text: str) -> tuple[Word, ...]:
    """Return the words of `text` in order; punctuation is left out."""
    composed = unicodedata.normalize("NFKC", text).casefold().replace("ð", "đ")
    composed = unicodedata.normalize("NFC", composed)
    return tuple(_word(written) for written in _WORD.findall(composed))


def bare_words(text: str) -> list[str]:
    """Return only what is compared of the words of `text`."""
    return [word.bare for word in read_words(text)]


def unglued(text: str) -> str:
    """Return `text` with a space where a capital follows a small letter, as in table cells run together."""
    return _GLUED.sub(" ", text)


def pairs(words: list[str]) -> list[str]:
    """Return neighbouring words as one term each: most Vietnamese words of two syllables are found so."""
    return [f"{left} {right}" for left, right in pairwise(words)]


@lru_cache(maxsize=65536)
def _word(written: str) -> Word:
    bare = _one_y(fold(written))
    return Word(bare, written, accented=bare != _one_y(written), sound=sound_of(written))


@lru_cache(maxsize=65536)
def sound_of(written: str) -> str:
    """Return letters and marks of a written syllable, its tone moved to the end."""
    letters = unicodedata.normalize("NFD", written)
    tones = "".join(char for char in letters if char in _TONES)
    return _one_y("".join(char for char in letters if char not in _TONES)) + tones


@lru_cache(maxsize=65536)
def agrees(typed: str, official: str) -> bool:
    """Return whether the sound `typed` may be `official` with some of its marks left out (giây for giấy)."""
    if typed == official:
        return True
    bare = unicodedata.normalize("NFD", official)
    marks = iter(bare)
    return all(any(char == mark for mark in marks) for char in unicodedata.normalize("NFD", typed))


def _one_y(bare: str) -> str:
    return bare[:-1] + "i" if _FINAL_Y.match(bare) else bare
