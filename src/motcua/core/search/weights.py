"""How much each kind of evidence counts. Found by measurement (`bench/search.py`), on one half of the questions."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """The ranking's parameters."""

    pair: float = 1.0
    text: float = 0.2
    meant: float = 1.0
    said_in_phrase: float = 0.6
    unmentioned: float = 0.25
    shortlist: int = 100
    accents: float = 0.4
    ward: float = 1.0
    citizen: float = 0.5
    often: float = 0.5
    embedding: float = 3.0


WEIGHTS: Final = Weights()
