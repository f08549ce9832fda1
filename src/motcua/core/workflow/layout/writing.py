"""Writes a drawing into a BPMN file as BPMN DI, leaving every byte of the model as it was."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from motcua.core.workflow.bpmn.document import graph_of
from motcua.core.workflow.bpmn.source import identity
from motcua.core.workflow.bpmn.vocabulary import DIAGRAM, bpmn_child
from motcua.core.workflow.bpmn.xml_tree import DOCUMENT, read_tree
from motcua.core.workflow.graph import Graph, Kind
from motcua.core.workflow.layout.diagram import lay_out
from motcua.core.workflow.layout.geometry import Box, Point
from motcua.core.workflow.problems import ModelRefused, Problem, Reason

_DIAGRAMS = re.compile(rb"<([\w.-]{1,40}:)?BPMNDiagram\b.*</\1?BPMNDiagram\s*>", re.DOTALL)
_CLOSING = re.compile(rb"</(?:[\w.-]+:)?definitions\s*>")


def has_drawing(xml: bytes) -> bool:
    """Whether the file has a BPMN diagram already. Raises ModelRefused if it is no XML."""
    return any(child.tag == f"{{{DIAGRAM}}}BPMNDiagram" for child in read_tree(xml))


def with_drawing(xml: bytes) -> bytes:
    """Return the file with a drawing of its process in place of any it had. Raises ModelRefused."""
    root = read_tree(xml)
    graph = graph_of(root)
    bare = _DIAGRAMS.sub(b"", xml)
    closings = list(_CLOSING.finditer(bare))
    end = closings[-1].start() if closings else 0
    written = "\n".join(_Writer(root, graph).diagram()).encode("ascii", "xmlcharrefreplace")
    drawn = bare[:end].rstrip() + b"\n" + written + b"\n" + bare[end:]
    if not (closings and has_drawing(drawn) and graph_of(read_tree(drawn)) == graph):
        sentence = "the drawing finds no place in the file: save it as UTF-8 without comments around its last element"
        raise ModelRefused([Problem(DOCUMENT, Reason.NOT_XML, sentence)])
    return drawn


class _Writer:
    """Writes the diagram of one file line by line."""

    def __init__(self, root: Element, graph: Graph) -> None:
        collaboration = bpmn_child(root, "collaboration")
        pool = None if collaboration is None else bpmn_child(collaboration, "participant")
        self._graph = graph
        self._pool = identity(pool) if pool is not None else ""
        self._plane = identity(collaboration) if collaboration is not None and self._pool else graph.process_id
        kept = [child for child in root if not str(child.tag).startswith(f"{{{DIAGRAM}}}")]
        self._taken = {root.get("id"), *(element.get("id") for child in kept for element in child.iter())}
        self._diagram = lay_out(graph, pool=bool(self._pool))

    def diagram(self) -> Iterator[str]:
        """Yield the lines of the diagram."""
        yield (
            f'  <bpmndi:BPMNDiagram xmlns:bpmndi="{DIAGRAM}" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
            f' xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="{self._free("drawing")}">'
        )
        yield f'    <bpmndi:BPMNPlane id="{self._free("plane")}" bpmnElement={quoteattr(self._plane)}>'
        yield from self._shapes()
        for flow in self._graph.flows:
            if flow.id in self._diagram.edges:
                yield from self._edge(flow.id, self._diagram.edges[flow.id])
        yield "    </bpmndi:BPMNPlane>"
        yield "  </bpmndi:BPMNDiagram>"

    def _shapes(self) -> Iterator[str]:
        level = ' isHorizontal="true"'
        if self._pool:
            yield from self._shape(self._pool, self._diagram.frame, level)
        for lane in self._graph.lanes:
            yield from self._shape(lane.id, self._diagram.lanes[lane.id], level)
        for node in self._graph.nodes:
            marker = ' isMarkerVisible="true"' if node.kind is Kind.EXCLUSIVE else ""
            yield from self._shape(node.id, self._diagram.shapes[node.id], marker)
        for timer in self._graph.boundaries:
            yield from self._shape(timer.id, self._diagram.shapes[timer.id], "")

    def _shape(self, element_id: str, box: Box, attributes: str) -> Iterator[str]:
        drawn, element = quoteattr(self._free(f"{element_id}_di")), quoteattr(element_id)
        yield f"      <bpmndi:BPMNShape id={drawn} bpmnElement={element}{attributes}>"
        yield f"        {_bounds(box)}"
        yield from self._label(element_id)
        yield "      </bpmndi:BPMNShape>"

    def _edge(self, flow_id: str, path: tuple[Point, ...]) -> Iterator[str]:
        drawn, element = quoteattr(self._free(f"{flow_id}_di")), quoteattr(flow_id)
        yield f"      <bpmndi:BPMNEdge id={drawn} bpmnElement={element}>"
        for x, y in path:
            yield f'        <di:waypoint x="{x:g}" y="{y:g}"/>'
        yield from self._label(flow_id)
        yield "      </bpmndi:BPMNEdge>"

    def _label(self, element_id: str) -> Iterator[str]:
        if element_id in self._diagram.labels:
            yield f"        <bpmndi:BPMNLabel>{_bounds(self._diagram.labels[element_id])}</bpmndi:BPMNLabel>"

    def _free(self, wanted: str) -> str:
        """Return an id that nothing in the file has."""
        while wanted in self._taken:
            wanted += "_"
        self._taken.add(wanted)
        return wanted


def _bounds(box: Box) -> str:
    sides = {"x": box.x, "y": box.y, "width": box.width, "height": box.height}
    written = " ".join(f'{name}="{round(value, 1):g}"' for name, value in sides.items())
    return f"<dc:Bounds {written}/>"
