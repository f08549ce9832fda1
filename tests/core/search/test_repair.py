"""Mistyped questions are mended by the words around them; right ones stay."""

import pytest

from motcua.core.search.index import Index
from motcua.core.search.spelling import slip


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("đăng ký kết hpn", "kết hon"),  # a neighbouring key
        ("đăng ký khai snih", "khai sinh"),  # letters swapped
        ("đăng ký khaai sinh", "khai sinh"),  # a letter doubled
        ("đăng kýkhai sinh", "ki khai sinh"),  # a space lost
        ("cấp lại thẻ cn cước", "thẻ can cước"),  # a letter dropped
        ("ddawng kys tamj trus", "dang ki tam tru"),  # Telex without its program
        ("gia hạn t ạm trú", "hạn tam trú"),  # a space too many
    ],
)
def test_slips_are_mended(index: Index, typed: str, right: str) -> None:
    repaired = index.search(typed).repaired
    assert repaired is not None
    assert right in repaired


@pytest.mark.parametrize(
    "typed",
    ["đăng ký khai sinh", "gia han tam tru", "em muốn mở tiệm bún riêu", "làm cccd cho bà", "cap lai the can cuoc", ""],
)
def test_what_is_right_stays(index: Index, typed: str) -> None:
    assert index.search(typed).repaired is None


def test_a_long_text_is_left_alone(index: Index) -> None:
    assert index.search("khai snih " * 40).repaired is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("sinnh", "sinh"), ("sih", "sinh"), ("snih", "sinh"), ("sunh", "sinh"), ("minh", "sinh")]
)
def test_one_slip_has_a_cost(typed: str, meant: str) -> None:
    assert slip(typed, meant) is not None


@pytest.mark.parametrize(("typed", "meant"), [("kinh", "sanh"), ("nhis", "sinh"), ("s", "sinh")])
def test_two_slips_are_another_word(typed: str, meant: str) -> None:
    assert slip(typed, meant) is None


def test_doubling_is_cheaper_than_a_wrong_letter_and_a_near_key_than_a_far_one() -> None:
    doubled, near, far = slip("sinnh", "sinh"), slip("sunh", "sinh"), slip("sqnh", "sinh")
    assert doubled is not None
    assert near is not None
    assert far is not None
    assert doubled < near < far
