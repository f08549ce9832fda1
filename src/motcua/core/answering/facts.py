"""What is published of one procedure, each fact with where it stands. Nothing here is inferred.

A fact is a value with its citation, or `NotPublished`. No fee published is not free; no limit published is not at
once; an empty tuple says that the publication itself states there is nothing.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from motcua.core.worktime import Limit

T = TypeVar("T")


class Fact(StrEnum):
    """The parts of a publication that answers are taken from and cite."""

    NAME = "name"
    DOCUMENTS = "documents"
    TIME = "time"
    FEE = "fee"
    CHANNELS = "channels"
    PLACE = "place"
    LEVELS = "levels"
    FORM = "form"
    RESULT = "result"
    CONDITIONS = "conditions"
    AUDIENCE = "audience"
    LEGAL_BASIS = "legal_basis"
    ONLINE = "online"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement stands: procedure, version (0: the source has none), decision (empty: none published), part.

    `place` points into the part (`channels[0].limit`), `source` is the address or file the publication came from.
    """

    procedure: str
    version: int
    decision: str
    fact: Fact
    place: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A published value, and where it stands."""

    value: T
    citation: Citation


@dataclass(frozen=True, slots=True)
class NotPublished:
    """The publication says nothing of this, or nothing that could be read; `said` is then the source's own text."""

    citation: Citation
    said: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to hand in. Counts are None where not published; `required` False where it may not apply."""

    name: str
    form: str = ""
    originals: int | None = None
    copies: int | None = None
    required: bool = True
    case: str = ""
    reuse: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """A fee in đồng under its published name; 0 only where the publication itself says 0 or free."""

    name: str
    amount: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of handing in: `direct`, `online`, `postal`; its limit and fees where they are published."""

    kind: str
    limit: Stated[Limit] | NotPublished
    fees: Stated[tuple[Charge, ...]] | NotPublished


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal document: its number (empty where it cannot be told apart from the name) and name."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What answers may say of one version of a procedure. `cut`: parts whose source goes on beyond what is here."""

    code: str
    name: Stated[str]
    papers: Stated[tuple[Stated[Paper], ...]] | NotPublished
    ways: Stated[tuple[Way, ...]] | NotPublished
    agency: Stated[str] | NotPublished
    levels: Stated[tuple[str, ...]] | NotPublished
    results: Stated[tuple[str, ...]] | NotPublished
    conditions: Stated[tuple[str, ...]] | NotPublished
    audience: Stated[tuple[str, ...]] | NotPublished
    bases: Stated[tuple[Basis, ...]] | NotPublished
    steps: Stated[tuple[str, ...]] | NotPublished
    online_level: Stated[int] | NotPublished
    cut: frozenset[Fact] = frozenset()
