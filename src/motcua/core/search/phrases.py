"""Which phrases of the lexicon a question uses, also with other words between and in another order."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motcua.core.search.chatter import is_chatter
from motcua.core.search.lexicon import Lexicon, Phrase
from motcua.core.search.words import bare_words


@dataclass(frozen=True, slots=True)
class Use:
    """A phrase found in a question: how surely (0 to 1) and at which places."""

    phrase: Phrase
    meant: tuple[str, ...]
    sureness: float
    places: frozenset[int]


class PhraseBook:
    """The phrases of a lexicon by their words."""

    LEAST_SHARE = 0.7

    def __init__(self, lexicon: Lexicon) -> None:
        self.phrases = lexicon.phrases
        self.said = [tuple(bare_words(phrase.said)) for phrase in lexicon.phrases]
        self.meant = [tuple(bare_words(phrase.meant)) for phrase in lexicon.phrases]
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, said in enumerate(self.said):
            for word in set(said):
                self._holding[word].append(number)
        self._weights = {word: self._weight(word, len(found)) for word, found in self._holding.items()}
        self._totals = [sum(self._weights[word] for word in set(said)) for said in self.said]

    def _weight(self, word: str, count: int) -> float:
        rarity = math.log(1 + len(self.phrases) / count)
        return rarity * (0.3 if is_chatter(word) else 1.0)

    def uses(self, words: Sequence[str]) -> list[Use]:
        """Return the phrases used in `words`, the surest first; those inside a longer one are left out."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            places[word].append(place)
        shares: Counter[int] = Counter()
        for word in places:
            weight = self._weights.get(word, 0.0)
            for number in self._holding.get(word, ()):
                shares[number] += weight  # type: ignore[assignment]
        found = [
            use
            for number, share in shares.items()
            if share >= self.LEAST_SHARE * self._totals[number] and (use := self._use(number, share, words, places))
        ]
        found.sort(key=lambda use: (-use.sureness, -len(use.places)))
        return _without_inner(found)

    def _use(self, number: int, share: float, words: Sequence[str], places: Mapping[str, list[int]]) -> Use | None:
        said = self.said[number]
        run = _run(said, words, places)
        if run is not None:
            return Use(self.phrases[number], self.meant[number], 1.0, frozenset(range(run, run + len(said))))
        if len(said) < 2:
            return None
        taken = frozenset(min(places[word]) for word in said if word in places)
        portion = share / self._totals[number]
        spread = max(taken) - min(taken) + 1 - len(taken)
        sureness = (0.75 if portion > 0.999 else 0.5 * portion * portion) / (1 + 0.15 * spread)
        return Use(self.phrases[number], self.meant[number], sureness, taken)


def _run(said: Sequence[str], words: Sequence[str], places: Mapping[str, list[int]]) -> int | None:
    """Return where `said` stands word by word in `words`."""
    for start in places.get(said[0], ()):
        if tuple(words[start : start + len(said)]) == tuple(said):
            return start
    return None


def _without_inner(found: Sequence[Use]) -> list[Use]:
    kept: list[Use] = []
    for use in sorted(found, key=lambda use: -len(use.places) * use.sureness):
        if not any(use.places < other.places and other.sureness >= use.sureness for other in kept):
            kept.append(use)
    return kept
