"""However an official name is typed, its procedure is found."""

import gzip
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.search.entries import Entry, read_rows
from motcua.core.search.folding import fold
from motcua.core.search.index import Index

WRITINGS: dict[str, Callable[[str], str]] = {
    "as published": lambda name: name,
    "without accents": fold,
    "in capitals": str.upper,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
    "with spaces": lambda name: f"  {name.replace(' ', '   ')} ?",
    "asked": lambda name: f"cho em hỏi {name.lower()} cần giấy tờ gì ạ",
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_an_official_name_finds_its_procedure(index: Index, writing: str) -> None:
    names = {entry.name: [other.id for other in index.entries if other.name == entry.name] for entry in index.entries}
    missed = {name for name, ids in names.items() if index.search(WRITINGS[writing](name)).hits[0].id not in ids}
    assert missed == set()


WORDS = ["đăng", "ký", "cấp", "lại", "khai", "sinh", "thẻ", "giấy", "xyz", "14", "mất", "em", "ơi", "kết", "hôn"]


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_case_and_composition_change_nothing(index: Index, words: list[str]) -> None:
    question = " ".join(words)
    found = index.search(question)
    for same in (question.upper(), unicodedata.normalize("NFD", question), question.replace(" ", "\n ")):
        assert index.search(same).hits == found.hits


@given(st.text(max_size=80))
@settings(max_examples=60)
def test_any_text_gives_sorted_scores_of_known_entries(index: Index, question: str) -> None:
    hits = index.search(question, limit=50).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.id for hit in hits}) == len(hits)
    assert {hit.id for hit in hits} <= {entry.id for entry in index.entries}
    assert index.suggest(question) == index.suggest(question)


@pytest.fixture(scope="module")
def national(shared_data: Path) -> Index:
    with gzip.open(shared_data / "search" / "procedures.jsonl.gz", "rt", encoding="utf-8") as file:
        return Index.build(read_rows(file))


def same_name(entries: tuple[Entry, ...], name: str) -> set[str]:
    return {entry.id for entry in entries if fold(entry.name) == fold(name)}


def test_nearly_every_name_of_the_national_catalogue_is_found(national: Index) -> None:
    asked = [entry.name for entry in national.entries[::24]]
    missed = [
        name
        for name in asked
        if not {hit.id for hit in national.search(fold(name)).hits[:5]} & same_name(national.entries, name)
    ]
    assert len(missed) <= 0.01 * len(asked), missed
