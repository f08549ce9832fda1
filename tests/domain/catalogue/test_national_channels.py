"""Limits and fees of channel rows: published only where the raw text says them and nothing speaks against them.

The texts are rows as the portal glues them, cut short.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from tests.domain.catalogue.portal_pages import CHANNELS, crawled

from motcua.core.worktime import Limit, Unit
from motcua.domain.catalogue.content_parts import ChannelContent
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.national.amounts import amounts
from motcua.domain.catalogue.national.channels import read_channels
from motcua.domain.catalogue.national.findings import Field, Findings


def read(rows: str, theirs: object = None, steps: str = "") -> tuple[Sequence[ChannelContent], Findings]:
    findings = Findings()
    channels = read_channels(CHANNELS + rows, theirs, steps, findings)
    return channels or (), findings


def reasons(findings: Findings, name: Field) -> list[str]:
    return [item["reason"] for item in findings.unread if item["field"] == name]


def test_rows_are_found_in_the_glued_table_and_prose_is_not_taken_for_rows() -> None:
    channels, _ = read(
        "Trực tuyến3 Ngày làm việcMiễn phíTrực tuyến: nộp hồ sơ qua Cổng; Trực tiếp tại Sở 5 ngày; Miễn phí vận chuyển"
        "Dịch vụ bưu chính10 NgàyKhông có thông tinGửi qua Dịch vụ bưu chính công ích"
        "Trực tiếp8 Giờ150,000 VNĐ"
    )
    assert [channel.channel for channel in channels] == [ChannelKind.ONLINE, ChannelKind.POSTAL, ChannelKind.DIRECT]
    assert [channel.limit for channel in channels] == [
        Limit(3, Unit.WORKING_DAY), Limit(10, Unit.DAY), Limit(8, Unit.HOUR),
    ]  # fmt: skip
    assert channels[1].note == "Gửi qua Dịch vụ bưu chính công ích"


@pytest.mark.parametrize(
    ("cell", "limit"),
    [
        ("3 Ngày làm việc", Limit(3, Unit.WORKING_DAY)),
        ("1.5 Ngày làm việc", Limit(Fraction(3, 2), Unit.WORKING_DAY)),
        ("30 Ngày", Limit(30, Unit.DAY)),
        ("24 Giờ", Limit(24, Unit.HOUR)),
        ("6 Tháng", Limit(6, Unit.MONTH)),
        ("Không có thông tin", None),
    ],
)
def test_a_limit_with_value_and_unit_is_published(cell: str, limit: Limit | None) -> None:
    channels, findings = read(f"Trực tiếp{cell}Miễn phí")
    assert channels[0].limit == limit
    assert not reasons(findings, Field.LIMIT)
    assert findings.not_stated[Field.LIMIT] == (limit is None)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1Miễn phí", "no_unit"),
        ("0Không có thông tin", "no_unit"),
        ("0 NgàyMiễn phí", "zero"),
        ("0.5 NgàyMiễn phí", "unusable"),
        ("1.234.567 NgàyMiễn phí", "unusable"),
        ("Không phải trả kết quả cho người nộp thuếMiễn phí", "in_words"),
        ("KhôngKhông có thông tin", "in_words"),
        ("120,000 VNĐ(20.000 đồng/tờ khai)", "glued"),
        ("5 NgàyMiễn phí05 ngày làm việc, kể từ ngày nhận đủ hồ sơ", "unit_contradicted"),
        ("5 Ngày làm việcMiễn phí\t05 ngày kể từ ngày nhận đủ hồ sơ", "unit_contradicted"),
    ],
)
def test_a_doubtful_limit_is_not_published_and_keeps_its_text(row: str, reason: str) -> None:
    channels, findings = read(f"Trực tiếp{row}")
    assert channels[0].limit is None
    (unread,) = [item for item in findings.unread if item["field"] == Field.LIMIT]
    assert (unread["reason"], unread["path"]) == (reason, "channels[0].limit")
    assert unread["text"] == f"Trực tiếp{row}"


def test_a_value_without_unit_stays_unpublished_whatever_the_crawler_made_of_it() -> None:
    channels, _ = read("Trực tuyến1Miễn phí", [crawled("Trực tuyến", 1.0, None, 0)])
    assert channels[0].limit is None


@pytest.mark.parametrize(
    ("value", "unit", "agrees"),
    [(3.0, "Ngày làm việc", True), (3, None, True), (None, None, True), (30.0, "Ngày làm việc", False),
     (3.0, "Ngày", False), ("ba", None, False), ([3], "Ngày làm việc", False)],
)  # fmt: skip
def test_crawler_and_raw_text_must_not_contradict_each_other(value: Any, unit: Any, agrees: bool) -> None:
    channels, findings = read("Trực tiếp3 Ngày làm việcMiễn phí", [crawled("Trực tiếp", value, unit, 0)])
    assert (channels[0].limit == Limit(3, Unit.WORKING_DAY)) is agrees
    assert reasons(findings, Field.LIMIT) == ([] if agrees else ["crawler_disagrees"])


def test_durations_of_single_steps_do_not_contradict_the_limit() -> None:
    channels, _ = read("Trực tiếp26 Ngày làm việcMiễn phíThẩm định 16 ngày làm việc; trả kết quả 02 ngày")
    assert channels[0].limit == Limit(26, Unit.WORKING_DAY)


@pytest.mark.parametrize(
    ("row", "fees"),
    [
        ("3 NgàyMiễn phí", [("Phí, lệ phí", 0)]),
        ("3 NgàyMiễn phí(Không)", [("Phí, lệ phí", 0)]),
        ("3 NgàyMiễn phí(Không thu lệ phí.)", [("Phí, lệ phí", 0)]),
        ("3 NgàyMiễn phí(Miễn lệ phí (Thông tư số 47/2019/TT-BTC).)", [("Phí, lệ phí", 0)]),
        ("Không có thông tinMiễn phí", [("Phí, lệ phí", 0)]),
        ("3 NgàyMiễn phíKhông thu lệ phí", [("Phí, lệ phí", 0)]),
        ("5 Ngày1,200,000 Việt Nam Đồng", [("Phí, lệ phí", 1_200_000)]),
        ("92 Ngày150,000,000 VNĐ(150.000.000 đồng)", [("Phí, lệ phí", 150_000_000)]),
        ("5 Ngày100,000 VNĐ(Phí thẩm định: 100.000 đồng/lần)", [("Phí thẩm định", 100_000)]),
        ("5 Ngày2,000,000 VNĐ(* Theo Thông tư 25/2022/TT-BTC. + 02 triệu đồng/Giấy)", [("Phí, lệ phí", 2_000_000)]),
        (
            "8 Ngày200,000 Việt Nam Đồng(200.000 đồng/ hộ chiếu. Trường hợp cấp lại: 400.000đ/hộ chiếu)",
            [("Phí, lệ phí", 200_000), ("Phí, lệ phí", 400_000)],
        ),
        ("120,000 VNĐ(20.000 đồng/tờ khai)", [("Phí, lệ phí", 20_000)]),
    ],
)
def test_a_fee_the_text_states_is_published(row: str, fees: list[tuple[str, int]]) -> None:
    channels, findings = read(f"Trực tiếp{row}")
    published = channels[0].fees
    assert published is not None
    assert [(fee.name, fee.amount) for fee in published] == fees
    assert not reasons(findings, Field.FEES)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("5 NgàyMiễn phí(Lệ phí cấp giấy phép: 135.000 đồng/lần)", "free_contradicted"),
        ("5 NgàyMiễn phí(theo quy định của pháp luật về phí, lệ phí)", "free_contradicted"),
        ("5 NgàyMiễn phí(Không quy định)", "free_contradicted"),
        ("5 NgàyMiễn phí(Miễn lệ phí cho người thuộc hộ nghèo; người khuyết tật.)", "free_contradicted"),
        ("5 NgàyMiễn phí(2.400.000 Đồng (Cấp lại do mất", "free_contradicted"),
        ("1 GiờMiễn phí- Các loại phí được quy định tại Thông tư số 261/2016/TT-BTC", "free_contradicted"),
        ("5 Ngày800,000 VNĐ(áp dụng mức phí 400.000 đồng đến hết ngày 31/12/2026)", "amounts_disagree"),
        ("5 Ngày1,500,000 VNĐ(150.000 đồng/1 giấy.)", "amounts_disagree"),
        ("5 Ngày15,000,000 VNĐ(15.000.0000 đồng/lần)", "amounts_disagree"),
        ("5 Ngày250 VNĐ(250.000 đồng/ 1 môn thi)", "amounts_disagree"),
        ("5 Ngày50 VNĐ", "too_small"),
        ("5 Ngày5,000,000 VNĐ(lần cấp. Miễn phí từ ngày 07/4/2026 đến 30/6/2026)", "depends"),
        ("5 Ngày800,000 VNĐPhí: 800.000 đồng (áp dụng mức phí 400.000 đồng). Lệ phí: 100.000 đồng", "several_amounts"),
        ("5 Ngày10 USD(10 USD/người)", "not_in_dong"),
        ("5 Ngày155 VNĐ(155 USD/thẻ.)", "not_in_dong"),
        ("5 NgàyKhông có thông tin- Lệ phí : 20.000 Đồng", "text_names_a_fee"),
        ("120,000 VNĐ", "glued"),
        ("120 VNĐ(20.000 đồng/tờ khai)", "glued"),
        ("1100,000 VNĐ(100.000 đồng/lần; miễn cho hộ nghèo)", "glued"),
    ],
)
def test_a_doubtful_fee_is_not_published(row: str, reason: str) -> None:
    channels, findings = read(f"Trực tiếp{row}")
    assert channels[0].fees is None
    assert reasons(findings, Field.FEES) == [reason]


def test_a_fee_nobody_stated_is_not_published_and_not_free() -> None:
    channels, findings = read("Trực tiếp5 NgàyKhông có thông tinNộp tại Sở Tư pháp")
    assert channels[0].fees is None
    assert findings.not_stated[Field.FEES] == 1
    assert not findings.unread


def test_no_channel_is_free_where_the_steps_tell_people_to_pay() -> None:
    row = "Trực tiếp5 NgàyMiễn phí"
    assert reasons(read(row, steps="Nộp lệ phí nếu thuộc trường hợp phải nộp.")[1], Field.FEES) == ["steps_name_a_fee"]
    assert read(row, steps="Không phải nộp phí hoặc lệ phí. Nộp chi phí dự thi cho trường.")[0][0].fees is not None


def test_the_crawlers_amount_must_not_contradict_the_text() -> None:
    row = "Trực tiếp5 Ngày8,000 VNĐ(8.000 đồng/bản)"
    assert read(row, [crawled("Trực tiếp", 5.0, "Ngày", 8000)])[0][0].fees is not None
    assert reasons(read(row, [crawled("Trực tiếp", 5.0, "Ngày", 80_000)])[1], Field.FEES) == ["crawler_disagrees"]


def test_a_bracket_that_numbers_the_description_is_no_note_of_the_fee() -> None:
    channels, _ = read("Trực tiếp5 NgàyMiễn phí(1) Chấp thuận tổ chức lại: 05 ngày")
    assert channels[0].fees is not None
    assert channels[0].note == "(1) Chấp thuận tổ chức lại: 05 ngày"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [("Thời gian giải quyết: 5 ngày", "layout"), (f"{CHANNELS}Nộp tại Sở. Trực tiếp5 NgàyMiễn phí", "layout")],
)
def test_a_text_that_is_no_such_table_publishes_no_channels(raw: str, reason: str) -> None:
    findings = Findings()
    assert read_channels(raw, [crawled("Trực tiếp", 5.0, "Ngày", 0)], "", findings) is None
    assert reasons(findings, Field.CHANNEL) == [reason]


def test_what_only_the_crawler_says_is_not_published() -> None:
    findings = Findings()
    assert read_channels("", [crawled("Trực tiếp", 5.0, "Ngày", 0)], "", findings) is None
    assert reasons(findings, Field.CHANNEL) == ["no_raw_text"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("150.000 đồng/giấy; 5000đ/lần", [150_000, 5_000]),
        ("02 triệu đồng, 1,5 triệu, 20 nghìn đồng", [2_000_000, 1_500_000, 20_000]),
        ("230.000/lần", [230_000]),
        ("10.000.0000 đồng, 3000.000 đồng", [None, None]),
        ("Thông tư số 64/2025/TT-BTC ngày 30/6/2025, tàu từ 5.700 kg, 05 ngày, 10 USD", []),
    ],
)
def test_amounts_in_prose(text: str, found: list[int | None]) -> None:
    assert amounts(text) == found
