"""Suggestions while a question is being typed: official names, and how people put it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.core.search.words import Word, read_words

_OPENING: Final = re.compile(r"^\s*thủ tục\s+", re.IGNORECASE)
_MOST_ENDINGS: Final = 60  # words a beginning may be completed to


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text offered and its words."""

    text: str
    words: tuple[str, ...]
    sounds: frozenset[str]
    official: bool


class Suggestions:
    """Texts that may be offered, by their words."""

    def __init__(self, official: Iterable[str], spoken: Iterable[str]) -> None:
        texts = [(text, True) for text in dict.fromkeys(official)] + [(text, False) for text in dict.fromkeys(spoken)]
        self.offered = [_suggestion(text, official=of) for text, of in texts]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self.offered):
            for word in dict.fromkeys(one.words):
                self._holding[word].append(number)
        self._words = sorted(self._holding)

    def completing(self, typed: Sequence[Word], *, limit: int) -> list[str]:
        """Return texts that hold `words`, the last of which may be only begun; the best first."""
        if not typed:
            return []
        words = [word.bare for word in typed]
        *whole, begun = words
        numbers = self._holding_all(whole)
        ends = {number for ending in self._endings(begun) for number in self._holding[ending]}
        fitting = ends if numbers is None else numbers & ends
        best = sorted(fitting, key=lambda number: self._order(number, typed))
        return [self.offered[number].text for number in best[:limit]]

    def _holding_all(self, whole: Sequence[str]) -> set[int] | None:
        found: set[int] | None = None
        for word in whole:
            held = set(self._holding.get(word, ()))
            found = held if found is None else found & held
        return found

    def _endings(self, begun: str) -> list[str]:
        first = bisect_left(self._words, begun)
        last = bisect_left(self._words, begun + "\uffff")
        return self._words[first : min(last, first + _MOST_ENDINGS)]

    def _order(self, number: int, typed: Sequence[Word]) -> tuple[int, int, bool, int, str]:
        """Sort by accents, then by whether a text begins so or holds it word by word; names first, short first."""
        one = self.offered[number]
        line, text = " ".join(word.bare for word in typed), " ".join(one.words)
        strange = sum(1 for word in typed[:-1] if word.accented and word.sound not in one.sounds)
        place = 0 if text.startswith(line) else 1 if f" {line}" in text else 2
        return strange, place, not one.official, len(one.words), one.text


def _suggestion(text: str, *, official: bool) -> Suggestion:
    # A name is found by what it says, not by the word for procedure before it.
    words = read_words(_OPENING.sub("", text) if official else text)
    return Suggestion(text, tuple(word.bare for word in words), frozenset(word.sound for word in words), official)
