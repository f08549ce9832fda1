"""What a model says arrives in the graph, element by element."""

from decimal import Decimal

import pytest

from motcua.core.workflow import bpmn
from motcua.core.workflow.bpmn.timers import duration_of
from motcua.core.workflow.graph import (
    Act,
    AgencyRule,
    AgencySource,
    Instances,
    Kind,
    Post,
    StepRules,
    WorkingDuration,
)

from .drawn import draw

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"


def test_nodes_flows_and_boundary_timers() -> None:
    graph = draw("""
        S > A > X
        X > C1 if fee > 0
        X > N default
        N > W > M > E
        C1 > E
        A timer T1 PT1H30M
        A reminder T2 P2D
        T1 > E
        T2 > E2
        W after P3D
        M receives Answer
        N sends Question
    """).graph()
    kinds = {node.id: node.kind for node in graph.nodes}
    assert kinds == {
        "S": Kind.START,
        "A": Kind.USER_TASK,
        "X": Kind.EXCLUSIVE,
        "C1": Kind.CALL,
        "N": Kind.MESSAGE_THROW,
        "W": Kind.TIMER_CATCH,
        "M": Kind.MESSAGE_CATCH,
        "E": Kind.END,
        "E2": Kind.END,
    }
    assert graph.start == "S"
    assert graph.process_id == "P0"
    assert graph.node("X").incoming == ("A_X",)
    assert graph.node("X").outgoing == ("X_C1", "X_N")
    assert graph.node("X").default == "X_N"
    assert graph.node("C1").called == "other"
    assert graph.node("W").timer == WorkingDuration(days=3)
    assert graph.node("M").message == "Answer"
    assert graph.node("N").message == "Question"
    assert graph.node("A").boundaries == ("T1", "T2")
    first, second = graph.boundary("T1"), graph.boundary("T2")
    assert (first.host, first.interrupting, first.timer) == ("A", True, WorkingDuration(minutes=90))
    assert (second.host, second.interrupting, second.timer) == ("A", False, WorkingDuration(days=2))
    assert first.outgoing == ("T1_E",)
    condition = graph.flow("X_C1").condition
    assert condition is not None
    assert condition.text == "fee > 0"
    assert graph.flow("X_N").condition is None


@pytest.mark.parametrize(
    ("line", "instances"),
    [
        ("A times 3 parallel", Instances(sequential=False, count=3)),
        ("A times 0 sequential", Instances(sequential=True, count=0)),
        ("A times n sequential", Instances(sequential=True, name="n")),
        ("A each agencies parallel", Instances(sequential=False, name="agencies", collection=True)),
    ],
)
def test_instances(line: str, instances: Instances) -> None:
    assert draw(f"S > A > E\n{line}").graph().node("A").instances == instances


def test_collection_may_stand_on_the_marker_itself() -> None:
    drawing = draw("S > A > E")
    drawing.inside["A"] = '<multiInstanceLoopCharacteristics motcua:collection="agencies"/>'
    assert drawing.graph().node("A").instances == Instances(sequential=False, name="agencies", collection=True)


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("P3D", WorkingDuration(days=3)),
        ("P0D", WorkingDuration()),
        ("PT4H", WorkingDuration(minutes=240)),
        ("PT90M", WorkingDuration(minutes=90)),
        ("PT1H30M", WorkingDuration(minutes=90)),
        (' "PT1H" ', WorkingDuration(minutes=60)),
        ("'P1D'", WorkingDuration(days=1)),
    ],
)
def test_durations_are_working_time(text: str, duration: WorkingDuration) -> None:
    assert duration_of(text) == duration


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P1DT2H",
        "P1W",
        "P1M",
        "P1Y",
        "PT5S",
        "P1.5D",
        "-P1D",
        "P-1D",
        "R3/PT1H",
        "1D",
        "p1d",
        '"P1D',
        "P١D",
    ],
)
def test_other_durations_are_refused(text: str) -> None:
    assert duration_of(text) is None


def test_rules_of_a_step_override_those_of_its_lane() -> None:
    drawing = draw("S > A > B > C1 > E")
    for name, value in {"share": "0.25", "post": "leader", "signs": "true", "act": "record_result"}.items():
        drawing.attribute("B", f"motcua:{name}", value)
    drawing.attribute("C1", "motcua:procedure", "1.001193")
    drawing.attribute("C1", "motcua:agency", "kind:police")
    drawing.attribute("C1", "motcua:form", "birth/child")
    drawing.add("lanes")
    drawing.kinds["lanes"] = "laneSet"
    drawing.inside["lanes"] = (
        '<lane id="L" name="Một cửa" motcua:post="handler" motcua:agency="data:agencies">'
        "<flowNodeRef>A</flowNodeRef><flowNodeRef>B</flowNodeRef></lane>"
        '<lane id="L2"><flowNodeRef>C1</flowNodeRef></lane>'
    )
    graph = drawing.graph()
    agency = AgencyRule(AgencySource.DATA, "agencies")
    assert graph.node("A").rules == StepRules(post=Post.HANDLER, agency=agency)
    assert graph.node("B").rules == StepRules(
        share=Decimal("0.25"), post=Post.LEADER, agency=agency, signs=True, act=Act.RECORD_RESULT
    )
    assert graph.node("C1").rules == StepRules(
        procedure="1.001193", agency=AgencyRule(AgencySource.KIND, "police"), form="birth/child"
    )
    assert graph.node("A").lane == "L"
    assert graph.node("S").lane is None
    assert [(lane.id, lane.name, lane.nodes) for lane in graph.lanes] == [
        ("L", "Một cửa", ("A", "B")),
        ("L2", "", ("C1",)),
    ]


def test_a_timer_has_the_rules_of_its_host_s_lane() -> None:
    drawing = draw("S > A > E\nA timer T1 P1D\nT1 > E2")
    drawing.add("lanes")
    drawing.kinds["lanes"] = "laneSet"
    drawing.inside["lanes"] = '<lane id="L" motcua:post="clerk"><flowNodeRef>A</flowNodeRef></lane>'
    assert drawing.graph().boundary("T1").rules.post is Post.CLERK


@pytest.mark.parametrize("prefix", ["", "bpmn", "semantic", "b2"])
def test_any_prefix_of_the_namespace(prefix: str) -> None:
    tag = f"{prefix}:" if prefix else ""
    declared = f"xmlns:{prefix}" if prefix else "xmlns"
    xml = (
        f'<{tag}definitions {declared}="{BPMN}"><{tag}process id="P"><{tag}startEvent id="S"/><{tag}endEvent id="E"/>'
        f'<{tag}sequenceFlow id="F" sourceRef="S" targetRef="E"/></{tag}process></{tag}definitions>'
    )
    assert [node.id for node in bpmn.parse(xml.encode()).nodes] == ["S", "E"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?><definitions xmlns="{BPMN}"><process id="P" name="é">'
        '<startEvent id="S"/><endEvent id="E"/><sequenceFlow id="F" sourceRef="S" targetRef="E"/>'
        "</process></definitions>"
    )
    assert bpmn.parse(xml.encode(encoding)).name == "é"


def test_what_only_decorates_a_drawing_is_accepted() -> None:
    drawing = draw("S > A > E")
    for element, kind, inside in [
        ("note", "textAnnotation", "<text>Lưu ý</text>"),
        ("grouped", "group", ""),
        ("doc", "documentation", "Quy trình"),
        ("ext", "extensionElements", '<x:any xmlns:x="urn:other" x:y="1"><x:z/></x:any>'),
    ]:
        drawing.add(element)
        drawing.kinds[element] = kind
        drawing.inside[element] = inside
    drawing.add("tie")
    drawing.kinds["tie"] = "association"
    drawing.attributes["tie"] = {"sourceRef": "A", "targetRef": "note"}
    drawing.attribute("A", "camunda:formKey", "x")
    drawing.inside["A"] = "<documentation>Đọc kỹ</documentation>"
    xml = drawing.xml().replace(b"<definitions ", b'<definitions xmlns:camunda="urn:camunda" ')
    graph = bpmn.parse(xml)
    assert graph.documentation == "Quy trình"
    assert graph.node("A").documentation == "Đọc kỹ"
    assert len(graph.nodes) == 3


def test_one_pool_and_drawings_that_are_not_executable() -> None:
    xml = draw("S > A > E").xml()
    pool = b'<collaboration id="K"><participant id="pool" processRef="P0"/></collaboration>'
    tie = b'<association id="x" sourceRef="T" targetRef="T"/>'
    other = b'<process id="notes" isExecutable="false"><task id="T"/>' + tie + b"</process>"
    graph = bpmn.parse(xml.replace(b"</definitions>", pool + other + b"</definitions>"))
    assert graph.process_id == "P0"


def test_a_default_flow_s_condition_is_ignored() -> None:
    drawing = draw("S > X\nX > A if fee > 0\nX > B default\nA > E\nB > E")
    drawing.flows = [(i, s, t, "fee > 5" if i == "X_B" else c) for i, s, t, c in drawing.flows]
    assert drawing.graph().flow("X_B").condition is None


def test_a_message_without_a_name_goes_by_its_id() -> None:
    xml = draw("S > M > E\nM receives Answer").xml().replace(b' name="Answer"', b"")
    assert bpmn.parse(xml).node("M").message == "msg_Answer"


def test_references_may_carry_a_namespace_prefix() -> None:
    xml = draw("S > M > E\nM receives Answer").xml().replace(b'messageRef="', b'messageRef="tns:')
    assert bpmn.parse(xml).node("M").message == "Answer"


def test_equal_models_are_equal_graphs() -> None:
    text = "S > A > X\nX > B if fee > 0\nX > E default\nB > E\nA timer T P1D\nT > E"
    assert draw(text).graph() == draw(text).graph()
    assert hash(draw(text).graph()) == hash(draw(text).graph())
    assert draw(text).graph() != draw(text.replace("P1D", "P2D")).graph()
