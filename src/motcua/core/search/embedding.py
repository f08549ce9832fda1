"""The port for an optional model that compares meanings. Search never needs one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from motcua.core.search.entries import Entry


class Embedding(Protocol):
    """A dense model over the entries of one index."""

    def prepare(self, entries: Sequence[Entry]) -> None:
        """Take in the entries the index holds, once, before any question."""

    def closeness(self, question: str) -> Mapping[str, float]:
        """Return standardised closeness (mean 0, deviation 1) by entry id; entries left out count 0.

        A model that does not understand unaccented text returns nothing for such a question.
        """
