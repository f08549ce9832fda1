"""Random calendars, limits and pauses, drawn in the formats of the calendar file and the batch command."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

# Zones that change their clocks by day, at midnight, by half an hour, the other way round, or never.
ZONES = [
    "Asia/Ho_Chi_Minh",
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Havana",
    "Asia/Kathmandu",
]
# Days about which something happens: clock changes of those zones, swapped days, turns of the year and of February.
ANCHORS = [date(2026, 3, 8), date(2026, 3, 29), date(2026, 4, 5), date(2026, 10, 4), date(2026, 10, 25),
           date(2026, 11, 1), date(2026, 8, 22), date(2026, 12, 31), date(2024, 2, 28), date(2026, 6, 3)]  # fmt: skip

minutes_of_day = st.integers(0, 24 * 60)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def hours_of_day(draw: st.DrawFn) -> list[list[str]]:
    """Up to three stretches of a day, apart from each other, in any order."""
    marks = sorted(draw(st.sets(minutes_of_day, min_size=2, max_size=6)))
    pairs = [[clock(a), clock(b)] for a, b in zip(marks[::2], marks[1::2], strict=False)]
    return draw(st.permutations(pairs))


office_day = st.just([["07:00", "11:30"], ["13:30", "17:00"]])


@st.composite
def calendars(draw: st.DrawFn, anchor: date) -> dict[str, Any]:
    """A calendar file with odd things happening within some weeks of the anchor."""
    near = st.integers(-5, 40).map(lambda days: anchor + timedelta(days=days))
    weekdays = draw(st.sets(st.sampled_from("1234567"), min_size=2))
    weekly = {day: draw(st.one_of(office_day, hours_of_day())) for day in sorted(weekdays)}
    midnight = datetime(anchor.year, anchor.month, anchor.day)
    moment = st.integers(-3 * 1440, 20 * 1440).map(lambda minutes: midnight + timedelta(minutes=minutes))
    closure = st.tuples(moment, st.integers(0, 2000)).map(
        lambda drawn: [drawn[0].isoformat(), (drawn[0] + timedelta(minutes=drawn[1])).isoformat()]
    )
    closed_days = st.tuples(near, st.integers(0, 3)).map(
        lambda drawn: [drawn[0].isoformat(), (drawn[0] + timedelta(days=drawn[1])).isoformat()]
    )
    return {
        "timezone": draw(st.sampled_from(ZONES)),
        "day_minutes": draw(st.sampled_from([480, 60, 240, 425])),
        "same_day_cutoff": clock(draw(st.integers(0, 1439))),
        "weekly": weekly,
        "holidays": sorted(day.isoformat() for day in draw(st.sets(near, max_size=6))),
        "makeup": {day.isoformat(): draw(st.integers(1, 7)) for day in sorted(draw(st.sets(near, max_size=4)))},
        "closures": draw(st.lists(st.one_of(closure, closed_days), max_size=4)),
    }


limits = st.one_of(
    st.integers(1, 40).map(lambda quarters: {"value": quarters / 4, "unit": "hour"}),
    st.integers(1, 6).map(lambda days: {"value": days, "unit": "working_day"}),
    st.integers(1, 40).map(lambda days: {"value": days, "unit": "day"}),
    st.integers(1, 3).map(lambda months: {"value": months, "unit": "month"}),
    st.just({"value": 1, "unit": "same_day"}),
)


@st.composite
def questions(draw: st.DrawFn, anchor: date, seconds: int = 60, reach: int = 12) -> dict[str, Any]:
    """A question in the batch format about the days after the anchor; all its instants are multiples of `seconds`."""
    midnight = datetime(anchor.year, anchor.month, anchor.day, tzinfo=UTC)
    steps = 86_400 // seconds
    received = midnight + timedelta(seconds=seconds) * draw(st.integers(-2 * steps, 2 * steps))
    pauses = []
    for since, lasts in draw(
        st.lists(st.tuples(st.integers(-steps, reach * steps), st.integers(0, 3 * steps)), max_size=3)
    ):
        begins = received + timedelta(seconds=seconds) * since
        pauses.append([begins.isoformat(), (begins + timedelta(seconds=seconds) * lasts).isoformat()])
    return {
        "received": received.isoformat(),
        "limit": draw(limits),
        "policy": draw(st.sampled_from(["hours", "civil"])),
        "pauses": pauses,
    }


@st.composite
def calendars_and_questions(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    anchor = draw(st.sampled_from(ANCHORS))
    return draw(calendars(anchor)), draw(questions(anchor))
