"""Personal data do not stay in what is logged or leaves."""

import pytest

from motcua.core.answering.masking import masked


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("cccd của em 001099012345 làm lại", "001099012345"),
        ("cmnd 012345678", "012345678"),
        ("gọi em 0912 345 678 nhé", "345"),
        ("gọi +84 912.345.678", "912"),
        ("mail a.b@example.com", "example"),
        ("hồ sơ H26.12-261121-0007 đâu rồi", "261121"),
        ("mã 000.00.00.H56-251121-0007", "H56"),
        ("stk 1903 2244 5566 vietcombank", "5566"),
        ("số tài khoản: 19032244", "19032244"),
        ("xe 29A1-123.45 sang tên", "123"),
        ("hộ chiếu C1234567 hết hạn", "C1234567"),
        ("tôi tên là Nguyễn Văn An muốn đổi căn cước", "Nguyễn"),
        ("nhà số 12 ngõ 34 phố Huế", "12"),
    ],
)
def test_it_is_taken_out(text: str, gone: str) -> None:
    assert gone not in masked(text)
    assert "[" in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "thủ tục 1.001193 cần gì",
        "con 14 tuổi làm căn cước lệ phí 20.000 đồng",
        "nghị định 118/2025/NĐ-CP",
        "cấp phép khai thác 800 khối ngày",
        "sinh năm 1990",
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    assert masked(text) == text


def test_masking_twice_changes_nothing_more() -> None:
    once = masked("cccd 001099012345, mail a@b.vn, tôi tên là Nguyễn Văn An")
    assert masked(once) == once
