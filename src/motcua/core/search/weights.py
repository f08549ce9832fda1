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
    shortlist: int = 80  # entries looked at closely, chosen by name, texts, meanings and what they were taught
    quick_text: float = 0.2
    quick_meant: float = 1.0
    quick_taught: float = 0.4

    direct: float = 1.19
    text: float = 0.791
    taught: float = 4.06
    by_pair: float = 132
    by_phrase: float = 61.9
    by_word: float = 124
    by_teaching: float = 142
    by_whole_phrase: float = 83.6
    likeness: float = 81
    head: float = 24
    missing: float = 32.9
    missing_part: float = 20.3
    remark: float = 0.205
    qualifier_met: float = 16
    qualifier_unasked: float = 5.62
    strange: float = 4.14
    act_met: float = 33.3
    act_unasked: float = 24.2
    age: float = 22.2
    field: float = 19.7
    ward: float = 6.35
    citizen: float = 2.6
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
