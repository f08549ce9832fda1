"""A pace for each subject, kept over all server processes."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from motcua.domain.accounts.models import Booking
from motcua.web.components import pace
from motcua.web.components.pace import Pace


def _pass(seconds: float) -> None:
    """Let time pass: the database's clock cannot be set, but what is booked can be moved."""
    Booking.objects.update(until=F("until") - timedelta(seconds=seconds))


def _slow(**changes: Any) -> Pace:
    """One a minute: no test lasts long enough for it to give anything back."""
    return Pace(**{"name": "slow", "per_minute": 1, "burst": 3, **changes})


@pytest.mark.django_db
def test_a_burst_goes_at_once_then_one_at_a_time() -> None:
    kept = _slow()
    waits = [kept.wait("a") for _ in range(5)]
    assert waits[:3] == [0, 0, 0]
    assert all(0 < wait <= 60 for wait in waits[3:])
    _pass(61)
    again = _slow()
    assert [again.wait("a") > 0 for _ in range(2)] == [False, True]


@pytest.mark.django_db
def test_processes_count_together() -> None:
    processes = [_slow(), _slow()]
    waits = [processes[turn % 2].wait("a") > 0 for turn in range(5)]
    assert waits == [False, False, False, True, True]


@pytest.mark.django_db(transaction=True)
def test_no_request_slips_through_between_two_others() -> None:
    def one(_: int) -> bool:
        try:
            return _slow(burst=5).wait("a") == 0
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(one, range(24))) == 5


@pytest.mark.django_db
def test_subjects_and_paces_are_counted_apart() -> None:
    kept, other = _slow(burst=1), _slow(name="other", burst=1)
    assert [kept.wait(one) > 0 for one in "aab"] == [False, True, False]
    assert other.wait("a") == 0


@pytest.mark.django_db
def test_a_request_costs_a_statement_and_one_that_does_not_wait_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    kept = _slow(burst=2)
    kept.wait("a")
    with django_assert_num_queries(1):
        kept.wait("a")
    with django_assert_num_queries(2):
        assert kept.wait("a") > 0
    with django_assert_num_queries(0):
        assert kept.wait("a") > 0


@pytest.mark.django_db
def test_what_no_longer_counts_is_swept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = _slow()
    for one in "abc":
        kept.wait(one)
    _pass(61)
    kept.wait("d")
    assert Booking.objects.count() == 4  # swept a moment ago
    monkeypatch.setattr(kept, "_sweep_at", 0.0)
    kept.wait("d")
    assert Booking.objects.count() == 1


@pytest.mark.django_db
def test_no_address_is_kept() -> None:
    _slow().wait("192.0.2.7")
    assert "192.0.2.7" not in Booking.objects.get().key


@pytest.mark.django_db
def test_the_table_writes_no_log() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence::text FROM pg_class WHERE relname = 'accounts_booking'")
        assert cursor.fetchone() == ("u",)


def test_where_the_count_cannot_be_taken_the_request_goes_on_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: Any, **__: Any) -> float:
        raise OperationalError("the connection is closed")

    kept = _slow(burst=1)
    monkeypatch.setattr(pace, "sweep_bookings", lambda: 0)
    monkeypatch.setattr(pace, "book", fails)
    with caplog.at_level(logging.WARNING):
        assert [kept.wait("a") for _ in range(3)] == [0, 0, 0]
    assert "could not be counted" in caplog.text


def test_memory_of_refusals_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_MOST_REFUSED", 2)
    monkeypatch.setattr(pace, "sweep_bookings", lambda: 0)
    asked: list[str] = []

    def refuses(key: str, **_: Any) -> float:
        asked.append(key)
        return 50.0

    monkeypatch.setattr(pace, "book", refuses)
    kept = _slow()
    for one in ("a", "b", "c", "c", "b", "a"):
        assert kept.wait(one) == 50
    assert len(asked) == 4  # only the first, whose wait was forgotten, was asked for again


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 200), max_size=25))
def test_nobody_ever_exceeds_the_pace(gaps: list[int]) -> None:
    Booking.objects.all().delete()
    passed, minutes = 0, 0.0
    for gap in gaps:
        _pass(gap)
        minutes += gap / 60
        passed += _slow(burst=2).wait("a") == 0
        assert passed <= 2 + minutes + 0.5  # the test itself takes a moment
