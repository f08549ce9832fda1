"""Which hits of a search are worth showing."""

import pytest

from motcua.core.search.found import Hit
from motcua.domain.assistant.finding import _worth_showing


@pytest.mark.parametrize(
    ("scores", "shown"),
    [([100.0, 60.0, 30.0], 2), ([-2.0, -9.0], 1), ([0.0, -1.0], 1), ([], 0)],
    ids=["far behind the best", "a small catalogue scores below zero", "nothing tells", "no hit"],
)
def test_the_best_hit_is_shown_always_and_what_is_far_behind_is_not(scores: list[float], shown: int) -> None:
    hits = tuple(Hit(f"1.{number}", score) for number, score in enumerate(scores))
    assert _worth_showing(hits) == hits[:shown]
