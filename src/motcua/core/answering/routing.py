"""What kind of thing was said: rules over folded words, each line of them reviewed.

The order is that of harm: an attempt to turn the assistant, a life in danger, a dossier (personal data) come before
anything is looked up. Everything no rule takes is a question about a procedure.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from motcua.core.answering.asked import plain_words
from motcua.core.answering.rules import pattern, sections
from motcua.core.answering.slips import without_telex


class Route(StrEnum):
    """What to do with what was said."""

    EMPTY = "empty"
    INJECTION = "injection"
    EMERGENCY = "emergency"
    PERSON = "person"
    DOSSIER = "dossier"
    COMPLAINT = "complaint"
    GREETING = "greeting"
    THANKS = "thanks"
    LIST = "list"
    PROCEDURE = "procedure"


_DOSSIER_CODE = re.compile(r"\b(?:\d{3}\.\d{2}\.\d{2}\.)?[HG]\d{2}(?:\.\d+)*-\d{6,8}-\d{4,}\b", re.IGNORECASE)
_ORDER: Final = (
    Route.INJECTION,
    Route.EMERGENCY,
    Route.GREETING,
    Route.THANKS,
    Route.DOSSIER,
    Route.COMPLAINT,
    Route.PERSON,
    Route.LIST,
)
_LONGEST: Final = {Route.GREETING: 7, Route.THANKS: 12}  # words; a longer one asks for something besides


def route(question: str) -> Route:
    """Return what kind of thing was said."""
    words = plain_words(question)
    text = " ".join(words)
    if not any(len(word) > 1 or word.isdigit() for word in words):
        return Route.EMPTY
    if _DOSSIER_CODE.search(question):
        return Route.DOSSIER
    fitting = [kind for kind in _ORDER if len(words) <= _LONGEST.get(kind, len(words))]
    found = next((kind for kind in fitting if _holds(kind, text)), None)
    return found or _without_keys(words, fitting)


def _without_keys(words: Sequence[str], fitting: Sequence[Route]) -> Route:
    """Told with Telex keys taken out ("tra cuuws hof sow"), which spoils English: no attempt is told so."""
    text = " ".join(map(without_telex, words))
    kinds = (kind for kind in fitting if kind is not Route.INJECTION)
    return next((kind for kind in kinds if _holds(kind, text)), Route.PROCEDURE)


def _holds(kind: Route, text: str) -> bool:
    if not pattern("routes", kind.value).search(text):
        return False
    exception = f"{kind.value} but"
    return exception not in sections("routes") or not pattern("routes", exception).search(text)
