"""The glossary names each notion once, and what it names exists."""

import importlib
import re
from collections import Counter
from types import ModuleType

import pytest

from tests.architecture.sources import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
LINE = re.compile(r"^\| (?P<term>[^|]+) \| `(?P<identifier>\w+)` \| `(?P<place>[\w.]+)` \|$")


def _table_lines() -> list[str]:
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("|") and not line.startswith(("| Tiếng Việt", "| ---"))]


ENTRIES = [found for line in _table_lines() if (found := LINE.match(line))]


def _resolve(place: str) -> object:
    """Return what a dotted name below `motcua.` means. Raises ImportError or AttributeError."""
    parts = place.split(".")
    thing: object = importlib.import_module("motcua")
    for number, part in enumerate(parts, 1):
        if isinstance(thing, ModuleType) and not hasattr(thing, part):
            thing = importlib.import_module(".".join(["motcua", *parts[:number]]))
        else:
            thing = getattr(thing, part)
    return thing


def test_every_line_of_the_tables_is_an_entry() -> None:
    assert len(ENTRIES) > 50
    assert [line for line in _table_lines() if not LINE.match(line)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["identifier"])
def test_what_an_entry_names_is_in_the_code(entry: re.Match[str]) -> None:
    assert entry["place"].rsplit(".", 1)[-1] == entry["identifier"]
    _resolve(entry["place"])


@pytest.mark.parametrize("column", ["term", "identifier", "place"])
def test_each_notion_is_there_once(column: str) -> None:
    twice = [value for value, times in Counter(entry[column] for entry in ENTRIES).items() if times > 1]
    assert twice == []
