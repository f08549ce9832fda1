"""Puts a graph together from a whole file, or refuses the file with every problem it has."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.findings import Findings
from motcua.core.workflow.bpmn.flows import read_flows
from motcua.core.workflow.bpmn.lanes import read_lanes
from motcua.core.workflow.bpmn.nodes import NodeReader
from motcua.core.workflow.bpmn.screening import Screened, screen
from motcua.core.workflow.bpmn.source import Source, documentation_of, identity
from motcua.core.workflow.bpmn.structure import check_structure
from motcua.core.workflow.bpmn.vocabulary import BPMN, bpmn_children
from motcua.core.workflow.bpmn.xml_tree import DOCUMENT, read_tree
from motcua.core.workflow.graph import Graph, Kind
from motcua.core.workflow.problems import ModelRefused, Problem, Reason

MAX_PARTS = 2000  # nodes, flows and drawing aids; a model beyond this can be neither read nor checked


def parse(xml: bytes) -> Graph:
    """Compile a model. Raises ModelRefused with every problem found, in document order."""
    return graph_of(read_tree(xml))


def graph_of(root: Element) -> Graph:
    """Compile a model that is already a tree. Raises ModelRefused."""
    if root.tag != f"{{{BPMN}}}definitions":
        sentence = f"the file is not BPMN 2.0: its root must be definitions in the namespace {BPMN}"
        raise ModelRefused([Problem(DOCUMENT, Reason.NOT_BPMN, sentence)])
    findings = Findings()
    processes = bpmn_children(root, "process")
    executable = [process for process in processes if process.get("isExecutable", "true").strip() not in ("false", "0")]
    drawings = [process for process in processes if process not in executable] if executable else []
    screened = screen(root, drawings, findings)
    _check_processes(processes, executable, findings)
    _check_pools(root, screened, findings)
    _check_size(executable or processes)
    messages = {
        identity(message): (message.get("name") or "").strip() or identity(message)
        for message in bpmn_children(root, "message")
    }
    graphs = [_graph(Source(process, messages, screened, findings)) for process in executable or processes]
    for drawing in (*bpmn_children(root, "collaboration"), *(executable or processes)):
        _check_associations(drawing, screened, findings)
    findings.refuse_if_any(screened.order)
    return graphs[0]


def _check_size(processes: Sequence[Element]) -> None:
    for process in processes:
        if len(process) > MAX_PARTS:
            sentence = f"the process has more than {MAX_PARTS} parts: cut it up with call activities"
            raise ModelRefused([Problem(identity(process) or DOCUMENT, Reason.TOO_LARGE, sentence)])


def _check_processes(processes: Sequence[Element], executable: Sequence[Element], findings: Findings) -> None:
    if not processes:
        findings.add(DOCUMENT, Reason.NO_PROCESS, "the file has no process: draw one")
    elif not executable:
        sentence = 'the process is only a drawing: set isExecutable="true"'
        findings.add(identity(processes[0]) or DOCUMENT, Reason.NO_PROCESS, sentence)
    if len(executable) > 1:
        for process in executable:
            sentence = f"the file has {len(executable)} executable processes: keep one, call the others"
            findings.add(identity(process) or DOCUMENT, Reason.SEVERAL_PROCESSES, sentence)


def _check_pools(root: Element, screened: Screened, findings: Findings) -> None:
    pools = [pool for drawing in bpmn_children(root, "collaboration") for pool in bpmn_children(drawing, "participant")]
    for pool in pools[1:]:
        sentence = "one pool is supported: remove this one and draw message events towards neighbour systems"
        findings.add(identity(pool) or DOCUMENT, Reason.UNSUPPORTED_ELEMENT, sentence)
    for pool in pools:
        reference = pool.get("processRef")
        if reference and reference.rpartition(":")[2] not in screened.order and reference not in screened.order:
            sentence = f"its process {reference} does not exist: refer to the process of this file"
            findings.add(identity(pool) or DOCUMENT, Reason.DANGLING_REFERENCE, sentence)


def _check_associations(drawing: Element, screened: Screened, findings: Findings) -> None:
    for association in bpmn_children(drawing, "association"):
        for side in ("sourceRef", "targetRef"):
            reference = association.get(side) or ""
            if reference not in screened.order and reference.rpartition(":")[2] not in screened.order:
                sentence = f"its {side} {reference or '(empty)'} does not exist: redraw or remove the association"
                findings.add(identity(association) or DOCUMENT, Reason.DANGLING_REFERENCE, sentence)


def _graph(source: Source) -> Graph:
    flows = read_flows(source)
    lanes = read_lanes(source)
    reader = NodeReader(source, flows, lanes)
    nodes, boundaries = reader.nodes(), reader.boundaries()
    process_id = identity(source.process) or DOCUMENT
    check_structure(process_id, nodes, boundaries, flows, source.findings)
    return Graph(
        process_id=process_id,
        name=source.process.get("name") or "",
        start=next((node.id for node in nodes if node.kind is Kind.START), ""),
        nodes=tuple(nodes),
        flows=tuple(flows),
        boundaries=tuple(boundaries),
        lanes=tuple(lanes),
        documentation=documentation_of(source.process),
    )
