"""Tries at a secret are counted by all processes together."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F

from motcua.domain.accounts.attempts import count_attempt, forget_attempts, sweep_attempts, take_back_attempt
from motcua.domain.accounts.models import Attempt


@pytest.mark.django_db
def test_tries_add_up_until_they_are_forgotten() -> None:
    assert [count_attempt("a", seconds=60) for _ in range(3)] == [1, 2, 3]
    take_back_attempt(["a"])
    assert count_attempt("a", seconds=60) == 3
    forget_attempts(["a"])
    assert count_attempt("a", seconds=60) == 1


@pytest.mark.django_db
def test_counting_starts_anew_after_the_span() -> None:
    count_attempt("a", seconds=60)
    count_attempt("b", seconds=60)
    Attempt.objects.filter(key="a").update(until=F("until") - timedelta(seconds=61))
    assert sweep_attempts() == 1
    count_attempt("b", seconds=60)
    Attempt.objects.filter(key="b").update(until=F("until") - timedelta(seconds=61))
    assert count_attempt("b", seconds=60) == 1
    assert count_attempt("b", seconds=60) == 2


@pytest.mark.django_db(transaction=True)
def test_no_try_slips_through_between_two_others() -> None:
    def one(_: int) -> int:
        try:
            return count_attempt("a", seconds=60)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(one, range(40))) == list(range(1, 41))
