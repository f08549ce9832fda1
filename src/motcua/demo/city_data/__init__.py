"""A city after Hà Nội's model: wards, departments, service points and names of people who do not exist.

Ward names, codes and centres are facts of the administrative map of 1 July 2025. Addresses and telephone numbers are
made up and look it ("đường Mẫu", "024 0000 …"). Agency identifiers are a demo numbering below the city's own; the real
ones are given out under QĐ 20/2020/QĐ-TTg.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final, Literal, TypedDict

CITY_IDENTIFIER: Final = "H26"
"""Identifier of the city itself (Hà Nội), to which every `suffix` is appended. From memory, unverified."""

Hours = dict[str, list[list[str]]]
"""Spans ["07:00", "11:30"] of local time by ISO weekday "1" to "7"."""


class WardData(TypedDict):
    """A ward or commune; `code` is that of the General Statistics Office, five digits."""

    code: str
    name: str
    kind: Literal["phuong", "xa"]
    latitude: float
    longitude: float
    suffix: str


class FieldName(TypedDict):
    """A field of procedures as the national catalogue names it."""

    code: str
    name: str


class DepartmentData(TypedDict):
    """A department or another body of the city's level, and the fields it resolves at that level."""

    suffix: str
    name: str
    name_en: str
    short_name: str
    kind: Literal["authority", "department"]
    parent: str | None
    fields: list[FieldName]


class ServicePointData(TypedDict):
    """A place where people hand in and collect.

    `branch` is the branch a ward's point belongs to, or the branch's own number. `hours` count towards limits,
    `extra_hours` serve people only.
    """

    code: str
    name: str
    name_en: str
    kind: Literal["centre", "branch", "ward"]
    branch: int | None
    suffix: str
    ward: str
    address: str
    demo_address: bool
    phone: str
    latitude: float
    longitude: float
    hours: Hours
    extra_hours: Hours


class PeopleNames(TypedDict):
    """Parts of names; `family` carries weights after how common the names are, `long_*` are whole long names."""

    family: list[tuple[str, int]]
    middle_male: list[str]
    middle_female: list[str]
    given_male: list[str]
    given_female: list[str]
    long_male: list[str]
    long_female: list[str]


def wards() -> list[WardData]:
    """Return the 126 wards and communes, by code."""
    data: list[WardData] = _read("wards.json")
    return data


def departments() -> list[DepartmentData]:
    """Return the bodies of the city's level, the People's Committee first, parents before children."""
    data: list[DepartmentData] = _read("departments.json")
    return data


def service_points() -> list[ServicePointData]:
    """Return the centre, its branches and one point a ward, in that order."""
    data = _read("service_points.json")
    schedules = data["schedules"]
    return [_with_hours(point, schedules) for point in data["points"]]


def people_names() -> PeopleNames:
    """Return the lists of which names of officers and citizens are made."""
    data: PeopleNames = _read("people_names.json")
    return data


def _with_hours(point: dict[str, Any], schedules: dict[str, dict[str, Hours]]) -> ServicePointData:
    schedule = schedules[point["schedule"]]
    rest = {key: value for key, value in point.items() if key != "schedule"}
    whole: ServicePointData = {**rest, "hours": schedule["hours"], "extra_hours": schedule["extra_hours"]}  # type: ignore[typeddict-item]
    return whole


def _read(name: str) -> Any:
    return json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))
