"""Where people go: service points with their hours, found by name or address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from motcua.core.search.folding import folded_words, vietnamese_key
from motcua.domain.agencies.models import ServicePoint
from motcua.web.components.calendar_words import weekday_name


@dataclass(frozen=True, slots=True)
class Place:
    """A service point as shown."""

    name: str
    agency: str
    address: str
    phone: str
    hours: tuple[tuple[str, str], ...]


def places(words: str = "") -> tuple[Place, ...]:
    """The open service points the words name. One query.

    Where name, agency or address hold the words side by side, those; else where each word begins one of theirs.
    """
    points = list(ServicePoint.objects.filter(is_open=True).select_related("agency"))
    wanted = folded_words(words)
    phrase = f" {' '.join(wanted)}"
    found = [point for point in points if phrase in _searched(point)] if wanted else points
    found = found or [point for point in points if all(f" {word}" in _searched(point) for word in wanted)]
    return tuple(_place(point) for point in sorted(found, key=_by_name))


def someone_to_call() -> Place | None:
    """The service point to ask where nothing else helps: the first open one with a telephone. One query."""
    return next((place for place in places() if place.phone), None)


def _by_name(point: ServicePoint) -> list[tuple[int, Any]]:
    """Names in Vietnamese order, the numbers inside them as numbers: branch 2 before branch 10."""
    parts = (part for part in re.split(r"(\d+)", point.name) if part)
    return [(0, int(part)) if part.isdigit() else (1, vietnamese_key(part)) for part in parts]


def _searched(point: ServicePoint) -> str:
    return " " + " ".join(folded_words(f"{point.name} {point.agency.name} {point.address}"))


def _place(point: ServicePoint) -> Place:
    return Place(point.name, point.agency.name, point.address, point.phone, hours_in_words(point.opening_hours))


def hours_in_words(weekly: Mapping[str, Sequence[Sequence[Any]]]) -> tuple[tuple[str, str], ...]:
    """Opening hours as (days, hours); days in a row with the same hours are told together."""
    told = []
    for hours, run in groupby(range(1, 8), key=lambda day: weekly.get(str(day)) or []):
        days = list(run)
        if hours:
            spans = ", ".join(f"{begin}–{end}" for begin, end in hours)
            told.append((_days(days[0], days[-1]), spans))
    return tuple(told)


def _days(first: int, last: int) -> str:
    begin, end = weekday_name(first), weekday_name(last)
    words = begin if first == last else _("%(first)s đến %(last)s") % {"first": begin, "last": end}
    return words[:1].upper() + words[1:]
