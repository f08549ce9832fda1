"""Start and fire: pure functions from a marking and an event to the next marking and what happened.

The cost of an event depends on the tokens now in the marking, never on how many steps came before.
"""

from collections.abc import Mapping

from motcua.core.workflow.decisions import DataDecider, Decider
from motcua.core.workflow.graph import ACTIVITIES, Graph, Kind, Node
from motcua.core.workflow.marking import (
    Complete,
    Event,
    Fired,
    Marking,
    MessageReceived,
    NoSuchToken,
    TimerFired,
    Token,
)
from motcua.core.workflow.moves import Run


def start(graph: Graph, data: Mapping[str, object]) -> Fired:
    """Start a process: a token leaves the start event and moves until something has to be waited for.

    Raises NoFlowTaken, BadInstanceCount, EndlessLoop.
    """
    return start_deciding(graph, DataDecider(graph, data))


def fire(graph: Graph, marking: Marking, event: Event, data: Mapping[str, object]) -> Fired:
    """Apply one event. `data` is the case data with the event's own data already merged in.

    Raises NoSuchToken if nothing waits for the event, NoFlowTaken, BadInstanceCount, EndlessLoop; the marking given
    is a value and stays as it was.
    """
    return fire_deciding(graph, marking, event, DataDecider(graph, data))


def start_deciding(graph: Graph, decider: Decider) -> Fired:
    """As `start`, with the choices made by `decider`."""
    run = Run(graph, Marking(), decider)
    run.leave(graph.node(graph.start))
    return run.settle()


def fire_deciding(graph: Graph, marking: Marking, event: Event, decider: Decider) -> Fired:
    """As `fire`, with the choices made by `decider`."""
    run = Run(graph, marking, decider)
    match event:
        case Complete():
            run.complete(_oldest(graph, marking, event))
        case TimerFired():
            _expire(graph, run, _oldest(graph, marking, event))
        case MessageReceived():
            for token in _matching(graph, marking, event):
                run.complete(token)
    return run.settle()


def waiting(graph: Graph, marking: Marking) -> tuple[Token, ...]:
    """Return the tokens of tasks, calls and catching events that now wait for an event, by id.

    Left out are tokens at joins, armed boundary timers, and later instances of sequential steps.
    """
    return tuple(token for token in marking.tokens if _is_live(graph, marking, token))


def _is_live(graph: Graph, marking: Marking, token: Token) -> bool:
    if not graph.has_node(token.node):
        return False
    node = graph.node(token.node)
    if not node.waits or node.instances is None or not node.instances.sequential:
        return node.waits
    return token.index == min(other.index or 0 for other in marking.tokens if _same_step(token, other))


def _same_step(token: Token, other: Token) -> bool:
    return other.family == token.family and other.node == token.node


def _expire(graph: Graph, run: Run, token: Token) -> None:
    if graph.has_boundary(token.node):
        run.expire(token)
    else:
        run.complete(token)


def _oldest(graph: Graph, marking: Marking, event: Event) -> Token:
    return _matching(graph, marking, event)[0]


def _matching(graph: Graph, marking: Marking, event: Event) -> list[Token]:
    found = [token for token in marking.tokens if _answers(graph, marking, token, event)]
    if not found:
        raise NoSuchToken(event)
    return found


def _answers(graph: Graph, marking: Marking, token: Token, event: Event) -> bool:
    if event.token_id is not None and event.token_id != token.id:
        return False
    if isinstance(event, TimerFired) and graph.has_boundary(token.node):
        return token.node == event.node
    return _is_live(graph, marking, token) and _awaits(graph.node(token.node), event)


def _awaits(node: Node, event: Event) -> bool:
    match event:
        case Complete():
            return node.kind in ACTIVITIES and event.node in (None, node.id)
        case TimerFired():
            return node.kind is Kind.TIMER_CATCH and node.id == event.node
        case MessageReceived():
            return node.kind is Kind.MESSAGE_CATCH and node.message == event.name
