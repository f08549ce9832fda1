"""Noise changes how a question is typed and is the same at every run."""

import random
import unicodedata

import pytest

from bench import noise

QUESTION = "làm lại căn cước bị mất thì cần giấy tờ gì, được nộp ở phường không"


@pytest.mark.parametrize("kind", noise.KINDS)
def test_every_kind_changes_the_question_the_same_way_each_time(kind: str) -> None:
    changed = [noise.KINDS[kind](QUESTION, random.Random(3)) for _ in range(2)]
    assert changed[0] == changed[1]
    assert changed[0] != QUESTION


def test_without_accents_leaves_no_mark_and_no_stroke() -> None:
    bare = noise.without_accents("Đường đi Đắk Lắk", random.Random(1))
    assert bare == "Duong di Dak Lak"


def test_telex_spells_the_word_as_it_is_typed() -> None:
    assert noise._telex("được", random.Random(1)) == "dduwowcj"
    assert noise._telex("giấy", random.Random(1)) == "giaays"


@pytest.mark.parametrize("kind", ["letters changed about", "a neighbouring key"])
def test_a_slip_is_in_one_word_and_keeps_its_length(kind: str) -> None:
    changed = noise.KINDS[kind](QUESTION, random.Random(5))
    other = [(a, b) for a, b in zip(QUESTION.split(), changed.split(), strict=True) if a != b]
    assert len(other) == 1
    assert len(unicodedata.normalize("NFC", other[0][0])) == len(other[0][1])
