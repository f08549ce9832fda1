"""Dates as people write them in Vietnam: day, month, year."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from motcua.core.forms.errors import Refused
from motcua.core.forms.messages import ErrorKey
from motcua.core.forms.model import DateLimit

FIRST_YEAR: Final = 1850
LAST_YEAR: Final = 2150
PARTS: Final = ("day", "month", "year")

_WRITTEN: Final = re.compile(r"([0-9]{1,2}) ?[/.\- ] ?([0-9]{1,2}) ?[/.\- ] ?([0-9]{1,4})", re.ASCII)
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_LIMIT: Final = re.compile(r"today(?:([+-])([0-9]{1,3})([dmy]))?", re.ASCII)


def read_written(text: str) -> str:
    """Return the ISO form of "27/3/2026", "27-3-2026", "27.3.2026" or "2026-03-27"; raises Refused."""
    iso = _ISO.fullmatch(text)
    if iso:
        return _checked(iso[3], iso[2], iso[1])
    written = _WRITTEN.fullmatch(text)
    if not written:
        raise Refused(ErrorKey.DATE_FORMAT)
    return _checked(written[1], written[2], written[3])


def read_parts(day: str, month: str, year: str) -> str:
    """Return the ISO form of three inputs; raises Refused, naming the inputs left empty."""
    given = dict(zip(PARTS, (day, month, year), strict=True))
    absent = tuple(name for name in PARTS if not given[name])
    if absent:
        raise Refused(ErrorKey.DATE_PARTS, missing=absent)
    if not all(re.fullmatch(r"[0-9]{1,4}", part, re.ASCII) for part in given.values()):
        raise Refused(ErrorKey.DATE_FORMAT)
    return _checked(day, month, year)


def _checked(day: str, month: str, year: str) -> str:
    if len(year) != 4 or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise Refused(ErrorKey.DATE_YEAR)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise Refused(ErrorKey.DATE_REAL) from None


def show(iso: str) -> str:
    """Return "27/03/2026" for "2026-03-27"; anything else comes back unchanged."""
    parts = _ISO.fullmatch(iso)
    return f"{parts[3]}/{parts[2]}/{parts[1]}" if parts else iso


def is_limit(source: str) -> bool:
    """Whether `source` is an ISO day, "today", or a distance such as "today-18y", "today+30d", "today-6m"."""
    if _LIMIT.fullmatch(source):
        return True
    try:
        return date.fromisoformat(source).isoformat() == source
    except ValueError:
        return False


def resolve(limit: DateLimit, today: date | None) -> date | None:
    """Return the day a limit stands for; None if it counts from today and `today` is not given."""
    relative = _LIMIT.fullmatch(limit.source)
    if relative is None:
        return date.fromisoformat(limit.source)
    if today is None or relative[1] is None:
        return today
    amount = int(relative[2]) * (1 if relative[1] == "+" else -1)
    if relative[3] == "d":
        return today + timedelta(days=amount)
    return _months_later(today, amount * (12 if relative[3] == "y" else 1))


def _months_later(day: date, months: int) -> date:
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month_index + 1)[1]
    return date(year, month_index + 1, min(day.day, last))


def check_limits(iso: str, *, earliest: date | None, latest: date | None) -> None:
    """Raise Refused if the day lies before `earliest` or after `latest`."""
    day = date.fromisoformat(iso)
    if earliest is not None and day < earliest:
        raise Refused(ErrorKey.TOO_EARLY, limit=show(earliest.isoformat()))
    if latest is not None and day > latest:
        raise Refused(ErrorKey.TOO_LATE, limit=show(latest.isoformat()))
