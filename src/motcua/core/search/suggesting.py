"""Suggestions while a question is being typed: official names, and how people put it."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from motcua.core.search.words import Word, read_words

_OPENING: Final = re.compile(r"^\s*thủ tục\s+", re.IGNORECASE)
_MOST_ENDINGS: Final = 60  # words a beginning may be completed to
_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text offered and its words. `frequency` is how often an official name is asked for, dossiers a year."""

    text: str
    words: tuple[str, ...]
    line: str
    sounds: frozenset[str]
    official: bool
    frequency: float = 0.0


class Suggestions:
    """Texts that may be offered, by their words."""

    def __init__(self, official: Mapping[str, float], spoken: Iterable[str]) -> None:
        """Offer `official` names, each with how often it is asked for, and `spoken` phrases."""
        names = [_suggestion(text, official=True, frequency=often) for text, often in official.items()]
        self.offered = names + [_suggestion(text, official=False) for text in dict.fromkeys(spoken)]
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
        line = " ".join(words)
        best = sorted(fitting, key=lambda number: self._order(number, typed, line))
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

    def _order(self, number: int, typed: Sequence[Word], line: str) -> tuple[int, bool, bool, bool, float, int, str]:
        """Sort by accents, then by whether a text holds the words side by side.

        Among those that complete it as well, names stand before phrases, then what begins so, what is asked for more
        often, what is shorter.
        """
        one = self.offered[number]
        inside = not one.line.startswith(line)
        apart = inside and f" {line}" not in one.line
        strange = _strange(one, typed)
        return strange, apart, not one.official, inside, -one.frequency, len(one.words), one.text


def _strange(one: Suggestion, typed: Sequence[Word]) -> int:
    """How many words are accented otherwise than the text's; the last may be only begun."""
    *whole, begun = typed
    strange = sum(1 for word in whole if word.accented and word.sound not in one.sounds)
    return strange + (begun.accented and begun.sound not in one.sounds and not _begins(begun.sound, one.sounds))


def _begins(begun: str, sounds: Iterable[str]) -> bool:
    """Whether a sound written so far may become one of `sounds`: its letters, and its tone once it has one."""
    letters = begun.rstrip(_TONES)
    tone = begun[len(letters) :]
    return any(sound.startswith(letters) and sound.endswith(tone) for sound in sounds)


def _suggestion(text: str, *, official: bool, frequency: float = 0.0) -> Suggestion:
    # A name is found by what it says, not by the word for procedure before it.
    words = read_words(_OPENING.sub("", text) if official else text)
    bare, sounds = tuple(word.bare for word in words), frozenset(word.sound for word in words)
    return Suggestion(text, bare, " ".join(bare), sounds, official, frequency)
