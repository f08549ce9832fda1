"""Composed text held against the published facts, sentence by sentence. No model judges a model here.

A sentence is rejected when it does not cite a passage, or when it holds a number, document, form code, address of the
web, a negation or too many words that the cited passage does not have. One rejected sentence rejects the whole text.
"""

import re
from collections.abc import Sequence
from typing import Final

from motcua.core.answering.composing import Composed, Passage, Rejection
from motcua.core.answering.rules import pattern
from motcua.core.answering.rules import words as words_of
from motcua.core.search.folding import fold, folded_words

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|gov|info|io|me|ly|app|xyz|top|site|online|edu)\b\S*",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\S+@\S+")
# CT01, TK1-TS, mẫu số 12/HK, NA5, 01/ĐK
_FORM_CODE = re.compile(r"\b(?:[A-ZĐ]{1,5}-?\d{1,3}[a-zđ]?(?:[-/][A-ZĐ0-9]+)*|\d{1,2}[/-][A-ZĐ]{2,}[\w-]*)\b")
_NUMERALS: Final = "mot hai ba bon nam sau bay tam chin muoi tram nghin ngan trieu ty nua"
_UNITS: Final = "ngay gio tuan thang nam dong ban bo trieu nghin tram ty phan lan phut"
_NUMBER_WORDS = re.compile(
    rf"\b(?:{'|'.join(_NUMERALS.split())})(?: (?:{'|'.join(_NUMERALS.split())}))*(?= (?:{'|'.join(_UNITS.split())})\b)"
)
_TURNING: Final = (
    "khong",
    "chua",
    "tru",
    "mien",
    "chi",
    "bat buoc",
    "cam",
    "phai",
    "nhat thiet",
    "luon",
    "tat ca",
    "moi",
)
_MOST_STRANGE: Final = 0.3


def verify(
    composed: Sequence[Composed], passages: Sequence[Passage], *, known: str = "", keep: frozenset[int] = frozenset()
) -> Rejection | None:
    """Return why `composed` must not be shown, or None where every sentence stands on what it cites.

    `known` is text every sentence may use (the procedure's name); `keep` are the passages that must not be left out.
    """
    by_number = {passage.number: passage for passage in passages}
    if not composed:
        return Rejection.NOTHING
    for sentence in composed:
        passage = by_number.get(sentence.cite)
        if passage is None or not folded_words(sentence.text):
            return Rejection.UNCITED
        reason = _against(sentence.text, f"{passage.text}\n{known}")
        if reason:
            return reason
    return Rejection.LEFT_OUT if keep - {sentence.cite for sentence in composed} else None


def numbers(text: str) -> set[str]:
    """Return the numbers of `text`, grouping and leading zeros taken away: 20.000 is 20000, 07 is 7."""
    return {re.sub(r"[.,]", "", number).lstrip("0") or "0" for number in _DIGITS.findall(text)}


def _against(text: str, source: str) -> Rejection | None:
    checks = (
        (Rejection.ADDRESS, _addresses(text) - _addresses(source)),
        (Rejection.FORM_CODE, set(_FORM_CODE.findall(text)) - set(_FORM_CODE.findall(source))),
        (Rejection.NUMBER, numbers(text) - numbers(source) or _said_numbers(text, source)),
        (Rejection.DOCUMENT, _papers(text, source)),
        (Rejection.REVERSED, _turned(text, source)),
        (Rejection.STRANGE, _is_strange(text, source)),
    )
    return next((reason for reason, found in checks if found), None)


def _addresses(text: str) -> set[str]:
    return {found.rstrip(".,;)").lower() for pattern in (_ADDRESS, _MAIL) for found in pattern.findall(text)}


def _said_numbers(text: str, source: str) -> set[str]:
    """Numbers written as words before a unit ("bảy ngày") that the source does not write so."""
    return set(_NUMBER_WORDS.findall(fold(text))) - set(_NUMBER_WORDS.findall(fold(source)))


def _papers(text: str, source: str) -> list[str]:
    there = f" {' '.join(folded_words(source))} "
    return [found for found in _paper_names(text) if not _stands(found, there)]


def _paper_names(text: str) -> list[str]:
    """What papers the text names: the words such names begin with, and the next one, which says which."""
    kinds = pattern("composed", "paper").pattern
    return re.findall(rf"\b(?:{kinds})\b(?: \w+)?", " ".join(folded_words(text)))


def _stands(paper: str, source: str) -> bool:
    words = paper.split()
    # The word after the paper's name may belong to the sentence: "giấy khai sinh cho …".
    return f" {paper} " in source or (
        words[-1] in words_of("composed", "joining") and f" {' '.join(words[:-1])} " in source
    )


def _turned(text: str, source: str) -> list[str]:
    said, there = f" {' '.join(folded_words(text))} ", f" {' '.join(folded_words(source))} "
    return [word for word in _TURNING if f" {word} " in said and f" {word} " not in there]


def _is_strange(text: str, source: str) -> bool:
    words, there = folded_words(text), set(folded_words(source)) | words_of("composed", "joining")
    return sum(word not in there for word in words) > _MOST_STRANGE * len(words)
