"""Which words and neighbours are usual: what a mistyped word may have been, and how likely each is where it stands."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from motcua.core.search.words import Word

_LEAST: Final = 2  # a word seen once in the texts may be the source's own slip
_ON_KEYBOARD: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS: Final = frozenset(
    pair for row in _ON_KEYBOARD for left, right in pairwise(row) for pair in ((left, right), (right, left))
) | frozenset(
    pair
    for upper, lower in pairwise(_ON_KEYBOARD)
    for place, key in enumerate(lower)
    for above in upper[place : place + 2]
    for pair in ((key, above), (above, key))
)


class Spelling:
    """Counts of words and of neighbours, and words by their letters but one."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.sounds: set[str] = set()
        self._without_one: dict[str, list[str]] = defaultdict(list)
        self._total = 1.0
        self.near = lru_cache(maxsize=8192)(self._near)

    def learn(self, words: Sequence[str], times: int = 1) -> None:
        """Count a running text."""
        if times == 1:
            self.words.update(words)
            self.pairs.update(pairwise(words))
            return
        for word in words:
            self.words[word] += times
        for pair in pairwise(words):
            self.pairs[pair] += times

    def hear(self, words: Iterable[Word]) -> None:
        """Take note of accented words."""
        self.sounds.update(word.sound for word in words if word.accented)

    def settle(self) -> None:
        """Make ready for questions once everything is learned."""
        self.words = Counter({word: count for word, count in self.words.items() if count >= _LEAST})
        self.pairs = Counter({pair: count for pair, count in self.pairs.items() if count >= _LEAST})
        self._total = sum(math.sqrt(count) for count in self.words.values()) or 1.0
        for word in self.words:
            if word.isalpha():
                for shorter in {word, *_shortened(word)}:
                    self._without_one[shorter].append(word)

    def knows(self, word: Word) -> bool:
        """Return whether a word as written is usual; digits always are."""
        if not word.bare.isalpha():
            return word.bare.isdigit()
        return word.bare in self.words and (not word.accented or word.sound in self.sounds)

    def _near(self, bare: str) -> tuple[tuple[str, float], ...]:
        """Return usual words one slip from `bare`, each with what the slip costs."""
        found: dict[str, float] = {}
        for shorter in {bare, *_shortened(bare)}:
            for word in self._without_one.get(shorter, ()):
                if word not in found and word != bare:
                    cost = slip(bare, word)
                    if cost is not None:
                        found[word] = cost
        return tuple(found.items())

    def likelihood(self, before: str, word: str) -> float:
        """Return the logarithm of how likely `word` comes after `before` ("" at the beginning)."""
        # The root keeps common words from outweighing rare ones where no neighbour speaks for them.
        alone = (math.sqrt(self.words.get(word, 0)) + 0.1) / self._total
        together = self.pairs.get((before, word), 0) / (self.words.get(before, 0) + 5.0)
        return math.log(0.75 * together + 0.25 * alone)


def slip(typed: str, meant: str) -> float | None:
    """Return the cost of typing `typed` for `meant`, None when more than one slip lies between."""
    if len(typed) == len(meant):
        return _same_length(typed, meant)
    if len(typed) == len(meant) + 1:
        for place in range(len(typed)):
            if typed[:place] + typed[place + 1 :] == meant:
                doubled = typed[place] in (typed[place - 1 : place] + typed[place + 1 : place + 2])
                return 1.5 if doubled else 3.5
    if len(typed) + 1 == len(meant):
        for place in range(len(meant)):
            if meant[:place] + meant[place + 1 :] == typed:
                return 4.0 if place == 0 else 3.0
    return None


def _same_length(typed: str, meant: str) -> float | None:
    places = [place for place, (left, right) in enumerate(zip(typed, meant, strict=True)) if left != right]
    if len(places) == 1:
        return 3.0 if (typed[places[0]], meant[places[0]]) in _NEIGHBOURS else 5.0
    if len(places) == 2 and places[1] == places[0] + 1:
        left, right = places
        if typed[left] == meant[right] and typed[right] == meant[left]:
            return 2.5
    return None


def _shortened(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))] if len(word) > 1 else []
