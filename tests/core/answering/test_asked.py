"""Which fact a question asks for."""

import unicodedata

import pytest

from motcua.core.answering.asked import Asked, asked_for

CASES = [
    ("làm khai sinh cho con cần giấy tờ gì", Asked.DOCUMENTS),
    ("hồ sơ cấp lại giấy phép gồm những gì", Asked.DOCUMENTS),
    ("đi làm căn cước mang theo gì", Asked.DOCUMENTS),
    ("má tui lãnh lương hưu cần giấy chi", Asked.DOCUMENTS),
    ("làm lại căn cước mất bao nhiêu tiền", Asked.FEE),
    ("đăng ký kết hôn có mất phí không", Asked.FEE),
    ("lệ phí cấp hộ chiếu", Asked.FEE),
    ("cấp hộ chiếu mất bao lâu", Asked.TIME),
    ("thời hạn giải quyết tách thửa", Asked.TIME),
    ("mấy ngày thì có giấy khai sinh", Asked.TIME),
    ("nộp hồ sơ khai tử ở đâu", Asked.PLACE),
    ("cơ quan nào cấp giấy phép xây dựng", Asked.PLACE),
    ("tải mẫu đơn xin xác nhận độc thân ở đâu", Asked.FORM),
    ("tờ khai nào dùng để đăng ký tạm trú", Asked.FORM),
    ("kết quả nhận được là gì", Asked.RESULT),
    ("điều kiện để mở trường mầm non", Asked.CONDITIONS),
    ("ai được hưởng trợ cấp", Asked.CONDITIONS),
    ("căn cứ pháp lý của thủ tục này", Asked.LEGAL_BASIS),
    ("theo nghị định nào", Asked.LEGAL_BASIS),
    ("nộp online được không", Asked.ONLINE),
    ("trình tự thực hiện ra sao", Asked.HOW),
    ("muốn tách hộ thì làm thế nào", Asked.HOW),
]


@pytest.mark.parametrize(("question", "asked"), CASES)
def test_a_fact_is_told_from_the_words(question: str, asked: Asked) -> None:
    assert asked_for(question)[0] is asked


@pytest.mark.parametrize(("question", "asked"), CASES)
def test_accents_and_case_make_no_difference(question: str, asked: Asked) -> None:
    bare = "".join(char for char in unicodedata.normalize("NFD", question) if not unicodedata.combining(char))
    assert asked_for(bare.replace("đ", "d").upper())[0] is asked


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("khai sinh cần giyấ tờ gì", Asked.DOCUMENTS),
        ("kết hôn mất bao nihêu tiền", Asked.FEE),
        ("làm hộ chiếu mấtbao lâu", Asked.TIME),
        ("nộp hồ sơ khai tử ở ddaau", Asked.PLACE),
        ("điều kienj mở trường", Asked.CONDITIONS),
        ("kết hôn mất bn tiền", Asked.FEE),
        ("làm khai tử cần gtờ j", Asked.DOCUMENTS),
    ],
)
def test_a_slip_or_a_short_form_is_forgiven(question: str, asked: Asked) -> None:
    assert asked in asked_for(question)


@pytest.mark.parametrize(
    "question",
    [
        "đăng ký khai sinh",
        "gia hạn tạm trú",
        "luật sư miễn phí cho người nghèo",
        "mai táng phí cho thanh niên xung phong",
    ],
)
def test_words_that_only_look_so_ask_for_nothing(question: str) -> None:
    assert asked_for(question) == ()


def test_what_the_procedures_name_says_is_not_asked_for() -> None:
    question = "cấp giấy chứng nhận đủ điều kiện an toàn thực phẩm"
    assert asked_for(question, name="Cấp Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm") == ()
    assert asked_for(f"{question} mất bao lâu", name="Cấp Giấy chứng nhận đủ điều kiện") == (Asked.TIME,)


def test_a_heading_before_a_name_asks_for_what_it_heads() -> None:
    """Kết quả is of the name; hồ sơ stands before it, as in the publication."""
    name = "Công nhận kết quả khảo nghiệm giống cây trồng"
    assert asked_for(f"Hồ sơ đề nghị {name}?", name=name) == (Asked.DOCUMENTS,)
    assert asked_for(f"Đề nghị {name}", name=name) == ()


def test_several_facts_keep_the_order_of_the_question() -> None:
    assert asked_for("cần giấy tờ gì, nộp ở đâu, bao nhiêu tiền") == (Asked.DOCUMENTS, Asked.PLACE, Asked.FEE)


def test_how_yields_to_an_exact_fact_and_whether_yields_to_all() -> None:
    assert asked_for("lệ phí thế nào") == (Asked.FEE,)
    assert asked_for("nộp qua mạng được không") == (Asked.ONLINE,)
    assert asked_for("nhà cấp bốn có phải xin phép không") == (Asked.CONDITIONS,)
