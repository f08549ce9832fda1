"""`motcua process` as a user runs it: a process of its own, files, standard input and exit codes."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from .drawn import draw
from .models import SOUND

SOUND_MODEL = "S > A > X\nX > B if fee > 0\nX > E default\nB > M > E\nM receives Answer\nB timer T P1D\nT > E"
STRANDING = "S > X\nX > A if a\nX > B default\nA > P\nB > P\nP > E"


def motcua(*arguments: object, stdin: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "motcua.cli", "process", *map(str, arguments)]
    given = stdin if isinstance(stdin, bytes) else stdin.encode()
    return subprocess.run(command, input=given, capture_output=True, timeout=60, check=False)


def write(folder: Path, text: str, name: str = "model.bpmn") -> Path:
    path = folder / name
    path.write_bytes(draw(text).xml())
    return path


def play(path: Path, events: Iterable[object]) -> tuple[list[Any], int]:
    done = motcua("play", path, stdin="".join(json.dumps(event) + "\n" for event in events))
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()], done.returncode


def test_check_says_ok_and_what_is_in_the_model(tmp_path: Path) -> None:
    done = motcua("check", write(tmp_path, SOUND_MODEL))
    assert done.returncode == 0
    assert done.stdout.decode().startswith("OK P0: 1 startEvent, 2 userTask, 1 exclusiveGateway")
    assert done.stderr == b""


def test_check_names_each_offending_element(tmp_path: Path) -> None:
    done = motcua("check", write(tmp_path, "S > bad1 > bad2 > E\nbad1 is scriptTask\nbad2 is task"))
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert [line.partition(": ")[0] for line in lines] == ["bad1", "bad2"]


def test_check_prints_the_counter_example(tmp_path: Path) -> None:
    done = motcua("check", write(tmp_path, STRANDING))
    problem, trace = done.stdout.decode().splitlines()
    assert done.returncode == 1
    assert problem.startswith("P: ")
    assert "start → X takes X_A → complete A" in trace


@pytest.mark.parametrize(("text", "ok"), [(SOUND_MODEL, True), (STRANDING, False), ("S > A > E\nA is task", False)])
def test_check_as_json(tmp_path: Path, text: str, ok: bool) -> None:
    done = motcua("check", "--json", write(tmp_path, text))
    answer = json.loads(done.stdout)
    assert (answer["ok"], done.returncode) == (ok, 0 if ok else 1)
    assert ("element" in answer["problems"][0]) if not ok else answer["elements"]["userTask"] == 2


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for command in ("check", "play", "layout"):
        for path in (tmp_path / "none.bpmn", tmp_path):
            done = motcua(command, path)
            assert (done.returncode, done.stdout) == (2, b"")
            assert str(path).encode() in done.stderr
            assert b"Traceback" not in done.stderr


def test_a_file_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.bpmn"
    with path.open("wb") as stream:
        stream.write(draw("S > A > E").xml())
        stream.truncate(50_000_000)
    done = motcua("check", path)
    assert done.returncode == 1
    assert done.stdout.startswith(b"document: the file is larger than 5 MB")


def test_play_prints_the_state_after_the_start_and_after_each_event(tmp_path: Path) -> None:
    states, code = play(
        write(tmp_path, SOUND_MODEL), [{"complete": "A", "data": {"fee": 1}}, {"complete": "B"}, {"message": "Answer"}]
    )
    assert states == [
        {"active": ["A"], "ended": False},
        {"active": ["B"], "ended": False},
        {"active": ["M"], "ended": False},
        {"active": [], "ended": True},
    ]
    assert code == 0


def test_play_fires_timers(tmp_path: Path) -> None:
    states, _ = play(write(tmp_path, SOUND_MODEL), [{"complete": "A", "data": {"fee": 1}}, {"timer": "T"}])
    assert states[-1] == {"active": [], "ended": True}


def test_play_lists_one_entry_per_token_and_no_waiting_joins(tmp_path: Path) -> None:
    text = (
        "S > P1 > A > P2\nP1 > B > P2\nP1 > D > P2 > E\nA times 2 parallel\nB times 2 sequential\nD timer T P1D\nT > P2"
    )
    states, _ = play(write(tmp_path, text), [{"complete": "A"}, {"complete": "A"}, {"complete": "B"}])
    assert [state["active"] for state in states] == [
        ["A", "A", "B", "D"],
        ["A", "B", "D"],
        ["B", "D"],
        ["B", "D"],
    ]


def test_an_event_that_cannot_happen_changes_nothing(tmp_path: Path) -> None:
    text = "S > A > X\nX > B if fee > 0\nX > D if fee < 0\nB > E\nD > E"
    events = [
        {"complete": "B"},
        {"complete": "A", "data": {"fee": 0, "kept": 1}},
        {"timer": "A"},
        {"message": "Answer"},
        {"complete": "A", "data": {"fee": 1}},
        {"complete": "B"},
        {"complete": "B"},
    ]
    states, code = play(write(tmp_path, text), events)
    assert ["error" in state for state in states] == [False, True, True, True, True, False, False, True]
    assert "X" in states[2]["error"]
    assert states[5] == {"active": ["B"], "ended": False}
    assert states[6] == {"active": [], "ended": True}
    assert code == 1


def test_data_are_kept_from_event_to_event(tmp_path: Path) -> None:
    text = "S > A > B > X\nX > D if fee > 0 and urgent\nX > F default\nD > E\nF > E"
    events = [{"complete": "A", "data": {"fee": 1, "urgent": False}}, {"complete": "B", "data": {"urgent": True}}]
    assert play(write(tmp_path, text), events)[0][-1]["active"] == ["D"]


def test_data_of_an_event_that_cannot_happen_are_forgotten(tmp_path: Path) -> None:
    text = "S > A > X\nX > B if fee > 0\nX > D default\nB > E\nD > E"
    states, _ = play(write(tmp_path, text), [{"complete": "B", "data": {"fee": 1}}, {"complete": "A"}])
    assert states[-1]["active"] == ["D"]


BAD_LINES = [
    b"no json",
    b"[1]",
    b"{}",
    b'{"complete": 1}',
    b'{"complete": "A", "timer": "T"}',
    b'{"complete": "A", "data": [1]}',
    b'{"complete": "A", "more": 1}',
    b'{"complete": "\\ud800"}',
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"complete": "A", "data": {"n": ' + b"9" * 5000 + b"}}",
]


def test_lines_that_are_no_events_print_an_error_and_play_goes_on(tmp_path: Path) -> None:
    lines = b"\n\n".join([*BAD_LINES, b'{"complete": "A", "data": {"fee": 1}}'])
    done = motcua("play", write(tmp_path, SOUND_MODEL), stdin=lines)
    states = [json.loads(line) for line in done.stdout.splitlines()]
    assert ["error" in state for state in states] == [False] + [True] * len(BAD_LINES) + [False]
    assert states[-1] == {"active": ["B"], "ended": False}
    assert done.returncode == 1
    assert done.stderr == b""


def test_play_answers_each_line_before_the_next_is_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "motcua.cli", "process", "play", str(write(tmp_path, SOUND_MODEL))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert json.loads(running.stdout.readline()) == {"active": ["A"], "ended": False}
        running.stdin.write('{"complete": "A"}\n')
        running.stdin.flush()
        assert json.loads(running.stdout.readline()) == {"active": [], "ended": True}
        running.stdin.close()
        assert running.wait(timeout=60) == 0


def test_play_needs_no_sound_model_but_one_that_is_supported(tmp_path: Path) -> None:
    states, code = play(write(tmp_path, STRANDING), [{"complete": "B"}])
    assert states[-1] == {"active": [], "ended": False}
    assert code == 0
    done = motcua("play", write(tmp_path, "S > bad > E\nbad is scriptTask"), stdin='{"complete": "bad"}\n')
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"bad: ")


def test_play_of_a_model_that_cannot_start(tmp_path: Path) -> None:
    done = motcua("play", write(tmp_path, "S > X\nX > A if a\nX > B if b\nA > E\nB > E"))
    assert json.loads(done.stdout)["error"].startswith("no condition of gateway X")
    assert done.returncode == 1


def test_layout_draws_a_model_and_leaves_a_drawn_one_alone(tmp_path: Path) -> None:
    path, drawn = write(tmp_path, SOUND["everything"]), tmp_path / "drawn.bpmn"
    assert motcua("layout", path, "-o", drawn).returncode == 0
    assert b"BPMNShape" in drawn.read_bytes()
    assert motcua("layout", path).stdout == drawn.read_bytes()
    again = motcua("layout", drawn)
    assert again.stdout == drawn.read_bytes()
    assert b"has a drawing already" in again.stderr
    assert motcua("layout", drawn, "--redraw").returncode == 0
    assert motcua("check", drawn).returncode == 0


def test_layout_refuses_what_it_cannot_draw_or_write(tmp_path: Path) -> None:
    refused = motcua("layout", write(tmp_path, "S > bad > E\nbad is task"))
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.startswith(b"bad: ")
    unwritable = motcua("layout", write(tmp_path, SOUND_MODEL), "-o", tmp_path / "no" / "such.bpmn")
    assert unwritable.returncode == 2
    assert b"Traceback" not in unwritable.stderr


def test_the_command_starts_without_django() -> None:
    code = "import sys, motcua.cli; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
