"""What is reckoned once over a catalogue so that each question is quick: terms to entries, names taken apart."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from motcua.core.search.abbreviations import expanded, learned
from motcua.core.search.chatter import CHATTER
from motcua.core.search.embedding import Embedding
from motcua.core.search.entries import Entry
from motcua.core.search.lexicon import Lexicon
from motcua.core.search.names import ReadName, read_name
from motcua.core.search.phrases import PhraseBook
from motcua.core.search.postings import Postings
from motcua.core.search.spelling import Spelling
from motcua.core.search.suggesting import Suggestions
from motcua.core.search.teaching import taught_words
from motcua.core.search.words import bare_words, pairs, read_words

_COMMON: Final = 0.25  # a word in more of the entries than this says nothing about one of them

_NATIONAL: Final = 2880  # entries of the catalogue the weights were found on
_MOST_IMPORTANT: Final = 7.0
_UNHEARD_OF: Final = 4.5


class Tables:
    """Everything ranking reads."""

    def __init__(self, entries: Sequence[Entry], lexicon: Lexicon, embedding: Embedding | None) -> None:
        self.entries = tuple(entries)
        self.places = {entry.id: number for number, entry in enumerate(self.entries)}
        self.lexicon = lexicon
        self.embedding = embedding
        self.book = PhraseBook(lexicon)
        texts = [" ".join((entry.field, *entry.texts)) for entry in self.entries]
        self.abbreviations = learned((*(entry.name for entry in self.entries), *texts), lexicon)
        self.names: list[ReadName] = [read_name(entry.name, self.abbreviations) for entry in self.entries]
        self.words = Postings([name.words for name in self.names], saturation=0.8, by_length=0.5, commonest=_COMMON)
        self.pairs = Postings([pairs(list(name.words)) for name in self.names], saturation=0.8, by_length=0.5)
        self._stretch = max(1.0, math.log(_NATIONAL) / math.log(2 + len(self.entries)))
        self.core_mass = [
            sum(self.words.rarity[word] for word, share in name.weights.items() if share == 1.0) for name in self.names
        ]
        self.spelling = Spelling()
        told = [expanded(bare_words(text), self.abbreviations) for text in texts]
        self.texts = Postings(told, saturation=1.2, by_length=0.6, commonest=_COMMON)
        self.told = [frozenset(words) for words in told]
        taught = taught_words(lexicon, self.names, [entry.field for entry in self.entries], self.words.rarity)
        self.taught_to = [frozenset(words) for words in taught]
        self.taught = Postings(taught, saturation=1.0, by_length=0.6, commonest=_COMMON)
        self._learn_spelling(told)
        spoken = (phrase.said for phrase in lexicon.phrases if phrase.field)
        self.suggestions = Suggestions(self._names_asked_for(), spoken)

    def _names_asked_for(self) -> Mapping[str, float]:
        """Each name with how often it is asked for; procedures of one name are one suggestion."""
        often: dict[str, float] = {}
        for entry in self.entries:
            often[entry.name] = often.get(entry.name, 0.0) + entry.frequency
        return often

    def _learn_spelling(self, told: Sequence[Sequence[str]]) -> None:
        for entry, name in zip(self.entries, self.names, strict=True):
            self.spelling.learn(name.words, times=5)
            self.spelling.hear(read_words(entry.name))
        for text in told:
            self.spelling.learn(text)
        for said, meant in zip(self.book.said, self.book.meant, strict=True):
            self.spelling.learn(said, times=3)
            self.spelling.learn(meant)
        spoken = {text for phrase in self.lexicon.phrases for text in (phrase.said, phrase.example)}
        for sentence in sorted(spoken) + [*CHATTER] * 10:
            words = read_words(sentence)
            self.spelling.hear(words)
            self.spelling.learn([word.bare for word in words], times=2)
        self.spelling.settle()

    def importance(self, word: str) -> float:
        """Return how much of a question rests on a word: its rarity in names, at most 7; 4.5 for one no name holds.

        In a small catalogue no word can be rare; there rarity is stretched to the scale of the national one.
        """
        rarity = self.words.rarity.get(word)
        return _UNHEARD_OF if rarity is None else min(_MOST_IMPORTANT, rarity * self._stretch)
