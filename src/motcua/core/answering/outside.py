"""Matters people bring that no administrative procedure answers: the courts', embassies', doctors', the market's.

A reviewed list, because these sound near the domain: "vay tiền mua xe" scores like a procedure. What it says raises the
bar for an answer and names whose matter it is; a question a procedure answers beyond doubt is answered all the same.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from motcua.core.answering.asked import plain_words
from motcua.core.answering.rules import pattern, sections


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
    UNLAWFUL = "unlawful"


@dataclass(frozen=True, slots=True)
class Matter:
    """A topic outside the procedures, and the words that showed it.

    `is_settled`: nothing found may speak against it. Divorce is the courts', however many registers name it.
    """

    topic: Outside
    words: str
    is_settled: bool


_SETTLED: Final = re.compile(r"(?:ly|li) (?:hon|di)")


def outside_matter(question: str) -> Matter | None:
    """Return whose matter the question is; None where it is none of the list."""
    text = " ".join(plain_words(question))
    for topic in Outside:
        match = pattern("outside", topic.value, whole_words=True).search(text)
        if match and not _is_excepted(topic, text):
            return Matter(topic, match[0], bool(_SETTLED.fullmatch(match[0])))
    return None


def _is_excepted(topic: Outside, text: str) -> bool:
    section = f"{topic.value} but"
    return section in sections("outside") and bool(pattern("outside", section, whole_words=True).search(text))
