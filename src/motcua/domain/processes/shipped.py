"""The process models the product ships: drawn files beside this module, published like any other."""

from datetime import datetime
from importlib.resources import files

from motcua.core.workflow import bpmn
from motcua.domain.processes.actions import publish as publish_model
from motcua.domain.processes.models import ProcessVersion


def xml(key: str) -> str:
    """Return the drawing of a shipped model. Raises FileNotFoundError for a key that is not shipped."""
    return files("motcua.domain.processes").joinpath("models_bpmn", f"{key}.bpmn").read_text(encoding="utf-8")


def publish(*, key: str, at: datetime, default_for: str = "") -> ProcessVersion:
    """Publish a shipped model under its own name; the same drawing again changes nothing."""
    drawing = xml(key)
    return publish_model(key=key, name=bpmn.parse(drawing.encode()).name, xml=drawing, at=at, default_for=default_for)
