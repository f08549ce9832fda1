from datetime import timedelta

import pytest

from motcua.web.components.throttle import Bound, forgive, give_back, take

pytestmark = pytest.mark.django_db

BOUNDS = (Bound("few", 3, timedelta(minutes=15)), Bound("many", 5, timedelta(days=1)))


def test_the_first_tries_are_free_and_the_next_waits_for_the_span() -> None:
    assert [take("a", BOUNDS[:1]) for _try in range(4)] == [0, 0, 0, 900]


def test_the_longest_wait_counts() -> None:
    assert [take("a", BOUNDS) for _try in range(6)][-1] == 86_400


def test_subjects_and_bounds_are_counted_apart() -> None:
    for _try in range(4):
        take("a", BOUNDS[:1])
    assert take("b", BOUNDS[:1]) == 0
    assert take("a", BOUNDS[1:]) == 0


def test_a_right_answer_clears_the_count() -> None:
    for _try in range(3):
        take("a", BOUNDS[:1])
    forgive("a", BOUNDS[:1])
    assert take("a", BOUNDS[:1]) == 0


def test_a_try_given_back_does_not_count() -> None:
    for _try in range(10):
        assert take("a", BOUNDS[:1]) == 0
        give_back("a", BOUNDS[:1])
