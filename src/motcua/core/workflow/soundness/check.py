"""Runs all checks on a compiled model and turns what they find into problems with a counter-example."""

from motcua.core.workflow.graph import Graph
from motcua.core.workflow.problems import Problem, Reason
from motcua.core.workflow.soundness.choices import check_choices
from motcua.core.workflow.soundness.drawing import check_drawing
from motcua.core.workflow.soundness.exploration import Exploration, State, TooComplex, Unbounded
from motcua.core.workflow.soundness.sampling import TooManySamples
from motcua.core.workflow.soundness.shares import check_shares


def check(graph: Graph) -> tuple[Problem, ...]:
    """Return everything that keeps a model from being published; nothing means it is sound.

    Each problem's `trace` is a shortest series of events and choices that leads to it.
    """
    drawn = check_drawing(graph)
    problems = [*drawn, *check_choices(graph), *check_shares(graph)]
    seen = {problem.reason for problem in drawn}
    if Reason.LOOP_WITHOUT_STEP not in seen:  # such a loop cannot be played to its end
        problems += [
            problem for problem in _played(graph) if not (problem.reason is Reason.NEVER_ENDS and Reason.NO_END in seen)
        ]
    return tuple(problems)


def _played(graph: Graph) -> list[Problem]:
    exploration = Exploration(graph)
    problems = []
    try:
        exploration.explore()
    except Unbounded as growth:
        again = ", ".join(growth.again)
        sentence = f"tokens can pile up here without end, by repeating: {again}. Join them before the loop goes back"
        problems.append(Problem(growth.grown, Reason.UNBOUNDED, sentence, growth.state.trace()))
    except (TooComplex, TooManySamples):
        sentence = "the model can stand in too many ways to be checked: use multi-instance steps or call activities"
        problems.append(Problem(graph.process_id, Reason.TOO_COMPLEX, sentence))
    else:
        problems += _never_ending(exploration)
    return [*_stranded(graph, exploration), *problems]


def _stranded(graph: Graph, exploration: Exploration) -> list[Problem]:
    """Name each join once at which tokens can be left over, by the shortest way to that."""
    problems: dict[str, Problem] = {}
    for state in exploration.states.values():
        if not state.shape or any(graph.node(place[0]).waits for place in state.shape):
            continue
        for join, flows in _waiting_at_joins(state).items():
            missing = [flow for flow in graph.node(join).incoming if flow not in flows]
            sentence = (
                f"a token that came by {' and '.join(flows)} waits here for ever: "
                f"nothing more comes by {' or '.join(missing) or 'them'}. Join only branches that were split together"
            )
            problems.setdefault(join, Problem(join, Reason.STRANDED, sentence, state.trace()))
    return list(problems.values())


def _waiting_at_joins(state: State) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node, flow, _ in state.shape:
        if flow not in found.setdefault(node, []):
            found[node].append(flow)
    return found


def _never_ending(exploration: Exploration) -> list[Problem]:
    """Find the first marking from which no run comes to rest, with or without tokens left over."""
    before: dict[int, list[State]] = {}
    states = list(exploration.states.values())
    for state in states:
        for later in state.after:
            before.setdefault(id(later), []).append(state)
    resting = [state for state in states if not state.after]
    found = {id(state) for state in resting}
    while resting:
        for earlier in before.get(id(resting.pop()), []):
            if id(earlier) not in found:
                found.add(id(earlier))
                resting.append(earlier)
    for state in states:
        if id(state) not in found:
            sentence = "from here on the process can only go round and never ends: give the loop a way out"
            return [Problem(state.shape[0][0], Reason.NEVER_ENDS, sentence, state.trace())]
    return []
