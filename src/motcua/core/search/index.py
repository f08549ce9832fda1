"""The index over a catalogue: built once a publication, asked thousands of times."""

from collections.abc import Callable, Iterable
from typing import Final

from motcua.core.search.chatter import telling
from motcua.core.search.embedding import Embedding
from motcua.core.search.entries import Entry
from motcua.core.search.found import Found
from motcua.core.search.lexicon import Lexicon, shipped_lexicon
from motcua.core.search.ranking import answer
from motcua.core.search.repair import mended
from motcua.core.search.tables import Tables
from motcua.core.search.words import read_words

_LONGEST_PREFIX: Final = 200  # characters


class Index:
    """Procedures to be found; make one with `Index.build`. Immutable: a new publication makes a new index."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @classmethod
    def build(
        cls, entries: Iterable[Entry], lexicon: Lexicon | None = None, *, embedding: Embedding | None = None
    ) -> "Index":
        """Return an index over `entries` with the shipped lexicon, or another."""
        listed = tuple(entries)
        if embedding is not None:
            embedding.prepare(listed)
        return cls(Tables(listed, shipped_lexicon() if lexicon is None else lexicon, embedding))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries searched."""
        return self._tables.entries

    @property
    def lexicon(self) -> Lexicon:
        """The phrases searched with."""
        return self._tables.lexicon

    def entry(self, identifier: str) -> Entry:
        """Return the entry with this id; `KeyError` when there is none."""
        return self._tables.entries[self._tables.places[identifier]]

    def field_of(self, identifier: str) -> str:
        """Return the field of the entry with this id; empty when there is none."""
        place = self._tables.places.get(identifier)
        return "" if place is None else self._tables.entries[place].field

    def search(
        self,
        question: str,
        *,
        limit: int = 10,
        allowed: Callable[[Entry], bool] | None = None,
        levels: frozenset[str] = frozenset(),
        audience: str = "",
        locality: str | None = None,
    ) -> Found:
        """Return the entries that answer `question`, best first.

        Before ranking only entries are kept that `allowed` admits, that are handled at one of `levels` (all when
        empty), are for `audience` (any when empty), and hold in `locality` (a province's code; nationwide entries
        always hold; None does not filter).
        """

        def admitted(entry: Entry) -> bool:
            return (
                (not levels or bool(levels & entry.levels))
                and (not audience or not entry.audiences or audience in entry.audiences)
                and (locality is None or entry.locality in ("", locality))
                and (allowed is None or allowed(entry))
            )

        filtered = levels or audience or locality is not None or allowed is not None
        return answer(self._tables, question, limit=limit, admitted=admitted if filtered else None)

    def suggest(self, prefix: str, *, limit: int = 8) -> tuple[str, ...]:
        """Return official names and lexicon phrases that complete `prefix`, best first; slips in it are mended."""
        words = read_words(prefix[:_LONGEST_PREFIX])
        offered = self._tables.suggestions
        found = offered.completing(words, limit=limit)
        if len(found) < limit:
            right = mended(words, self._tables.spelling)
            found += offered.completing(right, limit=limit)
            if not found:
                kept = [word for word in right[:-1] if telling(word) == 1.0]
                found = offered.completing([*kept, *right[-1:]], limit=limit)
        return tuple(dict.fromkeys(found))[:limit]
