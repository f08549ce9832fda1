"""Stretches of local time as pairs of seconds, half-open: sorted, joined, cut. No dates, no zones."""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import NamedTuple

from motcua.core.worktime.errors import UnusableCalendar
from motcua.core.worktime.instants import DAY_SECONDS


class Span(NamedTuple):
    """A half-open stretch [start, end) in seconds, of one local day unless said otherwise."""

    start: int
    end: int


def span(opens: str, closes: str) -> Span:
    """The span between two local times written HH:MM; a day may close at 24:00. Raises UnusableCalendar."""
    start, end = seconds_of_day(opens), seconds_of_day(closes)
    if start >= end:
        raise UnusableCalendar(
            f"The hours {opens} to {closes} do not open before they close. Split hours that pass midnight in two."
        )
    return Span(start, end)


def seconds_of_day(text: str) -> int:
    """Seconds since local midnight of a time written HH:MM or HH:MM:SS, up to 24:00. Raises UnusableCalendar."""
    if text == "24:00":
        return DAY_SECONDS
    try:
        at = time.fromisoformat(text)
    except ValueError:
        raise UnusableCalendar(f'"{text}" is not a time of day. Write it such as 07:30.') from None
    if at.tzinfo is not None or at.microsecond:
        raise UnusableCalendar(f'"{text}" is not a plain local time. Write it such as 07:30.')
    return at.hour * 3600 + at.minute * 60 + at.second


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same stretches sorted, with those that overlap or touch made one and empty ones dropped."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if result and start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(end, result[-1].end))
        else:
            result.append(Span(start, end))
    return tuple(result)


def without(spans: Sequence[Span], cuts: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of the spans outside the cuts."""
    left = list(spans)
    for cut in cuts:
        left = [piece for whole in left for piece in _cut_one(whole, cut)]
    return tuple(left)


def _cut_one(whole: Span, cut: Span) -> Iterable[Span]:
    before = Span(whole.start, min(whole.end, cut.start))
    after = Span(max(whole.start, cut.end), whole.end)
    return (piece for piece in (before, after) if piece.start < piece.end)
