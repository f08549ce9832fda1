"""Every element that is not executed is refused by its id, and all problems of a file are named at once."""

import pytest

from motcua.core.workflow import bpmn
from motcua.core.workflow.problems import ModelRefused, Problem, Reason

from .drawn import Drawing, draw


def problems_of(xml: bytes) -> list[Problem]:
    with pytest.raises(ModelRefused) as refusal:
        bpmn.parse(xml)
    return list(refusal.value.problems)


def with_element(kind: str, inside: str = "", **attributes: str) -> Drawing:
    """A sound model with one more element, `bad`, between A and E."""
    drawing = draw("S > A > bad > E")
    drawing.kinds["bad"] = kind
    drawing.inside["bad"] = inside
    drawing.attributes["bad"] = attributes
    return drawing


ELEMENTS = [
    ("task", ""),
    ("scriptTask", "<script>import os</script>"),
    ("sendTask", ""),
    ("receiveTask", ""),
    ("businessRuleTask", ""),
    ("subProcess", '<startEvent id="s1"/><endEvent id="s2"/>'),
    ("transaction", ""),
    ("adHocSubProcess", ""),
    ("callChoreography", ""),
    ("eventBasedGateway", ""),
    ("complexGateway", ""),
    ("dataObject", ""),
    ("dataObjectReference", ""),
    ("dataStoreReference", ""),
    ("property", ""),
    ("inventedElement", ""),
    ("startEvent", "<messageEventDefinition/>"),
    ("startEvent", "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"),
    ("startEvent", "<signalEventDefinition/>"),
    ("startEvent", "<conditionalEventDefinition/>"),
    ("intermediateThrowEvent", ""),
    ("intermediateThrowEvent", "<signalEventDefinition/>"),
    ("intermediateThrowEvent", "<escalationEventDefinition/>"),
    ("intermediateThrowEvent", "<compensateEventDefinition/>"),
    ("intermediateThrowEvent", "<linkEventDefinition name='x'/>"),
    ("intermediateThrowEvent", "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"),
    ("intermediateThrowEvent", "<messageEventDefinition/>"),
    ("intermediateThrowEvent", '<messageEventDefinition messageRef="nowhere"/>'),
    ("intermediateCatchEvent", ""),
    ("intermediateCatchEvent", "<signalEventDefinition/>"),
    ("intermediateCatchEvent", "<conditionalEventDefinition/>"),
    ("intermediateCatchEvent", "<linkEventDefinition/>"),
    ("intermediateCatchEvent", "<eventDefinitionRef>x</eventDefinitionRef>"),
    ("intermediateCatchEvent", "<timerEventDefinition/>"),
    ("intermediateCatchEvent", "<timerEventDefinition><timeDate>2026-01-01</timeDate></timerEventDefinition>"),
    ("intermediateCatchEvent", "<timerEventDefinition><timeCycle>R3/PT1H</timeCycle></timerEventDefinition>"),
    ("intermediateCatchEvent", "<timerEventDefinition><timeDuration>P1M</timeDuration></timerEventDefinition>"),
    (
        "intermediateCatchEvent",
        2 * "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>",
    ),
    ("userTask", "<standardLoopCharacteristics/>"),
    ("userTask", "<multiInstanceLoopCharacteristics/>"),
    (
        "userTask",
        "<multiInstanceLoopCharacteristics><loopCardinality>n+1</loopCardinality></multiInstanceLoopCharacteristics>",
    ),
    (
        "userTask",
        "<multiInstanceLoopCharacteristics><loopCardinality>1001</loopCardinality></multiInstanceLoopCharacteristics>",
    ),
    ("userTask", "<multiInstanceLoopCharacteristics><loopCardinality/></multiInstanceLoopCharacteristics>"),
    (
        "userTask",
        "<multiInstanceLoopCharacteristics><loopDataInputRef>x</loopDataInputRef></multiInstanceLoopCharacteristics>",
    ),
    (
        "userTask",
        "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality>"
        "<completionCondition>done</completionCondition></multiInstanceLoopCharacteristics>",
    ),
    (
        "userTask",
        '<multiInstanceLoopCharacteristics motcua:collection="a"><loopCardinality>2</loopCardinality>'
        "</multiInstanceLoopCharacteristics>",
    ),
    (
        "userTask",
        '<multiInstanceLoopCharacteristics behavior="None"><loopCardinality>2</loopCardinality>'
        "</multiInstanceLoopCharacteristics>",
    ),
    ("userTask", "<ioSpecification/>"),
    ("userTask", "<potentialOwner/>"),
    ("userTask", "<script>x</script>"),
    ("userTask", '<extensionElements><motcua:step share="1"/></extensionElements>'),
    ("userTask", '<x:odd xmlns:x="urn:x"/>'),
    ("userTask", '<odd xmlns=""/>'),
]


@pytest.mark.parametrize(("kind", "inside"), ELEMENTS, ids=[f"{kind} {inside[:50]}" for kind, inside in ELEMENTS])
def test_element_is_refused_by_its_id(kind: str, inside: str) -> None:
    problems = problems_of(with_element(kind, inside).xml())
    assert "bad" in {problem.element for problem in problems}
    assert {problem.element for problem in problems} <= {"bad", "S"}  # S too where there is a second start event
    assert all(problem.sentence for problem in problems)


ATTRIBUTES = [
    ("userTask", "isForCompensation", "true"),
    ("userTask", "startQuantity", "2"),
    ("userTask", "completionQuantity", "2"),
    ("userTask", "default", "bad_E"),
    ("userTask", "motcua:share", "1.5"),
    ("userTask", "motcua:share", "half"),
    ("userTask", "motcua:post", "boss"),
    ("userTask", "motcua:agency", "neighbour"),
    ("userTask", "motcua:agency", "data:a.b"),
    ("userTask", "motcua:agency", "kind:"),
    ("userTask", "motcua:form", "a form"),
    ("userTask", "motcua:signs", "yes"),
    ("userTask", "motcua:act", "sign"),
    ("userTask", "motcua:collection", "agencies"),
    ("userTask", "motcua:procedure", "1.001193"),
    ("userTask", "motcua:shares", "1"),
    ("callActivity", "motcua:procedure", "a b"),
    ("exclusiveGateway", "motcua:share", "0.1"),
    ("exclusiveGateway", "default", "A_bad"),
    ("exclusiveGateway", "default", "nowhere"),
    ("parallelGateway", "default", "bad_E"),
    ("endEvent", "motcua:post", "clerk"),
]


@pytest.mark.parametrize(("kind", "name", "value"), ATTRIBUTES)
def test_attribute_is_refused_by_the_element_s_id(kind: str, name: str, value: str) -> None:
    drawing = with_element(kind)
    drawing.attributes["bad"][name] = value
    assert "bad" in {problem.element for problem in problems_of(drawing.xml())}


def test_another_version_of_our_namespace_is_refused() -> None:
    xml = with_element("userTask", **{"motcua:share": "0.1"}).xml().replace(b"urn:motcua:bpmn:1", b"urn:motcua:bpmn:2")
    assert {problem.reason for problem in problems_of(xml)} == {Reason.BAD_RULE}


END_EVENTS = ["message", "signal", "error", "escalation", "terminate", "cancel", "compensate"]


@pytest.mark.parametrize("kind", END_EVENTS)
def test_end_event_definitions_are_refused_by_the_end_event_s_id(kind: str) -> None:
    drawing = draw("S > A > E1")
    drawing.inside["E1"] = f'<{kind}EventDefinition id="inner"/>'
    (problem,) = problems_of(drawing.xml())
    assert problem.element == "E1"
    assert "inner" in problem.sentence


BOUNDARIES = [
    ('attachedToRef="A"', "<messageEventDefinition/>"),
    ('attachedToRef="A"', "<errorEventDefinition/>"),
    ('attachedToRef="A"', "<escalationEventDefinition/>"),
    ('attachedToRef="A"', "<signalEventDefinition/>"),
    ('attachedToRef="A"', "<compensateEventDefinition/>"),
    ('attachedToRef="A"', "<conditionalEventDefinition/>"),
    ('attachedToRef="A"', "<timerEventDefinition><timeDate>2026-01-01</timeDate></timerEventDefinition>"),
    ('attachedToRef="A"', ""),
    (
        'attachedToRef="A" parallelMultiple="true"',
        "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>",
    ),
    ('attachedToRef="S"', "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"),
    ('attachedToRef="nowhere"', "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"),
    ("", "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"),
]


@pytest.mark.parametrize(("attributes", "inside"), BOUNDARIES)
def test_boundary_events_are_refused_by_their_id(attributes: str, inside: str) -> None:
    boundary = f'<boundaryEvent id="bad" {attributes}>{inside}</boundaryEvent>'
    boundary += '<sequenceFlow id="out" sourceRef="bad" targetRef="E"/>'
    xml = draw("S > A > E").xml().replace(b"</process>", boundary.encode() + b"</process>")
    assert {problem.element for problem in problems_of(xml)} == {"bad"}


def insert(xml: bytes, text: str, before: bytes = b"</process>") -> bytes:
    return xml.replace(before, text.encode() + before)


CONDITIONAL = (
    '<sequenceFlow id="bad" sourceRef="A" targetRef="E"><conditionExpression>a</conditionExpression></sequenceFlow>'
)


def lanes(**nodes: str) -> str:
    written = "".join(f'<lane id="{lane}"><flowNodeRef>{node}</flowNodeRef></lane>' for lane, node in nodes.items())
    return f'<laneSet id="lanes">{written}</laneSet>'


STRUCTURE = [
    ("flow from nowhere", '<sequenceFlow id="bad" sourceRef="nowhere" targetRef="E"/>', "bad"),
    ("flow to nowhere", '<sequenceFlow id="bad" sourceRef="A" targetRef="nowhere"/>', "bad"),
    ("flow without ends", '<sequenceFlow id="bad"/>', "bad"),
    ("flow to a flow", '<sequenceFlow id="bad" sourceRef="A" targetRef="S_A"/>', "bad"),
    ("flow into the start", '<sequenceFlow id="f" sourceRef="A" targetRef="S"/>', "S"),
    ("flow out of the end", '<sequenceFlow id="f" sourceRef="E" targetRef="A"/>', "E"),
    ("flow with a condition on a task", CONDITIONAL, "bad"),
    ("association to nowhere", '<association id="bad" sourceRef="A" targetRef="nowhere"/>', "bad"),
    ("second start", '<startEvent id="bad"/>', "bad"),
    ("two nodes of one id", '<userTask id="A"/>', "A"),
    ("a flow with a node's id", '<sequenceFlow id="A" sourceRef="A" targetRef="E"/>', "A"),
    ("incoming that is another's", '<userTask id="bad"><incoming>S_A</incoming></userTask>', "bad"),
    ("outgoing from nowhere", '<userTask id="bad"><outgoing>nowhere</outgoing></userTask>', "bad"),
    ("id with a space", '<userTask id="a b"/>', "a b"),
    ("id that is too long", f'<userTask id="{"x" * 256}"/>', "x" * 256),
    ("node without an id", "<userTask/>", "P0"),
    ("flow without an id", '<sequenceFlow sourceRef="A" targetRef="E"/>', "P0"),
    ("lane with an unknown node", lanes(bad="no"), "bad"),
    ("node in two lanes", lanes(l1="A", l2="A"), "A"),
    ("lanes in lanes", '<laneSet id="l"><lane id="bad"><childLaneSet id="c"/></lane></laneSet>', "bad"),
    ("two lane sets", '<laneSet id="l"/><laneSet id="bad"/>', "bad"),
    ("unknown post of a lane", '<laneSet id="l"><lane id="bad" motcua:post="x"/></laneSet>', "bad"),
    ("collection on a lane", '<laneSet id="l"><lane id="bad" motcua:collection="x"/></laneSet>', "bad"),
]


@pytest.mark.parametrize(("text", "element"), [case[1:] for case in STRUCTURE], ids=[case[0] for case in STRUCTURE])
def test_structure(text: str, element: str) -> None:
    assert element in {problem.element for problem in problems_of(insert(draw("S > A > E").xml(), text))}


def test_flows_that_are_refused_elements_ends_are_not_named_too() -> None:
    problems = problems_of(draw("S > bad > E\nbad is scriptTask").xml())
    assert [problem.element for problem in problems] == ["bad"]


GATEWAYS = [
    ("S > X\nX > A if fee +\nX > B default\nA > E\nB > E", "X_A", Reason.BAD_CONDITION),
    ("S > X\nX > A if len(x) > 0\nX > B default\nA > E\nB > E", "X_A", Reason.BAD_CONDITION),
    ("S > X\nX > A if a.b\nX > B default\nA > E\nB > E", "X_A", Reason.BAD_CONDITION),
    ("S > X\nX > A if a\nX > B\nA > E\nB > E", "X_B", Reason.MISSING_CONDITION),
    ("S > O\nO > A if a\nO > B\nA > E\nB > E", "O_B", Reason.MISSING_CONDITION),
    ("S > P\nP > A if a\nP > B\nA > E\nB > E", "P_A", Reason.MISPLACED_CONDITION),
]


@pytest.mark.parametrize(("text", "element", "reason"), GATEWAYS)
def test_conditions(text: str, element: str, reason: Reason) -> None:
    problems = problems_of(draw(text).xml())
    assert [(problem.element, problem.reason) for problem in problems] == [(element, reason)]


def test_a_refused_condition_names_its_piece() -> None:
    (problem,) = problems_of(draw("S > X\nX > A if run(x)\nX > B default\nA > E\nB > E").xml())
    assert "'run('" in problem.sentence


def test_processes() -> None:
    one = draw("S > A > E").xml()
    second = '<process id="P9"><startEvent id="S9"/></process>'
    both = problems_of(insert(one, second, b"</definitions>"))
    assert {problem.element for problem in both if problem.reason is Reason.SEVERAL_PROCESSES} == {"P0", "P9"}
    drawing = draw("S > A > E")
    drawing.executable = "false"
    assert [problem.reason for problem in problems_of(drawing.xml())] == [Reason.NO_PROCESS]
    empty = b'<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>'
    assert [problem.reason for problem in problems_of(empty)] == [Reason.NO_PROCESS]


POOLS = [
    ('<collaboration id="K"><participant id="p1" processRef="P0"/><participant id="bad"/></collaboration>', {"bad"}),
    ('<collaboration id="K"><participant id="bad" processRef="P7"/></collaboration>', {"bad"}),
    ('<collaboration id="K"><messageFlow id="bad" sourceRef="A" targetRef="E"/></collaboration>', {"bad"}),
    ('<signal id="bad" name="x"/>', {"bad"}),
    ('<error id="bad"/><escalation id="bad2"/>', {"bad", "bad2"}),
    ('<dataStore id="bad"/>', {"bad"}),
    ('<globalTask id="bad"/>', {"bad"}),
    ('<import importType="x" location="y" namespace="z"/>', {"definitions"}),
]


@pytest.mark.parametrize(("text", "elements"), POOLS)
def test_whole_files(text: str, elements: set[str]) -> None:
    problems = problems_of(insert(draw("S > A > E").xml(), text, b"</definitions>"))
    assert {problem.element for problem in problems} - {"document"} <= elements
    assert problems


def test_everything_wrong_is_named_at_once_in_document_order() -> None:
    drawing = draw("""
        S > bad1 > X > E
        X > bad2 if x +
        bad2 > bad3 > bad4 > bad5 > E
        bad1 is scriptTask
        bad2 is task
        bad3 is eventBasedGateway
        bad4 is subProcess
        bad5 after R3/PT1H
        X > E3 default
    """)
    drawing.inside["bad4"] = '<scriptTask id="inner1"/><userTask id="fine"><standardLoopCharacteristics/></userTask>'
    drawing.attributes["E3"] = {"motcua:share": "2"}
    named = [problem.element for problem in problems_of(drawing.xml())]
    assert named == ["bad1", "bad2", "bad3", "bad4", "inner1", "fine", "bad5", "E3", "X_E", "X_bad2"]
