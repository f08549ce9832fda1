"""The part of BPMN 2.0 that is executed, as tables: which element may stand inside which, and why others may not."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from motcua.core.workflow.graph import Kind

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
MOTCUA = "urn:motcua:bpmn:1"
MOTCUA_ANY = "urn:motcua:"

TASK_TAGS = {"userTask": Kind.USER_TASK, "serviceTask": Kind.SERVICE_TASK, "manualTask": Kind.MANUAL_TASK}
ACTIVITY_TAGS = {**TASK_TAGS, "callActivity": Kind.CALL}
GATEWAY_TAGS = {
    "exclusiveGateway": Kind.EXCLUSIVE,
    "parallelGateway": Kind.PARALLEL,
    "inclusiveGateway": Kind.INCLUSIVE,
}
EVENT_TAGS = frozenset({"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"})
FLOW_NODE_TAGS = frozenset({*ACTIVITY_TAGS, *GATEWAY_TAGS, *EVENT_TAGS})

EVERYWHERE = frozenset({"documentation", "extensionElements"})
ARTIFACTS = frozenset({"textAnnotation", "association", "group"})
_ENDS = frozenset({"incoming", "outgoing"})
_ACTIVITY = _ENDS | {"multiInstanceLoopCharacteristics"}

CHILDREN: Mapping[str, frozenset[str]] = {
    "definitions": frozenset({"process", "collaboration", "message", "category"}),
    "collaboration": ARTIFACTS | {"participant"},
    "category": frozenset({"categoryValue"}),
    "process": FLOW_NODE_TAGS | ARTIFACTS | {"laneSet", "sequenceFlow"},
    "laneSet": frozenset({"lane"}),
    "lane": frozenset({"flowNodeRef"}),
    "startEvent": _ENDS,
    "endEvent": _ENDS,
    "intermediateCatchEvent": _ENDS | {"timerEventDefinition", "messageEventDefinition"},
    "intermediateThrowEvent": _ENDS | {"messageEventDefinition"},
    "boundaryEvent": _ENDS | {"timerEventDefinition"},
    "sequenceFlow": frozenset({"conditionExpression"}),
    "multiInstanceLoopCharacteristics": frozenset({"loopCardinality"}),
    "timerEventDefinition": frozenset({"timeDuration"}),
    "textAnnotation": frozenset({"text"}),
    **dict.fromkeys(ACTIVITY_TAGS, _ACTIVITY),
    **dict.fromkeys(GATEWAY_TAGS, _ENDS),
}

STEP_RULES = frozenset({"share", "post", "agency", "form", "signs", "act"})
_ON_ACTIVITY = STEP_RULES | {"collection"}
MOTCUA_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "lane": STEP_RULES,
    "intermediateCatchEvent": STEP_RULES,
    "boundaryEvent": STEP_RULES,
    "multiInstanceLoopCharacteristics": frozenset({"collection"}),
    **dict.fromkeys(TASK_TAGS, _ON_ACTIVITY),
    "callActivity": _ON_ACTIVITY | {"procedure"},
}

# Refused themselves, but their contents are named too, so that one upload shows everything there is to redraw.
SUB_PROCESSES = frozenset({"subProcess", "transaction", "adHocSubProcess"})
INSIDE_SUB_PROCESS = CHILDREN["process"] | _ACTIVITY | {"standardLoopCharacteristics", "completionCondition"}

# Elements whose children stand for themselves; anything deeper is a part of one of those children.
CONTAINERS = frozenset({"definitions", "collaboration", "process", "laneSet", *SUB_PROCESSES})
NEEDS_ID = FLOW_NODE_TAGS | {"process", "sequenceFlow", "lane", "message"}

_REDRAW = {
    "task": "a task must say how it is done: make it a user task, a service task or a manual task",
    "scriptTask": "models never run code: make it a user task, or a service task that a neighbour system completes",
    "sendTask": "draw a message throw event instead",
    "receiveTask": "draw a message catch event instead",
    "businessRuleTask": "make it a user task and put the rule on the flows of an exclusive gateway",
    "subProcess": "draw its steps in the process itself, or call another procedure with a call activity",
    "transaction": "draw its steps in the process itself",
    "adHocSubProcess": "draw its steps in the process itself",
    "eventBasedGateway": "draw one catching event, or a task with a boundary timer",
    "complexGateway": "draw exclusive, parallel or inclusive gateways instead",
    "signalEventDefinition": "only timers and messages are; for a neighbour system draw a message",
    "errorEventDefinition": "put the outcome into the case data and choose with an exclusive gateway",
    "escalationEventDefinition": "draw a boundary timer that does not interrupt",
    "compensateEventDefinition": "draw the steps that undo the work",
    "conditionalEventDefinition": "choose with an exclusive gateway after the step that sets the data",
    "linkEventDefinition": "draw the sequence flow itself",
    "terminateEventDefinition": "draw a plain end event and let every branch come to an end",
    "cancelEventDefinition": "there are no transactions to cancel",
    "timeDate": "use a duration in working time such as P3D or PT4H",
    "timeCycle": "use one duration in working time such as P3D or PT4H",
    "standardLoopCharacteristics": "draw the loop with an exclusive gateway, or use multi-instance",
    "completionCondition": "every instance must be completed",
    "loopDataInputRef": "name the list with the attribute motcua:collection",
    "childLaneSet": "lanes inside lanes are not: draw one lane for each post",
    "messageFlow": "draw message events; the neighbour system is not a pool of this model",
    "dataObject": "case data come from the forms of the dossier",
    "dataObjectReference": "case data come from the forms of the dossier",
    "dataStoreReference": "case data come from the forms of the dossier",
    "ioSpecification": "case data come from the forms of the dossier",
    "script": "models never run code",
}
_REDRAW_HERE = {
    ("startEvent", "messageEventDefinition"): "a process starts when its dossier is accepted: draw a plain start event",
    ("startEvent", "timerEventDefinition"): "a process starts when its dossier is accepted: draw a plain start event",
    ("endEvent", "messageEventDefinition"): "draw a message throw event before a plain end event",
    ("boundaryEvent", "messageEventDefinition"): "only timers may be attached: draw a message catch event in the flow",
}


def local_name(element: Element) -> str:
    """Return the element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: Element) -> str:
    """Return the element's namespace, empty if it has none."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def is_bpmn(element: Element) -> bool:
    """Whether the element is in the BPMN 2.0 namespace, whatever its prefix."""
    return namespace(element) == BPMN


def bpmn_children(element: Element, *names: str) -> list[Element]:
    """Return the children with one of these BPMN names, in document order."""
    return [child for child in element if is_bpmn(child) and local_name(child) in names]


def bpmn_child(element: Element, name: str) -> Element | None:
    """Return the first child with this BPMN name."""
    return next(iter(bpmn_children(element, name)), None)


def how_to_redraw(parent: str, name: str) -> str:
    """Return what to draw instead of an element that is not supported there."""
    return _REDRAW_HERE.get((parent, name)) or _REDRAW.get(name) or "remove it or redraw it with supported elements"
