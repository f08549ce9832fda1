"""Questions that lean on what was said before."""

import pytest

from motcua.core.answering.asked import Asked
from motcua.core.answering.thread import Thread, read_turn, subject_of

AFTER_BIRTH = Thread("1.001193", (Asked.DOCUMENTS,), ("1.001193", "1.004772", "2.000528"))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("còn lệ phí thì sao?", Asked.FEE),
        ("thế mất mấy ngày", Asked.TIME),
        ("nộp ở đâu vậy", Asked.PLACE),
        ("có online không", Asked.ONLINE),
        ("con le phi thi sao", Asked.FEE),
        ("khoảng bao lâu vậy", Asked.TIME),
        ("ủa, mất mấy ngày", Asked.TIME),
    ],
)
def test_a_bare_fact_is_asked_of_the_procedure_in_talk(said: str, asked: Asked) -> None:
    turn = read_turn(said, AFTER_BIRTH)
    assert (turn.procedure, turn.asked[0]) == ("1.001193", asked)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("cái thứ hai", "1.004772"),
        ("số 3", "2.000528"),
        ("cái đầu tiên nhé", "1.001193"),
        ("2", "1.004772"),
        ("cái cuối cùng", "2.000528"),
    ],
)
def test_an_option_is_chosen_by_its_place_with_the_fact_asked_before(said: str, code: str) -> None:
    turn = read_turn(said, AFTER_BIRTH)
    assert (turn.procedure, turn.asked) == (code, (Asked.DOCUMENTS,))


@pytest.mark.parametrize(
    ("said", "code", "asked"),
    [
        ("cái thứ hai mất bao lâu", "1.004772", Asked.TIME),
        ("so 3 thi phi bao nhieu", "2.000528", Asked.FEE),
        ("cái đầu tiên nộp ở đâu vậy", "1.001193", Asked.PLACE),
        ("thế còn cái cuối thì sao", "2.000528", Asked.HOW),
    ],
)
def test_an_option_may_be_chosen_and_asked_about_at_once(said: str, code: str, asked: Asked) -> None:
    turn = read_turn(said, AFTER_BIRTH)
    assert (turn.procedure, turn.asked) == (code, (asked,))


@pytest.mark.parametrize("said", ["đăng ký kết hôn cần mấy giấy", "con thứ hai thì cần gì", "mất bao lâu"])
def test_a_number_that_counts_something_else_chooses_nothing(said: str) -> None:
    assert read_turn(said, AFTER_BIRTH).procedure in {"", "1.001193"}


def test_a_place_beyond_the_options_chooses_nothing() -> None:
    assert read_turn("cái thứ tư", AFTER_BIRTH).procedure == ""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("không, ý tôi là đăng ký kết hôn", "đăng ký kết hôn"),
        ("không phải khai sinh mà là khai tử", "khai tử"),
        ("nhầm, tôi muốn hỏi tách hộ", "tách hộ"),
        ("thôi quay lại chuyện tách hộ", "tách hộ"),
    ],
)
def test_a_correction_is_searched_for_with_the_fact_asked_before(said: str, meant: str) -> None:
    turn = read_turn(said, AFTER_BIRTH)
    assert (turn.procedure, turn.question, turn.asked) == ("", meant, (Asked.DOCUMENTS,))


def test_a_new_procedure_resets_whatever_was_talked_of() -> None:
    turn = read_turn("đăng ký kết hôn mất bao lâu", AFTER_BIRTH)
    assert (turn.procedure, turn.asked) == ("", (Asked.TIME,))


def test_another_procedure_in_the_same_respect_keeps_the_fact() -> None:
    assert read_turn("còn đăng ký kết hôn thì sao", AFTER_BIRTH).asked[-1] in {Asked.DOCUMENTS, Asked.HOW}


def test_a_fact_without_a_procedure_is_bare() -> None:
    turn = read_turn("bao nhiêu tiền vậy", Thread())
    assert turn.is_bare
    assert turn.asked == (Asked.FEE,)


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("Cấp lại Chứng chỉ hành nghề thú y", "Chứng chỉ hành nghề thú y"),
        ("Đăng ký tạm trú", "tạm trú"),
        ("Thủ tục thu hồi giấy phép", "giấy phép"),
    ],
)
def test_the_subject_of_a_name_is_what_is_left_without_its_act(name: str, subject: str) -> None:
    assert subject_of(name) == subject
