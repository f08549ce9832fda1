"""Rows of a catalogue file become entries."""

import json

import pytest

from motcua.core.search.entries import Entry, UnusableRow, read_rows


def test_a_row_is_read_with_levels_audiences_and_texts_without_the_portals_furniture() -> None:
    row = {
        "id": "1.1", "name": " Đăng ký tàu cá ", "field": "Thủy sản", "level": "Cấp Bộ, Cấp Tỉnh, Cơ quan khác",
        "audience": "Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân Việt Nam",
        "result": "Giấy chứng nhậnMã: KQ.G10.1Từ khóaKhông có thông tin", "conditions": "Không có thông tin",
        "documents": "--Tên giấy tờMẫu đơn, tờ khaiSố lượngTờ khaiMau 1.docx1 bản chính", "steps": None,
    }  # fmt: skip
    (entry,) = read_rows([json.dumps(row), "", "  \n"])
    assert entry == Entry(
        "1.1", "Đăng ký tàu cá", "Thủy sản", frozenset({"ministry", "province"}),
        frozenset({"organisation", "citizen"}), "", entry.texts,
    )  # fmt: skip
    words = " ".join(entry.texts)
    assert "Giấy chứng nhận" in words
    assert "Tờ khai" in words
    assert not {"docx", "Mã:", "Số lượng", "Từ khóa", "Không có"} & {part for part in words.split() if part}
    assert "Không có thông tin" not in words


@pytest.mark.parametrize("line", ["{", "[]", "3", '{"id": "1"}', '{"name": "x"}', '{"id": " ", "name": "x"}'])
def test_a_row_without_the_least_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(UnusableRow, match="Line 2"):
        list(read_rows(['{"id": "1", "name": "x"}', line]))
