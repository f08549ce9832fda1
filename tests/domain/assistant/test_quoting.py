"""Which stretches of a sentence are the publication's own words."""

import pytest

from motcua.core.answering.facts import Charge, Paper
from motcua.core.answering.sentences import Value
from motcua.domain.assistant.quoting import published_words, quoted


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["Tờ khai", "Mẫu 01"], ["Tờ khai", "Mẫu 01"]),
        (["Mẫu 01", "Tờ khai"], ["Tờ khai", "Mẫu 01"]),  # in the order of the sentence
        (["khai", "Tờ khai"], ["Tờ khai"]),  # none within another
        (["Giấy chứng sinh"], []),
        ([], []),
    ],
)
def test_words_are_found_where_they_stand(words: list[str], found: list[str]) -> None:
    text = "- Tờ khai (1 original; form: Mẫu 01)"
    assert [text[begin:end] for begin, end in quoted(text, words)] == found


def test_keys_are_no_words_of_the_publication() -> None:
    paper = Paper("Giấy chứng sinh.", originals=1)
    values: dict[str, Value] = {
        "paper": paper,
        "way": "direct",
        "fact": "fee",
        "charge": Charge("Lệ phí", 8000, "một lần"),
    }
    assert published_words(values) == ["Giấy chứng sinh", "Lệ phí", "một lần"]
