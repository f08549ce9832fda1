"""Ranking: a quick score over all entries, then a closer look at the best of them."""

import heapq
from collections.abc import Callable

from motcua.core.search.confidence import confidence
from motcua.core.search.entries import Entry
from motcua.core.search.features import Evidence, evidence, total
from motcua.core.search.found import Found, Hit
from motcua.core.search.reading import Reading, read
from motcua.core.search.reasons import reasons
from motcua.core.search.tables import Tables
from motcua.core.search.weights import WEIGHTS, Weights

_NEAREST = 20  # entries a model finds closest are looked at even if they share no word with the question


def answer(
    tables: Tables,
    question: str,
    *,
    limit: int,
    admitted: Callable[[Entry], bool] | None = None,
    weights: Weights = WEIGHTS,
) -> Found:
    """Read the question, rank the entries admitted, and say how sure the best is."""
    reading = read(tables, question, weights)
    looked = [
        (total(found, weights), number, found)
        for number, found in looked_at(tables, question, reading, admitted, weights)
    ]
    looked.sort(key=lambda one: (-one[0], one[1]))
    hits = tuple(
        Hit(
            tables.entries[number].id,
            round(score, 4),
            reasons(tables, number, reading),
            " ".join(tables.names[number].core),
        )
        for score, number, _ in looked[:limit]
    )
    sure = confidence([score for score, _, _ in looked], looked[0][2] if looked else None, reading)
    return Found(hits, tuple(word.bare for word in reading.words), reading.repaired, sure)


def looked_at(
    tables: Tables,
    question: str,
    reading: Reading,
    admitted: Callable[[Entry], bool] | None,
    weights: Weights,
) -> list[tuple[int, Evidence]]:
    """Return the shortlist with the evidence for each."""
    parts = _quick(tables, reading, weights)
    scores = [
        direct + weights.quick_text * text + weights.quick_meant * meant + weights.quick_taught * taught
        for direct, text, meant, taught in zip(*parts, strict=True)
    ]
    close = {} if tables.embedding is None else tables.embedding.closeness(question)
    nearest = {tables.places[one] for one in heapq.nlargest(_NEAREST, close, key=close.__getitem__)}
    numbers = [number for number, score in enumerate(scores) if score > 0 or number in nearest]
    if admitted is not None:
        numbers = [number for number in numbers if admitted(tables.entries[number])]
    best = heapq.nlargest(weights.shortlist, numbers, key=scores.__getitem__)
    shortlist = [*best, *nearest.intersection(numbers).difference(best)]
    return [
        (
            number,
            evidence(
                tables,
                number,
                tuple(part[number] for part in parts),
                reading,
                close.get(tables.entries[number].id, 0.0),
            ),
        )
        for number in shortlist
    ]


def _quick(tables: Tables, reading: Reading, weights: Weights) -> tuple[list[float], ...]:
    """Return for each entry what its name, its texts, the phrases' meanings and what it was taught score."""
    direct, text, meant, taught = parts = tuple([0.0] * len(tables.entries) for _ in range(4))
    for term, weight in reading.terms.items():
        tables.words.add(direct, term, weight)
        tables.texts.add(text, term, weight)
        tables.taught.add(taught, term, weight)
    for pair, weight in reading.pairs.items():
        tables.pairs.add(direct, pair, weight)
    for term, weight in reading.meant.items():
        tables.words.add(meant, term, weight)
        tables.texts.add(text, term, weight * 0.5)
    for pair, weight in reading.meant_pairs.items():
        tables.pairs.add(meant, pair, weight)
    return parts
