"""Which phrases of the lexicon a question uses, also with other words between."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.core.search.abbreviations import are_initials
from motcua.core.search.chatter import is_chatter
from motcua.core.search.lexicon import Lexicon, Phrase
from motcua.core.search.syllables import is_syllable
from motcua.core.search.words import Word, agrees, bare_words, read_words

LEAST_SURE: Final = 0.3
LEAST_SHARE: Final = 0.7  # of the weight of a phrase's words that the question must hold
_IN_PART: Final = 0.7
_ALONE_UNACCENTED: Final = 0.4  # one syllable without its accents is as often another word
_FARTHEST: Final = 3  # words that may stand between two of one phrase


@dataclass(frozen=True, slots=True)
class Use:
    """A phrase found in a question: how surely (0 to 1), at which places, and whether the whole of it."""

    phrase: Phrase
    meant: tuple[str, ...]
    sureness: float
    places: frozenset[int]
    is_whole: bool = True


class PhraseBook:
    """The phrases of a lexicon by their words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.phrases = lexicon.phrases
        self._heard = [read_words(phrase.said) for phrase in lexicon.phrases]
        self.said = [tuple(word.bare for word in words) for words in self._heard]
        self.meant = [tuple(bare_words(phrase.meant)) for phrase in lexicon.phrases]
        self._look_alikes = frozenset(
            said[0]
            for said, meant in zip(self.said, self.meant, strict=True)
            if len(said) == 1 and is_syllable(said[0]) and are_initials(said[0], meant)
        )
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, said in enumerate(self.said):
            for word in said:  # twice where a phrase says it twice
                self._holding[word].append(number)
        self._weights = {word: self._weight(word, len(set(found))) for word, found in self._holding.items()}
        self._totals = [sum(self._weights[word] for word in said) for said in self.said]
        self._keys = [max(said, key=self._weights.__getitem__, default="") for said in self.said]

    def _weight(self, word: str, count: int) -> float:
        rarity = math.log(1 + len(self.phrases) / count)
        return rarity * (0.3 if is_chatter(word) else 1.0)

    def uses(self, words: Sequence[Word]) -> list[Use]:
        """Return the phrases used in `words`, the surest first; those inside a longer one are left out."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            places[word.bare].append(place)
        shares: dict[int, float] = defaultdict(float)
        has_accents = any(word.accented for word in words)
        for bare in places:
            weight = self._weights.get(bare, 0.0)
            for number in self._holding.get(bare, ()):
                shares[number] += weight
        found = [
            use
            for number, share in shares.items()
            if share >= LEAST_SHARE * self._totals[number]
            and (has_accents or not self._looks_like_a_word(number))
            and (use := self._use(number, words, places))
        ]
        found.sort(key=lambda use: (-use.sureness, -len(use.places)))
        return _without_inner(found)

    def _looks_like_a_word(self, number: int) -> bool:
        """Return whether a phrase is initials that are also a syllable: without accents, ca is cả before công an."""
        said = self.said[number]
        return len(said) == 1 and said[0] in self._look_alikes

    def _use(self, number: int, words: Sequence[Word], places: Mapping[str, list[int]]) -> Use | None:
        heard = self._heard[number]
        taken = _aligned(heard, words, places)
        held = [word for word, place in zip(heard, taken, strict=True) if place is not None]
        if not held or len(held) < min(len(heard), max(2, math.ceil(0.6 * len(heard)))):
            return None
        share = sum(self._weights[word.bare] for word in held) / (self._totals[number] or 1.0)
        if len(held) < len(heard) and not self._tells_in_part(number, share, {word.bare for word in held}):
            return None
        sureness = share * share * _nearness(taken) * (1.0 if len(held) == len(heard) else _IN_PART)
        if len(heard) == 1 and heard[0].accented and not words[taken[0] or 0].accented:
            sureness *= _ALONE_UNACCENTED
        where = frozenset(place for place in taken if place is not None)
        if sureness < LEAST_SURE:
            return None
        return Use(self.phrases[number], self.meant[number], sureness, where, len(held) == len(heard))

    def _tells_in_part(self, number: int, share: float, held: set[str]) -> bool:
        """Return whether a part of a phrase still means it.

        It must hold the phrase's rarest word, and some word the catalogue does not use itself; the phrases of no
        field are verbs, and half a verb is another.
        """
        return (
            bool(self.phrases[number].field)
            and share >= LEAST_SHARE
            and self._keys[number] in held
            and not held <= set(self.meant[number])
        )


def _aligned(heard: Sequence[Word], words: Sequence[Word], places: Mapping[str, list[int]]) -> list[int | None]:
    """Return where each word of a phrase stands in the question, in order; None for those it lacks."""
    best: list[int | None] = [None] * len(heard)
    for start in [place for word in heard[:2] for place in places.get(word.bare, ())]:
        found = _from(start, heard, words, places)
        if _quality(found) > _quality(best):
            best = found
    return best


def _from(
    start: int, heard: Sequence[Word], words: Sequence[Word], places: Mapping[str, list[int]]
) -> list[int | None]:
    found: list[int | None] = []
    last = start - 1
    for word in heard:
        place = next(
            (
                place
                for place in places.get(word.bare, ())
                if last < place <= last + 1 + _FARTHEST and _same(words[place], word)
            ),
            None,
        )
        found.append(place)
        last = last if place is None else place
    return found


def _same(typed: Word, heard: Word) -> bool:
    """Return whether a typed word may be a phrase's: without accents it may be, with others it is not."""
    return not (typed.accented and heard.accented) or agrees(typed.sound, heard.sound)


def _quality(taken: Sequence[int | None]) -> float:
    return sum(1.0 for place in taken if place is not None) * (0.5 + _nearness(taken))


def _nearness(taken: Sequence[int | None]) -> float:
    """Return 1 for words side by side, less the more words stand between."""
    where = [place for place in taken if place is not None]
    if not where:
        return 0.0
    between = where[-1] - where[0] + 1 - len(where)
    # A word of two syllables torn apart is another word.
    return 1.0 / (1 + (0.6 if len(taken) == 2 else 0.15) * between)


def _without_inner(found: Sequence[Use]) -> list[Use]:
    kept: list[Use] = []
    for use in sorted(found, key=lambda use: (-len(use.places) * use.sureness, -use.sureness)):
        if not any(_covers(other, use) for other in kept):
            kept.append(use)
    return kept


def _covers(other: Use, use: Use) -> bool:
    """Return whether `other` accounts for all that `use` does, and better."""
    if use.places == other.places:
        return other.sureness > use.sureness
    return use.places < other.places and other.sureness >= use.sureness
