"""The shares of the time limit along every path must not add up to more than the whole limit."""

from decimal import Decimal

from motcua.core.workflow.graph import Graph
from motcua.core.workflow.problems import Problem, Reason
from motcua.core.workflow.soundness.drawing import paths_from_start


def check_shares(graph: Graph) -> list[Problem]:
    """Refuse a model in which some path uses more than the limit. A step in a loop counts once."""
    nothing: tuple[Decimal, tuple[str, ...]] = (Decimal(0), ())
    best: dict[str, tuple[Decimal, tuple[str, ...]]] = {}
    for element_id, targets in _without_going_back(graph).items():
        longest = max((best[target] for target in targets), default=nothing)
        share = _share(graph, element_id)
        best[element_id] = (longest[0] + share, (element_id, *longest[1]) if share else longest[1])
    total, steps = best.get(graph.start, nothing)
    if total <= 1:
        return []
    sentence = f"the shares of {', '.join(steps)} add up to {total:f}: together they may be 1 at most"
    return [Problem(steps[-1], Reason.SHARE_OVER_LIMIT, sentence, paths_from_start(graph).get(steps[-1], ()))]


def _share(graph: Graph, element_id: str) -> Decimal:
    if not graph.has_node(element_id):
        return Decimal(0)
    return graph.node(element_id).rules.share or Decimal(0)


def _targets(graph: Graph, element_id: str) -> list[str]:
    """What follows in time: an interrupting timer follows its step; one that does not interrupt runs beside it, so its
    branch is counted from where the step began."""
    targets = [flow.target for flow in graph.flows_out(element_id)]
    timers = _timers(graph, element_id, interrupting=True)
    beside = [timer for target in targets for timer in _timers(graph, target, interrupting=False)]
    return targets + timers + beside


def _timers(graph: Graph, element_id: str, *, interrupting: bool) -> list[str]:
    attached = graph.node(element_id).boundaries if graph.has_node(element_id) else ()
    return [timer for timer in attached if graph.boundary(timer).interrupting is interrupting]


def _without_going_back(graph: Graph) -> dict[str, list[str]]:
    """Drop the edges that lead back into a loop; return what is left, every element after those that follow it."""
    kept: dict[str, list[str]] = {}
    finished: dict[str, list[str]] = {}
    stack = [(graph.start, _targets(graph, graph.start))]
    kept[graph.start] = []
    while stack:
        element_id, todo = stack[-1]
        if not todo:
            finished[element_id] = kept[element_id]
            stack.pop()
            continue
        target = todo.pop()
        if target in kept and target not in finished:  # still open: the edge leads back
            continue
        kept[element_id].append(target)
        if target not in kept:
            kept[target] = []
            stack.append((target, _targets(graph, target)))
    return finished
