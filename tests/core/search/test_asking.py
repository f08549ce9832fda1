"""Words that only ask for a fact are told by whole phrases, and change nothing of what is found."""

import pytest

from motcua.core.search.asking import asking
from motcua.core.search.folding import fold
from motcua.core.search.index import Index
from motcua.core.search.words import read_words

TAILS = [
    "mất bao lâu",
    "bao nhiêu ngày thì có kết quả",
    "hết bao nhiêu tiền",
    "phải đóng phí không",
    "cần giấy tờ gì",
    "hồ sơ gồm những gì",
    "nộp ở đâu",
    "cơ quan nào giải quyết",
    "có mẫu đơn sẵn không",
    "tải mẫu tờ khai ở đâu",
    "làm xong họ đưa mình cầm được giấy gì về",
    "cần những điều kiện nào",
    "dựa theo nghị định nào",
    "nộp trên mạng được hông",
    "trình tự các bước ra sao",
]
ASKED = [
    "đăng ký kết hôn",
    "cấp lại thẻ căn cước",
    "khai sinh có yếu tố nước ngoài",
    "gia hạn tạm trú",
    "dẹp tiệm",
    "mất thẻ căn cước",
    "ông nội em mới mất, giờ khai báo",
    "giấy phép khai thác nước dưới đất",
    "em muốn rút bhxh một lần",
]


def left(question: str) -> str:
    words = read_words(question)
    places = asking(words)
    return " ".join(word.written for place, word in enumerate(words) if place not in places)


@pytest.mark.parametrize("tail", TAILS)
def test_a_tail_of_asking_changes_no_first_hit(index: Index, tail: str) -> None:
    for asked in ASKED:
        for question, end in ((asked, tail), (fold(asked), fold(tail))):
            alone, together = index.search(question).hits, index.search(f"{question} {end}").hits
            assert [hit.id for hit in together[:1]] == [hit.id for hit in alone[:1]], question


@pytest.mark.parametrize("tail", TAILS)
def test_a_tail_of_asking_is_asking_from_end_to_end(tail: str) -> None:
    assert left(f"mở quán phở {tail}") == "mở quán phở"
    assert left(fold(f"mở quán phở {tail}")) == "mo quan pho"


@pytest.mark.parametrize(
    "question",
    [
        "cấp giấy phép xây dựng",
        "đổi địa điểm kinh doanh",
        "mất giấy tờ xe",
        "bố em mất",
        "thành lập chi nhánh",
        "den dau tu ra nuoc ngoai",
        "miễn lệ phí trước bạ",
        "bảo nhiều lần",  # bao nhiêu, were it not for its accents
    ],
)
def test_what_a_procedure_is_about_is_no_asking(question: str) -> None:
    assert left(question) == " ".join(word.written for word in read_words(question))


def test_a_question_of_nothing_but_asking_is_still_read(index: Index) -> None:
    assert index.search("hồ sơ gồm những gì").words == ("ho", "so", "gom", "nhung", "gi")
