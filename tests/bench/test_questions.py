"""The exam questions are fit to measure with: whole, named to real procedures, spread over the catalogue."""

import gzip
import json
import re
import unicodedata
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

POPULAR = {
    *("Hộ tịch", "Chứng thực", "Đăng ký, quản lý cư trú", "Cấp, quản lý căn cước", "Đất đai", "Lý lịch tư pháp"),
    *("Sát hạch, cấp giấy phép lái xe", "Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng"),
    *("Thành lập và hoạt động của doanh nghiệp", "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)"),
    *("Quản lý xuất nhập cảnh", "Định danh và xác thực điện tử"),
}

Row = dict[str, Any]


def _rows(name: str) -> list[Row]:
    lines = (QUESTIONS / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _without_level(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold()
    return " ".join(_words(re.sub(r"\((thực hiện (tại|ở) )?cấp (bộ|trung ương|tỉnh|huyện|xã|tw)\)", "", plain)))


def _turns(talks: list[Row]) -> Iterator[Row]:
    for talk in talks:
        yield from talk["turns"]


@pytest.fixture(scope="module")
def fresh() -> list[Row]:
    return _rows("fresh.jsonl")


@pytest.fixture(scope="module")
def hard() -> list[Row]:
    return _rows("hard.jsonl")


@pytest.fixture(scope="module", params=["fresh.jsonl", "hard.jsonl"])
def exam(request: pytest.FixtureRequest) -> list[Row]:
    return _rows(request.param)


@pytest.fixture(scope="module")
def outside() -> list[Row]:
    return _rows("out_of_scope.jsonl")


@pytest.fixture(scope="module")
def talks() -> list[Row]:
    return _rows("talk.jsonl")


@pytest.fixture(scope="module")
def catalogue(shared_data: Path) -> dict[str, Row]:
    """Every procedure of the reference catalogue, by id."""
    with gzip.open(shared_data / "search" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"]: row for row in rows}


@pytest.fixture(scope="module")
def fields(catalogue: dict[str, Row]) -> dict[str, str]:
    return {code: row["field"] for code, row in catalogue.items()}


@pytest.mark.parametrize(
    ("name", "letter", "least"),
    [("fresh.jsonl", "f", 340), ("hard.jsonl", "h", 500), ("out_of_scope.jsonl", "o", 140), ("talk.jsonl", "t", 60)],
)
def test_every_line_is_a_numbered_row_and_there_are_enough(name: str, letter: str, least: int) -> None:
    rows = _rows(name)

    assert len(rows) >= least
    assert [row["qid"] for row in rows] == [f"{letter}{number:03d}" for number in range(1, len(rows) + 1)]


def test_no_question_is_asked_twice(fresh: list[Row], hard: list[Row], outside: list[Row]) -> None:
    asked = Counter(row["q"].casefold() for row in fresh + hard + outside)

    assert [text for text, times in asked.items() if times > 1] == []


def test_rows_say_what_is_right_and_what_is_asked(exam: list[Row]) -> None:
    for row in exam:
        assert set(row) == {"qid", "q", "ids", "field", "kind", "asks"}, row
        assert row["q"].strip() == row["q"] != "", row
        assert len(row["ids"]) >= 1, row
        assert len(set(row["ids"])) == len(row["ids"]), row
        assert row["kind"] in KINDS, row
        assert row["asks"] in ASKS, row


def test_a_third_is_typed_without_accents(exam: list[Row]) -> None:
    bare = [row for row in exam if row["kind"] == "colloq_nodiac"]

    assert all(row["q"].isascii() for row in bare)
    assert len(bare) >= len(exam) / 3


def test_no_procedure_is_asked_for_more_than_twice(exam: list[Row]) -> None:
    asked = Counter(row["ids"][0] for row in exam)

    assert {code: times for code, times in asked.items() if times > 2} == {}


def test_fields_are_named_widely_in_both_halves(exam: list[Row]) -> None:
    """Odd numbers serve for tuning, even ones for the figure reported: each half must see most fields."""
    odd, even = ({row["field"] for row in exam[start::2]} for start in (0, 1))

    assert len(odd | even) >= 130
    assert min(len(odd), len(even)) >= 110


def test_every_right_answer_is_in_the_catalogue(exam: list[Row], fields: dict[str, str]) -> None:
    assert {code for row in exam for code in row["ids"]} - set(fields) == set()
    assert [row["qid"] for row in exam if row["field"] != fields[row["ids"][0]]] == []


def test_a_hard_question_is_the_only_one_for_its_procedure(hard: list[Row]) -> None:
    asked = Counter(row["ids"][0] for row in hard)

    assert {code: times for code, times in asked.items() if times > 1} == {}


def test_hard_questions_have_the_length_of_what_people_type(hard: list[Row]) -> None:
    # Glued words make a slipped question shorter by a word or two.
    assert [row["qid"] for row in hard if not 4 <= len(row["q"].split()) <= 25] == []


def test_a_seventh_of_the_hard_questions_holds_slips(hard: list[Row]) -> None:
    assert 0.12 <= sum(row["kind"] == "colloq_typo" for row in hard) / len(hard) <= 0.18


def test_hard_questions_keep_off_the_popular_fields(hard: list[Row]) -> None:
    popular = [row["qid"] for row in hard if row["field"] in POPULAR]

    assert 0 < len(popular) <= 0.08 * len(hard)


def test_hard_questions_do_not_borrow_the_official_name(hard: list[Row], catalogue: dict[str, Row]) -> None:
    """Of a question typed with accents at most a third of the words, on average, stand in a right name."""
    shares = []
    for row in (row for row in hard if row["kind"] == "colloq"):
        official = {word for code in row["ids"] for word in _words(catalogue[code]["name"])}
        typed = _words(row["q"])
        shares.append(sum(word in official for word in typed) / len(typed))

    assert sum(shares) / len(shares) < 1 / 3


def test_every_level_of_a_procedure_asked_for_is_right(hard: list[Row], catalogue: dict[str, Row]) -> None:
    """A question names no level, so the procedure of the same name at another level answers it as well."""
    alike: dict[str, set[str]] = {}
    for code, procedure in catalogue.items():
        alike.setdefault(_without_level(procedure["name"]), set()).add(code)

    missing = {row["qid"]: alike[_without_level(catalogue[row["ids"][0]]["name"])] - set(row["ids"]) for row in hard}
    assert {qid: codes for qid, codes in missing.items() if codes} == {}


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
