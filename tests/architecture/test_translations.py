"""The judge of translations finds each kind of defect; the texts themselves are judged by `make check`."""

import importlib.util
from collections.abc import Callable
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from tests.architecture.sources import ROOT

Texts = dict[str, str]


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    """The script."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "scripts" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def defects(translations: ModuleType) -> Callable[[Texts, Texts], list[str]]:
    """Judge a translation against a source, both given as texts."""

    def judge(source: Texts, translated: Texts) -> list[str]:
        return list(translations.find_defects(_catalog(source), _catalog(translated)))

    return judge


def _catalog(texts: Texts) -> Catalog:
    catalog = Catalog(locale="en")
    for text, translation in texts.items():
        catalog.add(text, translation)
    return catalog


@pytest.mark.parametrize(
    ("source", "translated", "kinds"),
    [
        ({"Hồ sơ": ""}, {"Hồ sơ": "Dossier"}, []),
        ({"Hồ sơ": ""}, {}, ["not translated"]),
        ({"Hồ sơ": ""}, {"Hồ sơ": ""}, ["not translated"]),
        ({}, {"Hồ sơ": "Dossier"}, ["left over"]),
        ({"Còn %(n)s": ""}, {"Còn %(n)s": "%(n)s left"}, []),
        ({"Còn %(n)s": ""}, {"Còn %(n)s": "%(m)s left"}, ["other placeholders"]),
        ({"Còn {n}": ""}, {"Còn {n}": "Left"}, ["other placeholders"]),
    ],
)
def test_each_kind_of_defect_is_found(
    defects: Callable[[Texts, Texts], list[str]], source: Texts, translated: Texts, kinds: list[str]
) -> None:
    assert [sentence.partition(":")[0] for sentence in defects(source, translated)] == kinds


def test_a_guess_of_the_tool_does_not_count_as_a_translation(
    defects: Callable[[Texts, Texts], list[str]], translations: ModuleType
) -> None:
    guessed = Catalog(locale="en")
    guessed.add("Hồ sơ", "File", flags={"fuzzy"})
    found = list(translations.find_defects(_catalog({"Hồ sơ": ""}), guessed))
    assert len(found) == 1
    assert found[0].startswith("not translated")


def test_texts_are_taken_from_code_and_from_templates(translations: ModuleType) -> None:
    places = {place.rpartition(".")[2] for message in translations.source_texts() for place, _ in message.locations}
    assert places == {"py", "html"}
