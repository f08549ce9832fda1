"""Which acts an officer may do on a dossier now, and why not the others. The acts themselves decide in the end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.core.workflow.graph import Act as StepAct
from motcua.domain.agencies.models import Right
from motcua.domain.dossiers.models import Dossier, Holder, Status, Step, StepKind
from motcua.domain.dossiers.placement import element
from motcua.domain.dossiers.refusals import Why
from motcua.domain.processes.queries import graph as graph_of


class ActName(StrEnum):
    """The acts the desk offers."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    REQUEST_SUPPLEMENT = "request_supplement"
    ASSIGN = "assign"
    COMPLETE = "complete_step"
    RECORD_RESULT = "record_result"
    RETURN_RESULT = "return_result"
    STOP = "stop"
    RESUME = "resume"
    EXTEND = "extend"


@dataclass(frozen=True, slots=True)
class ActOption:
    """One act on one step (or on the whole dossier): allowed, or why not."""

    act: ActName
    step: Step | None
    why: Why | None

    @property
    def allowed(self) -> bool:
        """Whether the officer may do it now."""
        return self.why is None


@dataclass(frozen=True, slots=True)
class Standing:
    """What an officer may do through his posts on one day."""

    officer_id: int
    posts: frozenset[int]
    delegated_posts: frozenset[int]
    rights: frozenset[tuple[str, int]]  # (right, agency)


_OF_STEP = {
    StepAct.ACCEPT: (ActName.ACCEPT, ActName.REFUSE),
    StepAct.ASSIGN: (ActName.COMPLETE,),
    StepAct.COMPLETE: (ActName.COMPLETE,),
    StepAct.RECORD_RESULT: (ActName.RECORD_RESULT,),
    StepAct.RETURN_RESULT: (ActName.RETURN_RESULT,),
}
_HANDLING = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SUPPLEMENT)
_STATUSES = {
    ActName.ACCEPT: (Status.SUBMITTED,),
    ActName.REFUSE: (Status.SUBMITTED,),
    ActName.REQUEST_SUPPLEMENT: (Status.SUBMITTED, *_HANDLING),
    ActName.ASSIGN: tuple(Status),
    ActName.COMPLETE: _HANDLING,
    ActName.RECORD_RESULT: _HANDLING,
    ActName.RETURN_RESULT: (Status.DONE,),
}


def options(dossier: Dossier, steps: Iterable[Step], standing: Standing, *, at: datetime) -> list[ActOption]:
    """Return every act that could concern this dossier at an instant, step acts first."""
    if not dossier.is_open:
        return []
    return [*_step_options(dossier, steps, standing), *_dossier_options(dossier, standing, at)]


def _step_options(dossier: Dossier, steps: Iterable[Step], standing: Standing) -> Iterator[ActOption]:
    graph = graph_of(dossier.process_version_id)
    for step in steps:
        if step.kind != StepKind.TASK:
            continue
        asked = element(graph, step.node).rules.act or StepAct.COMPLETE
        acts = _OF_STEP[asked]
        if asked is not StepAct.RETURN_RESULT:
            acts = (*acts, ActName.REQUEST_SUPPLEMENT, ActName.ASSIGN)
        for act in acts:
            yield ActOption(act, step, _why_not(act, dossier, step, standing))


def _why_not(act: ActName, dossier: Dossier, step: Step, standing: Standing) -> Why | None:
    if dossier.status not in _STATUSES[act]:
        return Why.NOT_THIS_STATUS
    if step.holder != Holder.POST and act is not ActName.RETURN_RESULT:
        return Why.STEP_NOT_WITH_OFFICE
    if act is ActName.ASSIGN and (Right.ASSIGN.value, step.agency_id) in standing.rights:
        return None
    why = _as_holder(step, standing)
    return Why.NO_RIGHT if why is not None and act is ActName.ASSIGN else why


def _as_holder(step: Step, standing: Standing) -> Why | None:
    if step.post_id in standing.posts:
        return Why.HELD_BY_ANOTHER_OFFICER if step.officer_id not in (None, standing.officer_id) else None
    return None if step.post_id in standing.delegated_posts else Why.NOT_YOUR_POST


def _dossier_options(dossier: Dossier, standing: Standing, at: datetime) -> Iterator[ActOption]:
    agency = dossier.resolving_agency_id
    if dossier.status == Status.STOPPED:
        yield ActOption(ActName.RESUME, None, _without(Right.STOP, agency, standing))
    elif dossier.status in _HANDLING:
        yield ActOption(ActName.STOP, None, _without(Right.STOP, agency, standing))
        yield ActOption(ActName.EXTEND, None, _without(Right.EXTEND, agency, standing) or _clock_refuses(dossier, at))


def _without(right: Right, agency_id: int, standing: Standing) -> Why | None:
    return None if (right.value, agency_id) in standing.rights else Why.NO_RIGHT


def _clock_refuses(dossier: Dossier, at: datetime) -> Why | None:
    if dossier.extensions:
        return Why.ALREADY_EXTENDED
    if dossier.time_left is not None:
        return Why.CLOCK_PAUSED
    return Why.PAST_DUE if dossier.due_at is not None and at > dossier.due_at else None
