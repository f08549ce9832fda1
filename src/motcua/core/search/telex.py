"""Keystrokes of Telex and VNI left standing in a text: ddaats, nhaf, giaays, d9a61t. Only the bare word is wanted."""

import re
from typing import Final

from motcua.core.search.words import bare_words

_TONE: Final = re.compile(r"(?<=[aeiouyw])([bcdghklmnpqtwaeiouy]*)[sfrxj]+([bcdghklmnpqtwaeiouy]*)$")
_DOUBLED: Final = re.compile(r"(aa|ee|oo|dd)")
_HORN: Final = re.compile(r"(?<=[aou])w|w(?=[aou])")
_VNI: Final = re.compile(r"(?<=[a-z])[1-9]+")


def untelexed(bare: str) -> str | None:
    """Return the bare word that keystrokes `bare` stand for, or None when they look like no keystrokes."""
    if any(char.isdigit() for char in bare):
        without = _VNI.sub("", bare)
        return without if without != bare and without.isalpha() else None
    word = _DOUBLED.sub(lambda match: match[1][0], bare)
    # A tone key stands at the end of its syllable, or right after its vowels.
    word = _TONE.sub(r"\1\2", word)
    word = _HORN.sub("", word)
    word = word.replace("w", "u") if "w" in word else word
    return bare_words(word)[0] if word != bare and len(word) > 1 else None
