"""Reads BPMN 2.0 XML into a graph, or refuses it naming every offending element."""

from motcua.core.workflow.bpmn.document import parse
from motcua.core.workflow.problems import ModelRefused, Problem, Reason

__all__ = ["ModelRefused", "Problem", "Reason", "parse"]
