"""Rehearses a model: keeps the marking and the case data between events, as `motcua process play` shows them."""

from collections.abc import Mapping

from motcua.core.workflow import engine
from motcua.core.workflow.graph import Graph
from motcua.core.workflow.marking import Complete, Event, Marking, MessageReceived, TimerFired


class BadEvent(ValueError):
    """A line of a rehearsal is not an event."""


class Rehearsal:
    """One run of a model with its case data."""

    def __init__(self, graph: Graph) -> None:
        """Start the process on empty case data. Raises CannotFire."""
        self._graph = graph
        self.data: Mapping[str, object] = {}
        self.marking: Marking = engine.start(graph, self.data).marking

    def play(self, line: object) -> None:
        """Apply `{"complete": id, "data": {...}}`, `{"timer": id}` or `{"message": name}`.

        Data are merged before the event happens. Raises BadEvent or CannotFire; then nothing has changed.
        """
        event, more = read_event(line)
        data = {**self.data, **more}
        self.marking = engine.fire(self._graph, self.marking, event, data).marking
        self.data = data

    def state(self) -> dict[str, object]:
        """Return the ids of what now waits, sorted, one per token, and whether the process has ended."""
        active = sorted(token.node for token in engine.waiting(self._graph, self.marking))
        return {"active": active, "ended": self.marking.ended}


def read_event(line: object) -> tuple[Event, Mapping[str, object]]:
    """Read one event and the case data that come with it. Raises BadEvent."""
    if not isinstance(line, dict):
        raise BadEvent('an event is a JSON object such as {"complete": "<task id>"}')
    kinds = [key for key in ("complete", "timer", "message") if key in line]
    extra = sorted(set(line) - {"complete", "timer", "message", "data"})
    if len(kinds) != 1 or extra:
        unknown = f"; {', '.join(extra)} is not known" if extra else ""
        raise BadEvent(f"an event has exactly one of complete, timer and message, and may have data{unknown}")
    target, data = line[kinds[0]], line.get("data", {})
    if not isinstance(target, str) or not isinstance(data, dict):
        raise BadEvent(f"{kinds[0]} is a text and data an object")
    events: Mapping[str, Event] = {
        "complete": Complete(node=target),
        "timer": TimerFired(target),
        "message": MessageReceived(target),
    }
    return events[kinds[0]], data
