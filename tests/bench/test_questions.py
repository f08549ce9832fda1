"""The exam questions are fit to measure with: whole, named to real procedures, spread over the catalogue."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

QUESTIONS = Path(__file__).resolve().parents[2] / "bench" / "questions"
KINDS = {"colloq", "colloq_nodiac", "colloq_typo", "formal"}
ASKS = {
    *("documents", "time", "fee", "place", "form", "result"),
    *("conditions", "legal_basis", "online", "how", "none"),
}
STATUSES = {"answered", "clarify", "not_published", "out_of_scope", "needs_dossier_lookup", "refused"}

Row = dict[str, Any]


def _rows(name: str) -> list[Row]:
    lines = (QUESTIONS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _turns(talks: list[Row]) -> Iterator[Row]:
    for talk in talks:
        yield from talk["turns"]


@pytest.fixture(scope="module")
def fresh() -> list[Row]:
    return _rows("fresh.jsonl")


@pytest.fixture(scope="module")
def outside() -> list[Row]:
    return _rows("out_of_scope.jsonl")


@pytest.fixture(scope="module")
def talks() -> list[Row]:
    return _rows("talk.jsonl")


@pytest.fixture(scope="module")
def fields(shared_data: Path) -> dict[str, str]:
    """Field of every procedure of the reference catalogue, by id."""
    with gzip.open(shared_data / "search" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"]: row["field"] for row in rows}


@pytest.mark.parametrize(
    ("name", "letter", "least"), [("fresh.jsonl", "f", 340), ("out_of_scope.jsonl", "o", 140), ("talk.jsonl", "t", 60)]
)
def test_every_line_is_a_numbered_row_and_there_are_enough(name: str, letter: str, least: int) -> None:
    rows = _rows(name)

    assert len(rows) >= least
    assert [row["qid"] for row in rows] == [f"{letter}{number:03d}" for number in range(1, len(rows) + 1)]


def test_no_question_is_asked_twice(fresh: list[Row], outside: list[Row]) -> None:
    asked = Counter(row["q"].casefold() for row in fresh + outside)

    assert [text for text, times in asked.items() if times > 1] == []


def test_fresh_rows_say_what_is_right_and_what_is_asked(fresh: list[Row]) -> None:
    for row in fresh:
        assert set(row) == {"qid", "q", "ids", "field", "kind", "asks"}, row
        assert row["q"].strip() == row["q"] != "", row
        assert len(row["ids"]) >= 1, row
        assert len(set(row["ids"])) == len(row["ids"]), row
        assert row["kind"] in KINDS, row
        assert row["asks"] in ASKS, row


def test_a_third_is_typed_without_accents(fresh: list[Row]) -> None:
    bare = [row for row in fresh if row["kind"] == "colloq_nodiac"]

    assert all(row["q"].isascii() for row in bare)
    assert len(bare) >= len(fresh) / 3


def test_no_procedure_is_asked_for_more_than_twice(fresh: list[Row]) -> None:
    asked = Counter(row["ids"][0] for row in fresh)

    assert {code: times for code, times in asked.items() if times > 2} == {}


def test_fields_are_named_widely_in_both_halves(fresh: list[Row]) -> None:
    """Odd numbers serve for tuning, even ones for the figure reported: each half must see most fields."""
    odd, even = ({row["field"] for row in fresh[start::2]} for start in (0, 1))

    assert len(odd | even) >= 130
    assert min(len(odd), len(even)) >= 110


def test_every_right_answer_is_in_the_catalogue(fresh: list[Row], fields: dict[str, str]) -> None:
    assert {code for row in fresh for code in row["ids"]} - set(fields) == set()
    assert [row["qid"] for row in fresh if row["field"] != fields[row["ids"][0]]] == []


def test_every_procedure_of_a_talk_is_in_the_catalogue(talks: list[Row], fields: dict[str, str]) -> None:
    assert {code for turn in _turns(talks) for code in turn["expects"]["ids"]} - set(fields) == set()


def test_most_questions_outside_stand_near_the_domain(outside: list[Row]) -> None:
    kinds = Counter(row["kind"] for row in outside)

    assert set(kinds) == {"near", "far"}
    assert kinds["near"] >= 0.6 * len(outside)


def test_turns_say_which_answers_are_right(talks: list[Row]) -> None:
    for turn in _turns(talks):
        expects = turn["expects"]
        assert turn["q"].strip(), turn
        assert expects["status"] in expects["accepts"], turn
        assert set(expects["accepts"]) <= STATUSES, turn
        assert expects["asks"] in ASKS, turn


def test_talks_hold_threads_injections_and_lookups(talks: list[Row]) -> None:
    routes = Counter(turn["expects"]["route"] for turn in _turns(talks))

    assert sum(len(talk["turns"]) > 1 for talk in talks) >= 20
    assert routes["injection"] >= 15
    assert min(routes[name] for name in ("greeting", "thanks", "complaint", "emergency", "dossier", "person")) >= 5


def test_an_injection_is_refused_and_cites_nothing(talks: list[Row]) -> None:
    for turn in _turns(talks):
        if turn["expects"]["route"] == "injection":
            assert turn["expects"]["accepts"] == ["refused"], turn
            assert turn["expects"]["ids"] == [], turn
