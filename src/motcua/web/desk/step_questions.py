"""What the process asks of whoever completes a step: which conclusion, which agencies, who goes on."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.core.workflow.expressions import Comparison, Literal, Name
from motcua.core.workflow.graph import CHOICES, Flow, Graph, Node

_OUTCOME = "outcome"
_ONWARD = "approve"


@dataclass(frozen=True, slots=True)
class OutcomeChoice:
    """A conclusion the process can go on with; `leads_to` is what the drawing says of that way."""

    value: str
    leads_to: str


@dataclass(frozen=True, slots=True)
class StepQuestions:
    """`collections` are the names of the lists of agencies that the next steps are done once for each of."""

    outcomes: tuple[OutcomeChoice, ...] = ()
    collections: tuple[str, ...] = ()


def step_questions(graph: Graph, node_id: str) -> StepQuestions:
    """Read them off the flows between this step and the next ones that wait."""
    if not graph.has_node(node_id):
        return StepQuestions()
    asked: dict[str, str] = {}
    collections: list[str] = []
    for flow in _flows_until_waiting(graph, node_id):
        source, target = graph.node(flow.source), graph.node(flow.target)
        if source.kind in CHOICES and (value := _outcome_of(source, flow)):
            asked.setdefault(value, flow.name or target.name)
        if target.instances and target.instances.collection and target.instances.name:
            collections.append(target.instances.name)
    # A model that sends one conclusion another way has an ordinary way too, which needs a conclusion of its own.
    choices = [OutcomeChoice(value, words) for value, words in asked.items()] if set(asked) - {_ONWARD} else []
    return StepQuestions(tuple(choices), tuple(dict.fromkeys(collections)))


def _flows_until_waiting(graph: Graph, node_id: str) -> Iterator[Flow]:
    ahead, seen = [node_id], {node_id}
    while ahead:
        for flow in graph.flows_out(ahead.pop(0)):
            yield flow
            if flow.target not in seen and not graph.node(flow.target).waits:
                seen.add(flow.target)
                ahead.append(flow.target)


def _outcome_of(source: Node, flow: Flow) -> str:
    if flow.id == source.default:
        return _ONWARD
    term = flow.condition.term if flow.condition else None
    match term:
        case Comparison(terms=(Name(name=name), Literal(value=str(value))), signs=("==",)) if name == _OUTCOME:
            return value
    return ""
