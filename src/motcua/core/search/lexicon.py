"""How people say things, and the words the catalogue has for them.

A lexicon is reviewed data: tables in `lexicon/*.tsv`, and what staff add from searches that found nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

COLUMNS: Final = ("field", "life_event", "said", "meant", "example")
_VARIANTS = " | "


class UnusableLexicon(ValueError):
    """A line of a lexicon table cannot be read."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """`said` is one way people say it, `meant` the catalogue's words for it.

    `field` is the name of a field of the catalogue or empty; `life_event` a slug or empty; `example` a question the
    phrase must help with, or empty.
    """

    said: str
    meant: str
    field: str = ""
    life_event: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A set of phrases."""

    phrases: tuple[Phrase, ...] = ()

    def extended(self, phrases: Iterable[Phrase]) -> "Lexicon":
        """Return a lexicon with `phrases` added to these."""
        return Lexicon(self.phrases + tuple(phrases))


def read_table(text: str, *, source: str) -> Lexicon:
    """Return the phrases of one table: a header, then tab-separated lines; lines beginning with # are remarks.

    Variants of `said` separated by " | " become a phrase each, and so do alternatives of `meant`, of which an official
    name holds only one ("chấm dứt hoạt động | giải thể"). Raises `UnusableLexicon` naming `source` and line.
    """
    phrases: list[Phrase] = []
    header_seen = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header_seen:
            header_seen = _checked_header(cells, source)
            continue
        phrases.extend(_phrases(cells, f"{source}, line {number}"))
    return Lexicon(tuple(phrases))


@cache
def shipped_lexicon() -> Lexicon:
    """Return the phrases that come with the product."""
    folder = files("motcua.core.search").joinpath("lexicon")
    tables = sorted((table for table in folder.iterdir() if table.name.endswith(".tsv")), key=lambda table: table.name)
    found = (read_table(table.read_text(encoding="utf-8-sig"), source=table.name) for table in tables)
    return Lexicon(tuple(phrase for lexicon in found for phrase in lexicon.phrases))


def _checked_header(cells: list[str], source: str) -> bool:
    if tuple(cells) != COLUMNS:
        raise UnusableLexicon(f"{source} does not begin with the columns {', '.join(COLUMNS)}, separated by tabs.")
    return True


def _phrases(cells: list[str], where: str) -> list[Phrase]:
    cells = cells + [""] * (len(COLUMNS) - len(cells))
    if len(cells) > len(COLUMNS):
        raise UnusableLexicon(f"{where} has {len(cells)} columns. Write {len(COLUMNS)}, separated by tabs.")
    field, life_event, said, meant, example = cells
    variants, meanings = _variants(said), _variants(meant)
    if not variants or not meanings:
        raise UnusableLexicon(f"{where} lacks what is said or what is meant. Fill in both columns.")
    return [Phrase(variant, one, field, life_event, example) for variant in variants for one in meanings]


def _variants(cell: str) -> list[str]:
    return [variant.strip() for variant in cell.split(_VARIANTS) if variant.strip()]
