"""Short codes: each number its own, nothing that can be misread, typed as people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.codes.short_links import ALPHABET, LENGTH, POSSIBLE, read_short_code, short_code


def test_nothing_in_a_code_can_be_taken_for_something_else() -> None:
    assert set(ALPHABET).isdisjoint("0o1li5s9gqaeuy")
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_there_are_enough_of_them_for_a_country_of_boards() -> None:
    assert POSSIBLE > 100_000_000


@given(st.integers(0, POSSIBLE - 1), st.integers(0, POSSIBLE - 1))
def test_each_number_has_its_own_code(one: int, other: int) -> None:
    assert (short_code(one) == short_code(other)) == (one == other)
    assert len(short_code(one)) == LENGTH


@given(st.integers(0, POSSIBLE - 1))
def test_a_code_is_read_back_however_it_is_typed(number: int) -> None:
    code = short_code(number)
    assert read_short_code(f" {code[:3].upper()}-{code[3:]} ") == code


@pytest.mark.parametrize("number", [-1, POSSIBLE])
def test_other_numbers_have_none(number: int) -> None:
    with pytest.raises(ValueError, match="no short code"):
        short_code(number)


@pytest.mark.parametrize("typed", ["", "k7m3", "k7m3rxz", "k7m3ol", "1.001193", "k7m3r%", "ĸ7m3rx"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_short_code(typed) is None
