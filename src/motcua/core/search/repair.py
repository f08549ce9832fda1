"""Mending a mistyped question: every word by the words around it, never alone.

In a language of short syllables nearly every slip gives, or is one letter from, ten other words. So all readings of
the question are weighed together: what each slip costs against how usual the neighbours are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from motcua.core.search.spelling import Spelling
from motcua.core.search.syllables import is_syllable
from motcua.core.search.telex import untelexed
from motcua.core.search.words import Word, plain

_KNOWN_CHANGED: Final = 6.0  # a usual word is hardly ever a slip
_UNKNOWN_KEPT: Final = 7.0
_SYLLABLE_KEPT: Final = 1.0  # a word the catalogue lacks, but Vietnamese may have
_ACCENTED_SYLLABLE_CHANGED: Final = 4.0
_ACCENT_SLIPPED: Final = 0.3  # the word is usual, its accents are not: they were typed in part
_ACCENT_SLIPPED_CHANGED: Final = 2.5
_TELEX: Final = 0.5
_SLIP_IN_TELEX: Final = 2.0  # more, where the letters are Telex as they stand
_APART: Final = 3.0  # a space was left out
_TOGETHER: Final = 2.5  # a space too many
_MOST: Final = 12
_VOWELS: Final = frozenset("aeiouy")
_LONGEST_WORD: Final = 24  # letters: three syllables run together; what is longer is no word
_LONGEST_QUESTION: Final = 60  # words; beyond that it is a text, and stays as it is

Option = tuple[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Path:
    """A reading so far: the words kept or put in, what it costs."""

    cost: float
    words: tuple[Word, ...]


def mended(words: Sequence[Word], spelling: Spelling) -> tuple[Word, ...]:
    """Return the likeliest reading of `words`. Words that stay keep their accents; those put in have none."""
    if len(words) > _LONGEST_QUESTION:
        return tuple(words)
    fronts: list[dict[str, Path]] = [{} for _ in range(len(words) + 1)]
    fronts[0][""] = Path(0.0, ())
    for place, word in enumerate(words):
        for option, cost in _options(word, spelling):
            _extend(fronts[place], fronts[place + 1], word, option, cost, spelling)
        if place + 1 < len(words):
            for option, cost in _joined(word, words[place + 1], spelling):
                _extend(fronts[place], fronts[place + 2], None, option, cost, spelling)
    return min(fronts[-1].values(), key=lambda path: path.cost).words


def _extend(
    front: dict[str, Path],
    beyond: dict[str, Path],
    word: Word | None,
    option: tuple[str, ...],
    cost: float,
    spelling: Spelling,
) -> None:
    """Carry every reading of `front` on by `option`, keeping the cheapest for each last word."""
    last = option[-1]
    inner = sum(-spelling.likelihood(left, right) for left, right in pairwise(option))
    for before, path in front.items():
        total = path.cost + cost + inner - spelling.likelihood(before, option[0])
        known = beyond.get(last)
        if known is None or total < known.cost:
            same = word is not None and option == (word.bare,)
            added = (word,) if same and word is not None else tuple(plain(part) for part in option)
            beyond[last] = Path(total, path.words + added)


def _options(word: Word, spelling: Spelling) -> list[Option]:
    """Return the ways to read one word, the cheapest only."""
    bare = word.bare
    if spelling.knows(word):
        if word.accented or not bare.isalpha() or len(bare) < 2:
            return [((bare,), 0.0)]
        near: list[Option] = [((other,), cost + _KNOWN_CHANGED) for other, cost in spelling.near(bare)]
        return [((bare,), 0.0), *_best(near, spelling)]
    if len(bare) > _LONGEST_WORD:
        return [((bare,), _UNKNOWN_KEPT)]
    kept, more = _costs(word, spelling)
    typed = untelexed(bare)
    is_typed = typed is not None and typed in spelling.words
    more += _SLIP_IN_TELEX if is_typed else 0.0
    changed: list[Option] = [((other,), cost + more) for other, cost in spelling.near(bare)]
    if typed is not None and is_typed:
        changed.append(((typed,), _TELEX))
    apart = [] if kept == _ACCENT_SLIPPED else _apart(bare, spelling)
    return [((bare,), kept), *_best(changed, spelling), *apart]


def _costs(word: Word, spelling: Spelling) -> tuple[float, float]:
    """Return what it costs to keep an unusual word, and what is added to the cost of any change."""
    if word.bare in spelling.words:
        return _ACCENT_SLIPPED, _ACCENT_SLIPPED_CHANGED
    if is_syllable(word.bare):
        return _SYLLABLE_KEPT, _ACCENTED_SYLLABLE_CHANGED if word.accented else 2.0
    if not _VOWELS & set(word.bare):
        return _SYLLABLE_KEPT, 2.0  # an abbreviation
    return _UNKNOWN_KEPT, 0.0


def _best(options: list[Option], spelling: Spelling) -> list[Option]:
    return sorted(options, key=lambda option: option[1] - spelling.likelihood("", option[0][0]))[:_MOST]


def _apart(bare: str, spelling: Spelling) -> list[Option]:
    """Return readings of a word as two with the space left out; one of them may hold a slip or Telex."""
    found: list[Option] = []
    for place in range(1, len(bare)):
        left, right = bare[:place], bare[place:]
        lefts, rights = _parts(left, spelling), _parts(right, spelling)
        found.extend(
            ((one, other), _APART + first + second)
            for one, first in lefts
            for other, second in rights
            if not (first and second) and (one, other) in spelling.pairs
        )
    return sorted(found, key=lambda option: option[1] - spelling.likelihood(option[0][0], option[0][1]))[:_MOST]


def _parts(part: str, spelling: Spelling) -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = [(part, 0.0)] if part in spelling.words else []
    typed = untelexed(part)
    if typed is not None and typed in spelling.words:
        found.append((typed, _TELEX))
    return [*found, *(spelling.near(part) if len(part) > 1 else ())]


def _joined(word: Word, after: Word, spelling: Spelling) -> list[Option]:
    """Return readings of two words with a space too many, or with the space in the wrong place."""
    if spelling.knows(word) and spelling.knows(after):
        return []
    whole = word.bare + after.bare
    if len(whole) > _LONGEST_WORD:
        return []
    found: list[Option] = [((whole,), _TOGETHER)] if whole in spelling.words else []
    for place in range(1, len(whole)):
        pair = (whole[:place], whole[place:])
        if pair != (word.bare, after.bare) and pair in spelling.pairs:
            found.append((pair, _TOGETHER + 1.0))
    return found
