"""The demo city: complete, without doubles, and true to the administrative map."""

import csv
import gzip
import json
import re
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

from motcua.demo.catalogue import procedures
from motcua.demo.city_data import CITY_IDENTIFIER, departments, people_names, service_points, wards

WARDS = {ward["code"]: ward for ward in wards()}
DEPARTMENTS = {department["suffix"]: department for department in departments()}
POINTS = {point["code"]: point for point in service_points()}


def test_counts() -> None:
    assert Counter(ward["kind"] for ward in wards()) == {"phuong": 51, "xa": 75}
    assert Counter(point["kind"] for point in service_points()) == {"centre": 1, "branch": 12, "ward": 126}
    assert len(departments()) == 24


def test_codes_names_and_numbers_are_unique() -> None:
    points = [point for point in service_points() if point["kind"] != "ward"]
    suffixes = [entry["suffix"] for entry in (*wards(), *departments(), *points)]
    for values in (
        suffixes,
        [ward["code"] for ward in wards()],
        [ward["name"] for ward in wards()],
        [department["name"] for department in departments()],
        [department["short_name"] for department in departments()],
        [point["code"] for point in service_points()],
        [point["name"] for point in service_points()],
        [point["phone"] for point in service_points()],
        [point["address"] for point in service_points()],
    ):
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_identifiers_fit_the_national_rule() -> None:
    """QĐ 20/2020/QĐ-TTg: digits and A-Z in groups divided by dots, 35 characters at most."""
    for suffix in (*DEPARTMENTS, *(ward["suffix"] for ward in wards()), *(p["suffix"] for p in service_points())):
        assert re.fullmatch(r"[0-9A-Z]+(\.[0-9A-Z]+)*", f"{CITY_IDENTIFIER}.{suffix}")
        assert len(suffix) == 3


def test_a_name_tells_the_kind_of_ward() -> None:
    for ward in wards():
        assert ward["name"].startswith({"phuong": "Phường ", "xa": "Xã "}[ward["kind"]])


def test_departments_form_a_tree_parents_first() -> None:
    seen: set[str] = set()
    for department in departments():
        assert department["parent"] in seen or (department["parent"] is None and department["kind"] == "authority")
        seen.add(department["suffix"])


def test_a_field_has_one_department() -> None:
    codes = Counter(field["code"] for department in departments() for field in department["fields"])
    assert [code for code, times in codes.items() if times > 1] == []


def test_every_field_of_the_demo_catalogue_has_a_department() -> None:
    known = {(field["code"], field["name"]) for department in departments() for field in department["fields"]}
    assert {(data["field"]["code"], data["field"]["name"]) for data in procedures()} <= known


def test_every_ward_has_one_service_point_and_it_stands_there() -> None:
    points = [point for point in service_points() if point["kind"] == "ward"]
    assert {point["ward"] for point in points} == WARDS.keys()
    for point in points:
        ward = WARDS[point["ward"]]
        assert point["suffix"] == ward["suffix"]
        assert point["address"].endswith(ward["name"])
        assert (point["latitude"], point["longitude"]) == (ward["latitude"], ward["longitude"])
    assert {point["ward"] for point in service_points()} <= WARDS.keys()


def test_every_branch_has_wards() -> None:
    branches = Counter(point["branch"] for point in service_points() if point["kind"] == "ward")
    assert set(branches) == set(range(1, 13))
    assert {point["branch"] for point in service_points() if point["kind"] == "branch"} == set(range(1, 13))


def test_addresses_and_telephones_cannot_be_taken_for_real() -> None:
    for point in service_points():
        assert point["demo_address"]
        assert "Mẫu" in point["address"]
        assert re.fullmatch(r"024 0000 \d{4}", point["phone"])


def test_hours_are_spans_in_order() -> None:
    for point in service_points():
        for week in (point["hours"], point["extra_hours"]):
            for day, spans in week.items():
                assert day in "1234567"
                times = [time for span in spans for time in span]
                assert all(re.fullmatch(r"[0-2]\d:[0-5]\d", time) for time in times)
                assert all(earlier < later for earlier, later in pairwise(times))


def test_extra_hours_do_not_overlap_the_regular_ones() -> None:
    for point in service_points():
        for day, spans in point["extra_hours"].items():
            regular = point["hours"].get(day, [])
            assert not any(start < until and since < end for since, until in regular for start, end in spans)


def test_saturday_morning_and_the_ninth_hour() -> None:
    assert all(point["extra_hours"]["6"] == [["08:00", "11:30"]] for point in service_points())
    ninth = [point["name"] for point in service_points() if "4" in point["extra_hours"]]
    assert ninth == ["Điểm phục vụ hành chính công xã Ba Vì"]
    assert all(set(point["hours"]) == set("12345") for point in service_points())


def test_names_are_many_clean_and_some_are_long() -> None:
    names = people_names()
    assert sum(weight for _, weight in names["family"]) >= 100
    longest = [name for key in ("long_male", "long_female") for name in names[key]]  # type: ignore[literal-required]
    assert max(len(name) for name in longest) >= 40
    parts = [name for name, _ in names["family"]] + longest
    parts += names["middle_male"] + names["middle_female"] + names["given_male"] + names["given_female"]
    for part in parts:
        assert unicodedata.is_normalized("NFC", part)
        assert re.fullmatch(r"[^\W\d_]+( [^\W\d_]+)*", part), part
        assert part == part.title()


# --- against the reference data


def test_wards_are_those_of_the_map(shared_data: Path) -> None:
    with (shared_data / "admin_units" / "hanoi_wards_126.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    theirs = {row["wardCode"]: (row["ward"], float(row["wardLat"]), float(row["wardLon"])) for row in rows}
    assert {code: (w["name"], w["latitude"], w["longitude"]) for code, w in WARDS.items()} == theirs


def test_every_national_field_of_province_level_has_a_department(shared_data: Path) -> None:
    """So an imported procedure is at once operable: somebody resolves it."""
    with gzip.open(shared_data / "tthc_catalogue_2642.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    local = (row for row in rows if {"Cấp tỉnh", "Cấp xã"} & set(row["cap_thuc_hien"]))
    wanted = {unicodedata.normalize("NFC", row["linh_vuc"]) for row in local}  # the source has one name decomposed
    known = {field["name"] for department in departments() for field in department["fields"]}
    assert wanted - known - {"Thi đua khen thưởng"} == set()
