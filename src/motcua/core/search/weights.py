"""How much each kind of evidence counts. Found by measurement (`bench/search.py`), on one half of the questions."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """The ranking's parameters. Those that stand for a kind of evidence bear its name (`features.Evidence`)."""

    pair: float = 1.0  # two neighbouring words against one
    explained: float = 0.6  # what is left of a word when a phrase explains it
    meant_least: float = 14.0  # at most so much comes from one phrase, and so much more for each telling word of it
    meant_each: float = 7.0
    shortlist: int = 60  # entries looked at closely, chosen by name, texts, meanings and what they were taught
    quick_text: float = 0.2
    quick_meant: float = 1.0
    quick_taught: float = 0.4

    direct: float = 0.99
    text: float = 0.43
    taught: float = 2.23
    by_pair: float = 100.0
    by_phrase: float = 118.1
    by_word: float = 107.9
    by_teaching: float = 114.5
    by_text: float = 27.9
    run: float = 40.8
    head: float = 35.4
    missing_share: float = 59.9
    remark: float = 0.34
    qualifier: float = 8.11
    strange: float = 5.04
    act_met: float = 6.67
    act_unmet: float = 0.17
    act_unasked: float = 15.5
    whole: float = 3.39
    field: float = 18.7
    field_vote: float = 3.61
    ward: float = 13.7
    citizen: float = 2.24
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
