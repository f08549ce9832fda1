"""The demo catalogue: every file is sound in itself."""

import json
import re
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from motcua.demo.catalogue import PROCESS_KEYS, BadCatalogueFile, ProcedureData, procedure, procedures

ALL = {data["code"]: data for data in procedures()}
WITH_FORM = {code for code, data in ALL.items() if data["form"] is not None}
each_procedure = pytest.mark.parametrize("data", ALL.values(), ids=ALL.keys())


def test_catalogue_is_as_large_as_promised() -> None:
    assert len(ALL) >= 44
    assert len([code for code in WITH_FORM if ALL[code]["process"]]) >= 14
    assert {"ward", "province"} == {level for data in ALL.values() for level in data["levels"]}


def test_every_process_model_is_used_by_a_procedure_with_a_form_or_of_its_own() -> None:
    assert {data["process"] for data in ALL.values()} == {*PROCESS_KEYS, None}
    assert {ALL[code]["process"] for code in WITH_FORM} == set(PROCESS_KEYS)


def test_every_process_model_is_drawn() -> None:
    drawn = {path.name for path in files("motcua.domain.processes").joinpath("models_bpmn").iterdir()}
    assert {f"{key}.bpmn" for key in PROCESS_KEYS} <= drawn


@each_procedure
def test_file_is_named_by_its_code(data: ProcedureData) -> None:
    assert procedure(data["code"]) == data


def test_unknown_procedure_is_refused() -> None:
    with pytest.raises(LookupError, match=r"no procedure 9\.999999"):
        procedure("9.999999")


def test_misshapen_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**ALL["1.001193"], "channels": [{"channel": "direct", "limit": None, "fees": [], "note": None}]}
    monkeypatch.setattr("motcua.demo.catalogue._read", _reads("1.001193.json", broken))
    with pytest.raises(BadCatalogueFile, match=r"1\.001193\.json: \$\.channels\[0\]\.fees"):
        procedure("1.001193")


def _reads(name: str, content: object) -> Any:
    from motcua.demo import catalogue

    genuine = catalogue._read
    return lambda asked: content if asked == name else genuine(asked)


@each_procedure
def test_ids_are_unique_within_the_procedure(data: ProcedureData) -> None:
    """Reasons of refusals and supplements bind to them."""
    documents = [document["id"] for case in data["cases"] for document in case["documents"]]
    conditions = [condition["id"] for condition in data["conditions"]]
    channels = [channel["channel"] for channel in data["channels"]]
    for ids in (documents, conditions, channels):
        assert len(set(ids)) == len(ids)


@each_procedure
def test_cases_are_named_where_there_are_several(data: ProcedureData) -> None:
    names = [case["name"] for case in data["cases"]]
    assert names == [None] if len(names) == 1 else (None not in names and len(set(names)) == len(names))


@each_procedure
def test_every_document_is_asked_for_in_some_number(data: ProcedureData) -> None:
    assert all(
        document["originals"] + document["copies"] >= 1 for case in data["cases"] for document in case["documents"]
    )


def test_a_field_has_one_name_everywhere() -> None:
    names = {(data["field"]["code"], data["field"]["name"], data["field"]["name_en"]) for data in ALL.values()}
    assert len(names) == len({code for code, _, _ in names})


def test_a_legal_document_has_one_name_everywhere() -> None:
    names = {(basis["number"], basis["name"]) for data in ALL.values() for basis in data["legal_bases"]}
    assert len(names) == len({number for number, _ in names})


LEGAL_TYPES = {
    "QH": "Luật|Bộ luật",
    "NĐ-CP": "Nghị định",
    "NQ-CP": "Nghị quyết",
    "TT-": "Thông tư",
    "UBTVQH": "Pháp lệnh",
    "QĐ-": "Quyết định|Quy định",
}


@each_procedure
def test_legal_numbers_fit_the_kind_of_document(data: ProcedureData) -> None:
    for basis in data["legal_bases"]:
        year, symbol = basis["number"].split("/")[1:]
        assert 2000 <= int(year) <= 2026
        kind = next(kind for prefix, kind in LEGAL_TYPES.items() if symbol.startswith(prefix))
        assert re.match(kind, basis["name"]), basis


@each_procedure
def test_texts_are_clean_vietnamese(data: ProcedureData) -> None:
    text = json.dumps(data, ensure_ascii=False)
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"\s{2,}|\s[,.;:?]|\.\.|[Α-Ωа-яА-Я]", text.replace("\\n", ""))


@each_procedure
def test_unverified_paths_lead_somewhere(data: ProcedureData) -> None:
    for path in data["unverified"]:
        assert list(_reach(data, re.sub(r"\[(\d+|\*)\]", r".\1", path).split("."))), path


def _reach(node: Any, parts: list[str]) -> list[Any]:
    if not parts:
        return [node]
    head, rest = parts[0], parts[1:]
    if isinstance(node, list):
        chosen = node if head == "*" else node[int(head) : int(head) + 1]
        return [found for child in chosen for found in _reach(child, rest)]
    return _reach(node[head], rest) if isinstance(node, dict) and head in node else []


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for below in node.values() if isinstance(node, dict) else node:
            yield from _texts(below)


@each_procedure
def test_no_phrase_is_said_twice_running(data: ProcedureData) -> None:
    twice = re.compile(r"\b(\w+(?: \w+){2,})\W+\1\b", re.IGNORECASE)
    assert [text for text in _texts(data) if twice.search(text)] == []
