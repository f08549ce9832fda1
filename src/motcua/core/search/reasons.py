"""Why an entry was found, in words a person can follow."""

from collections.abc import Iterator

from motcua.core.search.chatter import telling
from motcua.core.search.reading import Reading
from motcua.core.search.tables import Tables

_LEAST_HELD = 0.6


def reasons(tables: Tables, number: int, reading: Reading) -> tuple[str, ...]:
    """Return the phrases an entry was found by ("tuất → tử tuất"), then the question's words in its name."""
    return tuple(dict.fromkeys((*_phrases(tables, number, reading), *_words(tables, number, reading))))


def _phrases(tables: Tables, number: int, reading: Reading) -> Iterator[str]:
    name = tables.names[number]
    for use in sorted(reading.uses, key=lambda use: -use.sureness):
        held = sum(1 for word in use.meant if word in name.weights)
        if held >= _LEAST_HELD * len(use.meant):
            yield f"{use.phrase.said} → {use.phrase.meant}"


def _words(tables: Tables, number: int, reading: Reading) -> Iterator[str]:
    name = tables.names[number]
    found = (word for word in reading.words if word.bare in name.weights and telling(word) == 1.0)
    yield from (word.written for word in sorted(found, key=lambda word: -tables.importance(word.bare)))
