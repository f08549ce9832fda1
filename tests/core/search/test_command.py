"""`motcua search` as a person or a program runs it, over a file."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MOTCUA = [sys.executable, "-c", "from motcua.cli import main; main()", "search"]
ROWS = [
    {"id": "1.001193", "name": "Thủ tục đăng ký khai sinh", "field": "Hộ tịch", "level": "Cấp xã"},
    {"id": "1.000894", "name": "Thủ tục đăng ký kết hôn", "field": "Hộ tịch", "level": "Cấp xã"},
    {"id": "1.000656", "name": "Thủ tục đăng ký khai tử", "field": "Hộ tịch", "level": "Cấp xã"},
]


@pytest.fixture
def procedures(tmp_path: Path) -> Path:
    file = tmp_path / "procedures.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in ROWS).encode()))
    return file


def motcua_search(*arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([*MOTCUA, *arguments], input=told, capture_output=True, encoding="utf-8", check=False)


def batch(procedures: Path, *lines: str) -> tuple[list[dict[str, Any]], int]:
    run = motcua_search("--batch", "--procedures", str(procedures), told="".join(f"{line}\n" for line in lines))
    assert run.stderr == ""
    return [json.loads(line) for line in run.stdout.splitlines()], run.returncode


def test_a_stream_of_questions_is_answered_line_by_line(procedures: Path) -> None:
    asked = [
        json.dumps({"qid": "q1", "q": "dang ky ket hon", "kind": "nodiac"}),
        "",
        json.dumps({"qid": 2, "q": "Đăng ký khai tử", "ids": []}),
    ]
    answers, code = batch(procedures, *asked)
    assert code == 0
    assert [answer["qid"] for answer in answers] == ["q1", 2]
    assert [answer["results"][0]["id"] for answer in answers] == ["1.000894", "1.000656"]
    assert all(answer.keys() == {"qid", "results", "ms"} and answer["ms"] > 0 for answer in answers)
    scores = [result["score"] for result in answers[0]["results"]]
    assert scores == sorted(scores, reverse=True)


def test_a_bad_line_is_named_the_others_answered_and_the_code_tells(procedures: Path) -> None:
    lines = ["{", "[1]", '{"qid": "x"}', '{"qid": "y", "q": 3}', '{"qid": "z", "q": "khai sinh"}']
    answers, code = batch(procedures, *lines)
    assert code == 1
    assert [answer["qid"] for answer in answers] == [None, None, "x", "y", "z"]
    assert ["error" in answer for answer in answers] == [True, True, True, True, False]


def test_one_question_is_printed_for_people_and_as_json(procedures: Path) -> None:
    printed = motcua_search("khai snih", "--procedures", str(procedures), "--limit", "1")
    assert printed.stdout.splitlines()[0] == "Read as: khai sinh"
    assert "Thủ tục đăng ký khai sinh" in printed.stdout.splitlines()[1]
    found = json.loads(motcua_search("kết hôn", "--procedures", str(procedures), "--json").stdout)
    assert found["results"][0]["name"] == "Thủ tục đăng ký kết hôn"
    assert found["repaired"] is None


@pytest.mark.parametrize("arguments", [(), ("--batch", "khai sinh")])
def test_a_question_or_the_stream_is_needed(arguments: tuple[str, ...]) -> None:
    run = motcua_search(*arguments)
    assert run.returncode == 2
    assert run.stderr.startswith("Give a question, or --batch")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b'{"id": "1"}', "Line 1 has no id or no name"), (b"\x1f\x8bxx", "cannot be read"), (None, "cannot be read")],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    file = tmp_path / "rows.jsonl"
    if content is not None:
        file.write_bytes(content)
    run = motcua_search("khai sinh", "--procedures", str(file))
    assert run.returncode == 2
    assert str(file) in run.stderr
    assert sentence in run.stderr
