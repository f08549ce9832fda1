"""Words as search compares them."""

import unicodedata

import pytest

from motcua.core.search.syllables import is_syllable
from motcua.core.search.telex import untelexed
from motcua.core.search.words import agrees, bare_words, pairs, read_words, sound_of, unglued


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hòa"), ("thuỷ", "thủy"), ("lí", "lý"), ("kĩ", "kỹ"), ("HÒA", "hoà")]
)
def test_two_spellings_of_one_syllable_are_one(one: str, other: str) -> None:
    (left,), (right,) = read_words(one), read_words(other)
    assert (left.bare, left.sound) == (right.bare, right.sound)


def test_a_y_that_is_no_spelling_of_i_stays() -> None:
    assert bare_words("tay thuý thúi yên") == ["tay", "thuy", "thui", "yen"]


def test_words_are_the_same_composed_and_decomposed() -> None:
    text = "Đăng ký kết hôn; ở xã (phường)"
    assert read_words(unicodedata.normalize("NFD", text)) == read_words(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "official", "may_be"),
    [
        ("giấy", "giấy", True),
        ("giây", "giấy", True),  # the tone was left out
        ("đat", "đất", True),  # only the stroke was typed
        ("bán", "bản", False),
        ("đạt", "đất", False),
        ("mất", "mặt", False),
    ],
)
def test_marks_left_out_agree_and_other_marks_do_not(typed: str, official: str, may_be: bool) -> None:
    assert agrees(sound_of(typed), sound_of(official)) is may_be


def test_cells_run_together_come_apart() -> None:
    assert unglued("Tên giấy tờMẫu đơn, tờ khaiSố lượng BHXH") == "Tên giấy tờ Mẫu đơn, tờ khai Số lượng BHXH"


def test_pairs_are_neighbours() -> None:
    assert pairs(["khai", "sinh", "lai"]) == ["khai sinh", "sinh lai"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddaats", "dat"), ("nhaf", "nha"), ("giaays", "giay"), ("dduwowngf", "duong"), ("chuwngs", "chung"),
        ("hanj", "han"), ("thuwcj", "thuc"), ("d9a61t", "dat"), ("nguwowif", "nguoi"), ("mowr", "mo"),
    ],
)  # fmt: skip
def test_keystrokes_of_telex_and_vni_give_the_bare_word(typed: str, meant: str) -> None:
    assert untelexed(typed) == meant


@pytest.mark.parametrize("word", ["khai", "sinh", "kinh", "98", "ban"])
def test_a_plain_word_is_no_keystrokes(word: str) -> None:
    assert untelexed(word) is None


def test_syllables_are_told_from_other_letters() -> None:
    assert [word for word in ("nghieng", "rieu", "quyen", "doabh", "hpn", "kgai") if is_syllable(word)] == [
        "nghieng", "rieu", "quyen",
    ]  # fmt: skip
