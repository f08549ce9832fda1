"""The process models the product ships: sound, drawn without fault, and complete for the domain."""

from decimal import Decimal
from importlib.resources import files
from itertools import combinations, pairwise
from pathlib import Path
from random import Random
from xml.etree.ElementTree import Element, fromstring

import pytest

from motcua.core.workflow import bpmn, engine
from motcua.core.workflow.graph import ACTIVITIES, TASKS, Act, AgencyRule, AgencySource, Graph, Kind, Post
from motcua.core.workflow.layout import with_drawing
from motcua.core.workflow.layout.geometry import Box, stretch
from motcua.core.workflow.marking import Complete, TimerFired
from motcua.core.workflow.soundness import check

from .spiff import Spiff
from .test_against_spiff import active, armed, happen, possible_events

FOLDER = Path(str(files("motcua"))) / "domain" / "processes" / "models_bpmn"
NAMES = [
    "appraisal_supplement",
    "linked_dossiers",
    "on_the_spot",
    "parallel_consultation",
    "province_default",
    "same_day_certification",
    "ward_default",
]
RECEIVING = AgencyRule(AgencySource.RECEIVING)
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"


def graph_of(name: str) -> Graph:
    return bpmn.parse((FOLDER / f"{name}.bpmn").read_bytes())


def test_every_shipped_model_is_tested() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.bpmn")) == NAMES


@pytest.mark.parametrize("name", NAMES)
class TestModel:
    def test_is_sound(self, name: str) -> None:
        assert check(graph_of(name)) == ()

    def test_is_named_after_its_file_and_has_a_name_on_every_element(self, name: str) -> None:
        graph = graph_of(name)
        assert graph.process_id == name
        assert graph.name
        assert graph.documentation
        assert [node.id for node in graph.nodes if not node.name] == []
        assert [timer.id for timer in graph.boundaries if not timer.name] == []
        assert [lane.id for lane in graph.lanes if not lane.name] == []
        chosen = [flow for flow in graph.flows if graph.has_node(flow.source)]
        assert [flow.id for flow in chosen if graph.node(flow.source).kind is Kind.EXCLUSIVE and not flow.name] == []

    def test_begins_at_the_desk_and_ends_there(self, name: str) -> None:
        graph = graph_of(name)
        (first,) = engine.start(graph, {}).marking.tokens
        rules = graph.node(first.node).rules
        assert (rules.post, rules.agency, rules.act) == (Post.RECEPTION, RECEIVING, Act.ACCEPT)
        (last,) = [node for node in graph.nodes if node.rules.act is Act.RETURN_RESULT]
        assert (last.rules.post, last.rules.agency) == (Post.RETURN, RECEIVING)
        assert {graph.node(flow.target).kind for flow in graph.flows_out(last.id)} == {Kind.END}

    def test_every_step_has_a_post_an_agency_and_a_share_and_one_records_the_result(self, name: str) -> None:
        graph = graph_of(name)
        for node in graph.nodes:
            if node.kind in ACTIVITIES:
                assert None not in (node.rules.post, node.rules.agency, node.rules.share), node.id
            if node.kind in TASKS:
                assert node.rules.act, node.id
            if node.kind is Kind.CALL:
                assert node.rules.procedure, node.id
        acts = [node.rules.act for node in graph.nodes]
        assert acts.count(Act.RECORD_RESULT) == 1
        assert acts.count(Act.ACCEPT) == 1

    @pytest.mark.parametrize("outcome", ["approve", "reject"])
    def test_every_decision_is_returned_to_the_citizen(self, name: str, outcome: str) -> None:
        graph = graph_of(name)
        data: dict[str, object] = {"outcome": outcome, "agencies": ["a", "b"]}
        marking, done = engine.start(graph, data).marking, []
        while not marking.ended:
            token = engine.waiting(graph, marking)[0]
            done.append(graph.node(token.node).rules.act)
            marking = engine.fire(graph, marking, Complete(token_id=token.id), data).marking
        assert done[0] is Act.ACCEPT
        assert done[-1] is Act.RETURN_RESULT
        assert Act.RECORD_RESULT in done

    def test_the_full_limit_is_given_out_on_the_longest_way(self, name: str) -> None:
        graph = graph_of(name)
        assert sum(node.rules.share or Decimal(0) for node in graph.nodes) >= Decimal("0.8")

    def test_traces_are_those_of_spiff(self, name: str) -> None:
        xml = (FOLDER / f"{name}.bpmn").read_text().replace("<bpmn:timeDuration>P", '<bpmn:timeDuration>"P')
        xml = xml.replace("D</bpmn:timeDuration>", 'D"</bpmn:timeDuration>').replace('"ward_default"', '"other"')
        if name == "ward_default":
            xml = xml.replace('"other"', '"ward_default"')
        graph = bpmn.parse(xml.encode())
        for seed in range(5):
            random = Random(seed)
            data: dict[str, object] = {"outcome": "approve", "agencies": random.choice([[], ["a"], ["a", "b"]])}
            marking, spiff = engine.start(graph, data).marking, Spiff(xml.encode(), data, process=name)
            for _ in range(40):
                assert (active(graph, marking), armed(graph, marking)) == (spiff.active(), spiff.armed())
                assert marking.ended == spiff.ended
                if marking.ended:
                    break
                event = random.choice(possible_events(graph, marking))
                data = {**data, "outcome": random.choice(["approve", "reject", "redo"])}
                marking = engine.fire(graph, marking, event, data).marking
                if isinstance(event, TimerFired):
                    spiff.share(data)
                happen(spiff, event, data)

    def test_the_drawing_is_the_one_the_layout_makes(self, name: str) -> None:
        xml = (FOLDER / f"{name}.bpmn").read_bytes()
        assert with_drawing(xml).split() == xml.split()

    def test_nothing_overlaps_in_the_drawing(self, name: str) -> None:
        graph = graph_of(name)
        root = fromstring((FOLDER / f"{name}.bpmn").read_bytes())
        shapes = {shape.get("bpmnElement"): box_of(shape) for shape in root.iter(f"{DI}BPMNShape")}
        nodes = [shapes[node.id] for node in graph.nodes]
        labels = [box_of(label) for label in root.iter(f"{DI}BPMNLabel")]
        lines = [line for edge in root.iter(f"{DI}BPMNEdge") for line in lines_of(edge)]
        lanes = [shapes[lane.id] for lane in graph.lanes]
        assert not any(one.overlaps(other) for one, other in combinations([*nodes, *labels], 2))
        assert not any(label.overlaps(line) for label in labels for line in lines)
        assert not any(one.overlaps(other) for one, other in combinations(lanes, 2))
        assert len(labels) == len([node for node in graph.nodes if node.kind not in ACTIVITIES]) + len(
            graph.boundaries
        ) + len([flow for flow in graph.flows if flow.name])


def box_of(element: Element) -> Box:
    bounds = element.find(f"{DC}Bounds")
    assert bounds is not None
    return Box(*(float(bounds.get(side, "nan")) for side in ("x", "y", "width", "height")))


def lines_of(edge: Element) -> list[Box]:
    points = [(float(point.get("x", "nan")), float(point.get("y", "nan"))) for point in edge if "waypoint" in point.tag]
    return [stretch(start, end) for start, end in pairwise(points)]


def test_posts_of_the_ward_s_default() -> None:
    posts = {node.rules.post for node in graph_of("ward_default").nodes} - {None}
    assert posts == {Post.RECEPTION, Post.HANDLER, Post.LEADER, Post.CLERK, Post.RETURN}


def test_on_the_spot_stays_with_the_receiving_agency() -> None:
    agencies = {node.rules.agency for node in graph_of("on_the_spot").nodes if node.kind in ACTIVITIES}
    assert agencies == {RECEIVING}


def test_linked_dossiers_run_side_by_side() -> None:
    graph = graph_of("linked_dossiers")
    marking = engine.start(graph, {}).marking
    for node in ("receive", "register_birth"):
        marking = engine.fire(graph, marking, Complete(node=node), {}).marking
    assert [graph.node(token.node).kind for token in marking.tokens] == [Kind.CALL, Kind.CALL]


def test_an_overdue_opinion_does_not_hold_the_dossier() -> None:
    graph, data = graph_of("parallel_consultation"), {"agencies": ["a", "b", "c"]}
    marking = engine.start(graph, data).marking
    for node in ("receive", "assign", "prepare"):
        marking = engine.fire(graph, marking, Complete(node=node), data).marking
    assert active(graph, marking) == ["consult"] * 3
    marking = engine.fire(graph, marking, TimerFired("opinion_overdue"), data).marking
    assert active(graph, marking) == ["note_silence"]


def test_a_supplement_goes_round() -> None:
    graph = graph_of("appraisal_supplement")
    marking = engine.start(graph, {}).marking
    for node in ("receive", "assign", "appraise", "supplement", "appraise"):
        marking = engine.fire(graph, marking, Complete(node=node), {"outcome": "redo"}).marking
    assert active(graph, marking) == ["supplement"]
