"""Codes of checklists: written, read aloud, typed and scanned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.codes.checklists import CHECKLIST_BITS, checklist_code, read_checklist_code, spaced

NUMBERS = st.integers(0, 2**CHECKLIST_BITS - 1)


@given(NUMBERS)
def test_a_code_is_read_back_however_it_is_written(number: int) -> None:
    code = checklist_code(number)
    assert len(code) == 13
    for written in (code, spaced(code), code.lower(), f"  {spaced(code)} ", f"https://motcua.example/dm/{code}/"):
        assert read_checklist_code(written) == code


@given(NUMBERS, NUMBERS)
def test_every_number_has_its_own_code(one: int, other: int) -> None:
    assert (checklist_code(one) == checklist_code(other)) is (one == other)


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    assert read_checklist_code("oIl0O-11111-000") == "0110011111000"


@pytest.mark.parametrize(
    "text",
    ["", "khai sinh", "1.001193", "7K3QZ-M0XWB", "7K3QZ-M0XWB-4TRX", "7K3QZ-M0XWB-4TU", "https://motcua.example/dm/x/"],
)
def test_other_words_are_no_code(text: str) -> None:
    assert read_checklist_code(text) is None


@pytest.mark.parametrize("number", [-1, 2**CHECKLIST_BITS])
def test_numbers_outside_have_no_code(number: int) -> None:
    with pytest.raises(ValueError, match="65 bits"):
        checklist_code(number)


def test_codes_hold_at_least_64_bits() -> None:
    assert CHECKLIST_BITS >= 64
