"""The process of a dossier as a list of steps: the twin of its drawing."""

from collections.abc import Collection
from dataclasses import dataclass

from motcua.core.workflow.graph import ACTIVITIES, Graph, Node
from motcua.domain.agencies.models import PostRole
from motcua.domain.processes.queries import graph


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: what is done and by whom; `state` is "done", "current" or empty."""

    name: str
    who: str
    state: str


def process_steps(process_version_id: int, *, current: Collection[str], done: Collection[str]) -> list[StepView]:
    """The steps in the order they are drawn, with those of a dossier marked."""
    compiled = graph(process_version_id)
    return [
        StepView(
            node.name or node.id,
            _who(compiled, node),
            "current" if node.id in current else "done" if node.id in done else "",
        )
        for node in compiled.nodes
        if node.kind in ACTIVITIES
    ]


def _who(compiled: Graph, node: Node) -> str:
    if node.lane:
        return compiled.lane(node.lane).name
    return str(PostRole(node.rules.post.value).label) if node.rules.post else ""
