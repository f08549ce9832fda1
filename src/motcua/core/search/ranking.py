"""Ranking: a quick score over all entries, then a closer look at the best of them."""

import heapq
import math
from collections.abc import Callable

from motcua.core.search.entries import Entry
from motcua.core.search.found import Confidence, Found, Hit
from motcua.core.search.reading import Reading, read
from motcua.core.search.tables import Tables
from motcua.core.search.weights import WEIGHTS, Weights


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
    scores = _quick(tables, reading, weights)
    numbers = [number for number, score in enumerate(scores) if score > 0]
    if admitted is not None:
        numbers = [number for number in numbers if admitted(tables.entries[number])]
    shortlist = heapq.nlargest(weights.shortlist, numbers, key=scores.__getitem__)
    close = _closeness(tables, question)
    looked = [(_closer(tables, number, scores[number], reading, close, weights), -number) for number in shortlist]
    looked.sort(reverse=True)
    hits = tuple(Hit(tables.entries[-number].id, round(score, 4)) for score, number in looked[:limit])
    return Found(hits, tuple(word.bare for word in reading.words), reading.repaired, _confidence(hits))


def _quick(tables: Tables, reading: Reading, weights: Weights) -> list[float]:
    scores = [0.0] * len(tables.entries)
    for term, weight in reading.terms.items():
        tables.words.add(scores, term, weight)
        tables.texts.add(scores, term, weight * weights.text)
    for pair, weight in reading.pairs.items():
        tables.pairs.add(scores, pair, weight)
    return scores


def _closeness(tables: Tables, question: str) -> dict[str, float]:
    return {} if tables.embedding is None else dict(tables.embedding.closeness(question))


def _closer(
    tables: Tables, number: int, score: float, reading: Reading, close: dict[str, float], weights: Weights
) -> float:
    entry, name = tables.entries[number], tables.names[number]
    rarity = tables.words.rarity
    missing = sum(share * rarity[word] for word, share in name.weights.items() if word not in reading.terms)
    strange = sum(
        rarity[word] * reading.terms[word]
        for word, sound in reading.sounds.items()
        if word in name.sounds and sound not in name.sounds[word]
    )
    prior = (weights.ward if "ward" in entry.levels else 0.0) + (weights.citizen if "citizen" in entry.audiences else 0)
    return (
        score
        - weights.unmentioned * math.sqrt(missing) * 2
        - weights.accents * strange
        + prior
        + weights.embedding * close.get(entry.id, 0.0)
    )


def _confidence(hits: tuple[Hit, ...]) -> Confidence:
    if not hits:
        return Confidence()
    return Confidence(top=hits[0].score, value=min(1.0, hits[0].score / 40))
