"""Words whose sense only their neighbours tell, and acts."""

import pytest

from motcua.core.search.actions import Action, actions_in, acts_of_name, is_plain
from motcua.core.search.chatter import telling
from motcua.core.search.senses import Sense, senses
from motcua.core.search.words import read_words


@pytest.mark.parametrize(
    ("question", "sense"),
    [
        ("chồng em mất rồi", Sense.DIED),
        ("ong noi vua mat", Sense.DIED),
        ("nhà em có người mới mất", Sense.DIED),
        ("em mất căn cước rồi", Sense.LOST),
        ("mat so bao hiem", Sense.LOST),
        ("thẻ căn cước em bị mất", Sense.LOST),
        ("làm thẻ mất bao lâu", Sense.TAKES),
        ("mất cả tuần chưa xong", Sense.TAKES),
        ("doi bang lai mat may ngay", Sense.TAKES),
        ("quán muốn nghỉ bán 3 tháng sửa nhà", Sense.PAUSED),
        ("dong cua mot thoi gian", Sense.PAUSED),
    ],
)
def test_senses_are_told_apart_by_their_neighbours(question: str, sense: Sense) -> None:
    assert [found.sense for found in senses(read_words(question))] == [sense]


@pytest.mark.parametrize(
    "question",
    [
        "nghỉ bán luôn",
        "nghỉ việc 3 tháng nay",
        "quen mat khau",
        "san pham mat ma dan su",
        "mặt bằng cho thuê",
        "mắt kém",
    ],
)
def test_other_words_that_fold_alike_have_no_such_sense(question: str) -> None:
    assert senses(read_words(question)) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Cấp lại thẻ căn cước", {Action.AGAIN}),
        ("Gia hạn, điều chỉnh giấy phép", {Action.EXTEND, Action.CHANGE}),
        ("Đăng ký giám sát việc giám hộ", {Action.NEW}),  # giám is not giảm
        ("giảm tiền thuê đất", {Action.EXEMPT}),
        ("tam ngung kinh doanh", {Action.PAUSE}),
        ("giam ho cho chau", set()),
    ],
)
def test_acts_are_read_by_sound_where_there_is_one(text: str, acts: set[Action]) -> None:
    assert actions_in(read_words(text)) == acts


def test_only_the_head_of_a_name_says_what_it_does() -> None:
    name = "Công nhận ban vận động thành lập hội có phạm vi hoạt động trong xã sau khi đã chấm dứt hoạt động"
    assert Action.END not in acts_of_name(read_words(name))


def test_with_accents_chatter_is_told_from_its_look_alikes() -> None:
    weights = {word.written: telling(word) for word in read_words("bạn bán tôi tội the thẻ")}
    assert weights["bạn"] < 0.1
    assert weights["tôi"] < 0.1
    assert weights["bán"] == weights["tội"] == weights["thẻ"] == 1.0
    assert 0.1 < weights["the"] < 1.0  # thế or thẻ


@pytest.mark.parametrize(
    ("name", "is_it"),
    [
        ("Cấp giấy phép khai thác", True),
        ("Cấp, cấp lại, gia hạn giấy phép", True),
        ("Đăng ký thành lập hộ kinh doanh", True),
        ("Chỉnh sửa, cấp bản sao văn bằng", True),
        ("Thực hiện, điều chỉnh, thôi hưởng trợ cấp", True),
        ("Đăng ký thay đổi nội dung", False),
        ("Điều chỉnh đăng ký kinh doanh", False),
        ("Đăng ký chấm dứt giám sát", False),
        ("Cấp lại giấy chứng nhận đăng ký đầu tư", False),
        ("Gia hạn giấy phép", False),
        ("Kiểm tra tàu biển", False),
    ],
)
def test_a_plain_act_stands_on_its_own_and_is_no_part_of_another(name: str, is_it: bool) -> None:
    assert is_plain(read_words(name)) is is_it
