"""The facts of the demo catalogue agree with the national catalogue, or the file says that they are unverified."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from motcua.demo.catalogue import ProcedureData, procedures

ALL = {data["code"]: data for data in procedures()}

# Codes seen outside the national catalogue or remembered; their files say so under `unverified`, but for the notice of
# advertising, whose code is confirmed by a public system that files it.
NOT_IN_NATIONAL_CATALOGUE = {
    "1.001699",
    "1.001731",
    "1.001776",
    "1.004650",
    "1.010833",
    "1.013133",
    "1.014027",
    "1.014199",
    "2.000620",
    "2.002481",
    "3.000722",
}


@pytest.fixture(scope="session")
def national(shared_data: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(shared_data / "tthc_catalogue_2642.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["ma_thu_tuc"]: row for row in rows}


def test_codes_are_national_or_marked(national: dict[str, Any]) -> None:
    assert {code for code in ALL if code not in national} == NOT_IN_NATIONAL_CATALOGUE
    for code in NOT_IN_NATIONAL_CATALOGUE - {"1.004650", "1.013133"}:
        assert "code" in ALL[code]["unverified"]


def _words(text: str) -> set[str]:
    text = text.replace("BHXH", "bảo hiểm xã hội").replace("BHYT", "bảo hiểm y tế")
    return set(re.findall(r"\w+", text.lower())) - {
        "thủ",
        "tục",
        "cấp",
        "đăng",
        "ký",
        "và",
        "của",
        "cho",
        "tại",
        "theo",
    }


each_national = pytest.mark.parametrize("code", sorted(ALL.keys() - NOT_IN_NATIONAL_CATALOGUE))


@each_national
def test_code_means_what_the_name_says(code: str, national: dict[str, Any]) -> None:
    ours, theirs = _words(ALL[code]["name"]), _words(national[code]["ten_thu_tuc"])
    assert len(ours & theirs) >= 0.75 * len(ours), ours - theirs


@each_national
def test_levels_decision_and_results_are_those_published(code: str, national: dict[str, Any]) -> None:
    data, row = ALL[code], national[code]
    names = {"ward": "Cấp xã", "province": "Cấp tỉnh"}
    if "levels" not in data["unverified"]:
        assert {names[level] for level in data["levels"]} <= set(row["cap_thuc_hien"])
    assert data["decision"]["number"] in (None, row["so_quyet_dinh"])
    codes = {result["code"] for result in data["results"]} - {None}
    assert codes <= {result["ma"] for result in row["ket_qua"]}


UNITS = {"working_day": "Ngày làm việc", "day": "Ngày", "hour": "Giờ", "month": "Tháng"}
CHANNELS = {"direct": "Trực tiếp", "online": "Trực tuyến", "postal": "Dịch vụ bưu chính"}


@each_national
def test_limits_are_those_published(code: str, national: dict[str, Any]) -> None:
    """A limit that is not in the source, or lacks its unit there, is marked or rests on the described steps."""
    data, row = ALL[code], national[code]
    published = {
        (channel["kenh"], channel["thoi_han"], channel["don_vi"]) for channel in row["cach_thuc"] if channel["thoi_han"]
    }
    for index, channel in enumerate(data["channels"]):
        limit = channel["limit"]
        if limit is None or _marked(data, index, "limit"):
            continue
        fact = (CHANNELS[channel["channel"]], float(limit["value"]), UNITS.get(limit["unit"]))
        in_steps = "15 giờ" if limit["unit"] == "same_day" else f"{limit['value']:02} ngày làm việc"
        assert fact in published or in_steps in row["trinh_tu"], fact


def _marked(data: ProcedureData, index: int, key: str) -> bool:
    paths = data["unverified"]
    return any(path == "channels" or re.match(rf"channels\[({index}|\*)\]\.{key}", path) for path in paths)


@each_national
def test_fees_are_amounts_the_source_names(code: str, national: dict[str, Any]) -> None:
    text = re.sub(r"(?<=\d)[.,](?=\d{3})", "", national[code]["cach_thuc_raw"])
    amounts = {int(number) for number in re.findall(r"\d+", text)}
    for channel in ALL[code]["channels"]:
        for fee in channel["fees"] or ():
            assert fee["amount"] in amounts or (fee["amount"] == 0 and "Miễn phí" in text), fee


@each_national
def test_a_fee_left_to_the_council_is_not_called_free(code: str, national: dict[str, Any]) -> None:
    """The source prints "Miễn phí" beside fees a council sets; that is not published, never free."""
    text = national[code]["cach_thuc_raw"]
    if "Hội đồng nhân dân" in text and "đúng hạn" not in text:
        assert all(channel["fees"] is None for channel in ALL[code]["channels"])


@each_national
def test_legal_bases_are_named_by_the_source_or_the_file_says_so(code: str, national: dict[str, Any]) -> None:
    """A law may stand without its decree's number being listed; a number nobody lists must be marked."""
    data, row = ALL[code], national[code]
    text = row["can_cu_phap_ly_raw"] + row["cach_thuc_raw"]
    # The source cuts the last letter off some numbers: "118/2025/NĐ-C".
    foreign = [basis["number"] for basis in data["legal_bases"] if basis["number"][:-1] not in text]
    assert not foreign or "legal_bases" in data["unverified"], foreign


def test_sentences_are_our_own(national: dict[str, Any]) -> None:
    """No step or summary repeats a run of fourteen words of the source."""
    for data in ALL.values():
        row = national.get(data["code"])
        if row is None:
            continue
        source = " ".join(re.findall(r"\w+", f"{row['trinh_tu']} {row['yeu_cau_dieu_kien']}".lower()))
        for text in (data["summary"], *data["steps"], *(condition["text"] for condition in data["conditions"])):
            words = re.findall(r"\w+", text.lower())
            runs = (" ".join(words[i : i + 14]) for i in range(len(words) - 13))
            assert not [run for run in runs if run in source], (data["code"], text)
