"""What a running process asks of the case data: which flows a choice takes, how often a step is done."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from motcua.core.workflow.graph import Flow, Graph, Kind, Node
from motcua.core.workflow.marking import BadInstanceCount, NoFlowTaken

MAX_INSTANCES = 1000  # more consulted parties than any agency has; a slip in the data must not flood the tables


class Decider(Protocol):
    """Answers the two questions a model leaves open."""

    def flows(self, node: Node) -> Sequence[Flow]:
        """Return the flows an exclusive (exactly one) or inclusive (at least one) gateway takes."""

    def items(self, node: Node) -> Sequence[object]:
        """Return one item for each instance of a multi-instance step."""


class DataDecider:
    """Decides from the case data."""

    def __init__(self, graph: Graph, data: Mapping[str, object]) -> None:
        self._graph = graph
        self._data = data

    def flows(self, node: Node) -> Sequence[Flow]:
        """Return the first true flow (exclusive) or every true flow (inclusive), else the default flow.

        A flow without a condition that is not the default is always true. Raises NoFlowTaken.
        """
        taken = [flow for flow in self._graph.flows_out(node.id) if flow.id != node.default and self._holds(flow)]
        if taken:
            return taken[:1] if node.kind is Kind.EXCLUSIVE else taken
        if node.default is not None:
            return [self._graph.flow(node.default)]
        raise NoFlowTaken(node.id)

    def _holds(self, flow: Flow) -> bool:
        return flow.condition is None or flow.condition.holds(self._data)

    def items(self, node: Node) -> Sequence[object]:
        """Return the list in data, or as many Nones as the count says. Raises BadInstanceCount."""
        instances = node.instances
        assert instances is not None
        if instances.count is not None:
            return (None,) * instances.count
        assert instances.name is not None
        value = self._data.get(instances.name)
        if instances.collection:
            return _listed(node.id, instances.name, value)
        return (None,) * _counted(node.id, instances.name, value)


def _listed(node_id: str, name: str, value: object) -> Sequence[object]:
    if not isinstance(value, list | tuple):
        raise BadInstanceCount(node_id, name, "is not a list in the case data")
    if len(value) > MAX_INSTANCES:
        raise BadInstanceCount(node_id, name, f"lists more than {MAX_INSTANCES} items")
    return value


def _counted(node_id: str, name: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise BadInstanceCount(node_id, name, "is not a whole number in the case data")
    if value > MAX_INSTANCES:
        raise BadInstanceCount(node_id, name, f"is more than {MAX_INSTANCES}")
    return value
