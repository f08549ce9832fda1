"""The lexicon that ships is reviewed data: every line can be used, and every field of the catalogue is spoken of."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path

import pytest

from motcua.core.search.chatter import FAINT_WEIGHT, telling
from motcua.core.search.lexicon import COLUMNS, read_table
from motcua.core.search.words import bare_words, read_words

LIFE_EVENTS = {
    *("sinh-con", "ket-hon", "cho-o", "giay-to", "kinh-doanh", "nha-dat", "xay-dung", "tro-giup", "xe-co"),
    *("viec-lam", "om-dau", "mat-nguoi-than", "hoc-hanh"),
}
TABLES = {
    table.name: table.read_text(encoding="utf-8")
    for table in files("motcua.core.search").joinpath("lexicon").iterdir()
    if table.name.endswith(".tsv")
}
MOST_SYLLABLES = 8  # a phrase, not a question: nobody types a long one the same way twice

Line = tuple[int, list[str]]


def lines(name: str) -> Iterator[Line]:
    """Return number and cells of each line of a table, remarks and header left out."""
    for number, line in enumerate(TABLES[name].splitlines(), start=1):
        if line.strip() and not line.startswith("#") and not line.startswith(f"{COLUMNS[0]}\t"):
            yield number, line.split("\t")


def variants(cell: str) -> list[str]:
    return cell.split(" | ")


@pytest.fixture(scope="module")
def names_of_fields(shared_data: Path) -> dict[str, list[str]]:
    """The names of the procedures of each field of the catalogue."""
    names: dict[str, list[str]] = {}
    with gzip.open(shared_data / "search" / "procedures.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            names.setdefault(row["field"], []).append(row["name"])
    return names


@pytest.mark.parametrize("name", sorted(TABLES))
class TestTable:
    def test_begins_with_the_columns_and_holds_to_them(self, name: str) -> None:
        assert TABLES[name].startswith("\t".join(COLUMNS) + "\n")
        assert [number for number, cells in lines(name) if len(cells) != len(COLUMNS)] == []

    def test_is_read_whole(self, name: str) -> None:
        told = [(said, meant) for _, cells in lines(name) for said, meant in product(*map(variants, cells[2:4]))]
        assert [(phrase.said, phrase.meant) for phrase in read_table(TABLES[name], source=name).phrases] == told
        assert told

    def test_cells_carry_no_stray_blanks_and_no_empty_variant(self, name: str) -> None:
        untidy = [
            (number, cell)
            for number, cells in lines(name)
            for cell in (*cells, *variants(cells[2]), *variants(cells[3]))
            if cell != " ".join(cell.split())
        ]
        assert untidy == []
        assert [number for number, cells in lines(name) if not all(variants(cells[2]) + variants(cells[3]))] == []

    def test_life_events_are_known(self, name: str) -> None:
        assert {cells[1] for _, cells in lines(name)} - LIFE_EVENTS <= {""}

    def test_what_is_said_is_a_short_phrase(self, name: str) -> None:
        said = [(number, variant) for number, cells in lines(name) for variant in variants(cells[2])]
        assert [one for one in said if len(read_words(one[1])) > MOST_SYLLABLES] == []

    def test_what_is_said_of_a_field_is_in_small_letters(self, name: str) -> None:
        """Only the general table writes the names of peoples large."""
        said = [(number, variant) for number, cells in lines(name) if cells[0] for variant in variants(cells[2])]
        assert [one for one in said if one[1] != one[1].lower()] == []

    def test_no_phrase_of_a_field_is_a_mere_word_of_politeness_or_asking(self, name: str) -> None:
        """Such a phrase would draw every question towards its field."""
        said = [(number, variant) for number, cells in lines(name) if cells[0] for variant in variants(cells[2])]
        single = [(number, words[0], variant) for number, variant in said if len(words := read_words(variant)) == 1]
        assert [(number, variant) for number, word, variant in single if telling(word) <= FAINT_WEIGHT] == []

    def test_the_example_uses_its_own_line(self, name: str) -> None:
        """An example that shares no word with any variant tests some other line."""
        strangers = [
            (number, cells[4])
            for number, cells in lines(name)
            if cells[4] and not set(bare_words(cells[4])) & set(bare_words(cells[2]))
        ]
        assert strangers == []

    def test_fields_are_fields_of_the_catalogue(self, name: str, names_of_fields: dict[str, list[str]]) -> None:
        assert {cells[0] for _, cells in lines(name)} - names_of_fields.keys() <= {""}

    def test_what_is_meant_stands_in_names_of_the_field(self, name: str, names_of_fields: dict[str, list[str]]) -> None:
        """The greater part of the words of a meaning must be found together in one name, else it finds nothing."""
        poor = [
            (number, meant)
            for number, cells in lines(name)
            for meant in variants(cells[3])
            if cells[0] and not _held_by_a_name(meant, names_of_fields.get(cells[0], []))
        ]
        assert poor == []


def _held_by_a_name(meant: str, names: list[str]) -> bool:
    words = set(bare_words(meant))
    return any(2 * len(words & set(bare_words(name))) > len(words) for name in names)


def test_a_field_is_not_told_the_same_phrase_twice() -> None:
    said = Counter((cells[0], variant) for name in TABLES for _, cells in lines(name) for variant in variants(cells[2]))
    assert [one for one, count in said.items() if count > 1] == []


def test_every_field_of_the_catalogue_is_spoken_of(names_of_fields: dict[str, list[str]]) -> None:
    spoken_of = {cells[0] for name in TABLES for _, cells in lines(name)}
    assert sorted(names_of_fields.keys() - spoken_of) == []
