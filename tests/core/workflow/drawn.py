"""Draws process models for tests from a few lines of text.

    S > A > X               a chain of flows; their ids are S_A, A_X
    X > B if fee > 0        a condition
    X > C default           the default flow
    A timer T1 PT4H         an interrupting boundary timer; `reminder` for one that does not interrupt
    A times 3 parallel      multi-instance by number or data name; also `sequential`
    A each agencies parallel    once per item of a list
    M receives Answer       message catch;  `N sends Ask`: message throw;  `W after P3D`: timer catch
    A is serviceTask        any element by its BPMN name

An id's first letter says what it is where no line does: S start, E end, X exclusive, P parallel, O inclusive, C call,
anything else a user task.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from motcua.core.workflow import bpmn
from motcua.core.workflow.graph import Graph

KINDS = {
    "S": "startEvent",
    "E": "endEvent",
    "X": "exclusiveGateway",
    "P": "parallelGateway",
    "O": "inclusiveGateway",
    "C": "callActivity",
}
HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:motcua="urn:motcua:bpmn:1" '
    'targetNamespace="urn:test" id="definitions">'
)


@dataclass
class Drawing:
    """A model under the pencil. `attributes` and `inside` add raw XML to an element, `messages` is by name."""

    order: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    inside: dict[str, str] = field(default_factory=dict)
    flows: list[tuple[str, str, str, str | None]] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    executable: str = "true"

    def xml(self) -> bytes:
        """Write the model as BPMN 2.0."""
        messages = "".join(f'<message id="msg_{name}" name={quoteattr(name)}/>' for name in self.messages)
        body = "".join(self._element(element_id) for element_id in self.order) + "".join(map(self._flow, self.flows))
        process = f'<process id="P0" isExecutable="{self.executable}">{body}</process>'
        return f"{HEAD}{messages}{process}</definitions>".encode()

    def graph(self) -> Graph:
        """Compile the model."""
        return bpmn.parse(self.xml())

    def _element(self, element_id: str) -> str:
        kind = self.kinds.get(element_id) or KINDS.get(element_id[0], "userTask")
        said = {"calledElement": "other"} if kind == "callActivity" else {}
        said |= self.attributes.get(element_id, {})
        written = "".join(f" {name}={quoteattr(value)}" for name, value in said.items())
        return f'<{kind} id="{element_id}"{written}>{self.inside.get(element_id, "")}</{kind}>'

    def _flow(self, flow: tuple[str, str, str, str | None]) -> str:
        flow_id, source, target, condition = flow
        inside = "" if condition is None else f"<conditionExpression>{escape(condition)}</conditionExpression>"
        return f'<sequenceFlow id="{flow_id}" sourceRef="{source}" targetRef="{target}">{inside}</sequenceFlow>'

    def add(self, element_id: str) -> None:
        """Put an element on the drawing, once."""
        if element_id not in self.order:
            self.order.append(element_id)

    def attribute(self, element_id: str, name: str, value: str) -> None:
        """Set an attribute of an element."""
        self.attributes.setdefault(element_id, {})[name] = value

    def connect(self, source: str, target: str, condition: str | None = None, *, default: bool = False) -> None:
        """Draw a sequence flow."""
        self.add(source)
        self.add(target)
        flow_id = f"{source}_{target}"
        if any(flow[0] == flow_id for flow in self.flows):
            flow_id += f"_{len(self.flows)}"
        self.flows.append((flow_id, source, target, condition))
        if default:
            self.attribute(source, "default", flow_id)

    def timer(self, host: str, timer_id: str, duration: str, *, interrupting: bool) -> None:
        """Attach a timer to a step."""
        self.add(timer_id)
        self.kinds[timer_id] = "boundaryEvent"
        self.attribute(timer_id, "attachedToRef", host)
        self.attribute(timer_id, "cancelActivity", "true" if interrupting else "false")
        self.inside[timer_id] = timer_definition(duration)

    def repeat(self, element_id: str, count: str, order: str, *, collection: bool) -> None:
        """Make a step multi-instance."""
        sequential = "true" if order == "sequential" else "false"
        cardinality = "" if collection else f"<loopCardinality>{count}</loopCardinality>"
        if collection:
            self.attribute(element_id, "motcua:collection", count)
        tag = "multiInstanceLoopCharacteristics"
        self.inside[element_id] = f'<{tag} isSequential="{sequential}">{cardinality}</{tag}>'

    def message(self, element_id: str, kind: str, name: str) -> None:
        """Make an element a message event."""
        if name not in self.messages:
            self.messages.append(name)
        self.kinds[element_id] = kind
        self.inside[element_id] = f'<messageEventDefinition messageRef="msg_{name}"/>'


def timer_definition(duration: str) -> str:
    """Write a timer definition."""
    return f"<timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition>"


def draw(text: str) -> Drawing:
    """Draw a model from lines in the little language above."""
    drawing = Drawing()
    for line in filter(None, map(str.strip, text.strip().splitlines())):
        _line(drawing, line)
    return drawing


def _line(drawing: Drawing, line: str) -> None:
    if " > " in line.split(" if ", 1)[0]:
        _chain(drawing, line)
        return
    element_id, verb, *rest = line.split()
    match verb, rest:
        case "timer" | "reminder", [timer_id, duration]:
            drawing.timer(element_id, timer_id, duration, interrupting=verb == "timer")
        case "times" | "each", [count, order]:
            drawing.repeat(element_id, count, order, collection=verb == "each")
        case "receives", [name]:
            drawing.message(element_id, "intermediateCatchEvent", name)
        case "sends", [name]:
            drawing.message(element_id, "intermediateThrowEvent", name)
        case "after", [duration]:
            drawing.kinds[element_id] = "intermediateCatchEvent"
            drawing.inside[element_id] = timer_definition(duration)
        case "is", [kind]:
            drawing.kinds[element_id] = kind
        case _:
            raise ValueError(line)


def _chain(drawing: Drawing, line: str) -> None:
    chain, _, condition = line.partition(" if ")
    default = chain.endswith(" default")
    ids = [part.strip() for part in chain.removesuffix(" default").split(">")]
    for source, target in pairwise(ids):
        drawing.connect(source, target, condition or None, default=default)
