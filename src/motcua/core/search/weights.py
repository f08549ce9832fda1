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
    text: float = 0.17
    meant: float = 0.24
    taught: float = 0.55
    explains: float = 65.0
    missing: float = 0.28
    remark: float = 0.05
    qualifier: float = 4.4
    strange: float = 3.4
    act_met: float = 4.1
    act_unmet: float = 0.0
    act_unasked: float = 9.4
    whole: float = 2.2
    field: float = 0.9
    field_vote: float = 0.0
    ward: float = 10.0
    citizen: float = 0.8
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
