"""The whole national file: exact counts, and every published value found again in the raw text by other means."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from motcua.core.worktime import Unit
from motcua.domain.catalogue import queries
from motcua.domain.catalogue.actions import Change
from motcua.domain.catalogue.content_parts import ChannelContent
from motcua.domain.catalogue.listing import Narrowing, codes
from motcua.domain.catalogue.models import Channel, ProcedureVersion
from motcua.domain.catalogue.national.findings import Field
from motcua.domain.catalogue.national.importing import import_catalogue
from motcua.domain.catalogue.national.page import Reading, read_page
from motcua.domain.catalogue.national.report import Report
from motcua.domain.catalogue.national.source import lines
from motcua.domain.catalogue.national.survey import Survey, survey

Page = tuple[dict[str, Any], Reading]

# Rows of the search "Hỗ trợ phát triển sản xuất cộng đồng" and of a province's announcement, stored under 17 codes.
WRONG_PAGES = {
    "1.002544", "1.014208", "2.001428", "2.001709", "3.000224", "3.000226", "3.000243", "3.000244", "3.000246",
    "3.000272", "3.000274", "3.000283", "3.000284", "3.000285", "3.000286", "3.000331", "3.000332",
}  # fmt: skip

# Field: (read, not stated, not readable by reason).
COUNTS: dict[str, tuple[int, int, dict[str, int]]] = {
    "field": (2625, 0, {}),
    "ministry": (2625, 0, {}),
    "levels": (2624, 0, {"name_contradicts": 1}),
    "audience": (2625, 0, {}),
    "decision": (2579, 0, {"malformed": 44, "other_authority": 2}),
    "agency.executing": (2340, 285, {}),
    "agency.deciding": (1057, 1568, {}),
    "agency.cooperating": (23, 2602, {}),
    "steps": (12798, 0, {"cut_off": 25}),
    "conditions": (4121, 1767, {"other_section": 1, "malformed": 1}),
    "channels": (7069, 0, {}),
    "channels.limit": (5768, 334, {"glued": 104, "no_unit": 757, "unit_contradicted": 63, "in_words": 43}),
    "channels.fees": (
        4416,
        1035,
        {
            "glued": 103,
            "amounts_disagree": 155,
            "free_contradicted": 1001,
            "depends": 165,
            "not_in_dong": 52,
            "steps_name_a_fee": 60,
            "too_small": 33,
            "several_amounts": 46,
            "text_names_a_fee": 3,
        },
    ),
    "cases.name": (2084, 0, {"other_section": 5}),
    "documents": (14418, 23, {"other_section": 25, "layout": 14, "no_name": 3}),
    "documents.counts": (13198, 1181, {"crawler_disagrees": 3, "glued": 36}),
    "documents.form": (2101, 0, {"glued": 186}),
    "results": (3456, 15, {"no_name": 36}),
    "results.code": (3360, 4, {"malformed": 92}),
    "legal_bases": (10492, 76, {"layout": 8}),
    "legal_bases.number": (10379, 0, {"glued": 113}),
}

UNIT_WORDS = {
    Unit.WORKING_DAY: "Ngày làm việc",
    Unit.DAY: "Ngày",
    Unit.HOUR: "Giờ",
    Unit.MONTH: "Tháng",
}
# "Bước 3" with the bullet or letter before it, at the start of a line or after a stop.
STEP_NUMBER = re.compile(r"(?m)(?:(?:^[ \t]*|(?<=[.;:])\s+)(?:[-+*•]\s*)?(?:[a-zđ]\)\s*)?)?Bước\s*\d{1,2}")
CHANNEL_WORDS = {"direct": "Trực tiếp", "online": "Trực tuyến", "postal": "Dịch vụ bưu chính"}


@pytest.fixture(scope="module")
def file(shared_data: Path) -> Path:
    path = shared_data / "tthc_catalogue_2642.jsonl.gz"
    if not path.exists():
        pytest.skip(f"the national catalogue is not present: {path}")
    return path


@pytest.fixture(scope="module")
def surveyed(file: Path) -> Survey:
    return survey(lines(file))


@pytest.fixture(scope="module")
def pages(surveyed: Survey) -> list[Page]:
    return [(dict(row), read_page(row, code)) for code, row in surveyed.pages]


def squeezed(text: str) -> str:
    """The letters and digits alone: parsing moves spaces, bullets and stops."""
    return re.sub(r"[\W_]+", "", text).casefold()


def channels(pages: list[Page]) -> Iterator[tuple[dict[str, Any], ChannelContent]]:
    for row, reading in pages:
        for channel in reading.content.channels or ():
            yield row, channel


def test_pages_of_other_codes_are_found(surveyed: Survey) -> None:
    assert surveyed.read == 2642
    assert {str(reason): set(codes) for reason, codes in surveyed.rejected.items()} == {
        "page_of_another_code": WRONG_PAGES
    }


def test_counts_by_field(pages: list[Page]) -> None:
    report = Report(source="file")
    report.count([], (reading.findings for _, reading in pages))
    assert {
        name.value: (count.read, count.not_stated, dict(count.not_readable)) for name, count in report.fields.items()
    } == COUNTS


def test_every_channel_row_is_settled_once_for_its_limit_and_once_for_its_fees(pages: list[Page]) -> None:
    report = Report(source="file")
    report.count([], (reading.findings for _, reading in pages))
    for name in (Field.LIMIT, Field.FEES):
        count = report.fields[name]
        settled = count.read + count.not_stated + count.not_readable.total()
        assert settled == report.fields[Field.CHANNEL].read


def test_every_published_limit_stands_in_the_raw_text_as_value_and_unit(pages: list[Page]) -> None:
    for row, channel in channels(pages):
        if channel.limit is None:
            continue
        assert channel.limit.value > 0
        cell = f"{CHANNEL_WORDS[channel.channel]}{float(channel.limit.value):g} {UNIT_WORDS[channel.limit.unit]}"
        assert cell in row["cach_thuc_raw"], row["ma_thu_tuc"]


def test_every_published_amount_stands_in_the_raw_text(pages: list[Page]) -> None:
    for row, channel in channels(pages):
        for fee in channel.fees or ():
            written = (
                {"Miễn phí"}
                if fee.amount == 0
                else {f"{fee.amount:,}", f"{fee.amount:,}".replace(",", "."), f"{fee.amount // 1_000_000} triệu"}
            )
            assert any(text in row["cach_thuc_raw"] for text in written), (row["ma_thu_tuc"], fee)


def test_no_channel_is_free_whose_words_name_an_amount_or_a_rule(pages: list[Page]) -> None:
    against = re.compile(r"\d đồng|\d đ\b|quy định|Thông tư|Hội đồng nhân dân|USD|%", re.IGNORECASE)
    allowed = re.compile(r"\(?Thông tư số 47/2019/TT-BTC\)?")
    for row, channel in channels(pages):
        for fee in channel.fees or ():
            if fee.amount == 0:
                assert not against.search(allowed.sub("", fee.note)), (row["ma_thu_tuc"], fee.note)


def test_every_unread_value_keeps_its_raw_text(pages: list[Page]) -> None:
    for row, reading in pages:
        everything = squeezed(" ".join(map(str, row.values())))
        for item in reading.findings.unread:
            assert item["text"].strip()
            head = squeezed(item["text"].split(":")[0])
            assert head in everything, (row["ma_thu_tuc"], item)


def test_no_channel_without_a_unit_has_a_limit(pages: list[Page]) -> None:
    without_unit = 0
    for row, reading in pages:
        crawled = row["cach_thuc"]
        published = reading.content.channels or ()
        if len(crawled) == len(published):
            for theirs, ours in zip(crawled, published, strict=True):
                if theirs["don_vi"] is None:
                    without_unit += 1
                    assert ours.limit is None, row["ma_thu_tuc"]
    assert without_unit == 1195


def test_names_numbers_and_texts_are_found_again_in_the_raw_text(pages: list[Page]) -> None:
    for row, reading in pages:
        content = reading.content
        raw = {key: squeezed(str(value)) for key, value in row.items()}
        for document in content.documents:
            assert squeezed(document.name) in raw["thanh_phan_raw"]
            assert all(squeezed(form) in raw["thanh_phan_raw"] for form in document.form_code.split("; "))
        for case in content.cases or ():
            assert squeezed(case.name) in raw["thanh_phan_raw"]
        for basis in content.legal_bases or ():
            assert squeezed(basis.number or "") in raw["can_cu_phap_ly_raw"]
            assert basis.name == "Văn bản" or squeezed(basis.name) in raw["can_cu_phap_ly_raw"]
        for condition in content.conditions or ():
            assert squeezed(condition.text) in raw["yeu_cau_dieu_kien"]
        for result in content.results or ():
            assert squeezed(result.name) in raw["ket_qua"]
        for channel in content.channels or ():
            assert squeezed(channel.note) in raw["cach_thuc_raw"]


def test_no_step_is_lost(pages: list[Page]) -> None:
    for row, reading in pages:
        steps = reading.content.steps
        if steps is not None:
            ours, theirs = STEP_NUMBER.sub("", "\n".join(steps)), STEP_NUMBER.sub("", row["trinh_tu"])
            assert squeezed(ours) == squeezed(theirs), row["ma_thu_tuc"]


def test_no_document_row_is_lost(pages: list[Page]) -> None:
    for row, reading in pages:
        if reading.content.cases is None:
            continue
        ours = sum(len(squeezed(paper.name)) + len(squeezed(paper.form_code)) for paper in reading.content.documents)
        theirs = sum(len(squeezed(str(paper["ten_giay_to"]))) for paper in row["thanh_phan_ho_so"])
        if not any(item["field"] == "documents" for item in reading.findings.unread):
            assert ours >= theirs * 0.5, row["ma_thu_tuc"]


@pytest.mark.django_db
def test_the_import_is_complete_and_can_be_repeated(file: Path) -> None:
    first = import_catalogue(file, at=datetime(2026, 11, 1, tzinfo=UTC))
    assert dict(first.changes) == {Change.NEW: 2625}
    assert first.done == first.read == 2642
    again = import_catalogue(file, at=datetime(2026, 11, 2, tzinfo=UTC))
    assert dict(again.changes) == {Change.UNCHANGED: 2625}
    assert again.to_json()["fields"] == first.to_json()["fields"]
    assert ProcedureVersion.objects.count() == 2625
    assert not Channel.objects.filter(limit_value__lte=0).exists()
    assert "1.001193" in codes(Narrowing("dang ky khai sinh"))
    assert sum(row.count for row in queries.fields()) == 2625
