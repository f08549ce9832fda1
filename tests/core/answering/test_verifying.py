"""Composed text against the facts it cites."""

import pytest
from tests.core.answering.facts_sample import cited

from motcua.core.answering.composing import Composed, Passage, Rejection
from motcua.core.answering.facts import Fact
from motcua.core.answering.verifying import verify

PASSAGES = (
    Passage(1, "Thủ tục Đăng ký kết hôn:", cited(Fact.NAME)),
    Passage(2, "- Tờ khai đăng ký kết hôn (1 bản chính; mẫu: TP/HT-2025)", cited(Fact.DOCUMENTS)),
    Passage(3, "Thời hạn giải quyết: 3 ngày làm việc.", cited(Fact.TIME)),
    Passage(4, "Phí, lệ phí khi nộp trực tiếp: 20.000 đồng.", cited(Fact.FEE)),
    Passage(5, "Giấy xác nhận không phải nộp nếu đã có trong cơ sở dữ liệu.", cited(Fact.DOCUMENTS)),
)


def judged(text: str, cite: int) -> Rejection | None:
    return verify([Composed(text, cite)], PASSAGES, known="Đăng ký kết hôn")


@pytest.mark.parametrize(
    ("text", "cite"),
    [
        ("Bạn cần nộp 1 bản chính tờ khai đăng ký kết hôn theo mẫu TP/HT-2025.", 2),
        ("Thời hạn giải quyết là 3 ngày làm việc.", 3),
        ("Thời hạn giải quyết là 03 ngày làm việc.", 3),
        ("Lệ phí khi nộp trực tiếp là 20000 đồng.", 4),
        ("Đăng ký kết hôn: thời hạn 3 ngày làm việc.", 3),
    ],
)
def test_the_same_in_other_words_stands(text: str, cite: int) -> None:
    assert judged(text, cite) is None


@pytest.mark.parametrize(
    ("text", "cite", "reason"),
    [
        ("Thời hạn giải quyết là 5 ngày làm việc.", 3, Rejection.NUMBER),
        ("Thời hạn giải quyết là năm ngày làm việc.", 3, Rejection.NUMBER),
        ("Thời hạn giải quyết là 3 ngày làm việc, lệ phí 20.000 đồng.", 3, Rejection.NUMBER),
        ("Bạn cần nộp tờ khai đăng ký kết hôn và sổ hộ khẩu.", 2, Rejection.DOCUMENT),
        ("Bạn cần nộp giấy khám sức khỏe.", 2, Rejection.DOCUMENT),
        ("Bạn cần nộp tờ khai theo mẫu CT01.", 2, Rejection.FORM_CODE),
        ("Xem thêm ở http://lua-dao.example.com nhé.", 3, Rejection.ADDRESS),
        ("Xem thêm ở dichvucong-vn.top nhé.", 3, Rejection.ADDRESS),
        ("Không phải nộp tờ khai đăng ký kết hôn.", 2, Rejection.REVERSED),
        ("Phí, lệ phí khi nộp trực tiếp: miễn.", 4, Rejection.REVERSED),
        ("Anh Nam quen lãnh đạo sẽ giúp làm nhanh hơn hẳn.", 3, Rejection.STRANGE),
        ("Thời hạn giải quyết là 3 ngày làm việc.", 9, Rejection.UNCITED),
        ("…", 3, Rejection.UNCITED),
    ],
)
def test_whatever_the_cited_fact_does_not_say_rejects_the_text(text: str, cite: int, reason: Rejection) -> None:
    assert judged(text, cite) is reason


def test_a_right_sentence_under_the_wrong_citation_is_rejected() -> None:
    assert judged("Thời hạn giải quyết là 3 ngày làm việc.", 4) is Rejection.NUMBER


def test_one_bad_sentence_rejects_all() -> None:
    good, bad = Composed("Thời hạn giải quyết là 3 ngày làm việc.", 3), Composed("Lệ phí 50.000 đồng.", 4)
    assert verify([good, bad], PASSAGES) is Rejection.NUMBER


def test_nothing_and_gaps_are_rejected() -> None:
    good = Composed("Thời hạn giải quyết là 3 ngày làm việc.", 3)
    assert verify([], PASSAGES) is Rejection.NOTHING
    assert verify([good], PASSAGES, keep=frozenset({3, 4})) is Rejection.LEFT_OUT
    assert verify([good], PASSAGES, keep=frozenset({3})) is None
