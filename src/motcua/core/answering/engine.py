"""From what was said to an answer: route, read against the thread, find, decide, take the facts.

Pure: what is published comes in as a `Catalogue`, so the same engine answers from the database and from a file.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from motcua.core.answering.asked import Asked, asked_for
from motcua.core.answering.deciding import CALIBRATED, Decision, Thresholds, Verdict, decide
from motcua.core.answering.facts import Facts, Stated
from motcua.core.answering.outside import Outside, outside_matter
from motcua.core.answering.routing import Route, route
from motcua.core.answering.rules import words as words_of
from motcua.core.answering.sentences import Kind, Sentence, beside, says_something, sentences
from motcua.core.answering.thread import (
    Thread,
    Turn,
    contrasts,
    is_nearly_bare,
    leans_on_subject,
    own_words,
    read_turn,
    subject_of,
)
from motcua.core.answering.typed import plain
from motcua.core.search.found import Found
from motcua.core.search.words import bare_words


class Status(StrEnum):
    """How an answer ended; each has exactly one."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_PUBLISHED = "not_published"
    OUT_OF_SCOPE = "out_of_scope"
    NEEDS_DOSSIER_LOOKUP = "needs_dossier_lookup"
    REFUSED = "refused"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: its status, what led to it, and its sentences, each with its citation.

    `procedure` is the code answered from; `options` are procedures offered instead or beside, as sentences that cite
    their names; `thread` is what the conversation remembers from now on.
    """

    status: Status
    route: Route
    procedure: str = ""
    asked: tuple[Asked, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    options: tuple[Sentence, ...] = ()
    outside: Outside | None = None
    thread: Thread = field(default_factory=Thread)
    searched: str = ""
    found: Found | None = None


class Catalogue(Protocol):
    """What is published, as the engine needs it: found by a question, named and read by code."""

    def search(self, question: str) -> Found:
        """Return the procedures that answer `question`, best first."""
        ...

    def trust(self, question: str, found: Found) -> float:
        """Return how sure the best of `found` answers `question`, from 0 to 1."""
        ...

    def name_of(self, code: str) -> Stated[str] | None:
        """Return a procedure's name; None for an unknown code. Cheap: asked for every option shown."""
        ...

    def field_of(self, code: str) -> str:
        """Return the name of a procedure's field; empty for an unknown code. Cheap."""
        ...

    def facts_of(self, code: str) -> Facts | None:
        """Return everything published of a procedure; None for an unknown code."""
        ...


_BY_ROUTE = {
    Route.EMPTY: Status.CLARIFY,
    Route.GREETING: Status.CLARIFY,
    Route.THANKS: Status.CLARIFY,
    Route.INJECTION: Status.REFUSED,
    Route.EMERGENCY: Status.OUT_OF_SCOPE,
    Route.COMPLAINT: Status.OUT_OF_SCOPE,
    Route.PERSON: Status.OUT_OF_SCOPE,
    Route.DOSSIER: Status.NEEDS_DOSSIER_LOOKUP,
}
_MOST_LISTED = 8
_LOOKED_AT, _SHARED_BY, _FEW_WORDS = 5, 3, 3
_AROUND = 4  # words around a subject that is only named
_OF_ITS_OWN = 0.9  # a question trusted so far names its procedure itself and leaves the thread


def respond(
    question: str,
    *,
    catalogue: Catalogue,
    thread: Thread | None = None,
    thresholds: Thresholds = CALIBRATED,
) -> Response:
    """Answer `question` after what `thread` remembers."""
    before = thread or Thread()
    kind = route(question)
    if kind in _BY_ROUTE:
        return Response(_BY_ROUTE[kind], kind, thread=before)
    typed = plain(question)
    # The weather asked for in the middle of a talk about birth certificates is no word on birth certificates.
    is_outside = outside_matter(typed) is not None
    turn = read_turn(typed, Thread() if is_outside else before)
    if turn.procedure:
        return _told(turn, turn.procedure, catalogue, kind, before)
    if turn.is_bare and not is_outside:
        return Response(Status.CLARIFY, kind, asked=turn.asked, thread=before)
    return _searched(turn, kind, before, catalogue, thresholds)


def respond_about(code: str, *, catalogue: Catalogue, thread: Thread | None = None) -> Response:
    """Answer what was asked last, of the procedure with this code: the option somebody chose."""
    before = thread or Thread()
    return _told(Turn("", before.asked, code), code, catalogue, Route.PROCEDURE, before)


def _searched(turn: Turn, kind: Route, before: Thread, catalogue: Catalogue, thresholds: Thresholds) -> Response:
    matter = outside_matter(turn.question)
    found, trust = _found(turn, Thread() if matter else before, catalogue, thresholds.sure)
    trust = 0.0 if matter and matter.is_settled else trust
    decision = decide(found, trust, is_suspicious=matter is not None, thresholds=thresholds)
    is_refused = decision.verdict is Verdict.REFUSE and not matter
    if is_refused and before.procedure and is_nearly_bare(turn.question):
        return replace(_told(turn, before.procedure, catalogue, kind, before), searched=turn.question, found=found)
    if is_refused and _is_broad(turn, found, catalogue):
        decision = Decision(Verdict.ASK, near=tuple(hit.id for hit in found.hits[: thresholds.most_options]))
    if matter and decision.verdict is Verdict.REFUSE:
        response = Response(Status.OUT_OF_SCOPE, kind, outside=matter.topic, thread=before)
    elif kind is Route.LIST and decision.verdict is not Verdict.REFUSE:
        response = _listed(found, catalogue, before)
    elif decision.verdict is Verdict.ANSWER:
        response = _told(
            turn, decision.best, catalogue, kind, before, near=decision.near, repaired=found.repaired or ""
        )
    else:
        response = _offered(turn, decision, catalogue, kind, before)
    return replace(response, searched=turn.question, found=found)


def _found(turn: Turn, before: Thread, catalogue: Catalogue, sure: float) -> tuple[Found, float]:
    """Search for the question alone; where it is short and finds nothing sure, with the subject talked of as well.

    What is not sure (`sure`) even so is told by the question alone.
    """
    found = catalogue.search(turn.question)
    trust = catalogue.trust(turn.question, found)
    subject = catalogue.name_of(before.procedure) if before.procedure else None
    if subject is None or trust >= _OF_ITS_OWN or not leans_on_subject(turn.question):
        return found, trust
    together = f"{turn.question} {subject_of(subject.value)}"
    other = catalogue.search(together)
    other_trust = catalogue.trust(together, other)
    # The name of what was talked of finds itself; set against it, what is sure enough alone is meant.
    is_itself = bool(other.hits) and other.hits[0].id == before.procedure
    if is_itself and trust >= sure and contrasts(turn.question):
        return found, trust
    return (other, other_trust) if other_trust > trust and other_trust >= sure else (found, trust)


def _asked(turn: Turn, repaired: str, name: str) -> tuple[Asked, ...]:
    """Return the facts asked for of the procedure found; the question as repaired tells them where slips hide them."""
    typed = asked_for(turn.question, name=name)
    mended = asked_for(repaired, name=name) if repaired else ()
    if set(typed) <= {Asked.HOW} and mended:
        return mended
    return typed or (turn.asked if not asked_for(turn.question) else ())


def _is_broad(turn: Turn, found: Found, catalogue: Catalogue) -> bool:
    """Whether the question only names a subject many procedures share, such as "căn cước": which one is to be asked.

    A subject is shared by their names, or is their field ("thủ tục về đất đai").
    """
    asked = found.repaired or turn.question
    words = set(bare_words(" ".join(own_words(asked)))) - words_of("leaning", "listing")
    codes = [hit.id for hit in found.hits[:_LOOKED_AT]]
    names = [name.value if (name := catalogue.name_of(code)) else "" for code in codes]
    shared = max(
        sum(words <= set(bare_words(text)) for text in texts) for texts in (names, map(catalogue.field_of, codes))
    )
    is_only_named = len(bare_words(asked)) <= len(words) + _AROUND
    return 0 < len(words) <= _FEW_WORDS and is_only_named and shared >= _SHARED_BY


def _told(
    turn: Turn,
    code: str,
    catalogue: Catalogue,
    kind: Route,
    before: Thread,
    *,
    near: tuple[str, ...] = (),
    repaired: str = "",
) -> Response:
    """Answer from one procedure's facts; `near` are equally near ones, shown by name."""
    facts = catalogue.facts_of(code)
    if facts is None:  # withdrawn since it was found or talked of
        return Response(Status.ERROR, kind, thread=replace(before, procedure=""))
    asked = _asked(turn, repaired, facts.name.value)
    found = sentences(facts, asked)
    options = _names(near, catalogue, Kind.ALSO)
    status = Status.ANSWERED if says_something(found) else Status.NOT_PUBLISHED
    kept = tuple(option.citation.procedure for option in options)
    thread = Thread(code, asked, (code, *kept) if kept else before.options if code in before.options else ())
    return Response(status, kind, code, asked, (*found, *beside(facts, asked)), options, thread=thread)


def _offered(turn: Turn, decision: Decision, catalogue: Catalogue, kind: Route, before: Thread) -> Response:
    codes = tuple(code for code in (decision.best, *decision.near) if code)
    options = _names(codes, catalogue, Kind.OPTION)
    status = Status.CLARIFY if decision.verdict is Verdict.ASK else Status.OUT_OF_SCOPE
    offered = tuple(option.citation.procedure for option in options)
    thread = replace(before, options=offered, asked=turn.asked)
    if status is Status.CLARIFY:
        thread = replace(thread, procedure="")
    return Response(status, kind, asked=turn.asked, options=options, thread=thread)


def _listed(found: Found, catalogue: Catalogue, before: Thread) -> Response:
    named = _names(tuple(hit.id for hit in found.hits[:_MOST_LISTED]), catalogue, Kind.OPTION)
    thread = replace(before, options=tuple(sentence.citation.procedure for sentence in named))
    return Response(Status.ANSWERED, Route.LIST, sentences=named, options=named, thread=thread)


def _names(codes: tuple[str, ...], catalogue: Catalogue, kind: Kind) -> tuple[Sentence, ...]:
    known = (name for name in map(catalogue.name_of, codes) if name is not None)
    return tuple(Sentence(kind, name.citation, {"name": name.value}) for name in known)
