"""What only the whole file shows: damaged lines, codes given twice, pages stored under another procedure's code."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from tests.domain.catalogue.portal_pages import portal_page, write_file

from motcua.domain.catalogue.national.source import LONGEST_LINE, UnreadableFile, lines
from motcua.domain.catalogue.national.survey import Rejected, Survey, survey


def surveyed(tmp_path: Path, *rows: dict[str, Any] | str) -> Survey:
    return survey(lines(write_file(tmp_path / "file.jsonl.gz", rows)))


def test_sound_pages_are_taken_in_their_order(tmp_path: Path) -> None:
    found = surveyed(tmp_path, portal_page("1.000002"), portal_page("1.000001"))
    assert [code for code, _ in found.pages] == ["1.000002", "1.000001"]
    assert (found.read, dict(found.rejected)) == (2, {})


@pytest.mark.parametrize(
    ("line", "reason", "named"),
    [
        ("{not json", Rejected.NOT_JSON, "line 1"),
        ("[1, 2]", Rejected.NOT_JSON, "line 1"),
        ('{"ma_thu_tuc": NaN}', Rejected.NOT_JSON, "line 1"),
        ('{"ma_thu_tuc": 1e999}', Rejected.NOT_JSON, "line 1"),
        ('{"a": ' + "[" * 90_000 + "]" * 90_000 + "}", Rejected.NOT_JSON, "line 1"),
        ('{"a": ' + "[" * 20 + "]" * 20 + "}", Rejected.NOT_JSON, "line 1"),
        ('{"a": "' + "x" * LONGEST_LINE + '"}', Rejected.NOT_JSON, "line 1"),
        ('{"ten_thu_tuc": "Đăng ký khai sinh"}', Rejected.NO_CODE, "line 1"),
        ('{"ma_thu_tuc": "khai sinh", "ten_thu_tuc": "Đăng ký"}', Rejected.NO_CODE, "line 1"),
        ('{"ma_thu_tuc": "1.001193", "ten_thu_tuc": " "}', Rejected.NO_NAME, "1.001193"),
        ('{"ma_thu_tuc": "1.001193", "ten_thu_tuc": "Không có thông tin"}', Rejected.NO_NAME, "1.001193"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_a_line_that_is_no_page_is_rejected_and_the_next_is_read(
    tmp_path: Path, line: str, reason: Rejected, named: str
) -> None:
    found = surveyed(tmp_path, line, portal_page("1.000001"))
    assert dict(found.rejected) == {reason: [named]}
    assert [code for code, _ in found.pages] == ["1.000001"]


def test_empty_lines_are_no_lines(tmp_path: Path) -> None:
    assert surveyed(tmp_path, "", portal_page(), "   ").read == 1


def test_one_address_under_several_codes_belongs_to_none_that_can_be_told(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path,
        portal_page("1.000001", url="https://dichvucong.gov.vn/thu-tuc/a"),
        portal_page("1.000002", url="https://dichvucong.gov.vn/thu-tuc/a "),
        portal_page("1.000003"),
    )
    assert dict(found.rejected) == {Rejected.PAGE_OF_ANOTHER_CODE: ["1.000001", "1.000002"]}
    assert [code for code, _ in found.pages] == ["1.000003"]


def test_the_same_whole_content_under_several_codes_is_one_page_even_without_its_address(tmp_path: Path) -> None:
    same = {"ten_thu_tuc": "Hỗ trợ phát triển sản xuất cộng đồng", "url": None}
    found = surveyed(
        tmp_path, portal_page("1.000001", **same), portal_page("1.000002", bo_chu_quan="Bộ Công an", **same)
    )
    assert dict(found.rejected) == {Rejected.PAGE_OF_ANOTHER_CODE: ["1.000001", "1.000002"]}


def test_two_procedures_that_share_some_sections_are_two_procedures(tmp_path: Path) -> None:
    found = surveyed(tmp_path, portal_page("1.000001"), portal_page("1.000002"))
    assert not found.rejected


def test_a_peoples_committees_decision_in_a_ministrys_list_is_a_wrong_page(tmp_path: Path) -> None:
    found = surveyed(tmp_path, portal_page("1.000001", so_quyet_dinh="226/QĐ-UBND"))
    assert dict(found.rejected) == {Rejected.PROVINCES_PAGE: ["1.000001"]}


def test_a_repeated_line_is_taken_once_and_two_pages_under_one_code_not_at_all(tmp_path: Path) -> None:
    found = surveyed(
        tmp_path,
        portal_page("1.000001"),
        portal_page("1.000001"),
        portal_page("1.000002"),
        portal_page("1.000002", linh_vuc="Đất đai"),
    )
    assert [code for code, _ in found.pages] == ["1.000001"]
    assert dict(found.rejected) == {Rejected.CODE_REPEATED: ["1.000001", "1.000002", "1.000002"]}


def test_characters_the_database_cannot_keep_are_made_visible(tmp_path: Path) -> None:
    row = json.dumps(portal_page(linh_vuc="Hộ\x00tịch \ud800"))
    ((_, page),) = surveyed(tmp_path, row).pages
    assert page["linh_vuc"] == "Hộ\ufffdtịch \ufffd"


def test_plain_json_lines_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "file.jsonl"
    path.write_text(json.dumps(portal_page(), ensure_ascii=False))
    assert survey(lines(path)).read == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file"),
        (b"hello", "neither gzip nor JSON lines"),
        (b"", "neither gzip nor JSON lines"),
        (gzip.compress(b'{"a": 1}\n' * 1000)[:40], "damaged or cut off"),
        (gzip.compress(b'{"a": 1}\n')[:-6] + b"\x00" * 6, "damaged or cut off"),
    ],
    ids=["missing", "other", "empty", "cut off", "damaged"],
)
def test_a_file_that_cannot_be_read_is_named_with_the_next_step(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "catalogue.jsonl.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=said) as refused:
        list(lines(path))
    assert str(path) in str(refused.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="There is no file"):
        list(lines(tmp_path))
