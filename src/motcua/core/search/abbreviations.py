"""Abbreviations and what they stand for, learned from the catalogue and the lexicon: BHXH, GPLX, TNHH."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from motcua.core.search.folding import fold
from motcua.core.search.lexicon import Lexicon
from motcua.core.search.syllables import is_syllable
from motcua.core.search.words import Word, bare_words

# "bảo hiểm xã hội (BHXH)", "Bảo hiểm xã hội (sau đây gọi là BHXH)"
_INTRODUCED = re.compile(r"\((?:sau đây |gọi tắt là |viết tắt là |gọi là )*([A-ZĐ]{2,7})\)")
_LONGEST_NAME: Final = 90  # letters before the bracket in which the long form is looked for
_SHORTEST: Final = 2

Abbreviations = dict[str, tuple[str, ...]]


def learned(texts: Iterable[str], lexicon: Lexicon) -> Abbreviations:
    """Return abbreviations introduced in `texts`, and the lexicon's one-word phrases that are initials.

    Those that read as a syllable are left out: compared without accents, CA (công an) is also cá, cả and ca.
    """
    counts: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for text in texts:
        for found in _INTRODUCED.finditer(text):
            letters = fold(found[1])
            before = text[max(0, found.start() - _LONGEST_NAME) : found.start()]
            long = tuple(bare_words(before)[-len(letters) :])
            if are_initials(letters, long):
                counts[letters][long] += 1
    known = {short: longs.most_common(1)[0][0] for short, longs in counts.items()}
    for phrase in lexicon.phrases:
        said, meant = bare_words(phrase.said), tuple(bare_words(phrase.meant))
        if len(said) == 1 and are_initials(said[0], meant):
            known[said[0]] = meant
    return {short: long for short, long in known.items() if not is_syllable(short)}


def spelled_out(short: str, abbreviations: Abbreviations) -> tuple[str, ...]:
    """Return the words `short` stands for, also as two abbreviations run together (GCN ĐKKD); none if it is no such."""
    known = abbreviations.get(short)
    if known is not None or is_syllable(short):
        return known or ()
    for place in range(_SHORTEST, len(short) - _SHORTEST + 1):
        left, right = abbreviations.get(short[:place]), abbreviations.get(short[place:])
        if left and right:
            return left + right
    return ()


def expanded(words: Sequence[str], abbreviations: Abbreviations) -> list[str]:
    """Return `words` with each abbreviation followed by what it stands for."""
    if abbreviations.keys().isdisjoint(words):
        return list(words)
    result: list[str] = []
    for word in words:
        result.extend((word, *abbreviations.get(word, ())))
    return result


def may_abbreviate(word: Word) -> bool:
    """Return whether a typed word may be an abbreviation: of all marks it bears at most the stroke of đ (đk, bđs)."""
    return not word.accented or word.written.replace("đ", "d") == word.bare


def are_initials(letters: str, words: Sequence[str]) -> bool:
    """Return whether `letters` are the first ones of two or more words."""
    return len(letters) == len(words) >= _SHORTEST and all(
        word.startswith(letter) for letter, word in zip(letters, words, strict=True)
    )
