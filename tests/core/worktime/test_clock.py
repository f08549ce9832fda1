"""The clock of one dossier: paused by reasons, resumed, extended once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua.core.worktime import (
    Clock,
    ClockRefusal,
    ClockRefused,
    NaiveInstant,
    Policy,
    apology_due,
    default_calendar,
    due,
    extend,
    parse_limit,
    pause,
    read_calendar,
    remaining,
    resume,
    start_clock,
    time_left,
    why_not_extend,
)

CALENDAR = default_calendar()
HOUR = timedelta(hours=1)


def june(day: int, clock: str) -> datetime:
    """An instant of June 2026, whose 1st is a Monday."""
    return datetime.fromisoformat(f"2026-06-{day:02}T{clock}+07:00")


def two_days() -> Clock:
    return start_clock(CALENDAR, june(1, "07:00"), parse_limit("2 working_day"))


def refusal_of(act: Callable[[], object]) -> ClockRefusal:
    with pytest.raises(ClockRefused) as refused:
        act()
    return refused.value.reason


def test_a_started_clock_promises_what_due_says() -> None:
    clock = two_days()
    assert (clock.start, clock.due) == due(CALENDAR, june(1, "07:00"), parse_limit("2 working_day"))
    assert not clock.is_paused


def test_it_runs_only_when_no_reason_is_open() -> None:
    clock = pause(CALENDAR, two_days(), "supplement", june(1, "10:00"))
    clock = pause(CALENDAR, clock, "opinion", june(1, "14:00"))
    clock = resume(CALENDAR, clock, "supplement", june(2, "10:00"))
    assert clock.is_paused
    assert clock.open_reasons == {"opinion"}
    assert clock.due == june(2, "17:00"), "the promise stands as it was until the clock runs again"
    clock = resume(CALENDAR, clock, "opinion", june(3, "10:00"))
    assert not clock.is_paused
    assert clock.due == june(4, "17:00")
    assert clock.remaining_on_pause is None


def test_time_left_is_kept_while_paused_and_signed_while_running() -> None:
    clock = two_days()
    assert time_left(CALENDAR, clock, june(1, "10:00")) == 13 * HOUR
    assert time_left(CALENDAR, clock, june(3, "08:00")) == -HOUR
    paused = pause(CALENDAR, clock, "supplement", june(1, "10:00"))
    assert time_left(CALENDAR, paused, june(9, "10:00")) == 13 * HOUR


def test_before_the_start_the_whole_limit_is_left() -> None:
    clock = start_clock(CALENDAR, june(1, "15:30"), parse_limit("same_day"))
    assert clock.start == june(2, "07:00")
    assert time_left(CALENDAR, clock, june(1, "15:45")) == 8 * HOUR
    paused = pause(CALENDAR, clock, "supplement", june(1, "15:45"))
    assert resume(CALENDAR, paused, "supplement", june(1, "16:45")).due == june(2, "17:00")


@pytest.mark.parametrize("at", [june(2, "17:00"), june(3, "09:00")])
def test_a_pause_at_or_after_the_due_leaves_it_where_it_is(at: datetime) -> None:
    paused = pause(CALENDAR, two_days(), "supplement", at)
    assert paused.is_paused
    resumed = resume(CALENDAR, paused, "supplement", june(10, "09:00"))
    assert resumed.due == june(2, "17:00")


def test_a_reason_opens_once() -> None:
    paused = pause(CALENDAR, two_days(), "supplement", june(1, "10:00"))
    again = refusal_of(lambda: pause(CALENDAR, paused, "supplement", june(1, "11:00")))
    assert again is ClockRefusal.ALREADY_PAUSED_FOR_REASON


def test_only_an_open_reason_ends() -> None:
    paused = pause(CALENDAR, two_days(), "supplement", june(1, "10:00"))
    other = refusal_of(lambda: resume(CALENDAR, paused, "opinion", june(1, "11:00")))
    assert other is ClockRefusal.NOT_PAUSED_FOR_REASON


def test_time_does_not_run_backwards() -> None:
    paused = pause(CALENDAR, two_days(), "supplement", june(2, "10:00"))
    earlier = june(2, "09:59")
    assert refusal_of(lambda: resume(CALENDAR, paused, "supplement", earlier)) is ClockRefusal.BEFORE_LAST_CHANGE
    assert refusal_of(lambda: pause(CALENDAR, paused, "opinion", earlier)) is ClockRefusal.BEFORE_LAST_CHANGE


def test_an_instant_without_offset_is_refused() -> None:
    with pytest.raises(NaiveInstant, match="no UTC offset"):
        pause(CALENDAR, two_days(), "supplement", datetime(2026, 6, 2, 10))


@pytest.mark.parametrize(
    ("by", "policy", "due_at"),
    [
        ("1 working_day", Policy.HOURS, june(3, "17:00")),
        ("4 hour", Policy.HOURS, june(3, "11:00")),
        ("1 working_day", Policy.CIVIL, june(3, "17:00")),
        ("1 day", Policy.HOURS, june(3, "17:00")),
        ("4 day", Policy.HOURS, june(8, "17:00")),
    ],
)
def test_an_extension_joins_on_to_the_old_due(by: str, policy: Policy, due_at: datetime) -> None:
    extended = extend(CALENDAR, two_days(), parse_limit(by), june(2, "09:00"), policy)
    assert extended.due == due_at
    assert extended.extended


def test_a_second_extension_is_refused() -> None:
    extended = extend(CALENDAR, two_days(), parse_limit("1 day"), june(2, "09:00"))
    again = refusal_of(lambda: extend(CALENDAR, extended, parse_limit("1 day"), june(2, "10:00")))
    assert again is ClockRefusal.ALREADY_EXTENDED


def test_a_paused_or_overdue_clock_is_not_extended() -> None:
    paused = pause(CALENDAR, two_days(), "supplement", june(1, "10:00"))
    assert why_not_extend(paused, june(1, "11:00")) is ClockRefusal.PAUSED
    assert why_not_extend(two_days(), june(2, "17:01")) is ClockRefusal.PAST_DUE
    assert why_not_extend(two_days(), june(2, "17:00")) is None


def test_an_extended_clock_still_pauses() -> None:
    clock = extend(CALENDAR, two_days(), parse_limit("1 working_day"), june(2, "09:00"))
    clock = pause(CALENDAR, clock, "supplement", june(3, "07:00"))
    clock = resume(CALENDAR, clock, "supplement", june(4, "07:00"))
    assert clock.due == june(4, "17:00")
    assert clock.extended


def test_the_apology_is_reckoned_across_the_first_day_already_laid_out() -> None:
    calendar = read_calendar({"holidays": ["2025-01-01"]})
    calendar.next_working(june(1, "09:00"))
    old_due, latest = (datetime.fromisoformat(f"{day}T17:00+07:00") for day in ("2025-01-02", "2024-12-31"))
    assert apology_due(calendar, old_due) == latest


def test_remaining_minutes_are_whole_and_signed() -> None:
    due_at = june(2, "10:00")
    assert remaining(CALENDAR, due_at, june(1, "17:30")) == 180
    assert remaining(CALENDAR, due_at, june(2, "09:59:31")) == 0
    assert remaining(CALENDAR, due_at, june(2, "10:00:31")) == 0
    assert remaining(CALENDAR, due_at, june(2, "14:00")) == -120


hours_in_june = st.integers(0, 24 * 14).map(lambda hours: june(1, "00:00") + hours * HOUR)
stretches = st.lists(st.tuples(hours_in_june, st.integers(0, 60)), max_size=4)


@settings(max_examples=200, deadline=None)
@given(stretches, st.sampled_from(["5 working_day", "12 hour", "6 day", "same_day"]))
def test_the_clock_and_the_list_of_pauses_agree(drawn: list[tuple[datetime, int]], limit: str) -> None:
    """Pauses told one by one as they happen come to the same due as the whole list told afterwards."""
    pauses = [(begins, begins + hours * HOUR) for begins, hours in drawn]
    clock = start_clock(CALENDAR, june(1, "00:00"), parse_limit(limit))
    happenings = [(begins, 1, str(index)) for index, (begins, _) in enumerate(pauses)]
    happenings += [(resumes, 2, str(index)) for index, (_, resumes) in enumerate(pauses)]
    for at, kind, reason in sorted(happenings):
        clock = (pause if kind == 1 else resume)(CALENDAR, clock, reason, at)
    assert clock.due == due(CALENDAR, june(1, "00:00"), parse_limit(limit), pauses=pauses).due
