"""A pace for each subject, counted in memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.web.components import pace
from motcua.web.components.pace import Pace


def test_a_burst_goes_at_once_then_one_at_a_time() -> None:
    kept = Pace(per_minute=60, burst=3)
    assert [kept.wait("a", at=100) for _ in range(5)] == [0, 0, 0, 1, 1]
    assert [kept.wait("a", at=101) for _ in range(2)] == [0, 1]


def test_subjects_are_counted_apart() -> None:
    kept = Pace(per_minute=1, burst=1)
    assert [kept.wait(one, at=0) for one in "aab"] == [0, 60, 0]


def test_a_clock_set_back_gives_nothing_away() -> None:
    kept = Pace(per_minute=60, burst=1)
    kept.wait("a", at=100)
    assert kept.wait("a", at=50) == 1
    assert kept.wait("a", at=100) == 1


def test_memory_is_bounded_and_those_longest_away_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_MOST_SUBJECTS", 2)
    kept = Pace(per_minute=1, burst=1)
    for one in ("a", "b", "a", "c"):
        kept.wait(one, at=0)
    assert (kept.wait("a", at=0) > 0, kept.wait("b", at=0)) == (True, 0)


@given(st.lists(st.floats(0, 5), max_size=60))
def test_nobody_ever_exceeds_the_pace(gaps: list[float]) -> None:
    kept, at, passed = Pace(per_minute=60, burst=5), 0.0, 0
    for gap in gaps:
        at += gap
        passed += kept.wait("a", at=at) == 0
        assert passed <= 5 + at + 1e-6
