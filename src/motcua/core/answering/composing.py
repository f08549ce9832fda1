"""What goes to a composer and what may come back: numbered passages, and sentences that each cite one of them."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.core.answering.facts import Citation


@dataclass(frozen=True, slots=True)
class Passage:
    """One template sentence of the answer as the composer gets it: a number from 1, its words, where they stand."""

    number: int
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Composed:
    """A sentence of the composer, and the number of the passage it stands on."""

    text: str
    cite: int


class Rejection(StrEnum):
    """Why a composed text is not shown."""

    NOTHING = "nothing"
    UNCITED = "uncited"
    NUMBER = "number"
    DOCUMENT = "document"
    FORM_CODE = "form_code"
    ADDRESS = "address"
    REVERSED = "reversed"
    STRANGE = "strange"
    LEFT_OUT = "left_out"
