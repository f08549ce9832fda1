"""What kind of thing was said: rules over folded words, each line of them reviewed.

The order is that of harm: an attempt to turn the assistant, a life in danger, a dossier (personal data) come before
anything is looked up. Everything no rule takes is a question about a procedure.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from motcua.core.answering.asked import plain_words
from motcua.core.answering.rules import pattern, sections, spellings
from motcua.core.answering.slips import without_telex
from motcua.core.answering.typed import plain


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
_WORD: Final = re.compile(r"[^\W_]+")
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
    text = " ".join(_as_spelled(question, words))
    if not any(len(word) > 1 or word.isdigit() for word in words):
        return Route.EMPTY
    if _DOSSIER_CODE.search(question):
        return Route.DOSSIER
    fitting = [kind for kind in _ORDER if len(words) <= _LONGEST.get(kind, len(words))]
    found = next((kind for kind in fitting if _holds(kind, text)), None)
    return found or (_without_keys(text.split(), fitting) if len(words) > 1 else Route.PROCEDURE)


def _as_spelled(question: str, words: Sequence[str]) -> Sequence[str]:
    """The folded words, those set apart that are typed with accents and are other words than the rules mean (mẫu, máu).

    Where no accents were typed nothing is known, and nothing set apart.
    """
    typed = _WORD.findall(unicodedata.normalize("NFC", plain(question)).lower())
    if len(typed) != len(words):
        return words
    meant = spellings("routes", "spelled")
    return [
        f"{bare}_" if word != bare and bare in meant and word not in meant[bare] else bare
        for word, bare in zip(typed, words, strict=True)
    ]


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
