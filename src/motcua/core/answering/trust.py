"""How far the best hit can be trusted: whether a procedure was asked for at all, and this one.

A score alone cannot tell: any question finds something among thousands of names. What tells more is whether people
talk like this about procedures: the words and pairs of words of the catalogue's names and of the reviewed lexicon on
one side, a reviewed list of what people also ask (`rules/elsewhere.txt`) on the other. Weighed together by a logistic
formula whose weights `bench/assistant_calibration.py` finds on one half of the questions.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from statistics import median
from typing import Final

from motcua.core.answering.rules import sections
from motcua.core.answering.trust_weights import BIAS, WEIGHTS
from motcua.core.search.asking import asking
from motcua.core.search.chatter import telling
from motcua.core.search.found import Found
from motcua.core.search.index import Index
from motcua.core.search.words import Word, bare_words, pairs, read_words

_SAMPLE: Final = 40
_MOST_EVIDENCE: Final = 3.0  # of one word or pair, so that no single one decides
_FEW_INSIDE, _FEW_OUTSIDE = 0.5, 0.3


@dataclass(frozen=True, slots=True)
class Signals:
    """What speaks for a question being about the procedure found; scores are in shares of a name's own score."""

    length: float
    top: float
    top_a_word: float
    gap: float
    gap_to_fifth: float
    talk: float
    talk_in_all: float
    pairs_known: float
    pairs_common: float
    pairs_strange: float
    words_strange: float
    likeness: float


class Trust:
    """Judges what an index found. Made once an index; reads only what the index was built from."""

    def __init__(self, index: Index) -> None:
        entries, phrases = index.entries, index.lexicon.phrases
        self._inside, self._insiders = _counted(
            [*(entry.name for entry in entries), *(f"{phrase.said} {phrase.example}" for phrase in phrases)]
        )
        self._outside, self._outsiders = _counted(sections("elsewhere")["elsewhere"])
        self._scale = _scale(index)

    def of(self, found: Found, question: str) -> float:
        """Return how sure the best hit is, from 0 to 1; 0 where nothing was found."""
        if not found.hits:
            return 0.0
        return sureness(self.signals(found, found.repaired or question))

    def signals(self, found: Found, question: str) -> Signals:
        """Return the signals of a question with hits."""
        words = _about_something(read_words(question))
        bare, tells = [word.bare for word in words], [telling(word) for word in words]
        scores = [hit.score / self._scale for hit in found.hits]
        mass = sum(tells)
        talk = sum(self._leaning(term) for term in {*bare, *pairs(bare)})
        linked = list(zip(pairs(bare), map(max, tells, tells[1:]), strict=False))
        weight = sum(part for _, part in linked) or 1.0
        return Signals(
            length=math.log1p(len(words)),
            top=scores[0],
            top_a_word=scores[0] / math.log(2 + mass),
            gap=scores[0] - scores[1] if len(scores) > 1 else 0.0,
            gap_to_fifth=scores[0] - scores[min(4, len(scores) - 1)],
            talk=talk / math.sqrt(len(words) + 1),
            talk_in_all=talk,
            pairs_known=sum(part for pair, part in linked if pair in self._inside) / weight,
            pairs_common=sum(part * math.log1p(self._inside[pair]) for pair, part in linked) / weight,
            pairs_strange=sum(part for pair, part in linked if pair not in self._inside),
            words_strange=sum(part for word, part in zip(bare, tells, strict=True) if word not in self._inside),
            likeness=found.confidence.likeness,
        )

    def without(self, text: str) -> "Trust":
        """Return the same judge with one text taken out of what is heard elsewhere, to be judged fairly by it."""
        other = copy(self)
        taken, number = _counted([text])
        other._outside = self._outside - taken
        other._outsiders = self._outsiders - number
        return other

    def _leaning(self, term: str) -> float:
        """How much more often a word or pair is heard about procedures than elsewhere; 0 where it is never heard."""
        inside, outside = self._inside[term], self._outside[term]
        if not inside and not outside:
            return 0.0
        ratio = math.log((inside + _FEW_INSIDE) / (self._insiders + 1)) - math.log(
            (outside + _FEW_OUTSIDE) / (self._outsiders + 1)
        )
        return max(-_MOST_EVIDENCE, min(_MOST_EVIDENCE, ratio))


def sureness(signals: Signals) -> float:
    """Return the signals weighed together, from 0 to 1."""
    total = BIAS + sum(
        weight * (getattr(signals, name) - centre) / spread for name, (centre, spread, weight) in WEIGHTS.items()
    )
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _about_something(words: Sequence[Word]) -> list[Word]:
    """Return the words without those that only ask for a fact, unless nothing else is said: fees are asked of all."""
    asked = asking(words)
    return [word for place, word in enumerate(words) if place not in asked] or list(words)


def _counted(texts: Iterable[str]) -> tuple[Counter[str], int]:
    found: Counter[str] = Counter()
    number = 0
    for text in texts:
        words = bare_words(text)
        found.update({*words, *pairs(words)})
        number += 1
    return found, number


def _scale(index: Index) -> float:
    """What an official name scores for itself: scores mean something only beside it."""
    entries = index.entries
    step = max(1, len(entries) // _SAMPLE)
    found = (index.search(entry.name, limit=1).hits for entry in entries[::step])
    return median([hits[0].score for hits in found if hits and hits[0].score > 0] or [1.0])
