"""Whether a place where people hand in is open, when it opens next, and which places are near."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from motcua.core.worktime import WorkCalendar, span
from motcua.domain.agencies.models import ServicePoint
from motcua.domain.calendars.queries import work_calendar

_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Opening:
    """How a place stands at an instant; all None where its hours are not published."""

    is_open: bool | None = None
    closes_at: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NearPlace:
    """A place with how far it is from the ward, in kilometres as the crow flies; None where it cannot be told."""

    point: ServicePoint
    kilometres: float | None
    opening: Opening


def opening(point: ServicePoint, *, at: datetime) -> Opening:
    """Tell whether a place serves people now: its own hours, less the holidays and closures of its agency."""
    if not any(point.opening_hours.values()):
        return Opening()
    calendar = _hours(point)
    begin = calendar.next_working(at)
    if begin > at:
        return Opening(is_open=False, opens_at=begin)
    spans = calendar.working_hours(calendar.local_date(at))
    return Opening(is_open=True, closes_at=next(end for start, end in spans if start <= at < end))


def nearest(points: Iterable[ServicePoint], ward: str, *, at: datetime, limit: int = 3) -> tuple[NearPlace, ...]:
    """Return the places nearest to a ward: its own first, then by distance from it; none where no ward is given."""
    if not ward:
        return ()
    every = [point for point in points if point.is_open]
    own = [point for point in every if point.agency.ward_code == ward]
    centre = next((point for point in own if point.latitude is not None and point.longitude is not None), None)
    measured = [(0.0 if point in own else _distance(centre, point), point) for point in every]
    ordered = sorted(measured, key=lambda one: (one[0] is None, one[0] or 0.0, one[1].name))
    wanted = [(far, point) for far, point in ordered if far is not None][:limit]
    return tuple(NearPlace(point, None if point in own else far, opening(point, at=at)) for far, point in wanted)


def _hours(point: ServicePoint) -> WorkCalendar:
    return _serving(work_calendar(point.agency.calendar), json.dumps(point.opening_hours, sort_keys=True))


@lru_cache(maxsize=512)
def _serving(calendar: WorkCalendar, hours: str) -> WorkCalendar:
    weekly = {int(day): tuple(span(begin, end) for begin, end in spans) for day, spans in json.loads(hours).items()}
    return replace(calendar, weekly=weekly, extra_serving={})


def _distance(centre: ServicePoint | None, point: ServicePoint) -> float | None:
    """Great-circle distance in kilometres."""
    if centre is None or None in (centre.latitude, centre.longitude, point.latitude, point.longitude):
        return None
    one, two = radians(centre.latitude or 0), radians(point.latitude or 0)
    across = radians((point.longitude or 0) - (centre.longitude or 0))
    half = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
