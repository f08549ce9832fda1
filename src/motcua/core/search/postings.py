"""Terms to entries with weights: BM25 over one field."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

_FEW: Final = 200  # entries: in a small catalogue every word is kept


class Postings:
    """For each term the entries that hold it and how much that tells."""

    def __init__(
        self,
        documents: Sequence[Iterable[str]],
        *,
        saturation: float,
        by_length: float,
        commonest: float = 1.0,
    ) -> None:
        """Count `documents`; terms that more than the share `commonest` of them hold tell nothing and are left out."""
        counted = [Counter(document) for document in documents]
        lengths = [sum(counts.values()) for counts in counted]
        mean = sum(lengths) / max(1, len(lengths)) or 1.0
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, counts in enumerate(counted):
            norm = saturation * (1 - by_length + by_length * lengths[number] / mean)
            for term, count in counts.items():
                found[term].append((number, count * (saturation + 1) / (count + norm)))
        self.size = len(counted)
        self.rarity = {term: self._rarity(len(held)) for term, held in found.items()}
        most = max(_FEW, commonest * self.size)
        self.lists = {
            term: [(number, weight * self.rarity[term]) for number, weight in held]
            for term, held in found.items()
            if len(held) <= most
        }

    def _rarity(self, count: int) -> float:
        return math.log(1 + (self.size - count + 0.5) / (count + 0.5))

    def add(self, scores: list[float], term: str, weight: float) -> None:
        """Add what `term` tells, times `weight`, to the scores of the entries that hold it."""
        for number, told in self.lists.get(term, ()):
            scores[number] += weight * told
