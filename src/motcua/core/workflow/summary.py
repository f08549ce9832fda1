"""The steps of a process as a list: the twin of the drawing for pages without scripts and for readers by ear."""

from dataclasses import dataclass

from motcua.core.workflow.graph import Graph, Kind, Node
from motcua.core.workflow.layout.order import forward_edges

_NOT_STEPS = frozenset({Kind.START, Kind.END, Kind.EXCLUSIVE, Kind.PARALLEL, Kind.INCLUSIVE, Kind.MESSAGE_THROW})


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list. `lane` is the lane's name, empty outside all lanes; `node` is the id in the model."""

    node: str
    name: str
    lane: str
    kind: Kind


def summary(graph: Graph) -> tuple[Step, ...]:
    """Return everything that can be waited for (tasks, calls, catching events) in process order."""
    ordered = (graph.node(node_id) for node_id in forward_edges(graph))
    return tuple(_step(graph, node) for node in ordered if node.kind not in _NOT_STEPS)


def _step(graph: Graph, node: Node) -> Step:
    lane = "" if node.lane is None else graph.lane(node.lane).name
    return Step(node.id, node.name or node.id, lane, node.kind)
