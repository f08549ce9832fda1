"""One file under way from XML to graph: what every reader of a part needs to know of the whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.findings import Findings
from motcua.core.workflow.bpmn.screening import Screened
from motcua.core.workflow.bpmn.vocabulary import FLOW_NODE_TAGS, bpmn_child, bpmn_children
from motcua.core.workflow.problems import Reason


@dataclass(frozen=True, slots=True)
class Source:
    """The executable process, the names of the messages by id, and where problems go."""

    process: Element
    messages: Mapping[str, str]
    screened: Screened
    findings: Findings

    def refuse(self, element: Element, reason: Reason, sentence: str) -> None:
        """Note a problem of an element of the process."""
        self.findings.add(identity(element), reason, sentence)

    def dangles(self, element: Element, reference: str, what: str) -> None:
        """Note a reference that leads nowhere, unless it leads to an element that is refused already."""
        if reference in self.screened.refused:
            return
        if reference in self.screened.order:
            sentence = f"{what} {reference} is of another kind: point it at the right element"
        else:
            sentence = f"{what} {reference or '(empty)'} does not exist: draw it or remove the reference"
        self.refuse(element, Reason.DANGLING_REFERENCE, sentence)

    def flow_nodes(self) -> dict[str, Element]:
        """Return the supported flow nodes of the process by id, boundary events included."""
        return {identity(element): element for element in bpmn_children(self.process, *sorted(FLOW_NODE_TAGS))}


def identity(element: Element) -> str:
    """Return the element's id, empty if it has none (screening has named that already)."""
    return element.get("id") or ""


def text_of(element: Element | None) -> str:
    """Return the element's text without space around it, empty if there is no element."""
    return "" if element is None else "".join(element.itertext()).strip()


def documentation_of(element: Element) -> str:
    """Return the element's documentation."""
    return text_of(bpmn_child(element, "documentation"))


def is_true(value: str) -> bool:
    """Read an XML Schema boolean."""
    return value.strip() in ("true", "1")
