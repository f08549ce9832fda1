"""The same models give the same traces in SpiffWorkflow, an independent engine, after every event."""

from collections.abc import Mapping
from random import Random

import pytest

from motcua.core.workflow import engine
from motcua.core.workflow.graph import Graph, Kind
from motcua.core.workflow.marking import Complete, Event, Marking, MessageReceived, NoFlowTaken, TimerFired

from .drawn import draw
from .models import SOUND
from .spiff import Refused, Spiff

RUNS = 8
EVENTS = 40
# What SpiffWorkflow 3.2.0 cannot do, so that these models are compared with nothing here (see test_engine instead):
# - several flows out of a task or boundary timer: its parser refuses them;
# - data names that are missing: it raises where our conditions see null, so all names have values from the start;
# - a list that changes while a step is done for each of its items in turn: it reads past the end of the new one, so the
#   list stays the same during a run;
# - a message thrown and caught in one process reaches its own catch; ours leaves for a neighbour system. The models
#   throw and catch different messages.
MODELS = dict(SOUND)


def random_data(random: Random) -> dict[str, object]:
    """Case data for every name the models ask for."""
    return {
        "outcome": random.choice(["approve", "reject", "redo"]),
        "fee": random.choice([-1, 0, 2, 5, 7.5]),
        "urgent": random.choice([True, False]),
        "n": random.randrange(4),
        "agencies": random.choice([[], ["a"], ["a", "b", "c"]]),
    }


def possible_events(graph: Graph, marking: Marking) -> list[Event]:
    """Every event something waits for, in a fixed order."""
    events: dict[Event, None] = {}
    for token in engine.waiting(graph, marking):
        node = graph.node(token.node)
        if node.kind is Kind.MESSAGE_CATCH:
            events[MessageReceived(node.message or "")] = None
        elif node.kind is Kind.TIMER_CATCH:
            events[TimerFired(node.id)] = None
        else:
            events[Complete(node=node.id)] = None
    events.update({TimerFired(token.node): None for token in marking.tokens if graph.has_boundary(token.node)})
    return list(events)


def active(graph: Graph, marking: Marking) -> list[str]:
    return sorted(token.node for token in engine.waiting(graph, marking))


def armed(graph: Graph, marking: Marking) -> list[str]:
    return sorted(token.node for token in marking.tokens if graph.has_boundary(token.node))


def happen(spiff: Spiff, event: Event, data: Mapping[str, object]) -> None:
    match event:
        case Complete(node=node):
            assert node is not None
            spiff.complete(node, data)
        case TimerFired(node=node):
            spiff.timer(node)
        case MessageReceived(name=name):
            spiff.message(name)


def test_the_models_cover_at_least_forty_drawings_and_every_kind_of_node() -> None:
    graphs = [draw(text).graph() for text in MODELS.values()]
    assert len(graphs) >= 40
    assert {node.kind for graph in graphs for node in graph.nodes} == set(Kind)
    assert {timer.interrupting for graph in graphs for timer in graph.boundaries} == {True, False}
    repeated = [node.instances for graph in graphs for node in graph.nodes if node.instances]
    assert {(each.sequential, each.collection) for each in repeated} == {
        (sequential, collection) for sequential in (True, False) for collection in (True, False)
    }


@pytest.mark.parametrize("name", MODELS)
def test_traces_are_equal(name: str) -> None:
    drawing = draw(MODELS[name])
    graph = drawing.graph()
    ends = 0
    for seed in range(RUNS):
        random = Random(f"{name} {seed}")
        data = random_data(random)
        marking = engine.start(graph, data).marking
        spiff = Spiff(drawing.xml(), data)
        trace: list[object] = [data]
        for _ in range(EVENTS):
            assert (active(graph, marking), armed(graph, marking)) == (spiff.active(), spiff.armed()), trace
            assert marking.ended == spiff.ended, trace
            if marking.ended:
                ends += 1
                break
            event = random.choice(possible_events(graph, marking))
            if isinstance(event, Complete):
                data = random_data(random) | {"agencies": data["agencies"]}
            trace += [event, data]
            try:
                marking = engine.fire(graph, marking, event, data).marking
            except NoFlowTaken:
                with pytest.raises(Refused):
                    happen(spiff, event, data)
                break
            happen(spiff, event, data)
    assert ends, "no run of this model came to its end"
