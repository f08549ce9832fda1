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
    shortlist: int = 100

    direct: float = 0.48
    text: float = 0.24
    meant: float = 0.0
    taught: float = 2.41
    by_pair: float = 100.0
    by_phrase: float = 113.2
    by_word: float = 98.8
    by_teaching: float = 90.9
    by_text: float = 41.0
    run: float = 36.7
    head: float = 34.5
    missing_share: float = 45.6
    missing: float = 0.0
    remark: float = 0.41
    qualifier: float = 7.91
    strange: float = 2.87
    act_met: float = 0.92
    act_unmet: float = 0.86
    act_unasked: float = 15.4
    whole: float = 2.54
    field: float = 16.9
    field_vote: float = 16.1
    ward: float = 10.7
    citizen: float = 3.94
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
