"""Matters people bring that no administrative procedure answers: the courts', embassies', doctors', the market's.

A reviewed list, because these sound near the domain: "ly hôn, nộp đơn ở đâu" scores like a procedure. A topic is passed
over when the procedure found bears its words in its own name (ghi chú ly hôn).
"""

from dataclasses import dataclass
from enum import StrEnum

from motcua.core.answering.asked import plain_words
from motcua.core.answering.rules import pattern, sections
from motcua.core.search.folding import folded_words


class Outside(StrEnum):
    """Whose matter it is instead."""

    COURT = "court"
    EMBASSY = "embassy"
    HEALTH = "health"
    UTILITY = "utility"
    MARKET = "market"
    SCHOOL = "school"
    LEISURE = "leisure"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic outside the procedures, and the words that showed it."""

    topic: Outside
    words: str


def outside_matter(question: str, *, name: str = "") -> Matter | None:
    """Return whose matter the question is, None where none of the list; `name` is the best procedure's name."""
    text, named = " ".join(plain_words(question)), " ".join(folded_words(name))
    for topic in Outside:
        match = pattern("outside", topic.value, whole_words=True).search(text)
        if match and not _is_excepted(topic, text) and not (topic is not Outside.COURT and _is_named(match[0], named)):
            return Matter(topic, match[0])
    return None


def _is_excepted(topic: Outside, text: str) -> bool:
    section = f"{topic.value} but"
    return section in sections("outside") and bool(pattern("outside", section, whole_words=True).search(text))


def _is_named(words: str, name: str) -> bool:
    """Whether the procedure's name bears these words, i and y written either way."""
    return bool(name) and words.replace("y", "i") in name.replace("y", "i")
