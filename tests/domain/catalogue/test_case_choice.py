"""What the headings of papers mean: which are cases to choose, which only part the papers of everybody."""

import pytest

from motcua.domain.catalogue.case_choice import NO_CASE, Heading, heading_of, is_declaration, read_cases
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import FieldName
from motcua.domain.catalogue.document_content import Case, DocumentContent

# Headings as the national catalogue prints them.
HEADINGS = [
    ("", Heading.PART),
    ("Giấy tờ phải nộp", Heading.PART),
    ("Giấy tờ phải xuất trình", Heading.PART),
    ("Các giấy tờ phải nộp (bản chính), mỗi loại 01 bản, gồm", Heading.PART),
    ("Thành phần hồ sơ", Heading.PART),
    ("1) Thành phần hồ sơ, bao gồm", Heading.PART),
    ("a) Thành phần hồ sơ", Heading.PART),
    ("Thành phần, số lượng hồ sơ", Heading.PART),
    ("Bao gồm", Heading.PART),
    ("Hồ sơ của người nhận con nuôi", Heading.PART),
    ("Giấy tờ của trẻ", Heading.PART),
    ("Xuất trình hoặc gửi bản chính hoặc bản sao có chứng thực", Heading.PART),
    ("Lưu ý", Heading.NOTE),
    ("Ghi chú", Heading.NOTE),
    ("Trường hợp ủy quyền thực hiện thủ tục", Heading.PROXY),
    ("2. Trường hợp ủy quyền phải kèm theo giấy ủy quyền hợp pháp", Heading.PROXY),
    ("Trường hợp ủy quyền cho cá nhân thực hiện thủ tục đăng ký doanh nghiệp", Heading.PROXY),
    ("(ii) Trường hợp thay đổi chủ hộ do các thành viên hộ gia đình ủy quyền cho một thành viên", Heading.CASE),
    ("a) Đối với cấp mới", Heading.CASE),
    ("(1.1) Đối với công trình không theo tuyến", Heading.CASE),
    ("Các giấy tờ phải nộp đối với tàu biển", Heading.CASE),
    ("Trường hợp đăng ký trên môi trường điện tử", Heading.CASE),
    ("a) Thành phần hồ sơ giao đất, cho thuê đất", Heading.CASE),
    ("Nhà của mình", Heading.CASE),
    ("Đăng kiểm viên hạng I", Heading.CASE),
]


@pytest.mark.parametrize(("name", "meaning"), HEADINGS)
def test_a_heading_is_read_by_its_words(name: str, meaning: Heading) -> None:
    assert heading_of(name) is meaning


def _content(*names: str) -> Content:
    cases = tuple(Case(name, (DocumentContent(f"d{number}", f"Giấy {number}"),)) for number, name in enumerate(names))
    return Content("1.000001", "Thủ tục", FieldName("ho-tich", "Hộ tịch"), cases=cases)


def _keys(content: Content, number: int | None) -> list[str]:
    return [document.id for document in read_cases(content).documents_for(number)]


def test_parts_alone_leave_nothing_to_choose_and_all_their_papers_are_asked() -> None:
    content = _content("Giấy tờ phải nộp", "Giấy tờ phải xuất trình", "Lưu ý")
    reading = read_cases(content)
    assert reading.choices == ()
    assert reading.chosen(None) == NO_CASE
    assert _keys(content, NO_CASE) == ["d0", "d1", "d2"]
    assert [document.required for document in reading.documents_for(NO_CASE)] == [True, True, False]


def test_cases_are_chosen_from_and_each_has_its_own_papers() -> None:
    content = _content("Nhà của mình", "Thuê, mượn, ở nhờ")
    reading = read_cases(content)
    assert [(one.number, one.name) for one in reading.choices] == [(0, "Nhà của mình"), (1, "Thuê, mượn, ở nhờ")]
    assert reading.chosen(None) is None
    assert (reading.chosen(1), reading.chosen(2), reading.chosen(True), reading.chosen("1")) == (1, None, None, None)
    assert _keys(content, 1) == ["d1"]
    assert _keys(content, None) == []
    assert reading.name_of(1) == "Thuê, mượn, ở nhờ"
    assert reading.named("Nhà của mình") == 0


def test_beside_papers_of_everybody_a_person_may_be_in_no_case() -> None:
    content = _content("Giấy tờ phải nộp", "Đối với cấp lại", "Trường hợp ủy quyền thực hiện thủ tục")
    reading = read_cases(content)
    assert [one.number for one in reading.choices] == [1, NO_CASE]
    assert _keys(content, NO_CASE) == ["d0", "d2"]
    assert [(one.id, one.required) for one in reading.documents_for(1)] == [("d0", True), ("d1", True), ("d2", False)]
    assert reading.chosen(0) is None, "a part of everybody's papers is no case"


def test_a_single_case_needs_no_choice() -> None:
    content = _content("Đối với cấp mới")
    assert read_cases(content).choices == ()
    assert _keys(content, NO_CASE) == ["d0"]


def test_unpublished_papers_give_nothing() -> None:
    content = Content("1.000001", "Thủ tục", FieldName("ho-tich", "Hộ tịch"), cases=None)
    assert read_cases(content).groups == ()
    assert read_cases(content).choices == ()


@pytest.mark.parametrize(
    ("name", "required", "declared"),
    [("Tờ khai đăng ký khai sinh", True, True), ("Giấy chứng sinh", True, False), ("Tờ khai thuế", False, False)],
)
def test_a_declaration_is_a_required_paper_named_so(name: str, required: bool, declared: bool) -> None:
    assert is_declaration(DocumentContent("d1", name, required=required)) is declared
