"""Vietnamese text is found however it was typed, and sorted as a dictionary sorts it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.search.folding import fold, folded_words, vietnamese_key

VIETNAMESE = st.text(st.sampled_from("aàảãáạăằâầbcdđeêếghiklmnoôơờuưựvxyỹĐẾỢ \t\u00a0-.,1"), max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký khai sinh", "dang ky khai sinh"),
        ("  ĐĂNG   KÝ\nKHAI\u00a0SINH ", "dang ky khai sinh"),
        ("Nuôi con nuôi", "nuoi con nuoi"),
        ("ðường", "duong"),
        ("thửa đất số 5/1", "thua dat so 5/1"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(VIETNAMESE | st.text(max_size=40))
def test_composed_and_decomposed_texts_fold_the_same_and_folding_is_done_once(text: str) -> None:
    once = fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == once
    assert fold(once) == once


@given(VIETNAMESE)
def test_nothing_but_plain_letters_is_left_of_vietnamese(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text.upper()) == fold(text)


def test_words_leave_punctuation_out() -> None:
    assert folded_words("Cấp, đổi (thẻ) căn-cước: 1.001193") == ["cap", "doi", "the", "can", "cuoc", "1", "001193"]


def test_letters_sort_before_tones_and_d_before_d_with_stroke() -> None:
    words = ["đá", "da", "dạ", "ân", "ăn", "an", "án", "dã", "dù", "Đa", "giả", "gia", "y", "z", "x"]
    assert sorted(words, key=vietnamese_key) == [
        "an", "án", "ăn", "ân", "da", "dã", "dạ", "dù", "Đa", "đá", "gia", "giả", "x", "y", "z",
    ]  # fmt: skip


def test_a_shorter_name_comes_before_the_one_it_begins() -> None:
    names = ["Hộ tịch viên", "Hộ tịch", "Hộ", "Hồ sơ"]
    assert sorted(names, key=vietnamese_key) == ["Hồ sơ", "Hộ", "Hộ tịch", "Hộ tịch viên"]


@given(VIETNAMESE)
def test_the_key_does_not_depend_on_composition(text: str) -> None:
    assert vietnamese_key(unicodedata.normalize("NFD", text)) == vietnamese_key(unicodedata.normalize("NFC", text))
