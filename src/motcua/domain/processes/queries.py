"""Published processes: which one resolves a procedure, and its compiled graph."""

from functools import lru_cache

from django.db.models import Case, IntegerField, Q, Value, When

from motcua.core.workflow import bpmn
from motcua.core.workflow.graph import Graph
from motcua.domain.processes.models import ProcessVersion


class NoProcess(LookupError):
    """No process is published for this level: the installation is not set up."""


@lru_cache(maxsize=512)
def graph(version_id: int) -> Graph:
    """Return the compiled graph of a published version. Versions never change, so it is compiled once a process."""
    xml = ProcessVersion.objects.values_list("xml", flat=True).get(pk=version_id)
    return bpmn.parse(xml.encode())


def version_for(*, procedure_id: int, level: str) -> ProcessVersion:
    """Return the newest version of the procedure's own process, else of its level's default. One query.

    Raises NoProcess.
    """
    is_own = Q(model__procedures__procedure_id=procedure_id)
    found = (
        ProcessVersion.objects.filter(is_own | Q(model__default_for=level))
        .annotate(own=Case(When(is_own, then=Value(1)), default=Value(0), output_field=IntegerField()))
        .order_by("-own", "-number")
        .first()
    )
    if found is None:
        raise NoProcess(f"no process is published for level {level!r}")
    return found
