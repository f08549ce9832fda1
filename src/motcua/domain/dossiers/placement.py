"""Where a token's step goes: which agency and post hold it, until when. Rules come from the process model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.core.workflow.graph import (
    Act,
    AgencySource,
    Boundary,
    Graph,
    Kind,
    Node,
    WorkingDuration,
)
from motcua.core.workflow.graph import Post as Role
from motcua.core.workflow.marking import Entered, Reserved
from motcua.core.worktime import Limit, Unit, WorkCalendar, due
from motcua.domain.agencies.directory import Directory
from motcua.domain.agencies.models import Agency, Post
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.dossiers.models import SILENT_KINDS, Dossier, Holder, Step, StepKind
from motcua.domain.dossiers.refusals import CannotAct, Why

# Who stands in where an agency has no post for a role: a step must never be without an owner.
_STAND_IN = (Role.HANDLER, Role.COORDINATOR, Role.LEADER, Role.RECEPTION, Role.RETURN, Role.CLERK)
_AT_THE_DESK = (Role.RECEPTION, Role.RETURN)
# How long a finished result waits at the desk before its collection counts as late. Office practice, not law.
COLLECT_WITHIN = Limit(30, Unit.DAY)
_SAME_DAY = Limit(1, Unit.SAME_DAY)

_KINDS = {
    Kind.USER_TASK: StepKind.TASK,
    Kind.MANUAL_TASK: StepKind.TASK,
    Kind.SERVICE_TASK: StepKind.SERVICE,
    Kind.CALL: StepKind.CALL,
    Kind.TIMER_CATCH: StepKind.TIMER,
    Kind.MESSAGE_CATCH: StepKind.MESSAGE,
}


@dataclass(frozen=True, slots=True)
class Place:
    """The agency and post a step is given to."""

    agency: Agency
    post: Post


def element(graph: Graph, node_id: str) -> Node | Boundary:
    """Return the node or boundary timer a token rests at."""
    return graph.boundary(node_id) if graph.has_boundary(node_id) else graph.node(node_id)


def kind_of(graph: Graph, node_id: str) -> StepKind:
    """Return what kind of waiting this is."""
    if graph.has_boundary(node_id):
        return StepKind.ALARM
    return _KINDS.get(graph.node(node_id).kind, StepKind.JOIN)


def holder_of(dossier: Dossier, node: Node | Boundary, kind: StepKind) -> Holder:
    """Return whose hand a newly entered step is in. A result to be handed over at the desk waits for the citizen."""
    if kind in SILENT_KINDS:
        return Holder.SIBLINGS
    if kind in (StepKind.SERVICE, StepKind.MESSAGE, StepKind.CALL):
        return Holder.NEIGHBOUR
    if node.rules.act is Act.RETURN_RESULT and dossier.channel == ChannelKind.DIRECT:
        return Holder.CITIZEN
    return Holder.POST


def places(
    dossier: Dossier,
    graph: Graph,
    arrivals: Sequence[Entered | Reserved],
    directory: Directory,
    refusal: type[CannotAct],
) -> dict[tuple[str, str], Place]:
    """Return the place of each arrival by (node, item); queries only where the process names other agencies.

    Raises NO_POST when an agency has no post at all, AGENCY_NOT_COMPETENT when a named agency does not exist.
    """
    if not arrivals:
        return {}
    wanted = {}
    for arrival in arrivals:
        item = arrival.item if isinstance(arrival.item, str) else ""
        wanted[arrival.token.node, item] = element(graph, arrival.token.node)
    agencies = _agencies(dossier, wanted, refusal)
    return {
        key: Place(agency, _post(wanted[key], agency, directory.main_posts(agency.pk), refusal))
        for key, agency in agencies.items()
    }


def _agencies(
    dossier: Dossier, wanted: dict[tuple[str, str], Node | Boundary], refusal: type[CannotAct]
) -> dict[tuple[str, str], Agency]:
    found: dict[tuple[str, str], Agency] = {}
    named: dict[tuple[str, str], str] = {}
    for key, node in wanted.items():
        if code := _named(dossier, node, key[1]):
            named[key] = code
        else:
            found[key] = _by_rule(dossier, node, refusal)
    if named:
        by_code = {agency.code: agency for agency in Agency.objects.filter(code__in=set(named.values()))}
        for key, code in named.items():
            if code not in by_code:
                raise refusal(Why.AGENCY_NOT_COMPETENT, code)
            found[key] = by_code[code]
    return found


def _named(dossier: Dossier, node: Node | Boundary, item: str) -> str:
    """The agency code this arrival is for: its item of a collection, or what the case data name."""
    if item or not _is_held(node) or _source(node) is not AgencySource.DATA or node.rules.agency is None:
        return item
    return str(dossier.case_data.get(node.rules.agency.argument, "")) or "?"


def _is_held(node: Node | Boundary) -> bool:
    """Whether somebody owes something here; joins and alarms stand with the resolving agency, whatever their lane."""
    return isinstance(node, Node) and node.waits


def _by_rule(dossier: Dossier, node: Node | Boundary, refusal: type[CannotAct]) -> Agency:
    source, resolving = _source(node), dossier.resolving_agency
    if not _is_held(node):
        return resolving
    if source is AgencySource.RECEIVING:
        return dossier.receiving_agency
    if source is AgencySource.PARENT and resolving.parent is not None:
        return resolving.parent
    if source is AgencySource.KIND and node.rules.agency is not None:
        return _of_kind(resolving, node.rules.agency.argument, refusal)
    return resolving


def _of_kind(resolving: Agency, kind: str, refusal: type[CannotAct]) -> Agency:
    """The agency of that kind in the same ward, else the one for the whole city."""
    places = ("", resolving.ward_code) if resolving.ward_code else ("",)
    found = Agency.objects.filter(authority=resolving.authority, kind=kind, ward_code__in=places, valid_to=None)
    nearest = found.order_by("-ward_code", "pk").first()
    if nearest is None:
        raise refusal(Why.AGENCY_NOT_COMPETENT, kind)
    return nearest


def _source(node: Node | Boundary) -> AgencySource:
    if node.rules.agency is not None:
        return node.rules.agency.source
    return AgencySource.RECEIVING if node.rules.post in _AT_THE_DESK else AgencySource.RESOLVING


def _post(node: Node | Boundary, agency: Agency, by_role: Mapping[str, Post], refusal: type[CannotAct]) -> Post:
    for role in (node.rules.post or Role.HANDLER, *_STAND_IN):
        if role.value in by_role:
            return by_role[role.value]
    raise refusal(Why.NO_POST, agency.name)


def fires_at(node: Node | Boundary, kind: StepKind, calendar: WorkCalendar, at: datetime) -> datetime | None:
    """Return when a timer goes off: its span counted in working time from now."""
    if kind not in (StepKind.TIMER, StepKind.ALARM) or node.timer is None:
        return None
    return calendar.add_working_minutes(at, _minutes(node.timer, calendar))


def _minutes(timer: WorkingDuration, calendar: WorkCalendar) -> int:
    return timer.days * calendar.day_minutes + timer.minutes


def due_at(
    dossier: Dossier, node: Node | Boundary, step: Step, calendar: WorkCalendar, at: datetime
) -> datetime | None:
    """Return until when the holder has it: the timer's moment, the step's share of the limit, or the promise.

    Before acceptance the desk answers within the working day (QĐ 3142/QĐ-BGDĐT 2025 art. 11).
    """
    if step.holder == Holder.SIBLINGS:
        return None
    if step.fires_at is not None:
        return step.fires_at
    if dossier.received_at is None or dossier.due_at is None:
        return due(calendar, at, _SAME_DAY).due
    if node.rules.act is Act.RETURN_RESULT:
        return _return_by(dossier, calendar, at)
    if not node.rules.share or not dossier.limit_minutes:
        return dossier.due_at
    share = calendar.add_working_minutes(at, max(1, round(node.rules.share * dossier.limit_minutes)))
    # No step may be in time when the promise is not; once the promise is broken a step still has a moment of its own.
    return min(share, dossier.due_at) if dossier.due_at > at else share


def _return_by(dossier: Dossier, calendar: WorkCalendar, at: datetime) -> datetime:
    """A result handed over at the desk waits for the person; one sent out is the desk's until the promise."""
    if dossier.channel == ChannelKind.DIRECT:
        return due(calendar, at, COLLECT_WITHIN).due
    assert dossier.due_at is not None
    return max(dossier.due_at, due(calendar, at, _SAME_DAY).due)
