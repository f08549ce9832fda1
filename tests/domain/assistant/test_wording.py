"""Sentences in words."""

import pytest
from django.utils.translation import override

from motcua.core.answering.facts import Citation, Fact
from motcua.core.answering.sentences import Kind, Sentence
from motcua.domain.assistant.wording import say


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Nhà của mình", "Trường hợp: Nhà của mình"),
        ("Trường hợp trẻ bị bỏ rơi:", "Trường hợp trẻ bị bỏ rơi:"),
        ("Đối với cá nhân", "Đối với cá nhân:"),
        ("Giấy tờ phải nộp", "Giấy tờ phải nộp:"),
        ("* Giấy tờ phải xuất trình:", "* Giấy tờ phải xuất trình:"),
        ("Lưu ý", "Lưu ý:"),
        ("", "Giấy tờ chung:"),
    ],
)
def test_a_heading_over_papers_is_called_a_case_only_where_it_is_one(heading: str, said: str) -> None:
    sentence = Sentence(Kind.CASE, Citation("1.001193", 1, "", Fact.DOCUMENTS), {"case": heading})
    with override("vi"):
        assert say(sentence) == said
