"""Draws process models that were written without a drawing."""

from motcua.core.workflow.layout.diagram import Diagram, lay_out
from motcua.core.workflow.layout.writing import has_drawing, with_drawing

__all__ = ["Diagram", "has_drawing", "lay_out", "with_drawing"]
