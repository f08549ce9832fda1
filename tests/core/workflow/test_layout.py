"""Drawings: nothing overlaps, flows run at right angles from border to border, lanes are rows."""

from itertools import combinations, pairwise
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings

from motcua.core.workflow import bpmn
from motcua.core.workflow.graph import Graph
from motcua.core.workflow.layout import Diagram, has_drawing, lay_out, with_drawing
from motcua.core.workflow.layout.geometry import Box, Point, stretch
from motcua.core.workflow.layout.texts import room_for
from motcua.core.workflow.problems import ModelRefused
from motcua.core.workflow.summary import summary

from .drawn import draw
from .models import SOUND
from .structured import Sequence, blocks, draw_model
from .test_engine_properties import models

DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
LANES = """
    S > A > B > X
    X > D default
    X > B if again
    D > F > E
    B timer T P1D
    T > G > F"""


def with_lanes() -> Graph:
    drawing = draw(LANES)
    drawing.add("lanes")
    drawing.kinds["lanes"] = "laneSet"
    nodes = {"desk": "SADE", "office": "BXTG", "leader": "F"}
    drawing.inside["lanes"] = "".join(
        f'<lane id="{lane}" name="{lane}">' + "".join(f"<flowNodeRef>{node}</flowNodeRef>" for node in ids) + "</lane>"
        for lane, ids in nodes.items()
    )
    return drawing.graph()


def touches_border(point: Point, box: Box) -> bool:
    x, y = point
    on_side = x in (box.x, box.right) and box.y <= y <= box.bottom
    return on_side or (y in (box.y, box.bottom) and box.x <= x <= box.right)


def assert_well_drawn(graph: Graph, diagram: Diagram) -> None:
    boxes = {node.id: diagram.shapes[node.id] for node in graph.nodes}
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        assert not first.overlaps(second), f"{one} lies on {other}"
    for timer in graph.boundaries:
        assert diagram.shapes[timer.id].overlaps(boxes[timer.host])
    for flow in graph.flows:
        path = diagram.edges[flow.id]
        assert touches_border(path[0], diagram.shapes[flow.source])
        assert touches_border(path[-1], diagram.shapes[flow.target])
        for start, end in pairwise(path):
            assert (start[0] == end[0]) != (start[1] == end[1]), f"{flow.id} is not at right angles"
            assert min(start[0], end[0]) >= diagram.frame.x
            assert max(start[0], end[0]) <= diagram.frame.right
            crossed = [node for node, box in boxes.items() if stretch(start, end).overlaps(box.grown(-1))]
            assert crossed == [], f"{flow.id} runs through {crossed}"


@pytest.mark.parametrize("name", SOUND)
def test_small_models_are_drawn_without_fault(name: str) -> None:
    graph = draw(SOUND[name]).graph()
    diagram = lay_out(graph)
    assert_well_drawn(graph, diagram)
    assert diagram.faults == 0


@settings(models, max_examples=25)
@given(blocks)
def test_generated_models_are_well_drawn(block: Sequence) -> None:
    graph = draw_model(block).graph()
    assert_well_drawn(graph, lay_out(graph))


def test_lanes_are_rows_in_their_order_and_hold_their_nodes() -> None:
    graph = with_lanes()
    diagram = lay_out(graph)
    assert_well_drawn(graph, diagram)
    desk, office, leader = (diagram.lanes[lane] for lane in ("desk", "office", "leader"))
    assert [desk.y, desk.bottom, office.bottom] == [diagram.frame.y, office.y, leader.y]
    assert leader.bottom == diagram.frame.bottom
    for lane in graph.lanes:
        box = diagram.lanes[lane.id]
        for node in lane.nodes:
            shape = diagram.shapes[node]
            assert box.y < shape.y
            assert shape.bottom < box.bottom
    assert room_for("desk")[0] < desk.height


def test_columns_follow_the_process() -> None:
    diagram = lay_out(with_lanes())
    xs = [diagram.shapes[node].centre[0] for node in "SABXDFE"]
    assert xs == sorted(xs)
    assert len(set(xs)) == len(xs)


def test_a_loop_goes_around() -> None:
    path = lay_out(draw("S > X1 > A > X\nX > X1 if again\nX > E default").graph()).edges["X_X1"]
    assert len(path) == 4
    assert path[1][1] == path[2][1] != path[0][1]


def test_a_step_that_follows_itself() -> None:
    graph = draw("S > A > E\nA > A").graph()
    diagram = lay_out(graph)
    assert_well_drawn(graph, diagram)
    assert diagram.edges["A_A"][0] != diagram.edges["A_A"][-1]


def test_names_outside_shapes_lie_on_nothing() -> None:
    drawing = draw(LANES)
    for element in ("S", "X", "E", "T"):
        drawing.attribute(element, "name", "Kết quả thẩm định hồ sơ?")
    xml = drawing.xml().replace(b'id="X_D"', 'id="X_D" name="Đủ điều kiện giải quyết"'.encode())
    graph = bpmn.parse(xml)
    diagram = lay_out(graph)
    assert set(diagram.labels) == {"S", "X", "E", "T", "X_D"}
    lines = [stretch(*ends) for path in diagram.edges.values() for ends in pairwise(path)]
    for label, other in combinations(diagram.labels.values(), 2):
        assert not label.overlaps(other)
    for label in diagram.labels.values():
        assert not any(label.overlaps(thing) for thing in [*diagram.shapes.values(), *lines])


def test_the_same_model_gives_the_same_drawing() -> None:
    assert lay_out(with_lanes()) == lay_out(with_lanes())


def test_nodes_no_path_leads_to_are_drawn_too() -> None:
    graph = draw("S > A > E\nB > D > B").graph()
    assert_well_drawn(graph, lay_out(graph))


def test_a_drawing_is_added_and_the_model_stays_byte_for_byte() -> None:
    xml = draw(LANES).xml().replace(b"<process ", "<!-- Ghi chú --><process ".encode())
    assert not has_drawing(xml)
    drawn = with_drawing(xml)
    assert has_drawing(drawn)
    assert drawn.startswith(xml.removesuffix(b"</definitions>").rstrip())
    assert bpmn.parse(drawn) == bpmn.parse(xml)
    root = fromstring(drawn)
    described = {element.get("bpmnElement") for element in root.iter() if element.tag.startswith(DI)}
    graph = bpmn.parse(xml)
    ids = [*(n.id for n in graph.nodes), *(f.id for f in graph.flows), *(t.id for t in graph.boundaries)]
    assert described - {None} == {"P0", *ids}


def test_drawing_again_replaces_the_drawing() -> None:
    once = with_drawing(draw(LANES).xml())
    assert with_drawing(once).split() == once.split()


def test_a_pool_is_drawn_around_the_lanes() -> None:
    pool = b'<collaboration id="K"><participant id="pool" processRef="P0"/></collaboration></definitions>'
    drawn = with_drawing(draw("S > A > E").xml().replace(b"</definitions>", pool)).decode()
    assert 'bpmnElement="K"' in drawn
    assert '"pool" isHorizontal="true"' in drawn


def test_diagram_ids_avoid_those_of_the_model() -> None:
    drawing = draw("S > drawing > A_di > A > plane > E")
    assert bpmn.parse(with_drawing(drawing.xml())) == drawing.graph()
    ids = [element.get("id") for element in fromstring(with_drawing(drawing.xml())).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_a_model_that_cannot_be_compiled_is_not_drawn() -> None:
    with pytest.raises(ModelRefused):
        with_drawing(draw("S > A > E\nA is task").xml())


def test_an_encoding_the_drawing_cannot_be_written_in_is_refused() -> None:
    xml = draw("S > A > E").xml().decode()
    with pytest.raises(ModelRefused, match="UTF-8"):
        with_drawing(f'<?xml version="1.0" encoding="utf-16"?>{xml}'.encode("utf-16"))


def test_the_list_of_steps_is_in_process_order() -> None:
    steps = summary(with_lanes())
    assert [(step.node, step.lane) for step in steps] == [
        ("A", "desk"), ("B", "office"), ("D", "desk"), ("G", "office"), ("F", "leader")
    ]  # fmt: skip
    graph = draw("S > M > C1 > W > N > E\nM receives A\nW after P1D\nN sends B").graph()
    assert {step.node: step.kind.value for step in summary(graph)} == {
        "M": "messageCatchEvent",
        "C1": "callActivity",
        "W": "timerCatchEvent",
    }
