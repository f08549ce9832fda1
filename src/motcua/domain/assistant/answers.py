"""Answering from the published catalogue of this installation."""

from collections.abc import Callable
from dataclasses import dataclass

from motcua.core.answering.engine import Response, respond, respond_about
from motcua.core.answering.facts import Facts, Stated
from motcua.core.answering.thread import Thread
from motcua.core.search.entries import Entry
from motcua.core.search.found import Found
from motcua.domain.assistant.facts import published_facts
from motcua.domain.assistant.published import Published, published

Allowed = Callable[[Entry], bool]


@dataclass(frozen=True, slots=True)
class PublishedCatalogue:
    """What is published now, for the engine. `allowed` leaves out what is not for the person's locality or kind."""

    held: Published
    allowed: Allowed | None = None

    def search(self, question: str) -> Found:
        """Return the procedures that answer `question`, best first."""
        return self.held.index.search(question, allowed=self.allowed)

    def trust(self, question: str, found: Found) -> float:
        """Return how sure the best of `found` answers `question`."""
        return self.held.trust.of(found, question)

    def name_of(self, code: str) -> Stated[str] | None:
        """Return a procedure's name; None for an unknown code."""
        return self.held.names.get(code)

    def field_of(self, code: str) -> str:
        """Return the name of a procedure's field; empty for an unknown code."""
        return self.held.index.field_of(code)

    def facts_of(self, code: str) -> Facts | None:
        """Return everything published of a procedure now; None for a code without a current version."""
        return published_facts(code)


def respond_from_catalogue(question: str, *, thread: Thread | None = None, allowed: Allowed | None = None) -> Response:
    """Answer a question from what is published now. Writes nothing."""
    return respond(question, catalogue=PublishedCatalogue(published(), allowed), thread=thread)


def respond_about_procedure(code: str, *, thread: Thread | None = None) -> Response:
    """Answer what was asked last, of the procedure with this code. Writes nothing."""
    return respond_about(code, catalogue=PublishedCatalogue(published()), thread=thread)
