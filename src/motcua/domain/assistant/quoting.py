"""Which stretches of a sentence are the publication's own Vietnamese words, whatever language the sentence is in."""

from collections.abc import Iterable, Mapping
from typing import Final

from motcua.core.answering.facts import Charge, Paper
from motcua.core.answering.sentences import Value

Spans = tuple[tuple[int, int], ...]
"""Half-open, in order, apart."""

_PUBLISHED: Final = ("name", "case", "agency", "form", "paper", "text")  # the other values are keys and numbers


def published_words(values: Mapping[str, Value]) -> list[str]:
    """Return what a sentence takes from the publication word by word."""
    found: list[str | None] = []
    for key in _PUBLISHED:
        match values.get(key):
            case Paper() as paper:
                found += [paper.name, paper.form]
            case str() as words:
                found.append(words)
    charge = values.get("charge")
    if isinstance(charge, Charge):
        found += [charge.name, charge.note]
    return [words.rstrip(".") for words in found if words]


def quoted(text: str, words: Iterable[str]) -> Spans:
    """Return where `words` stand in `text`: each once, none within another."""
    spans: list[tuple[int, int]] = []
    for said in sorted(set(words), key=lambda said: (text.find(said), -len(said))):
        begin = text.find(said)
        if begin >= (spans[-1][1] if spans else 0):
            spans.append((begin, begin + len(said)))
    return tuple(spans)
