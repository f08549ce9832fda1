"""Reads multi-instance markers: how often a step is done, and whether at once or in turn."""

from xml.etree.ElementTree import Element

from motcua.core.workflow.bpmn.rules import collection_of, rules_of
from motcua.core.workflow.bpmn.source import Source, is_true, text_of
from motcua.core.workflow.bpmn.vocabulary import bpmn_child, bpmn_children
from motcua.core.workflow.decisions import MAX_INSTANCES
from motcua.core.workflow.graph import Instances
from motcua.core.workflow.problems import Reason


def instances_of(source: Source, element: Element) -> Instances | None:
    """Return how often the step is done; None if once. Notes what is wrong with the marker."""
    markers = bpmn_children(element, "multiInstanceLoopCharacteristics")
    if not markers:
        if collection_of(element) is not None:
            sentence = "motcua:collection needs the multi-instance marker: add it or remove the attribute"
            source.refuse(element, Reason.BAD_INSTANCES, sentence)
        return None
    marker = markers[0]
    rules_of(source, marker, element)
    collections = {name for name in (collection_of(element), collection_of(marker)) if name is not None}
    cardinality = bpmn_child(marker, "loopCardinality")
    if len(markers) > 1 or len(collections) + (cardinality is not None) != 1:
        sentence = "say once how often it is done: either a loopCardinality or motcua:collection with a list's name"
        source.refuse(element, Reason.BAD_INSTANCES, sentence)
        return None
    sequential = is_true(marker.get("isSequential", "false"))
    if collections:
        return Instances(sequential, name=collections.pop().strip(), collection=True)
    return _counted(source, element, text_of(cardinality), sequential)


def _counted(source: Source, element: Element, text: str, sequential: bool) -> Instances | None:
    if text.isascii() and text.isdigit() and len(text) <= 6 and int(text) <= MAX_INSTANCES:
        return Instances(sequential, count=int(text))
    if text.isidentifier():
        return Instances(sequential, name=text)
    sentence = (
        f"loopCardinality {text[:40]!r} must be a number up to {MAX_INSTANCES} or the name of one in the case data"
    )
    source.refuse(element, Reason.BAD_INSTANCES, sentence)
    return None
