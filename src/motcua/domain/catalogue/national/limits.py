"""The time limit of a channel row: published only if value and unit can be read and nothing speaks against them."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.core.worktime import Limit, Unit, UnusableLimit
from motcua.domain.catalogue.national.channel_table import ChannelRow
from motcua.domain.catalogue.national.findings import Doubt
from motcua.domain.catalogue.national.texts import is_stated

UNITS = {"Ngày làm việc": Unit.WORKING_DAY, "Ngày": Unit.DAY, "Giờ": Unit.HOUR, "Tháng": Unit.MONTH}

_CELL = re.compile(r"([0-9]+(?:[.,][0-9]{1,2})?)(?: (Ngày làm việc|Ngày|Giờ|Tháng))?")
_IN_PROSE = re.compile(r"([0-9]{1,3})\s*(?:\([^()]{2,25}\)\s*)?(ngày\s+làm\s+việc|ngày)(?!\s*[0-9]|/)", re.IGNORECASE)


def read_limit(row: ChannelRow, crawled: Mapping[str, Any] | None) -> Limit | Doubt | None:
    """Return the limit, why it is not published, or None where the source states none."""
    if row.glued:
        return Doubt.GLUED
    if not is_stated(row.limit):
        return None
    cell = _CELL.fullmatch(row.limit)
    if cell is None:
        return Doubt.UNUSABLE if row.limit[0].isdigit() else Doubt.IN_WORDS
    if cell[2] is None:
        return Doubt.NO_UNIT
    return _checked(Decimal(cell[1].replace(",", ".")), UNITS[cell[2]], row, crawled)


def _checked(value: Decimal, unit: Unit, row: ChannelRow, crawled: Mapping[str, Any] | None) -> Limit | Doubt:
    if value == 0:
        return Doubt.ZERO
    try:
        limit = Limit(value, unit)  # type: ignore[arg-type]  # any exact number is taken
    except UnusableLimit:
        return Doubt.UNUSABLE
    if crawled is not None and not _agrees(crawled, value, unit):
        return Doubt.CRAWLER_DISAGREES
    return Doubt.UNIT_CONTRADICTED if _unit_contradicted(value, unit, row.rest) else limit


def _agrees(crawled: Mapping[str, Any], value: Decimal, unit: Unit) -> bool:
    """Whether the crawler read the same, as far as it read anything."""
    theirs, their_unit = crawled.get("thoi_han"), crawled.get("don_vi")
    if their_unit is not None and UNITS.get(str(their_unit)) is not unit:
        return False
    try:
        return theirs is None or Decimal(str(theirs)) == value
    except InvalidOperation:
        return False


def _unit_contradicted(value: Decimal, unit: Unit, description: str) -> bool:
    """Whether the description names this very number of days, and no other, in the other kind of days."""
    if unit not in {Unit.DAY, Unit.WORKING_DAY}:
        return False
    named = {
        (Decimal(number), Unit.DAY if kind.lower() == "ngày" else Unit.WORKING_DAY)
        for number, kind in _IN_PROSE.findall(description)
    }
    other = Unit.DAY if unit is Unit.WORKING_DAY else Unit.WORKING_DAY
    return named == {(value, other)}
