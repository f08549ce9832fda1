"""From what was said to an answer: route, read against the thread, find, decide, take the facts.

Pure: what is found and published comes in through two functions, so the same engine answers from the database and
from a file, and its answers can be tested one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from motcua.core.answering.asked import Asked, asked_for
from motcua.core.answering.deciding import CALIBRATED, Decision, Thresholds, Verdict, decide
from motcua.core.answering.facts import Facts
from motcua.core.answering.outside import Outside, outside_matter
from motcua.core.answering.routing import Route, route
from motcua.core.answering.sentences import Kind, Sentence, says_something, sentences
from motcua.core.answering.thread import Thread, Turn, read_turn
from motcua.core.search.found import Found


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


Search = Callable[[str], Found]
FactsOf = Callable[[str], Facts | None]

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


def respond(
    question: str,
    *,
    search: Search,
    facts_of: FactsOf,
    thread: Thread | None = None,
    thresholds: Thresholds = CALIBRATED,
) -> Response:
    """Answer `question` after what `thread` remembers."""
    before = thread or Thread()
    kind = route(question)
    if kind in _BY_ROUTE:
        return Response(_BY_ROUTE[kind], kind, thread=before)
    turn = read_turn(question, before)
    if turn.procedure:
        return _told(turn, turn.procedure, facts_of, kind, before)
    if turn.is_bare:
        return Response(Status.CLARIFY, kind, asked=turn.asked, thread=before)
    return _searched(turn, kind, before, search, facts_of, thresholds)


def _searched(
    turn: Turn, kind: Route, before: Thread, search: Search, facts_of: FactsOf, thresholds: Thresholds
) -> Response:
    found = search(turn.question)
    decision = decide(found, thresholds)
    best = facts_of(found.hits[0].id) if found.hits else None
    matter = outside_matter(turn.question, name=best.name.value if best else "")
    if matter:
        response = Response(Status.OUT_OF_SCOPE, kind, outside=matter.topic, thread=before)
    elif kind is Route.LIST and decision.verdict is not Verdict.REFUSE:
        response = _listed(found, facts_of, before)
    elif decision.verdict is Verdict.ANSWER:
        response = _told(turn, decision.best, facts_of, kind, before, beside=decision.near)
    else:
        response = _offered(turn, decision, facts_of, kind, before)
    return replace(response, searched=turn.question, found=found)


def _told(
    turn: Turn, code: str, facts_of: FactsOf, kind: Route, before: Thread, *, beside: tuple[str, ...] = ()
) -> Response:
    """Answer from one procedure's facts; `beside` are equally near ones, shown by name."""
    facts = facts_of(code)
    if facts is None:  # withdrawn since it was found or talked of
        return Response(Status.ERROR, kind, thread=replace(before, procedure=""))
    asked = asked_for(turn.question, name=facts.name.value) or (turn.asked if not asked_for(turn.question) else ())
    found = sentences(facts, asked)
    options = _names(beside, facts_of, Kind.ALSO)
    status = Status.ANSWERED if says_something(found) else Status.NOT_PUBLISHED
    kept = tuple(option.citation.procedure for option in options)
    thread = Thread(code, asked, (code, *kept) if kept else before.options if code in before.options else ())
    return Response(status, kind, code, asked, tuple(found), options, thread=thread)


def _offered(turn: Turn, decision: Decision, facts_of: FactsOf, kind: Route, before: Thread) -> Response:
    codes = (decision.best, *decision.near) if decision.verdict is Verdict.ASK else decision.near
    options = _names(codes, facts_of, Kind.OPTION)
    status = Status.CLARIFY if decision.verdict is Verdict.ASK else Status.OUT_OF_SCOPE
    offered = tuple(option.citation.procedure for option in options)
    thread = replace(before, options=offered, asked=turn.asked)
    if status is Status.CLARIFY:
        thread = replace(thread, procedure="")
    return Response(status, kind, asked=turn.asked, options=options, thread=thread)


def _listed(found: Found, facts_of: FactsOf, before: Thread) -> Response:
    named = _names(tuple(hit.id for hit in found.hits[:_MOST_LISTED]), facts_of, Kind.OPTION)
    thread = replace(before, options=tuple(sentence.citation.procedure for sentence in named))
    return Response(Status.ANSWERED, Route.LIST, sentences=named, options=named, thread=thread)


def _names(codes: tuple[str, ...], facts_of: FactsOf, kind: Kind) -> tuple[Sentence, ...]:
    known = (facts for facts in map(facts_of, codes) if facts is not None)
    return tuple(Sentence(kind, facts.name.citation, {"name": facts.name.value}) for facts in known)
