"""Goes through every element of a file and names what is not supported, before anything is built from it."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.findings import Findings
from motcua.core.workflow.bpmn.vocabulary import (
    CHILDREN,
    CONTAINERS,
    DIAGRAM,
    EVERYWHERE,
    INSIDE_SUB_PROCESS,
    MOTCUA,
    MOTCUA_ANY,
    MOTCUA_ATTRIBUTES,
    NEEDS_ID,
    SUB_PROCESSES,
    how_to_redraw,
    is_bpmn,
    local_name,
    namespace,
)
from motcua.core.workflow.bpmn.xml_tree import DOCUMENT
from motcua.core.workflow.problems import Reason

_XML_NAME = re.compile(r"[^\W\d][\w.·-]*")
_MAX_ID = 255
# Attributes that change what an element does; the value given is the only one that is executed.
_FIXED_ATTRIBUTES = {
    "isForCompensation": "false",
    "startQuantity": "1",
    "completionQuantity": "1",
    "parallelMultiple": "false",
    "behavior": "All",
}


@dataclass(slots=True)
class Screened:
    """What screening learnt: every id's place in the file, and the ids of elements that are refused already."""

    order: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)


def screen(root: Element, skipped: list[Element], findings: Findings) -> Screened:
    """Check every element but the `skipped` ones (and what is inside them)."""
    screening = _Screening(skipped, findings)
    screening.element(root, DOCUMENT)
    return screening.screened


class _Screening:
    def __init__(self, skipped: list[Element], findings: Findings) -> None:
        self._skipped = skipped
        self._findings = findings
        self.screened = Screened()

    def element(self, element: Element, owner: str) -> None:
        """Check one supported element with all that is inside it. Problems of its parts go to `owner`."""
        self._check_id(element, owner)
        self._contents(element, owner)

    def _contents(self, element: Element, owner: str) -> None:
        name = local_name(element)
        self._check_attributes(element, owner)
        if name == "extensionElements":
            self._check_extensions(element, owner)
            return
        allowed = INSIDE_SUB_PROCESS if name in SUB_PROCESSES else CHILDREN.get(name, frozenset())
        for child in element:
            if child not in self._skipped:
                self._child(child, element, owner, allowed | EVERYWHERE)

    def _check_attributes(self, element: Element, owner: str) -> None:
        for attribute, value in _FIXED_ATTRIBUTES.items():
            if element.get(attribute, value).strip() != value:
                sentence = f'{attribute}="{element.get(attribute)}" is not supported: remove the attribute'
                self._findings.add(owner, Reason.UNSUPPORTED_ATTRIBUTE, sentence)
        for key in element.attrib:
            space, _, name = key.rpartition("}")
            if space.removeprefix("{").startswith(MOTCUA_ANY):
                self._check_rule_name(element, owner, space.removeprefix("{"), name)

    def _check_rule_name(self, element: Element, owner: str, space: str, name: str) -> None:
        known = frozenset().union(*MOTCUA_ATTRIBUTES.values())
        if space != MOTCUA or name not in known:
            sentence = f"{name} is not a motcua: attribute ({MOTCUA}); these are: {', '.join(sorted(known))}"
            self._findings.add(owner, Reason.BAD_RULE, sentence)
        elif name not in MOTCUA_ATTRIBUTES.get(local_name(element), ()):
            sentence = f"motcua:{name} does not belong on a {local_name(element)}: move it to the step it is meant for"
            self._findings.add(owner, Reason.BAD_RULE, sentence)

    def _child(self, child: Element, parent: Element, owner: str, allowed: frozenset[str]) -> None:
        stands_alone = local_name(parent) in CONTAINERS
        child_owner = (child.get("id") or owner) if stands_alone else owner
        if is_bpmn(child) and local_name(child) in allowed:
            self.element(child, child_owner)
        elif namespace(child) != DIAGRAM:
            self._refuse(child, parent, child_owner)

    def _refuse(self, child: Element, parent: Element, owner: str) -> None:
        self.screened.refused.add(owner)
        self._check_id(child, owner)
        name = local_name(child)
        if not is_bpmn(child):
            sentence = f"{name} is not an element of BPMN 2.0: remove it or put it under extensionElements"
            self._findings.add(owner, Reason.UNSUPPORTED_ELEMENT, sentence)
            return
        own = child.get("id")
        called = f"{name} {own}" if own and own != owner else name
        redraw = how_to_redraw(local_name(parent), name)
        self._findings.add(owner, Reason.UNSUPPORTED_ELEMENT, f"{called} is not supported: {redraw}")
        if name in SUB_PROCESSES:
            self._contents(child, owner)

    def _check_extensions(self, extensions: Element, owner: str) -> None:
        for element in extensions.iter():
            if namespace(element).startswith(MOTCUA_ANY):
                sentence = f"{local_name(element)} is not a motcua: element; motcua: has attributes only"
                self._findings.add(owner, Reason.BAD_RULE, sentence)

    def _check_id(self, element: Element, owner: str) -> None:
        element_id = element.get("id")
        name = local_name(element)
        if not element_id:
            if name in NEEDS_ID and is_bpmn(element):
                self._findings.add(owner, Reason.MISSING_ID, f"a {name} has no id: give it one")
            return
        if element_id in self.screened.order:
            self._findings.add(element_id, Reason.DUPLICATE_ID, "two elements have this id: give one of them another")
        if len(element_id) > _MAX_ID or not _XML_NAME.fullmatch(element_id):
            sentence = f"an id is a letter followed by letters, digits, _ . or -, at most {_MAX_ID} characters"
            self._findings.add(element_id, Reason.BAD_STRUCTURE, sentence)
        self.screened.order.setdefault(element_id, len(self.screened.order))
