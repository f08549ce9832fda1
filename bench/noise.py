"""Eleven kinds of noise a question arrives with: the same question, typed otherwise. Seeded, so that runs compare."""

import random
import unicodedata
from collections.abc import Callable
from typing import Final

Change = Callable[[str, random.Random], str]

_NEIGHBOURS: Final = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "k",
    "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
    "x": "zc", "y": "tu",
}  # fmt: skip
_TELEX_LETTERS: Final = {
    "ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd",
}  # fmt: skip
_TELEX_TONES: Final = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
_SHORT: Final = {
    "không": "ko", "được": "đc", "bao nhiêu": "bn", "giấy tờ": "gtờ", "như thế nào": "ntn", "gì": "j", "đăng ký": "đk",
    "vậy": "z", "thế nào": "tn", "hồ sơ": "hs", "công ty": "cty", "doanh nghiệp": "dn", "giấy phép": "gp",
}  # fmt: skip


def without_accents(text: str, _chance: random.Random) -> str:
    """All marks gone, đ too."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return bare.replace("đ", "d").replace("Đ", "D")


def some_without_accents(text: str, chance: random.Random) -> str:
    """Half of the words without marks, as on a telephone in haste."""
    return " ".join(without_accents(word, chance) if chance.random() < 0.5 else word for word in text.split())


def in_capitals(text: str, _chance: random.Random) -> str:
    """Everything in capitals."""
    return text.upper()


def in_title_case(text: str, _chance: random.Random) -> str:
    """Every word with a capital."""
    return " ".join(word.capitalize() for word in text.split())


def decomposed(text: str, _chance: random.Random) -> str:
    """Decomposed Unicode, as some telephones send it."""
    return unicodedata.normalize("NFD", text)


def loosely_spaced(text: str, _chance: random.Random) -> str:
    """Doubled spaces, question marks and politeness at the end."""
    return f"  {'  '.join(text.split())} ạ ???"


def a_word_in_telex(text: str, chance: random.Random) -> str:
    """One accented word as Telex keys that the editor did not turn into marks."""
    return _one(text, chance, _telex, lambda word: _telex(word, chance) != word)


def two_letters_changed_about(text: str, chance: random.Random) -> str:
    """Two neighbouring letters of one longer word change places."""
    return _one(text, chance, _swapped, lambda word: len(word) > 3)


def a_neighbouring_key(text: str, chance: random.Random) -> str:
    """One letter of one longer word is its neighbour on the keyboard."""
    return _one(text, chance, _neighbour, lambda word: len(word) > 3 and any(char in _NEIGHBOURS for char in word[1:]))


def a_lost_space(text: str, chance: random.Random) -> str:
    """The space between two words is lost."""
    words = text.split()
    if len(words) < 3:
        return text
    place = chance.randrange(len(words) - 1)
    return " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])


def in_short_forms(text: str, _chance: random.Random) -> str:
    """The short forms of messages: ko, đc, bn, gtờ."""
    lowered = text.lower()
    for word, short in _SHORT.items():
        lowered = f" {lowered} ".replace(f" {word} ", f" {short} ").strip()
    return lowered


KINDS: Final[dict[str, Change]] = {
    "without accents": without_accents,
    "half without accents": some_without_accents,
    "capitals": in_capitals,
    "title case": in_title_case,
    "decomposed": decomposed,
    "spaces and marks": loosely_spaced,
    "a word in Telex": a_word_in_telex,
    "letters changed about": two_letters_changed_about,
    "a neighbouring key": a_neighbouring_key,
    "a lost space": a_lost_space,
    "short forms": in_short_forms,
}


def _one(text: str, chance: random.Random, change: Change, fits: Callable[[str], bool]) -> str:
    words = text.split()
    places = [place for place, word in enumerate(words) if fits(word)]
    if places:
        place = chance.choice(places)
        words[place] = change(words[place], chance)
    return " ".join(words)


def _telex(word: str, _chance: random.Random) -> str:
    tone, letters = "", ""
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TELEX_TONES:
            tone = _TELEX_TONES[char]
        else:
            letters += char
    composed = unicodedata.normalize("NFC", letters)
    return "".join(_TELEX_LETTERS.get(char, char) for char in composed) + tone


def _swapped(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _neighbour(word: str, chance: random.Random) -> str:
    place = chance.choice([number for number, char in enumerate(word) if number and char in _NEIGHBOURS])
    return word[:place] + chance.choice(_NEIGHBOURS[word[place]]) + word[place + 1 :]
