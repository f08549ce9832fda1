"""`motcua due` as a person or a program runs it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MOTCUA = [sys.executable, "-c", "from motcua.cli import main; main()", "due"]
RECEIVED = "2026-04-29T10:00+07:00"


def motcua_due(*arguments: str, told: str | bytes = "") -> subprocess.CompletedProcess[str]:
    text = told if isinstance(told, str) else told.decode("latin-1")
    encoding = "utf-8" if isinstance(told, str) else "latin-1"
    return subprocess.run([*MOTCUA, *arguments], input=text, capture_output=True, encoding=encoding, check=False)


def question(**changed: Any) -> dict[str, Any]:
    return {"id": "a", "received": RECEIVED, "limit": {"value": 3, "unit": "working_day"}} | changed


def batch(*lines: object, arguments: tuple[str, ...] = ()) -> tuple[list[dict[str, Any]], int]:
    told = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    run = motcua_due("--batch", *arguments, told=told)
    assert run.stderr == ""
    return [json.loads(line) for line in run.stdout.splitlines()], run.returncode


def test_it_prints_start_and_due() -> None:
    run = motcua_due("--received", RECEIVED, "--limit", "3 working_day")
    assert run.stdout.splitlines() == [
        "start  2026-04-29T10:00:00+07:00  Wednesday",
        "due    2026-05-06T10:00:00+07:00  Wednesday",
    ]
    assert run.returncode == 0


def test_it_prints_json_under_the_other_policy_with_pauses() -> None:
    pauses = ["--pause", "2026-04-29T10:00+07:00/2026-05-04T09:00+07:00"]
    pauses += ["--pause", "2026-05-04T08:00+07:00/2026-05-04T10:00+07:00"]
    run = motcua_due("--received", RECEIVED, "--limit", "3 working_day", "--policy", "civil", *pauses, "--json")
    assert json.loads(run.stdout) == {"start": "2026-04-29T10:00:00+07:00", "due": "2026-05-07T17:00:00+07:00"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Give --received and --limit"),
        (("--received", "2026-04-29T10:00", "--limit", "1 day"), "has no UTC offset"),
        (("--received", "yesterday", "--limit", "1 day"), '"yesterday" is not an instant'),
        (("--received", RECEIVED, "--limit", "1 fortnight"), "There is no unit 'fortnight'"),
        (("--received", RECEIVED, "--limit", "1 day", "--policy", "kind"), "There is no policy 'kind'"),
        (("--received", RECEIVED, "--limit", "1 day", "--pause", RECEIVED), "A pause needs its beginning and its end"),
        (("--batch", "--calendar", "no/such.json"), "No such file"),
    ],
)
def test_what_it_cannot_do_is_one_sentence_and_exit_code_2(arguments: tuple[str, ...], sentence: str) -> None:
    run = motcua_due(*arguments)
    assert sentence in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert run.stdout == ""
    assert run.returncode == 2


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("{", "is not JSON"), ("[]", "JSON object"), ('{"weekly": {"9": []}}', "weekday"), ("\xff", "is not JSON")],
)
def test_a_bad_calendar_is_one_sentence_and_exit_code_2(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "lịch.json"
    file.write_text(content, encoding="latin-1")
    run = motcua_due("--batch", "--calendar", str(file), told=json.dumps(question()))
    assert sentence in run.stderr
    assert str(file) in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert (run.stdout, run.returncode) == ("", 2)


def test_a_calendar_key_that_means_nothing_is_said_and_the_rest_is_used(tmp_path: Path) -> None:
    file = tmp_path / "calendar.json"
    file.write_text('{"hollidays": ["2026-04-30"], "timezone": "Asia/Tokyo"}', encoding="utf-8-sig")
    run = motcua_due("--received", RECEIVED, "--limit", "1 hour", "--calendar", str(file))
    assert "hollidays" in run.stderr
    assert "2026-04-29T13:30:00+09:00" in run.stdout
    assert run.returncode == 0


def test_batch_answers_in_order_in_the_zone_of_the_calendar(tmp_path: Path) -> None:
    file = tmp_path / "calendar.json"
    file.write_text(json.dumps({"weekly": {"3": [["09:00", "12:00"]]}, "timezone": "Europe/Paris"}))
    answers, code = batch(
        question(id=2, received="2026-04-29T08:00:00Z", limit={"value": 1.5, "unit": "hour"}, more="ignored"),
        question(id="b", limit={"unit": "same_day"}, policy=None, pauses=None),
        arguments=("--calendar", str(file)),
    )
    assert answers == [
        {"id": 2, "start": "2026-04-29T10:00:00+02:00", "due": "2026-04-29T11:30:00+02:00"},
        {"id": "b", "start": "2026-04-29T09:00:00+02:00", "due": "2026-04-29T12:00:00+02:00"},
    ]
    assert code == 0


def test_batch_reckons_with_policy_and_pauses() -> None:
    paused = [["2026-04-29T10:00+07:00", "2026-05-04T10:00+07:00"]]
    answers, code = batch(question(policy="civil", pauses=paused), question(policy="hours", pauses=[]))
    assert [answer["due"] for answer in answers] == ["2026-05-07T17:00:00+07:00", "2026-05-06T10:00:00+07:00"]
    assert code == 0


BAD_LINES: list[tuple[object, object, str]] = [
    ("not json", None, "not JSON"),
    ("[1]", None, "not an object"),
    ('{"id": "x", ', None, "not JSON"),
    ('{"id": NaN}', None, "not JSON"),
    ("[" * 100_000, None, "not JSON"),
    ({"id": "x"}, "x", "limit is missing"),
    (question(received="2026-04-29T10:00"), "a", "no UTC offset"),
    (question(received=20260429), "a", "20260429 is not an instant"),
    (question(received="9999-12-31T23:59+00:00"), "a", "outside the years reckoned"),
    (question(limit={"value": 3, "unit": "fortnight"}), "a", "no unit 'fortnight'"),
    (question(limit={"value": 3, "unit": ["day"]}), "a", "no unit"),
    (question(limit={"value": "3", "unit": "day"}), "a", "needs a number"),
    (question(limit={"value": True, "unit": "day"}), "a", "needs a number"),
    (question(limit={"value": 0, "unit": "day"}), "a", "more than 0"),
    (question(limit={"value": 2.5, "unit": "day"}), "a", "whole number"),
    (question(limit={"value": 0.0001, "unit": "working_day"}), "a", "whole minutes"),
    (question(policy="strict"), "a", "no policy 'strict'"),
    (question(policy=""), "a", "no policy ''"),
    (question(pauses={}), "a", "not a list"),
    (question(pauses=[["2026-04-29T11:00+07:00"]]), "a", "beginning and its end"),
    (question(pauses=[["2026-04-29T11:00+07:00", None]]), "a", "null is not an instant"),
    (question(pauses=[["2026-04-29T11:00", "2026-04-29T12:00+07:00"]]), "a", "no UTC offset"),
    (question(pauses=[["2026-04-29T11:00+07:00", "2026-04-29T10:59+07:00"]]), "a", "ends before it begins"),
]


@pytest.fixture(scope="module")
def among_good_lines() -> tuple[list[dict[str, Any]], int]:
    """Every bad line in one run, each followed by a good one."""
    return batch(*(line for bad, _, _ in BAD_LINES for line in (bad, question(id="good"))))


@pytest.mark.parametrize("index", range(len(BAD_LINES)), ids=[sentence for _, _, sentence in BAD_LINES])
def test_a_bad_line_is_answered_in_its_place(index: int, among_good_lines: tuple[list[dict[str, Any]], int]) -> None:
    answers, _ = among_good_lines
    _, answered_id, sentence = BAD_LINES[index]
    assert set(answers[2 * index]) == {"id", "error"}
    assert answers[2 * index]["id"] == answered_id
    assert sentence in answers[2 * index]["error"]


def test_good_lines_among_bad_ones_are_answered_and_the_exit_code_is_1(
    among_good_lines: tuple[list[dict[str, Any]], int],
) -> None:
    answers, code = among_good_lines
    assert answers[1::2] == [batch(question(id="good"))[0][0]] * len(BAD_LINES)
    assert code == 1


def test_bytes_that_are_no_text_are_a_bad_line() -> None:
    run = motcua_due("--batch", told=b"\xff\xfe\n" + json.dumps(question()).encode())
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [set(answer) for answer in answers] == [{"id", "error"}, {"id", "start", "due"}]
    assert run.returncode == 1


def test_blank_lines_are_passed_over() -> None:
    answers, code = batch("", question(), "   ")
    assert len(answers) == 1
    assert code == 0


def test_each_line_is_answered_before_the_next_is_asked() -> None:
    with subprocess.Popen([*MOTCUA, "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        for number in range(3):
            run.stdin.write(json.dumps(question(id=number)) + "\n")
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["id"] == number
        run.stdin.close()
        assert run.wait() == 0


def test_it_starts_without_django() -> None:
    script = "import sys; sys.argv = ['motcua', 'due', '--received', '2026-04-29T10:00Z', '--limit', '1 day']\n"
    script += "from motcua.cli import main\ntry:\n    main()\nfinally:\n    print('django' in sys.modules)\n"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "False"
