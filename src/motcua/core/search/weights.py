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
    shortlist: int = 100  # entries looked at closely, chosen by name, texts, meanings and what they were taught
    quick_text: float = 0.2
    quick_meant: float = 1.0
    quick_taught: float = 0.4

    direct: float = 0.72
    text: float = 0.48
    taught: float = 2.33
    by_pair: float = 100.0
    by_phrase: float = 114.3
    by_word: float = 100.8
    by_teaching: float = 106.0
    by_text: float = 27.2
    run: float = 36.3
    head: float = 34.3
    missing_share: float = 54.2
    remark: float = 0.37
    qualifier: float = 9.34
    strange: float = 4.3
    act_met: float = 3.05
    act_unmet: float = 0.43
    act_unasked: float = 16.2
    whole: float = 3.29
    field: float = 18.0
    field_vote: float = 9.02
    ward: float = 13.7
    citizen: float = 2.64
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
