"""Which facts of a procedure a question asks for, told by reviewed phrases and not by a model.

Phrases are compared folded, so accents and case do not matter; a slip of one letter, two letters changed about and a
lost or added space are forgiven where the phrase is long enough for that to be safe.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from motcua.core.answering.rules import sections
from motcua.core.answering.slips import is_near, without_telex
from motcua.core.search.folding import folded_words


class Asked(StrEnum):
    """The facts of a procedure that can be asked for, one by one."""

    DOCUMENTS = "documents"
    TIME = "time"
    FEE = "fee"
    PLACE = "place"
    FORM = "form"
    RESULT = "result"
    CONDITIONS = "conditions"
    LEGAL_BASIS = "legal_basis"
    ONLINE = "online"
    HOW = "how"


_SHORT_FORMS: Final = {
    "bn": "bao nhieu", "bnh": "bao nhieu", "bnhieu": "bao nhieu", "bnieu": "bao nhieu", "bni": "bao nhieu",
    "ntn": "nhu the nao", "nhtn": "nhu the nao", "gto": "giay to", "hso": "ho so", "hs": "ho so", "j": "gi",
    "tg": "thoi gian", "onl": "online", "onlai": "online", "tt": "thu tuc", "cb": "chuan bi", "lm": "lam",
    "dou": "dau", "zo": "gi", "ji": "gi", "ks": "khong", "k": "khong", "ko": "khong", "hok": "khong",
    "kg": "khong", "hong": "khong", "khum": "khong", "dc": "duoc", "dk": "dang ky", "wa": "qua", "z": "vay",
}  # fmt: skip

_SHORTEST_JOINED: Final = 4
_SHORTEST_WITH_SLIP: Final = 8

# "Hồ sơ cấp lại …", "Trình tự thực hiện …": a heading of the publication, put before the procedure's name.
_OPENINGS: Final = {"ho so": Asked.DOCUMENTS, "phi": Asked.FEE, "don": Asked.FORM, "mau": Asked.FORM}


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a question that ask for a fact: the phrase, and where it stands, in words, half-open."""

    asked: Asked | None
    phrase: str
    begin: int
    end: int


def plain_words(question: str) -> tuple[str, ...]:
    """Return the folded words of `question`, short forms of messages written out (bn, ntn, ko …)."""
    return tuple(word for typed in folded_words(question) for word in _SHORT_FORMS.get(typed, typed).split())


def asked_for(question: str, *, name: str = "") -> tuple[Asked, ...]:
    """Return the facts `question` asks for, in the order it names them; empty where it names none.

    `name` is the procedure's own name: what it says is not a question (lệ phí trước bạ, đủ điều kiện). How a thing is
    done is asked for only if nothing more exact is.
    """
    found = [mention.asked for mention in mentions(question) if mention.asked and not _is_named(mention, name)]
    exact = [asked for asked in found if asked is not Asked.HOW]
    if Asked.FORM in exact and Asked.PLACE in exact and len(set(exact)) == 2:
        exact = [Asked.FORM]  # "tải mẫu ở đâu" asks for the form
    return tuple(dict.fromkeys(exact or found))


def mentions(question: str) -> list[Mention]:
    """Return all phrases of `question` that ask for a fact, none inside another, in order."""
    words = plain_words(question)
    found = _exact(words) or _near(words)
    opening = next((asked for start, asked in _OPENINGS.items() if f"{' '.join(words)} ".startswith(f"{start} ")), None)
    if opening and not any(mention.asked for mention in found):
        found = [Mention(opening, words[0], 0, 1)]
    return sorted(found, key=lambda mention: mention.begin)


def _is_named(mention: Mention, name: str) -> bool:
    return bool(name) and f" {mention.phrase} " in f" {' '.join(folded_words(name))} "


@cache
def _phrases() -> dict[tuple[str, ...], Asked | None]:
    """Phrases by their words; None marks those that look like a question for a fact and are not."""
    return {
        tuple(phrase.split()): None if section == "none" else Asked(section)
        for section, phrases in sections("asked").items()
        for phrase in phrases
    }


def _exact(words: tuple[str, ...]) -> list[Mention]:
    table, longest = _phrases(), max(map(len, _phrases()))
    found: list[Mention] = []
    taken: set[int] = set()
    for size in range(longest, 0, -1):
        for begin in range(len(words) - size + 1):
            span = words[begin : begin + size]
            if span in table and not taken.intersection(range(begin, begin + size)):
                taken.update(range(begin, begin + size))
                found.append(Mention(table[span], " ".join(span), begin, begin + size))
    # A lone "phí" says nothing inside a name (mai táng phí …); it asks only at an end of the question.
    return [mention for mention in found if mention.end - mention.begin > 1 or _alone_counts(mention, words)]


def _alone_counts(mention: Mention, words: tuple[str, ...]) -> bool:
    return mention.phrase in {"online"} or mention.begin == 0 or mention.end == len(words)


def _near(words: tuple[str, ...]) -> list[Mention]:
    """The phrase with a slip in it that stands last: questions end in what they ask."""
    plain = tuple(without_telex(word) for word in words)
    found = [mention for typed in dict.fromkeys((words, plain)) for mention in _slipped(typed)]
    return [max(found, key=lambda mention: (mention.end, len(mention.phrase)))] if found else []


def _slipped(words: tuple[str, ...]) -> Iterator[Mention]:
    for phrase, asked in _phrases().items():
        whole = "".join(phrase)
        for size in (len(phrase) - 1, len(phrase), len(phrase) + 1):
            for begin in range(len(words) - size + 1 if size else 0):
                if _is_meant("".join(words[begin : begin + size]), whole):
                    yield Mention(asked, " ".join(phrase), begin, begin + size)


def _is_meant(typed: str, whole: str) -> bool:
    if abs(len(typed) - len(whole)) > 2 or len(whole) < _SHORTEST_JOINED:
        return False
    return typed == whole or (len(whole) >= _SHORTEST_WITH_SLIP and is_near(typed, whole))
