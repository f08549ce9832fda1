"""Published processes: which one resolves a procedure, and its compiled graph."""

from functools import lru_cache

from motcua.core.workflow import bpmn
from motcua.core.workflow.graph import Graph
from motcua.domain.ledger.rows import fetch_one
from motcua.domain.processes.models import ProcessVersion


class NoProcess(LookupError):
    """No process is published for this level: the installation is not set up."""


@lru_cache(maxsize=512)
def graph(version_id: int) -> Graph:
    """Return the compiled graph of a published version. Versions never change, so it is compiled once a process."""
    xml = ProcessVersion.objects.values_list("xml", flat=True).get(pk=version_id)
    return bpmn.parse(xml.encode())


_NEWEST = """
    SELECT v.id
    FROM processes_processversion v
    JOIN processes_processmodel m ON m.id = v.model_id
    LEFT JOIN processes_procedureprocess own ON own.model_id = v.model_id AND own.procedure_id = %s
    WHERE own.id IS NOT NULL OR m.default_for = %s
    ORDER BY own.id IS NULL, v.number DESC LIMIT 1"""


def version_for(*, procedure_id: int, level: str) -> ProcessVersion:
    """Return the newest version of the procedure's own process, else of its level's default. One query.

    Raises NoProcess.
    """
    found = fetch_one(_NEWEST, [procedure_id, level])
    if found is None:
        raise NoProcess(f"no process is published for level {level!r}")
    return _version(found[0])


@lru_cache(maxsize=512)
def _version(version_id: int) -> ProcessVersion:
    return ProcessVersion.objects.defer("xml").get(pk=version_id)
