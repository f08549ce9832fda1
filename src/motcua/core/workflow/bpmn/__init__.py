"""Reads BPMN 2.0 XML into a graph, or refuses it naming every offending element."""

from motcua.core.workflow.graph import Graph
from motcua.core.workflow.problems import ModelRefused

__all__ = ["ModelRefused", "parse"]


def parse(xml: bytes) -> Graph:
    """Compile a model. Raises ModelRefused with every problem found."""
    raise NotImplementedError
