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
from motcua.core.answering.typed import plain
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


# Words after which a question has really ended.
_TRAILING: Final = frozenset(("a", "vay", "nhi", "nhe", "ad", "ban", "ha", "the", "day", "ta"))

_SHORTEST_JOINED: Final = 4
_SHORTEST_INSIDE: Final = 6
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
    is_weak: bool = False


def plain_words(question: str) -> tuple[str, ...]:
    """Return the folded words of `question`, short forms of messages written out (bn, ntn, ko …)."""
    return tuple(folded_words(plain(question)))


def asked_for(question: str, *, name: str = "") -> tuple[Asked, ...]:
    """Return the facts `question` asks for, in the order it names them; empty where it names none.

    `name` is the procedure's own name: what it says is not a question (lệ phí trước bạ, đủ điều kiện). How a thing is
    done is asked for only if nothing more exact is, and whether it may be done ("được không") only if nothing else.
    """
    heard = [mention for mention in mentions(question) if mention.asked and not _is_named(mention, name)]
    heard = heard or _opening(plain_words(question))
    found = [mention.asked for mention in heard if mention.asked and not mention.is_weak]
    exact = [asked for asked in found if asked is not Asked.HOW]
    if Asked.FORM in exact and Asked.PLACE in exact and len(set(exact)) == 2:
        exact = [Asked.FORM]  # "tải mẫu ở đâu" asks for the form
    return tuple(dict.fromkeys(exact or found or [mention.asked for mention in heard if mention.asked]))


def mentions(question: str) -> list[Mention]:
    """Return all phrases of `question` that ask for a fact, none inside another, in order."""
    words = plain_words(question)
    found = _exact(words)
    if not any(mention.asked and not mention.is_weak for mention in found):
        found += _near(words)
    if not any(mention.asked for mention in found):
        found = _opening(words) or found
    return sorted(found, key=lambda mention: mention.begin)


def _opening(words: tuple[str, ...]) -> list[Mention]:
    """Return the heading of the publication that a question opens with, if it does."""
    for start, asked in _OPENINGS.items():
        opening = tuple(start.split())
        if words[: len(opening)] == opening:
            return [Mention(asked, start, 0, len(opening))]
    return []


def _is_named(mention: Mention, name: str) -> bool:
    return bool(name) and f" {mention.phrase} " in f" {' '.join(folded_words(name))} "


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What a phrase asks for (None: nothing, though it looks so), and how far it counts."""

    asked: Asked | None
    at_end: bool = False
    is_weak: bool = False


@cache
def _phrases() -> dict[tuple[str, ...], _Phrase]:
    """Phrases by their words. A section is a fact's name or `none`; "at end" and "weak" say how far it counts."""
    found: dict[tuple[str, ...], _Phrase] = {}
    for section, phrases in sections("asked").items():
        name, _, how = section.partition(" ")
        kind = _Phrase(None if name == "none" else Asked(name), how == "at end", how == "weak")
        found.update((tuple(phrase.split()), kind) for phrase in phrases)
    return found


def _exact(words: tuple[str, ...]) -> list[Mention]:
    table, longest = _phrases(), max(map(len, _phrases()))
    end = max((place for place, word in enumerate(words, 1) if word not in _TRAILING), default=0)
    found: list[Mention] = []
    taken: set[int] = set()
    for size in range(longest, 0, -1):
        for begin in range(len(words) - size + 1):
            span = words[begin : begin + size]
            if span in table and not taken.intersection(range(begin, begin + size)):
                kind = table[span]
                if not kind.at_end or begin + size == end:
                    taken.update(range(begin, begin + size))
                    found.append(Mention(kind.asked, " ".join(span), begin, begin + size, kind.is_weak))
    return found


def _near(words: tuple[str, ...]) -> list[Mention]:
    """The phrase with a slip in it that stands last: questions end in what they ask."""
    plain = tuple(without_telex(word) for word in words)
    found = [mention for typed in dict.fromkeys((words, plain)) for mention in _slipped(typed)]
    return [max(found, key=lambda mention: (mention.end, len(mention.phrase)))] if found else []


def _slipped(words: tuple[str, ...]) -> Iterator[Mention]:
    for phrase, kind in _phrases().items():
        if kind.at_end or kind.is_weak:
            continue
        whole = "".join(phrase)
        for size in (len(phrase) - 1, len(phrase), len(phrase) + 1):
            for begin in range(len(words) - size + 1 if size else 0):
                if _is_meant("".join(words[begin : begin + size]), whole):
                    yield Mention(kind.asked, " ".join(phrase), begin, begin + size)


def _is_meant(typed: str, whole: str) -> bool:
    if len(whole) < _SHORTEST_JOINED:
        return False
    if abs(len(typed) - len(whole)) > 2:
        return len(whole) >= _SHORTEST_INSIDE and typed.endswith(whole)  # "mấtbao lâu"
    return typed == whole or (len(whole) >= _SHORTEST_WITH_SLIP and is_near(typed, whole))
