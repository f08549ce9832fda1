"""What the choices of a model can do: whether some case data satisfy no flow, and which flows go together."""

from itertools import combinations

from motcua.core.workflow.expressions import Expression
from motcua.core.workflow.graph import CHOICES, Flow, Graph, Kind, Node
from motcua.core.workflow.problems import Problem, Reason
from motcua.core.workflow.soundness.drawing import paths_from_start
from motcua.core.workflow.soundness.sampling import OTHER, Data, TooManySamples, samples

MAX_FREE_FLOWS = 6  # of an inclusive split whose conditions are too many to try out: 63 combinations


def check_choices(graph: Graph) -> list[Problem]:
    """Refuse gateways without a default flow whose conditions leave something out.

    A name that has no value is not tried: that is refused when the step before the gateway is completed.
    """
    paths = paths_from_start(graph)
    found = [_check(graph, node, paths.get(node.id, ())) for node in graph.nodes if node.kind in CHOICES]
    return [problem for problem in found if problem is not None]


def _check(graph: Graph, node: Node, path: tuple[str, ...]) -> Problem | None:
    conditions = _conditions(graph, node)
    if node.default is not None or not conditions:
        return None
    try:
        left_out = next((data for data in samples(conditions, missing=False) if not _any(conditions, data)), None)
    except TooManySamples:
        sentence = "its conditions ask for too many names to be tried out: make one flow the default"
        return Problem(node.id, Reason.NOT_EXHAUSTIVE, sentence, path)
    if left_out is None:
        return None
    sentence = f"no flow can be taken when {_spelled(left_out)}: make one flow the default or add the missing case"
    return Problem(node.id, Reason.NOT_EXHAUSTIVE, sentence, path)


def _conditions(graph: Graph, node: Node) -> list[Expression]:
    return [flow.condition for flow in graph.flows_out(node.id) if flow.condition is not None]


def _any(conditions: list[Expression], data: Data) -> bool:
    return any(condition.holds(data) for condition in conditions)


def _spelled(data: Data) -> str:
    said = {True: "true", False: "false", None: "null"}
    parts = []
    for name, value in data.items():
        if isinstance(value, str):
            spelled = "another text" if value.startswith(OTHER) else f'"{value}"'
        else:
            spelled = said[value] if value is None or isinstance(value, bool) else f"{value}"
        parts.append(f"{name} is {spelled}")
    return " and ".join(parts)


def options(graph: Graph, node: Node) -> list[tuple[Flow, ...]]:
    """Return the sets of flows a gateway can take together. Raises TooManySamples where they cannot be told."""
    flows = graph.flows_out(node.id)
    if node.kind is Kind.EXCLUSIVE:
        return [(flow,) for flow in flows]
    default = tuple(flow for flow in flows if flow.id == node.default)
    others = [flow for flow in flows if flow.id != node.default]
    try:
        conditions = _conditions(graph, node)
        together = {_true_flows(others, data) for data in samples(conditions, missing=True)}
    except TooManySamples:
        if len(others) > MAX_FREE_FLOWS:
            raise
        together = {subset for size in range(len(others) + 1) for subset in combinations(others, size)}
    taken = {subset or default for subset in together} - {()} or {(flow,) for flow in others}
    return sorted(taken, key=lambda subset: [flow.id for flow in subset])


def _true_flows(flows: list[Flow], data: Data) -> tuple[Flow, ...]:
    return tuple(flow for flow in flows if flow.condition is None or flow.condition.holds(data))
