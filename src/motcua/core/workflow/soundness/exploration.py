"""Plays a model in every possible way: each choice free, each timer firing or not, events in every order.

Markings that differ only in token ids, in the flow by which a step was entered, or in the number of instances of a
multi-instance step behave alike and count as one.
"""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from motcua.core.workflow import engine
from motcua.core.workflow.graph import Flow, Graph, Kind, Node
from motcua.core.workflow.marking import Complete, Event, Fired, Marking, MessageReceived, TimerFired, Token
from motcua.core.workflow.soundness.choices import options

MAX_MARKINGS = 20_000  # two seconds of work; models of a few dozen steps have a few hundred
MAX_RUNS = 100_000

Place = tuple[str, str, tuple[str, ...]]  # node, flow (at joins), armed timers (at steps)
Shape = tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One event with the choices it met; `label` says both in element ids."""

    kind: str
    place: Place | None
    element: str
    choices: tuple[int, ...]
    label: tuple[str, ...]


@dataclass(slots=True)
class State:
    """One marking that was reached, and how."""

    marking: Marking
    shape: Shape
    parent: "State | None" = None
    step: Step | None = None
    after: "list[State]" = field(default_factory=list)

    def steps(self) -> list[Step]:
        """Return the steps that lead here, oldest first."""
        found: list[Step] = []
        state: State | None = self
        while state is not None and state.step is not None:
            found.append(state.step)
            state = state.parent
        return found[::-1]

    def trace(self) -> tuple[str, ...]:
        """Return the events and choices that lead here."""
        return tuple(label for step in self.steps() for label in step.label)


class TooComplex(Exception):
    """There are more markings than can be looked at."""


class Unbounded(Exception):
    """Repeating `again` after `state` adds tokens at `grown` every time."""

    def __init__(self, state: State, again: tuple[str, ...], grown: str) -> None:
        self.state = state
        self.again = again
        self.grown = grown
        super().__init__(grown)


class _Script:
    """A decider that takes the choices it is told, then the first option, and remembers what it met."""

    def __init__(self, graph: Graph, told: Sequence[int], known: dict[str, list[tuple[Flow, ...]]]) -> None:
        self._graph = graph
        self._told = told
        self._known = known
        self.made: list[int] = []
        self.width: list[int] = []
        self.label: list[str] = []

    def flows(self, node: Node) -> Sequence[Flow]:
        if node.id not in self._known:
            self._known[node.id] = options(self._graph, node)
        open_to = self._known[node.id]
        if len(open_to) == 1:
            return open_to[0]
        at = len(self.made)
        choice = self._told[at] if at < len(self._told) else 0
        self.made.append(choice)
        self.width.append(len(open_to))
        self.label.append(f"{node.id} takes {' and '.join(flow.id for flow in open_to[choice])}")
        return open_to[choice]

    def items(self, node: Node) -> Sequence[object]:
        return () if node.instances is not None and node.instances.count == 0 else (None,)


class Exploration:
    """All markings of a graph, breadth first, so that every trace is a shortest one."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[str, list[tuple[Flow, ...]]] = {}
        self._runs = 0
        self.states: dict[Shape, State] = {}

    def explore(self) -> None:
        """Fill `states`. Raises TooComplex, Unbounded, TooManySamples."""
        origin = State(Marking(), (), None, None)
        ahead = deque(self._successors(origin, None))
        while ahead:
            state = ahead.popleft()
            for event in self._events(state.marking):
                ahead.extend(self._successors(state, event))

    def _count_run(self) -> None:
        self._runs += 1
        if self._runs > MAX_RUNS:
            raise TooComplex

    def _successors(self, state: State, event: Event | None) -> list[State]:
        new = []
        for step, fired in self._outcomes(state, event):
            shape = shape_of(self._graph, fired.marking)
            known = self.states.get(shape)
            if known is None:
                known = State(fired.marking, shape, state, step)
                self.states[shape] = known
                self._check_bounds(known)
                new.append(known)
            state.after.append(known)
        return new

    def _check_bounds(self, state: State) -> None:
        if len(self.states) > MAX_MARKINGS:
            raise TooComplex
        counted = Counter(state.shape)
        earlier = state.parent
        while earlier is not None and earlier.step is not None:
            if len(earlier.shape) < len(state.shape) and Counter(earlier.shape) <= counted:
                self._confirm_growth(state, earlier)
            earlier = earlier.parent

    def _confirm_growth(self, state: State, earlier: State) -> None:
        """An inclusive join may behave differently with more tokens about, so play the growing part once more."""
        again = state.steps()[len(earlier.steps()) :]
        more = Counter(state.shape) - Counter(earlier.shape)
        marking = state.marking
        for step in again:
            event = self._event_like(marking, step)
            if event is None:
                return
            script = _Script(self._graph, step.choices, self._known)
            self._count_run()
            marking = engine.fire_deciding(self._graph, marking, event, script).marking
        if Counter(shape_of(self._graph, marking)) >= Counter(state.shape) + more:
            raise Unbounded(state, tuple(label for step in again for label in step.label), next(iter(more))[0])

    def _outcomes(self, state: State, event: Event | None) -> Iterator[tuple[Step, Fired]]:
        ahead: list[tuple[int, ...]] = [()]
        while ahead:
            told = ahead.pop()
            self._count_run()
            script = _Script(self._graph, told, self._known)
            if event is None:
                fired = engine.start_deciding(self._graph, script)
            else:
                fired = engine.fire_deciding(self._graph, state.marking, event, script)
            for at in range(len(told), len(script.made)):
                ahead.extend((*script.made[:at], other) for other in range(1, script.width[at]))
            yield self._step(state.marking, event, script), fired

    def _step(self, marking: Marking, event: Event | None, script: _Script) -> Step:
        choices, met = tuple(script.made), tuple(script.label)
        match event:
            case Complete(token_id=token_id):
                token = next(token for token in marking.tokens if token.id == token_id)
                label = (f"complete {token.node}", *met)
                return Step("complete", place_of(self._graph, marking, token), token.node, choices, label)
            case TimerFired(token_id=token_id):
                token = next(token for token in marking.tokens if token.id == token_id)
                label = (f"timer {token.node}", *met)
                return Step("timer", place_of(self._graph, marking, token), token.node, choices, label)
            case MessageReceived(name=name):
                return Step("message", None, name, choices, (f"message {name}", *met))
            case None:
                return Step("start", None, "", choices, ("start", *met))

    def _events(self, marking: Marking) -> list[Event]:
        """Return one event for each way the marking can go on; tokens in like places stand for each other."""
        events: dict[tuple[str, Place | str], Event] = {}
        waiting = {token.id for token in engine.waiting(self._graph, marking)}
        for token in marking.tokens:
            place = place_of(self._graph, marking, token)
            if self._graph.has_boundary(token.node):
                events.setdefault((token.node, place), TimerFired(token.node, token.id))
            elif token.id in waiting:
                node = self._graph.node(token.node)
                if node.kind is Kind.MESSAGE_CATCH:
                    events.setdefault(("message", node.message or ""), MessageReceived(node.message or ""))
                elif node.kind is Kind.TIMER_CATCH:
                    events.setdefault((node.id, place), TimerFired(node.id, token.id))
                else:
                    events.setdefault((node.id, place), Complete(token_id=token.id))
        return list(events.values())

    def _event_like(self, marking: Marking, step: Step) -> Event | None:
        for event in self._events(marking):
            made = self._step(marking, event, _Script(self._graph, (), self._known))
            if (made.kind, made.place, made.element) == (step.kind, step.place, step.element):
                return event
        return None


def place_of(graph: Graph, marking: Marking, token: Token) -> Place:
    """Return where a token is, as far as it matters for what can happen next."""
    if graph.has_node(token.node):
        node = graph.node(token.node)
        if node.joins or not node.boundaries:
            return token.node, (token.flow or "") if node.joins else "", ()
    armed = sorted(
        other.node for other in marking.tokens if other.family == token.family and graph.has_boundary(other.node)
    )
    return token.node, "", tuple(armed)


def shape_of(graph: Graph, marking: Marking) -> Shape:
    """Return the marking without ids: its places, sorted."""
    return tuple(sorted(place_of(graph, marking, token) for token in marking.tokens if graph.has_node(token.node)))
