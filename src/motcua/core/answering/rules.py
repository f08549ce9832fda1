"""Reviewed rules as tables: `rules/*.txt`, one phrase or pattern a line under a [section], # for remarks."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_SHARED: Final = re.compile(r"@([a-z]+)")


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Return the lines of the table `name` by section."""
    text = files("motcua.core.answering").joinpath("rules", f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {section: tuple(lines) for section, lines in found.items()}


@cache
def pattern(table: str, section: str, *, whole_words: bool = False) -> re.Pattern[str]:
    """Return one pattern for all lines of a section; `@name` in a line is any line of the section `words name`."""
    joined = _SHARED.sub(lambda match: _any_of(table, f"words {match[1]}"), _any_of(table, section))
    return re.compile(rf"\b(?:{joined})\b" if whole_words else joined)


def _any_of(table: str, section: str) -> str:
    return "(?:" + "|".join(f"(?:{line})" for line in sections(table)[section]) + ")"


@cache
def words(table: str, section: str) -> frozenset[str]:
    """Return the words of all lines of a section."""
    return frozenset(word for line in sections(table)[section] for word in line.split())


@cache
def spellings(table: str, section: str) -> Mapping[str, frozenset[str]]:
    """Return, for a section whose lines are a folded syllable and its spellings, the spellings by syllable."""
    lines = (line.split() for line in sections(table)[section])
    return {bare: frozenset(spelled) for bare, *spelled in lines}
