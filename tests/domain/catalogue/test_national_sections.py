"""Steps, conditions, results, legal bases, decision, levels and audience of a page. Texts are real ones, cut short."""

from typing import Any

import pytest
from tests.domain.catalogue.portal_pages import BASES, CHANNELS, portal_page

from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.content_parts import Audience
from motcua.domain.catalogue.national.decisions import is_a_provinces_decision, read_decision
from motcua.domain.catalogue.national.findings import Field, Findings
from motcua.domain.catalogue.national.legal_bases import read_legal_bases
from motcua.domain.catalogue.national.page import code_of, name_of, read_page
from motcua.domain.catalogue.national.sections import (
    read_audience,
    read_conditions,
    read_levels,
    read_results,
    read_steps,
)


def reasons(findings: Findings) -> list[tuple[str, str]]:
    return [(item["field"], item["reason"]) for item in findings.unread]


@pytest.mark.parametrize(
    ("raw", "steps"),
    [
        ("Bước 1: Nộp hồ sơ.\nBước 2: Thẩm định.\n Bước 3: Trả kết quả.", ["Nộp hồ sơ.", "Thẩm định.", "Trả kết quả."]),
        ("- Bước 1: Nộp. Bước 2: Nhận.", ["Nộp.", "Nhận."]),
        ("a) Cấp mới\nBước 1: Nộp.\nBước 2: Nhận.", ["a) Cấp mới", "Bước 1: Nộp.", "Bước 2: Nhận."]),
        (
            "Bước 1: Nộp.\nBước 2: Nhận.\nBước 1: Nộp lại.\nBước 2: Nhận lại.",
            ["Bước 1: Nộp.", "Bước 2: Nhận.", "Bước 1: Nộp lại.", "Bước 2: Nhận lại."],
        ),
        ("- Nộp hồ sơ;\n+ trực tiếp\n+ trực tuyến\n- Nhận kết quả.", ["Nộp hồ sơ;\n+ trực tiếp\n+ trực tuyến",
                                                                     "Nhận kết quả."]),
        ("Nộp hồ sơ.\nNhận kết quả.", ["Nộp hồ sơ.", "Nhận kết quả."]),
        ("Bước 1: Nộp.\nBước 4: Nhận.", ["Bước 1: Nộp.", "Bước 4: Nhận."]),
    ],
)  # fmt: skip
def test_steps_are_cut_at_their_numbers_or_at_the_outermost_list(raw: str, steps: list[str]) -> None:
    assert read_steps(raw, False, Findings()) == tuple(steps)


def test_steps_cut_off_in_the_middle_are_not_published() -> None:
    findings = Findings()
    page = portal_page(
        trinh_tu="Bước 1. NLĐ lập hồ sơ theo quy định tại mục 5.3 (",
        thanh_phan_raw="); nộp hồ sơ cho cơ quan BHXH.\nBước 2. Nhận kết quả",
        thanh_phan_ho_so=[],
    )
    reading = read_page(page, "1.001193")
    assert reading.content.steps is None
    assert reading.content.cases is None
    assert ("steps", "cut_off") in reasons(reading.findings)
    assert read_steps("Không có thông tin", False, findings) is None
    assert findings.not_stated[Field.STEPS] == 1


@pytest.mark.parametrize(
    ("raw", "conditions"),
    [
        ("Không có thông tin", None),
        ("Không có thông tinTừ khóaKhông có thông tinMô tảKhông có thông tin", None),
        ("Không quy định.", None),
        ("Không", []),
        ("Không có.", []),
        ("- Đủ 18 tuổi;\n- Có đủ vốn:\n+ tiền mặt\n+ tài sản", ["Đủ 18 tuổi", "Có đủ vốn:\n+ tiền mặt\n+ tài sản"]),
        ("Đủ điều kiện theo Điều 9.\nTừ khóa: giấy phép", ["Đủ điều kiện theo Điều 9."]),
    ],
)
def test_conditions_none_stated_is_not_the_same_as_stated_none(raw: str, conditions: list[str] | None) -> None:
    found = read_conditions(raw, Findings())
    assert (None if found is None else [condition.text for condition in found]) == conditions
    assert [condition.id for condition in found or ()] == [f"c{n}" for n in range(1, len(conditions or ()) + 1)]


@pytest.mark.parametrize(
    ("raw", "reason"), [("có", "malformed"), (f"Điều kiện{CHANNELS}Trực tiếp1 Ngày", "other_section")]
)
def test_conditions_that_cannot_be_conditions_are_not_published(raw: str, reason: str) -> None:
    findings = Findings()
    assert read_conditions(raw, findings) is None
    assert reasons(findings) == [("conditions", reason)]


@pytest.mark.parametrize(
    ("raw", "bases"),
    [
        (
            "Luật 54/2014/QH1354/2014/QH13Thông tư 92/2015/TT-BTC92/2015/TT-BTC",
            [("54/2014/QH13", "Luật 54/2014/QH13"), ("92/2015/TT-BTC", "Thông tư 92/2015/TT-BTC")],
        ),
        ("Luật Thú yLuật số 79/2015/QH13", [("79/2015/QH13", "Luật Thú y")]),
        ("Luật Cư trú 202068/2020/QH14", [("68/2020/QH14", "Luật Cư trú 2020")]),
        (
            "sửa đổi Thông tư số 19/2021/TT-BTC ngày 18/3/2021 của Bộ46/2024/TT-BTCLuật Quản lý thuế38/2019/QH14",
            [
                ("46/2024/TT-BTC", "sửa đổi Thông tư số 19/2021/TT-BTC ngày 18/3/2021 của Bộ"),
                ("38/2019/QH14", "Luật Quản lý thuế"),
            ],
        ),
        (
            "Thông tư số 53/2025/TT-BCAngày 01/7/2025 của Bộ Công an53/2025/TT-BCA",
            [("53/2025/TT-BCA", "Thông tư số 53/2025/TT-BCAngày 01/7/2025 của Bộ Công an")],
        ),
        (
            "Nghị quyết về cắt giảm thủ tục66.7/2025/NQ-CPsửa đổi một số nghị định18/2026/NĐ-CP",
            [("66.7/2025/NQ-CP", "Nghị quyết về cắt giảm thủ tục"), ("18/2026/NĐ-CP", "sửa đổi một số nghị định")],
        ),
        (
            "Quy định tại Thông tư số53/2025/TT-BCA ngày 01/7/2025 về cư trú55/2021/TT-BCA",
            [("55/2021/TT-BCA", "Quy định tại Thông tư số53/2025/TT-BCA ngày 01/7/2025 về cư trú")],
        ),
        ("Luật Thủy sản123456/2017/QH14", [(None, "Luật Thủy sản123456/2017/QH14")]),
        ("Nghị định số 46/2020/NĐ-CP46/2020", [(None, "Nghị định số 46/2020/NĐ-CP46/2020")]),
    ],
)
def test_legal_bases_are_taken_apart_at_the_numbers_glued_to_names(raw: str, bases: list[Any]) -> None:
    found = read_legal_bases(BASES + raw, Findings())
    assert found is not None
    assert [(basis.number, basis.name) for basis in found] == bases


def test_a_legal_basis_whose_number_cannot_be_told_keeps_its_whole_text() -> None:
    findings = Findings()
    read_legal_bases(f"{BASES}Luật Thủy sản123456/2017/QH14", findings)
    assert reasons(findings) == [("legal_bases.number", "glued")]
    assert read_legal_bases("Không có thông tin", findings) is None
    assert read_legal_bases(": Thông tư 269/2016/TT-BTC", findings) is None
    assert reasons(findings)[1:] == [("legal_bases", "layout")]


@pytest.mark.parametrize(
    ("written", "ministry", "number"),
    [
        ("163/QĐ-BTP", "Bộ Tư pháp", "163/QĐ-BTP"),
        ("1234/QĐ-BCA-C06", "Bộ Công an", "1234/QĐ-BCA-C06"),
        ("SỐ 64/QĐ-NHNN", "Ngân hàng Nhà nước Việt Nam", "64/QĐ-NHNN"),
        ("2267./QĐ-BXD", "Bộ Xây dựng", "2267/QĐ-BXD"),
        ("99/QĐ-BGTVT", "Bộ Xây dựng", "99/QĐ-BGTVT"),
        ("651/QĐ-BXD", "Bộ Công an", None),
        ("Demo/QĐ-BCA", "Bộ Công an", None),
        ("QĐ/0001-BCA", "Bộ Công an", None),
        ("9303", "Bộ Công an", None),
    ],
)
def test_a_decision_needs_a_number_and_the_ministry_of_the_page(
    written: str, ministry: str, number: str | None
) -> None:
    findings = Findings()
    assert read_decision(written, ministry, findings) == number
    assert len(findings.unread) == (number is None)


def test_a_peoples_committee_decides_for_a_province() -> None:
    assert is_a_provinces_decision("226/QĐ-UBND")
    assert not is_a_provinces_decision("226/QĐ-BTP")


def test_levels_are_those_listed_unless_the_name_says_another_one() -> None:
    findings = Findings()
    assert read_levels(["Cấp tỉnh", "Cấp xã"], "Cấp giấy phép", findings) == (Level.PROVINCE, Level.WARD)
    assert read_levels(["Cấp xã"], "Trình báo mất hộ chiếu (thực hiện tại cấp huyện)", findings) == (Level.WARD,)
    assert not findings.unread
    assert read_levels(["Cấp tỉnh"], "Cấp đổi thẻ (thực hiện tại cấp trung ương)", findings) is None
    assert read_levels(["Cấp huyện"], "Cấp giấy phép", findings) is None
    assert [reason for _, reason in reasons(findings)] == ["name_contradicts", "unknown_value"]


def test_audience_names_hold_commas() -> None:
    findings = Findings()
    raw = "Tổ chức (không bao gồm doanh nghiệp, HTX), Cán bộ, công chức, viên chức, Doanh nghiệp, Hợp tác xã"
    assert read_audience(raw, findings) == (Audience.ORGANISATION, Audience.CITIZEN, Audience.BUSINESS)
    assert read_audience("Công dân Việt Nam, Người ngoài hành tinh", findings) is None
    assert reasons(findings) == [("audience", "unknown_value")]


def test_results_with_lost_letters_or_mashed_codes_are_not_published() -> None:
    findings = Findings()
    results = read_results(
        [
            {"ten": ": Giấy phép", "ma": "KQ.G17.000126"},
            {"ten": "Quyết định", "ma": "dsfas"},
            {"ten": "Thẻ hội viên", "ma": "000.00.00.G04-KQ0012"},
            {"ten": "iấy chứng nhận đủ điều kiện", "ma": "KQ.G17.000127"},
            {"ten": "Văn bản trả lời", "ma": None},
            "Giấy phép",
        ],
        findings,
    )
    assert [(result.code, result.name) for result in results or ()] == [
        ("KQ.G17.000126", "Giấy phép"),
        (None, "Quyết định"),
        ("000.00.00.G04-KQ0012", "Thẻ hội viên"),
        (None, "Văn bản trả lời"),
    ]
    assert reasons(findings) == [
        ("results.code", "malformed"), ("results", "no_name"), ("results", "wrong_type"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "code", "name"),
    [
        ({"ma_thu_tuc": "1.001193", "ten_thu_tuc": ". Đăng  ký\nkhai sinh"}, "1.001193", "Đăng ký khai sinh"),
        ({"ma_thu_tuc": "1.001193.000.00.00.H56", "ten_thu_tuc": "Không có thông tin"}, None, ""),
        ({"ma_thu_tuc": 1.001193, "ten_thu_tuc": ["x"]}, None, ""),
        ({}, None, ""),
    ],
)
def test_code_and_name(row: dict[str, Any], code: str | None, name: str) -> None:
    assert (code_of(row), name_of(row)) == (code, name)


def test_a_sound_page_is_read_whole() -> None:
    reading = read_page(portal_page(), "1.001193")
    content = reading.content
    assert not reading.findings.unread
    assert (content.field.code, content.ministry, content.decision.number) == ("ho-tich", "Bộ Tư pháp", "163/QĐ-BTP")
    assert content.agency.executing == "Ủy ban nhân dân cấp xã"
    assert [paper.name for paper in content.documents] == ["Tờ khai theo mẫu", "Giấy chứng sinh"]
    assert content.channels is not None
    assert str(content.channels[0].limit) == "3 working_day"
