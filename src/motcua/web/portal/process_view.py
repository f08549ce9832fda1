"""A process as a list of steps, twin of its drawing."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.core.workflow.graph import ACTIVITIES, Graph, Node
from motcua.core.worktime import Limit, Unit
from motcua.domain.agencies.models import Level, PostRole
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.processes.queries import NoProcess, graph, version_for
from motcua.web.components import amounts

_DIVISIBLE = (Unit.HOUR, Unit.WORKING_DAY)


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: what is done, by whom, in which share of the time; `state` is "done", "current" or empty."""

    name: str
    who: str
    share: str
    state: str


@dataclass(frozen=True, slots=True)
class ProcessView:
    """The steps in the order drawn, and where the drawing is; without a process both are empty."""

    drawing: str = ""
    steps: tuple[StepView, ...] = ()
    current: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


def process_of_procedure(version: ProcedureVersion, limit: Limit | None) -> ProcessView:
    """The process a new dossier would take. Wards resolve what both levels may."""
    level = Level.WARD if version.ward_level else Level.PROVINCE
    try:
        published = version_for(procedure_id=version.procedure_id, level=level)
    except NoProcess:
        return ProcessView()
    return process_view(published.pk, limit=limit)


def process_view(
    process_version_id: int,
    *,
    limit: Limit | None = None,
    current: Collection[str] = (),
    done: Collection[str] = (),
) -> ProcessView:
    """The process of a version, with the steps of a dossier marked."""
    compiled = graph(process_version_id)
    passed = tuple(node for node in done if node not in current)
    return ProcessView(
        drawing=reverse("portal:drawing", args=[process_version_id]),
        steps=tuple(
            _step(compiled, node, limit, "current" if node.id in current else "done" if node.id in passed else "")
            for node in compiled.nodes
            if node.kind in ACTIVITIES
        ),
        current=tuple(current),
        done=passed,
    )


def _step(compiled: Graph, node: Node, limit: Limit | None, state: str) -> StepView:
    return StepView(name=node.name, who=_who(compiled, node), share=_share(node.rules.share, limit), state=state)


def _who(compiled: Graph, node: Node) -> str:
    if node.lane:
        return compiled.lane(node.lane).name
    return str(PostRole(node.rules.post.value).label) if node.rules.post else ""


def _share(share: Decimal | None, limit: Limit | None) -> str:
    if not share or limit is None or limit.unit not in _DIVISIBLE:
        return ""
    part = Decimal(str(float(limit.value))) * share
    return _("tối đa %(time)s") % {"time": amounts.limit(part.quantize(Decimal("0.01")), limit.unit.value)}
