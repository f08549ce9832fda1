"""Cleaning of typed text: what a person meant is kept, what a machine slipped in is not."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Left behind by copying from web pages and word processors; they carry no meaning in Vietnamese.
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_LINE_BREAK: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES: Final = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Control, format (bidirectional overrides among them), surrogate and private-use characters.
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co"})


def clean(raw: str, *, multiline: bool = False) -> str:
    """Return `raw` in NFC without invisible characters, with plain single spaces, trimmed.

    A single-line value turns line breaks into spaces; a multi-line value keeps them as ``\\n``.
    Refused characters stay in place so that `first_bad_character` can name them.
    """
    text = unicodedata.normalize("NFC", raw.translate(_INVISIBLE))
    text = _LINE_BREAK.sub("\n", text)
    if not multiline:
        text = text.replace("\n", " ")
    lines = (_SPACES.sub(" ", line).strip(" ") for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def first_bad_character(text: str, *, multiline: bool = False) -> str | None:
    """Return the first character that may not be stored, or None.

    Bidirectional controls are refused because they can make a name read differently from what is stored.
    """
    for character in text:
        if character == "\n" and multiline:
            continue
        if unicodedata.category(character) in _REFUSED_CATEGORIES:
            return character
    return None


def lower_first(text: str) -> str:
    """Return `text` with a lower-case first letter, unless it opens with an abbreviation such as "UBND"."""
    if len(text) > 1 and text[1].isupper():
        return text
    return text[:1].lower() + text[1:]
