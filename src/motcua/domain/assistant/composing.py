"""The composer: an optional model of language that puts an answer's lines into other words. Off unless set up.

It gets the lines of one procedure as numbered passages and the masked question, nothing else, and what comes back is
verified by rule. Whatever goes wrong, the template answer is shown, and why is counted.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.core.answering.composing import Composed, Passage
from motcua.core.answering.engine import Response, Status
from motcua.core.answering.masking import masked
from motcua.core.answering.sentences import Kind
from motcua.core.answering.verifying import verify
from motcua.domain.assistant.quoting import quoted
from motcua.domain.assistant.wording import Line, Told

_LOG = logging.getLogger(__name__)

OFF, USED, REJECTED = "", "used", "rejected_"


class Trouble(StrEnum):
    """Why a composer gave no text."""

    SLOW = "slow"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    TOO_LONG = "too_long"
    NOT_JSON = "not_json"
    WRONG_SHAPE = "wrong_shape"
    CANNOT_ANSWER = "cannot_answer"


class ComposerFailed(Exception):
    """A composer gave no text that could be looked at."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Composer(Protocol):
    """Puts passages into other words."""

    def compose(self, question: str, passages: Sequence[Passage]) -> Sequence[Composed]:
        """Return sentences that each cite a passage by number. Raises ComposerFailed within the time set."""
        ...


@cache
def composer() -> Composer | None:
    """Return the composer of this installation; None where none is set up."""
    made: Composer | None = import_string(settings.ASSISTANT_COMPOSER)() if settings.ASSISTANT_COMPOSER else None
    return made


def composed(told: Told, response: Response, question: str, by: Composer | None) -> tuple[Told, str]:
    """Return the answer in the composer's words if they stand every check, else as it was; and what happened."""
    if by is None or response.status is not Status.ANSWERED or not response.procedure:
        return told, OFF
    passages = [Passage(number, line.text, line.citation) for number, line in enumerate(told.lines, 1)]
    try:
        sentences = by.compose(masked(question), passages)
    except ComposerFailed as failure:
        _LOG.warning("The composer gave no answer (%s); the template was shown.", failure.trouble.value)
        return told, failure.trouble.value
    reason = verify(sentences, passages, known=told.lines[0].text, keep=_must_stay(told.lines))
    if reason:
        _LOG.warning("The composer's answer was rejected (%s); the template was shown.", reason.value)
        return told, REJECTED + reason.value
    lines = tuple(_reworded(item.text.strip(), told.lines[item.cite - 1]) for item in sentences)
    return replace(told, lines=(told.lines[0], *lines)), USED


def _reworded(text: str, line: Line) -> Line:
    return Line(Kind.COMPOSED, text, line.citation, quoted(text, [line.text[slice(*span)] for span in line.quoted]))


def _must_stay(lines: Sequence[Line]) -> frozenset[int]:
    """Every line but the procedure's name, which is shown above in any case: a list with a gap misleads."""
    return frozenset(number for number, line in enumerate(lines, 1) if line.kind is not Kind.PROCEDURE)
