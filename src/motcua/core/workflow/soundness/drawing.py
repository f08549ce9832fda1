"""What the drawing alone shows: elements no path leads to, paths that come to no end, loops without a step."""

from collections import deque
from collections.abc import Iterator

from motcua.core.workflow.graph import Graph, Kind, Node
from motcua.core.workflow.problems import Problem, Reason


def elements(graph: Graph) -> tuple[str, ...]:
    """Return the ids of all nodes and boundary timers."""
    return (*(node.id for node in graph.nodes), *(timer.id for timer in graph.boundaries))


def following(graph: Graph, element_id: str) -> Iterator[str]:
    """Yield what a token can come to next: targets of flows, and the timers attached to a step."""
    for flow in graph.flows_out(element_id):
        yield flow.target
    if graph.has_node(element_id):
        yield from graph.node(element_id).boundaries


def paths_from_start(graph: Graph) -> dict[str, tuple[str, ...]]:
    """Return for every element that can be reached a shortest path of ids to it, both ends included."""
    paths: dict[str, tuple[str, ...]] = {graph.start: (graph.start,)}
    ahead = deque([graph.start])
    while ahead:
        at = ahead.popleft()
        for target in following(graph, at):
            if target not in paths:
                paths[target] = (*paths[at], target)
                ahead.append(target)
    return paths


def check_drawing(graph: Graph) -> list[Problem]:
    """Return the problems that can be seen without playing the model."""
    paths = paths_from_start(graph)
    ending = _ending(graph)
    problems = []
    for element_id in elements(graph):
        if element_id not in paths:
            sentence = "no path leads here from the start event: connect it or remove it"
            problems.append(Problem(element_id, Reason.UNREACHABLE, sentence))
        if not graph.flows_out(element_id) and not _is_end(graph, element_id):
            sentence = "nothing follows it: draw a flow to the next step or to an end event"
            problems.append(Problem(element_id, Reason.NO_END, sentence, paths.get(element_id, ())))
        elif element_id not in ending:
            sentence = "no path leads from here to an end event: give the loop a way out"
            problems.append(Problem(element_id, Reason.NO_END, sentence, paths.get(element_id, ())))
    return problems + [_loop_problem(loop, paths) for loop in _loops_without_step(graph)]


def _is_end(graph: Graph, element_id: str) -> bool:
    return graph.has_node(element_id) and graph.node(element_id).kind is Kind.END


def _ending(graph: Graph) -> set[str]:
    before: dict[str, set[str]] = {}
    for element_id in elements(graph):
        for flow in graph.flows_out(element_id):
            before.setdefault(flow.target, set()).add(element_id)
    found = {node.id for node in graph.nodes if node.kind is Kind.END}
    ahead = list(found)
    while ahead:
        for source in before.get(ahead.pop(), set()) - found:
            found.add(source)
            ahead.append(source)
    return found


def _passes(node: Node) -> bool:
    return not node.waits or (node.instances is not None and node.instances.count == 0)


def _loops_without_step(graph: Graph) -> list[tuple[str, ...]]:
    """Strip nodes that no step-free cycle can contain; what is left over lies on or between such cycles."""
    left = {node.id for node in graph.nodes if _passes(node)}
    while True:
        targets = {flow.target for flow in graph.flows if flow.source in left}
        sources = {flow.source for flow in graph.flows if flow.target in left}
        kept = left & targets & sources
        if kept == left:
            break
        left = kept
    return _cycles(graph, left)


def _cycles(graph: Graph, left: set[str]) -> list[tuple[str, ...]]:
    """Return one cycle through the first node of the drawing that lies on one, until none is left."""
    cycles = []
    for node in graph.nodes:
        if node.id not in left:
            continue
        cycle = _cycle_through(graph, node.id, left)
        if cycle:
            cycles.append(cycle)
            left = left - set(cycle)
    return cycles


def _cycle_through(graph: Graph, node_id: str, left: set[str]) -> tuple[str, ...]:
    paths: dict[str, tuple[str, ...]] = {node_id: (node_id,)}
    ahead = deque([node_id])
    while ahead:
        at = ahead.popleft()
        for flow in graph.flows_out(at):
            if flow.target == node_id:
                return paths[at]
            if flow.target in left and flow.target not in paths:
                paths[flow.target] = (*paths[at], flow.target)
                ahead.append(flow.target)
    return ()


def _loop_problem(loop: tuple[str, ...], paths: dict[str, tuple[str, ...]]) -> Problem:
    sentence = f"the loop {' → '.join((*loop, loop[0]))} has no step in it and would never stop: draw the repeated step"
    return Problem(loop[0], Reason.LOOP_WITHOUT_STEP, sentence, paths.get(loop[0], ()))
