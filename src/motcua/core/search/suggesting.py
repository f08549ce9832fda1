"""Suggestions while a question is being typed."""

from motcua.core.search.ranking import answer
from motcua.core.search.tables import Tables


def suggestions(tables: Tables, prefix: str, *, limit: int) -> tuple[str, ...]:
    """Return official names that complete `prefix`."""
    found = answer(tables, prefix, limit=limit)
    return tuple(tables.entries[tables.places[hit.id]].name for hit in found.hits)
