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

    direct: float = 1.0
    text: float = 0.6
    meant: float = 0.29
    taught: float = 0.12
    by_pair: float = 68.0
    by_phrase: float = 80.0
    by_word: float = 55.0
    by_teaching: float = 48.0
    by_text: float = 0.0
    missing: float = 0.33
    remark: float = 0.1
    qualifier: float = 6.5
    strange: float = 3.8
    act_met: float = 4.2
    act_unmet: float = 2.0
    act_unasked: float = 12.0
    whole: float = 0.8
    field: float = 5.5
    field_vote: float = 0.0
    ward: float = 10.0
    citizen: float = 1.1
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
