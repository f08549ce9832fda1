"""Who may be given the steps that come after a step, and which agencies can be consulted."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from motcua.core.workflow.graph import TASKS, AgencySource
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.permissions import on_day
from motcua.domain.processes.queries import graph as graph_of


def next_officers(dossier: Dossier, node_id: str, *, at: datetime) -> QuerySet[Officer]:
    """The officers who hold, or stand in for, the main posts of the tasks right after a step. One query."""
    graph = graph_of(dossier.process_version_id)
    targets = [graph.node(flow.target) for flow in graph.flows_out(node_id)]
    day = timezone.localdate(at)
    posts = Q(pk__in=[])
    for node in targets:
        if node.kind in TASKS and node.rules.post is not None:
            agency = dossier.resolving_agency_id
            if node.rules.agency is not None and node.rules.agency.source is AgencySource.RECEIVING:
                agency = dossier.receiving_agency_id
            post = {"agency": agency, "role": node.rules.post.value, "is_main": True}
            for relation in ("posts_held", "delegations"):
                named = {f"{relation}__post__{name}": value for name, value in post.items()}
                ends = Q(**{f"{relation}__valid_to": None}) | Q(**{f"{relation}__valid_to__gt": day})
                posts |= Q(ends, **named, **{f"{relation}__valid_from__lte": day})
    return Officer.objects.filter(posts).distinct().order_by("full_name")


def consultable_agencies(*, at: datetime) -> QuerySet[Agency]:
    """The agencies whose opinion can be asked for: departments in being on that day. One query."""
    day = timezone.localdate(at)
    return Agency.objects.filter(on_day(day), kind=Agency.Kind.DEPARTMENT).order_by("name")
