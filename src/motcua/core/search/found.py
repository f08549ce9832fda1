"""What a search found, and how sure it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found. `why` lists the words and phrases that brought it, the strongest first.

    `core` are the words of its name without its level and remarks: the same act at other levels has the same.
    """

    id: str
    score: float
    why: tuple[str, ...] = ()
    core: str = ""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How far the best hit can be trusted.

    `value` from 0 to 1 weighs the rest together and may be compared with a threshold whatever the question's
    length; `top` is the best score; `normalised` the best score a telling word; `coverage` the share of the telling
    words that the best entry accounts for; `likeness` how far question
    and name tell the same; `gap` by how much of the best score the next one falls short; `siblings` how many further
    entries are nearly equal.
    """

    value: float = 0.0
    top: float = 0.0
    normalised: float = 0.0
    coverage: float = 0.0
    likeness: float = 0.0
    gap: float = 0.0
    siblings: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first; the words as read; the question as repaired, or None where nothing was mended."""

    hits: tuple[Hit, ...]
    words: tuple[str, ...]
    repaired: str | None
    confidence: Confidence
