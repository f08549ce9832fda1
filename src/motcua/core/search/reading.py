"""A question as search understands it: its words with weights, what they mean officially, what was mended."""

from dataclasses import dataclass

from motcua.core.search.chatter import is_chatter, telling
from motcua.core.search.phrases import Use
from motcua.core.search.tables import Tables
from motcua.core.search.weights import Weights
from motcua.core.search.words import Word, pairs, read_words


@dataclass(frozen=True, slots=True)
class Reading:
    """`terms` and `pairs` with weights; `uses` are the lexicon's phrases found; `sounds` the accents typed."""

    words: tuple[Word, ...]
    terms: dict[str, float]
    pairs: dict[str, float]
    uses: tuple[Use, ...]
    sounds: dict[str, str]
    repaired: str | None


def read(tables: Tables, question: str, weights: Weights) -> Reading:
    """Read a question against what the tables knows."""
    words = read_words(question)
    bare = [word.bare for word in words]
    uses = tuple(tables.book.uses(bare))
    explained = {place for use in uses if use.sureness >= 0.7 for place in use.places}
    terms: dict[str, float] = {}
    for place, word in enumerate(words):
        weight = telling(word) * (weights.said_in_phrase if place in explained else 1.0)
        terms[word.bare] = max(terms.get(word.bare, 0.0), weight)
    doubles = {pair: weights.pair for pair in pairs(bare) if not all(is_chatter(part) for part in pair.split())}
    for use in uses:
        _add_meaning(terms, doubles, use, weights)
    sounds = {word.bare: word.sound for word in words if word.accented}
    return Reading(words, terms, doubles, uses, sounds, None)


def _add_meaning(terms: dict[str, float], doubles: dict[str, float], use: Use, weights: Weights) -> None:
    weight = weights.meant * use.sureness
    for word in use.meant:
        terms[word] = max(terms.get(word, 0.0), weight * (0.3 if is_chatter(word) else 1.0))
    for pair in pairs(list(use.meant)):
        doubles[pair] = max(doubles.get(pair, 0.0), weight * weights.pair)
