"""Checks that hold for the nodes and flows of one process together."""

from collections.abc import Iterator, Sequence

from motcua.core.workflow.bpmn.findings import Findings
from motcua.core.workflow.graph import CHOICES, Boundary, Flow, Kind, Node
from motcua.core.workflow.problems import Reason


def check_structure(
    process_id: str, nodes: Sequence[Node], boundaries: Sequence[Boundary], flows: Sequence[Flow], findings: Findings
) -> None:
    """Refuse several or no start events, flows into starts and boundary timers or out of ends, and bare choices."""
    starts = [node.id for node in nodes if node.kind is Kind.START]
    if not starts:
        findings.add(process_id, Reason.BAD_STRUCTURE, "the process has no start event: draw exactly one")
    if len(starts) > 1:
        for start in starts:
            sentence = f"a process has exactly one start event, this one has {len(starts)}: keep one"
            findings.add(start, Reason.BAD_STRUCTURE, sentence)
    for element, sentence in _wrong_ends(nodes, boundaries, flows):
        findings.add(element, Reason.BAD_STRUCTURE, sentence)
    for flow in _bare_flows(nodes, flows):
        if not findings.names(flow.id):  # else its condition is there, but cannot be read
            sentence = f"it leaves gateway {flow.source} without a condition: add one or make it the default flow"
            findings.add(flow.id, Reason.MISSING_CONDITION, sentence)


def _wrong_ends(
    nodes: Sequence[Node], boundaries: Sequence[Boundary], flows: Sequence[Flow]
) -> Iterator[tuple[str, str]]:
    timers = {boundary.id for boundary in boundaries}
    for node in nodes:
        if node.kind is Kind.START and node.incoming:
            yield node.id, "no flow may lead into a start event: lead it into the step to be repeated"
        if node.kind is Kind.END and node.outgoing:
            yield node.id, "no flow may leave an end event: draw the steps before it"
    for flow in flows:
        if flow.target in timers:
            yield flow.target, "no flow may lead into a boundary timer: it starts with the step it is attached to"


def _bare_flows(nodes: Sequence[Node], flows: Sequence[Flow]) -> Iterator[Flow]:
    choosing = {node.id: node for node in nodes if node.kind in CHOICES and len(node.outgoing) > 1}
    for flow in flows:
        node = choosing.get(flow.source)
        if node is not None and flow.condition is None and flow.id != node.default:
            yield flow
