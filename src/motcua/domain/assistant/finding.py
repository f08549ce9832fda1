"""Finding procedures for a question in one's own words: the one way of portal, counter and API."""

from dataclasses import dataclass, replace
from typing import Final

from motcua.core.search.found import Confidence, Hit
from motcua.domain.assistant.published import published_index
from motcua.domain.catalogue import listing
from motcua.domain.catalogue.listing import Narrowing
from motcua.domain.catalogue.models import ProcedureVersion

LONGEST_QUESTION: Final = 200
"""Characters read; what follows adds nothing to a question."""
_EVERYTHING: Final = Narrowing()
# A list may hold what an answer may not: 98 of 100 answerable questions of the bench lie above, 21 of 100 others do.
_LEAST_TRUST: Final = 0.2
_WORTH_SHOWING: Final = 0.4  # share of the best score below which a result only makes the list longer


@dataclass(frozen=True, slots=True)
class Match:
    """A procedure found, with its place from 1. `why` are the words that brought it, the strongest first."""

    place: int
    version: ProcedureVersion
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found, best first. `repaired` is the question as mended, None where nothing was.

    `confidence`, from 0 to 1: how far the best of them can be trusted; where not `answers`, they are only the nearest.
    """

    items: tuple[Match, ...]
    repaired: str | None
    confidence: float
    answers: bool


def find(question: str, narrowing: Narrowing = _EVERYTHING, *, limit: int = 20) -> Matches:
    """Return the current procedures that answer `question`, among those `narrowing` admits.

    A code, whole or its beginning, finds just that. So does a word too common to tell procedures apart: those named
    with it. Two queries; one more where the search is narrowed, two more where ranking finds nothing to trust.
    """
    typed = " ".join(question.replace("\0", " ").split())[:LONGEST_QUESTION]
    if not typed:
        return Matches((), None, 0.0, answers=False)
    if listing.is_code(typed):
        return _named(typed, narrowing, limit) or Matches((), None, 0.0, answers=False)
    admitted = None if narrowing == _EVERYTHING else listing.codes(narrowing)
    found = published_index().search(
        typed, limit=limit, allowed=None if admitted is None else lambda entry: entry.id in admitted
    )
    confidence = _within(found.confidence)
    if confidence < _LEAST_TRUST and (named := _named(typed, narrowing, limit)):
        return named
    hits = _worth_showing(found.hits)
    versions = {version.procedure.code: version for version in listing.in_order([hit.id for hit in hits])}
    shown = [(hit, versions[hit.id]) for hit in hits if hit.id in versions]
    items = tuple(Match(place, version, hit.score, hit.why) for place, (hit, version) in enumerate(shown, start=1))
    return Matches(items, found.repaired, confidence, answers=bool(items) and confidence >= _LEAST_TRUST)


def suggest(beginning: str, *, limit: int = 8) -> tuple[str, ...]:
    """Return questions that begin as typed: names of procedures, and how people speak of them. One query."""
    typed = " ".join(beginning.replace("\0", " ").split())[:LONGEST_QUESTION]
    return published_index().suggest(typed, limit=limit) if typed else ()


def _named(words: str, narrowing: Narrowing, limit: int) -> Matches | None:
    """Procedures whose names hold all the words, or whose code they are; None where there is none."""
    found = listing.listed(replace(narrowing, words=words), limit=limit)
    items = tuple(Match(place, version, 1.0, (words,)) for place, version in enumerate(found.versions, start=1))
    return Matches(items, None, 1.0, answers=True) if items else None


def _worth_showing(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    if not hits:
        return ()
    best = hits[0].score
    least = min(best, _WORTH_SHOWING * best)  # scores of a small catalogue may lie below zero; the best is shown always
    return tuple(hit for hit in hits if hit.score >= least)


def _within(confidence: Confidence) -> float:
    return round(max(0.0, min(1.0, confidence.value)), 3)
