"""Reads flow nodes: events, tasks, calls and gateways, and the timers attached to them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.instances import instances_of
from motcua.core.workflow.bpmn.rules import rules_of
from motcua.core.workflow.bpmn.source import Source, documentation_of, identity, is_true
from motcua.core.workflow.bpmn.timers import timer_of
from motcua.core.workflow.bpmn.vocabulary import ACTIVITY_TAGS, GATEWAY_TAGS, bpmn_children, local_name
from motcua.core.workflow.graph import CHOICES, Boundary, Flow, Kind, Lane, Node, StepRules, WorkingDuration
from motcua.core.workflow.problems import Reason


class NodeReader:
    """Builds nodes and boundary timers from their elements, the flows and the lanes."""

    def __init__(self, source: Source, flows: Sequence[Flow], lanes: Sequence[Lane]) -> None:
        self._source = source
        self._incoming: dict[str, list[str]] = defaultdict(list)
        self._outgoing: dict[str, list[str]] = defaultdict(list)
        for flow in flows:
            self._incoming[flow.target].append(flow.id)
            self._outgoing[flow.source].append(flow.id)
        self._lane_of = {node_id: lane for lane in lanes for node_id in lane.nodes}
        elements = source.flow_nodes()
        self._boundaries = {key: item for key, item in elements.items() if local_name(item) == "boundaryEvent"}
        self._elements = {key: item for key, item in elements.items() if key not in self._boundaries}

    def nodes(self) -> list[Node]:
        """Return the flow nodes in document order."""
        return [self._node(element) for element in self._elements.values()]

    def boundaries(self) -> list[Boundary]:
        """Return the boundary timers in document order."""
        return [self._boundary(element) for element in self._boundaries.values()]

    def _inherited(self, node_id: str) -> StepRules | None:
        lane = self._lane_of.get(node_id)
        return lane.rules if lane else None

    def _node(self, element: Element) -> Node:
        node_id, tag = identity(element), local_name(element)
        timer, message = self._event_parts(element)
        kind = _kind_of(tag, timer)
        lane = self._lane_of.get(node_id)
        steps = kind in ACTIVITY_TAGS.values() or kind in (Kind.TIMER_CATCH, Kind.MESSAGE_CATCH)
        return Node(
            id=node_id,
            kind=kind,
            name=element.get("name") or "",
            lane=lane.id if lane else None,
            incoming=tuple(self._incoming[node_id]),
            outgoing=tuple(self._outgoing[node_id]),
            default=self._default(element, kind),
            boundaries=tuple(key for key, item in self._boundaries.items() if item.get("attachedToRef") == node_id),
            timer=timer,
            message=message,
            called=element.get("calledElement"),
            instances=instances_of(self._source, element),
            rules=rules_of(self._source, element, element, self._inherited(node_id)) if steps else StepRules(),
            documentation=documentation_of(element),
        )

    def _default(self, element: Element, kind: Kind) -> str | None:
        default = element.get("default")
        if not default:
            return None
        if kind not in CHOICES:
            sentence = "only exclusive and inclusive gateways have a default flow: remove the attribute default"
            self._source.refuse(element, Reason.BAD_STRUCTURE, sentence)
            return None
        if default not in self._outgoing[identity(element)]:
            self._source.dangles(element, default, "its default flow")
            return None
        return default

    def _event_parts(self, element: Element) -> tuple[WorkingDuration | None, str | None]:
        if local_name(element) not in ("intermediateCatchEvent", "intermediateThrowEvent"):
            return None, None
        definitions = bpmn_children(element, "timerEventDefinition", "messageEventDefinition")
        if len(definitions) != 1:
            if identity(element) not in self._source.screened.refused:
                sentence = "an intermediate event has exactly one definition: a message, or a timer that is waited for"
                self._source.refuse(element, Reason.BAD_STRUCTURE, sentence)
            return None, None
        if local_name(definitions[0]) == "timerEventDefinition":
            return timer_of(self._source, element, definitions[0]), None
        return None, self._message(element, definitions[0])

    def _message(self, element: Element, definition: Element) -> str | None:
        reference = definition.get("messageRef") or ""
        name = self._source.messages.get(reference) or self._source.messages.get(reference.rpartition(":")[2])
        if name is None:
            sentence = "its message is not named: add a message element and refer to it with messageRef"
            if reference:
                sentence = f"its message {reference} does not exist: add a message element with this id"
            self._source.refuse(element, Reason.BAD_MESSAGE, sentence)
        return name

    def _boundary(self, element: Element) -> Boundary:
        boundary_id, host = identity(element), element.get("attachedToRef") or ""
        self._check_host(element, host)
        return Boundary(
            id=boundary_id,
            name=element.get("name") or "",
            host=host,
            timer=self._boundary_timer(element),
            interrupting=is_true(element.get("cancelActivity", "true")),
            outgoing=tuple(self._outgoing[boundary_id]),
            rules=rules_of(self._source, element, element, self._inherited(boundary_id) or self._inherited(host)),
            documentation=documentation_of(element),
        )

    def _check_host(self, element: Element, host: str) -> None:
        if host not in self._elements:
            self._source.dangles(element, host, "the element it is attached to")
        elif local_name(self._elements[host]) not in ACTIVITY_TAGS:
            sentence = f"a timer is attached to tasks and call activities only, and {host} is neither"
            self._source.refuse(element, Reason.BAD_STRUCTURE, sentence)

    def _boundary_timer(self, element: Element) -> WorkingDuration:
        definitions = bpmn_children(element, "timerEventDefinition")
        if len(definitions) == 1:
            return timer_of(self._source, element, definitions[0])
        if identity(element) not in self._source.screened.refused:
            self._source.refuse(element, Reason.BAD_STRUCTURE, "a boundary event has exactly one timer definition")
        return WorkingDuration()


def _kind_of(tag: str, timer: WorkingDuration | None) -> Kind:
    if tag == "intermediateThrowEvent":
        return Kind.MESSAGE_THROW
    if tag == "intermediateCatchEvent":
        return Kind.MESSAGE_CATCH if timer is None else Kind.TIMER_CATCH
    events: Mapping[str, Kind] = {"startEvent": Kind.START, "endEvent": Kind.END}
    return {**events, **ACTIVITY_TAGS, **GATEWAY_TAGS}[tag]
