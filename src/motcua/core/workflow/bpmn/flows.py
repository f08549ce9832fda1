"""Reads the sequence flows and the conditions on them."""

from xml.etree.ElementTree import Element

from motcua.core.workflow import expressions
from motcua.core.workflow.bpmn.source import Source, identity, text_of
from motcua.core.workflow.bpmn.vocabulary import bpmn_child, bpmn_children, local_name
from motcua.core.workflow.graph import Flow
from motcua.core.workflow.problems import Reason

_CHOICES = ("exclusiveGateway", "inclusiveGateway")


def read_flows(source: Source) -> list[Flow]:
    """Return the flows whose both ends are supported nodes of the process, noting problems of all of them."""
    nodes = source.flow_nodes()
    flows = []
    for element in bpmn_children(source.process, "sequenceFlow"):
        start, target = element.get("sourceRef") or "", element.get("targetRef") or ""
        for reference, what in ((start, "its source"), (target, "its target")):
            if reference not in nodes:
                source.dangles(element, reference, what)
        condition = _condition_of(source, element, nodes.get(start))
        if start in nodes and target in nodes:
            flows.append(Flow(identity(element), start, target, element.get("name") or "", condition))
    _check_echoes(source, nodes, flows)
    return flows


def _condition_of(source: Source, flow: Element, start: Element | None) -> expressions.Expression | None:
    stated = bpmn_child(flow, "conditionExpression")
    if stated is None:
        return None
    if start is not None and local_name(start) not in _CHOICES:
        sentence = "only flows out of exclusive and inclusive gateways have conditions: add a gateway or remove it"
        source.refuse(flow, Reason.MISPLACED_CONDITION, sentence)
    text = text_of(stated)
    try:
        condition = expressions.parse(text)
    except expressions.NotAllowed as refusal:
        source.refuse(flow, Reason.BAD_CONDITION, f"condition {_shortened(text)!r}: {refusal}")
        return None
    is_default = start is not None and start.get("default") == identity(flow)
    return None if is_default else condition  # BPMN 2.0 ignores the condition of a default flow


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


def _check_echoes(source: Source, nodes: dict[str, Element], flows: list[Flow]) -> None:
    """The `incoming` and `outgoing` children only repeat the flows; where present they must agree with them."""
    ends = {"incoming": {flow.id: flow.target for flow in flows}, "outgoing": {flow.id: flow.source for flow in flows}}
    known = {identity(element) for element in bpmn_children(source.process, "sequenceFlow")}
    for node_id, element in nodes.items():
        for echo in bpmn_children(element, "incoming", "outgoing"):
            flow_id, side = text_of(echo), local_name(echo)
            if flow_id not in known:
                source.dangles(element, flow_id, f"its {side} flow")
            elif ends[side].get(flow_id, node_id) != node_id:
                sentence = f"it lists {flow_id} as {side}, but that flow is drawn to another element: export again"
                source.refuse(element, Reason.BAD_STRUCTURE, sentence)
