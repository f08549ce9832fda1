"""Reads the lanes: one row of the drawing for each post, with rules that its steps inherit."""

from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.rules import rules_of
from motcua.core.workflow.bpmn.source import Source, identity, text_of
from motcua.core.workflow.bpmn.vocabulary import bpmn_children
from motcua.core.workflow.graph import Lane
from motcua.core.workflow.problems import Reason


def read_lanes(source: Source) -> list[Lane]:
    """Return the lanes in document order; a flow node may be in one lane or in none."""
    lane_sets = bpmn_children(source.process, "laneSet")
    for extra in lane_sets[1:]:
        sentence = "one set of lanes is enough: move its lanes to the first one"
        source.findings.add(identity(extra) or identity(source.process), Reason.BAD_STRUCTURE, sentence)
    nodes = source.flow_nodes()
    placed: dict[str, str] = {}
    return [_lane(source, lane, nodes, placed) for lane_set in lane_sets for lane in bpmn_children(lane_set, "lane")]


def _lane(source: Source, lane: Element, nodes: dict[str, Element], placed: dict[str, str]) -> Lane:
    members = []
    for reference in map(text_of, bpmn_children(lane, "flowNodeRef")):
        if reference not in nodes:
            source.dangles(lane, reference, "its flow node")
        elif placed.setdefault(reference, identity(lane)) != identity(lane):
            sentence = f"it is in the lanes {placed[reference]} and {identity(lane)}: leave it in one"
            source.refuse(nodes[reference], Reason.BAD_STRUCTURE, sentence)
        else:
            members.append(reference)
    return Lane(identity(lane), lane.get("name") or "", tuple(dict.fromkeys(members)), rules_of(source, lane, lane))
