"""Cases, documents, counts and forms taken apart from the glued tables. The texts are real rows, cut short."""

from collections.abc import Sequence
from typing import Any

import pytest
from tests.domain.catalogue.portal_pages import DOCUMENTS

from motcua.domain.catalogue.document_content import Case
from motcua.domain.catalogue.national.documents import read_documents
from motcua.domain.catalogue.national.findings import Field, Findings
from motcua.domain.catalogue.national.form_files import split_form


def read(rows: str, theirs: object = None, heading: str = "--") -> tuple[Sequence[Case], Findings]:
    findings = Findings()
    return read_documents(heading + DOCUMENTS + rows, theirs, findings) or (), findings


def only(rows: str) -> Any:
    ((case,), _) = read(rows)
    (document,) = case.documents
    return document


def reasons(findings: Findings, name: Field) -> list[str]:
    return [item["reason"] for item in findings.unread if item["field"] == name]


def test_rows_end_at_their_counts_not_at_counts_named_in_prose() -> None:
    (case,), _ = read(
        "a) Tờ khai: khai và nộp 02 bản chính tờ khai theo mẫu;1 bản chínhb) Hóa đơn: 01 bản chụp;0 bản chính,1 bản sao"
        "Giấy phép: 01 bản chính (đã chứng thực)1 bản chính"
        "c) Bảng kê: 01 bản chính1 bản chính02 ảnh 3x4 cm2 bản chínhNộp 1 bản chính và 1 bản sao giấy phép1 bản chính"
    )
    assert [(paper.name, paper.originals, paper.copies) for paper in case.documents] == [
        ("a) Tờ khai: khai và nộp 02 bản chính tờ khai theo mẫu", 1, 0),
        ("b) Hóa đơn: 01 bản chụp", 0, 1),
        ("Giấy phép: 01 bản chính (đã chứng thực)", 1, 0),
        ("c) Bảng kê: 01 bản chính", 1, 0),
        ("02 ảnh 3x4 cm", 2, 0),
        ("Nộp 1 bản chính và 1 bản sao giấy phép", 1, 0),
    ]


def test_cases_are_recovered_from_the_headings_between_tables() -> None:
    findings = Findings()
    cases = read_documents(
        f"* Trường hợp cấp mới:{DOCUMENTS}Đơn đề nghị1 bản chính* Trường hợp cấp lại:{DOCUMENTS}Đơn đề nghị1 bản chính"
        "Giấy phép cũ1 bản chính",
        None,
        findings,
    )
    assert cases is not None
    assert [(case.name, [(paper.id, paper.name) for paper in case.documents]) for case in cases] == [
        ("Trường hợp cấp mới", [("d1", "Đơn đề nghị")]),
        ("Trường hợp cấp lại", [("d2", "Đơn đề nghị"), ("d3", "Giấy phép cũ")]),
    ]


@pytest.mark.parametrize("heading", ["--", "", "----"])
def test_dashes_are_no_case(heading: str) -> None:
    (case,), findings = read("Tờ khai1 bản chính", heading=heading)
    assert case.name == ""
    assert not findings.unread


@pytest.mark.parametrize("heading", ["); nộp cho cơ quan BHXH nơi", "rường hợp giao nộp mẫu vật"])
def test_the_tail_of_another_section_is_no_case(heading: str) -> None:
    (case,), findings = read("Tờ khai1 bản chính", heading=heading)
    assert case.name == ""
    assert reasons(findings, Field.CASE) == ["other_section"]


def test_a_year_before_the_count_belongs_to_the_name() -> None:
    paper = only("Mẫu ban hành kèm theo Thông tư năm 20261 bản chính,1 bản sao")
    assert (paper.name, paper.originals, paper.copies) == ("Mẫu ban hành kèm theo Thông tư năm 2026", 1, 1)


def test_other_glued_digits_leave_the_counts_unpublished() -> None:
    (case,), findings = read("Đơn theo Mẫu số 181 bản chính,1 bản sao")
    assert (case.documents[0].name, case.documents[0].originals) == ("Đơn theo Mẫu số 18", None)
    assert reasons(findings, Field.COUNTS) == ["glued"]


def test_no_number_entered_is_not_a_count_of_none_and_the_row_is_not_asked_of_everybody() -> None:
    paper = only("Người tiếp nhận hồ sơ khai thác thông tin trong cơ sở dữ liệu0 bản chính")
    assert (paper.originals, paper.copies, paper.required) == (None, None, False)


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("Tờ khai theo mẫu", True),
        ("Giấy ủy quyền (nếu có)", False),
        ("Trường hợp ủy quyền thì nộp văn bản ủy quyền", False),
        ("Giấy phép đối với hàng hóa phải có giấy phép", False),
    ],
)
def test_a_paper_that_says_it_depends_is_not_required_of_everybody(name: str, required: bool) -> None:
    assert only(f"{name}1 bản chính").required is required


def test_a_repeated_row_is_kept_once() -> None:
    (case,), _ = read("Tờ khai1 bản chínhTờ khai1 bản chínhTờ khai0 bản chính,1 bản sao")
    assert [(paper.originals, paper.copies) for paper in case.documents] == [(1, 0), (0, 1)]


def test_a_row_without_a_name_is_counted_and_left_out() -> None:
    (case,), findings = read("****1 bản chính,1 bản saoTờ khai1 bản chính")
    assert [paper.name for paper in case.documents] == ["Tờ khai"]
    assert reasons(findings, Field.DOCUMENT) == ["no_name"]


def test_text_after_the_last_row_is_counted() -> None:
    _, findings = read("Tờ khai1 bản chínhTrường hợp nộp qua hệ thống trực tuyến thì")
    assert reasons(findings, Field.DOCUMENT) == ["layout"]


def test_crawler_and_raw_text_must_not_contradict_each_other_on_counts() -> None:
    theirs = [{"ten_giay_to": "x", "ban_chinh": 3, "ban_sao": 0, "mau_don": []}]
    (case,), findings = read("Tờ khai1 bản chính", theirs)
    assert case.documents[0].originals is None
    assert reasons(findings, Field.COUNTS) == ["crawler_disagrees"]
    (case,), findings = read("Tờ khai năm 20261 bản chính", [{"ban_chinh": 20261, "ban_sao": 0}])
    assert case.documents[0].originals == 1


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("); nộp hồ sơ cho đơn vị SDLĐ.\nBước 2. Cơ quan BHXH tiếp nhận", "other_section"),
        ("KQ.G04.000398", "other_section"),
    ],
)
def test_another_section_in_place_of_the_documents_publishes_none(raw: str, reason: str) -> None:
    findings = Findings()
    assert read_documents(raw, None, findings) is None
    assert reasons(findings, Field.DOCUMENT) == [reason]


def test_a_page_without_documents_publishes_none_and_not_an_empty_list() -> None:
    findings = Findings()
    assert read_documents("--", [], findings) is None
    assert findings.not_stated[Field.DOCUMENT] == 1


@pytest.mark.parametrize(
    ("label", "name", "files"),
    [
        ("Đơn đề nghị;Mẫu số 01.docx", "Đơn đề nghị;", "Mẫu số 01.docx"),
        ("Tờ khai theo Nghị định số 23/2026/NĐ-CPMau41.docx", "Tờ khai theo Nghị định số 23/2026/NĐ-CP", "Mau41.docx"),
        ("giấy ủy quyền theo mẫuGiay uy quyen.doc", "giấy ủy quyền theo mẫu", "Giay uy quyen.doc"),
        ("Văn bản đề nghịMau 09 - Phu luc II_36.2025.doc", "Văn bản đề nghị", "Mau 09 - Phu luc II_36.2025.doc"),
        ("Hồ sơ.Phụ lục I- tt50.docxPhụ lục II- tt50.docx", "Hồ sơ.", "Phụ lục I- tt50.docx; Phụ lục II- tt50.docx"),
        ("Giấy chứng sinh", "Giấy chứng sinh", ""),
    ],
)
def test_the_attached_form_is_told_from_the_name(label: str, name: str, files: str) -> None:
    assert split_form(label) == (name, files, True)


def test_where_name_and_form_cannot_be_told_apart_the_name_keeps_everything() -> None:
    label = "Báo cáo kết quả khảo sát theo mẫu quy địnhbáo cáo kết quả khảo sát.docx"
    (case,), findings = read(f"{label}1 bản chính")
    assert (case.documents[0].name, case.documents[0].form_code) == (label, "")
    assert reasons(findings, Field.FORM) == ["glued"]
