"""How much each kind of evidence counts. Found by `bench/ranking_weights.py` on one half of the questions."""

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

    direct: float = 1.01
    text: float = 0.574
    taught: float = 4.53
    by_pair: float = 126
    by_phrase: float = 73.9
    by_word: float = 125
    by_teaching: float = 122
    by_whole_phrase: float = 79.7
    likeness: float = 70.1
    head: float = 32.1
    missing: float = 30.6
    missing_part: float = 23.4
    remark: float = 0.252
    qualifier_met: float = 25
    qualifier_unasked: float = 7.64
    strange: float = 5.97
    act_met: float = 32.4
    act_unasked: float = 29.3
    age: float = 20
    field: float = 16.1
    ward: float = 6.58
    citizen: float = 4.58
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
