"""The order in which a process goes through its nodes, loops cut open: for columns, and for the list of steps."""

from motcua.core.workflow.graph import Graph


def host_of(graph: Graph, element_id: str) -> str:
    """Return the node itself, or the step a boundary timer is attached to."""
    return graph.boundary(element_id).host if graph.has_boundary(element_id) else element_id


def successors(graph: Graph, node_id: str) -> list[str]:
    """Return the nodes that follow a node or its boundary timers, the main way first."""
    targets = [flow.target for flow in graph.flows_out(node_id)]
    for timer in graph.node(node_id).boundaries:
        targets += [flow.target for flow in graph.flows_out(timer)]
    return list(dict.fromkeys(targets))


def forward_edges(graph: Graph) -> dict[str, list[str]]:
    """Return what follows each node without going back, every node before those that follow it.

    Nodes no path leads to come last, each as if it were a start.
    """
    finished: dict[str, list[str]] = {}
    for root in (graph.start, *(node.id for node in graph.nodes)):
        if root and root not in finished:
            _descend(graph, root, finished)
    return dict(reversed(finished.items()))


def _descend(graph: Graph, root: str, finished: dict[str, list[str]]) -> None:
    open_: dict[str, list[str]] = {root: []}
    stack = [(root, successors(graph, root))]
    while stack:
        node_id, todo = stack[-1]
        if not todo:
            finished[node_id] = open_.pop(node_id)
            stack.pop()
            continue
        target = todo.pop()  # the last first, so that the main way comes first once the order is turned round
        if target in open_:
            continue
        open_[node_id].append(target)
        if target not in finished:
            open_[target] = []
            stack.append((target, successors(graph, target)))


def columns(graph: Graph) -> dict[str, int]:
    """Return each node's column: one more than the last of those before it."""
    ahead = forward_edges(graph)
    column = dict.fromkeys(ahead, 0)
    for node_id, targets in ahead.items():
        for target in targets:
            column[target] = max(column[target], column[node_id] + 1)
    return column
