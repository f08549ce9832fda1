"""Acts on the dossier as a whole: withdraw, stop, resume, extend."""

from datetime import datetime

from django.db import transaction

from motcua.core.worktime import Limit
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Right
from motcua.domain.dossiers import clocks, telling
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.actions.progress import finish
from motcua.domain.dossiers.models import ClockPause, Dossier, Holder, PauseReason, Status, SupplementRequest
from motcua.domain.dossiers.permissions import with_right
from motcua.domain.dossiers.refusals import CannotAct, CannotExtend, CannotStop, CannotWithdraw, Why
from motcua.domain.dossiers.words import FACT, digest, keep, words_for
from motcua.domain.ledger.actions import CITIZEN, SYSTEM, Actor
from motcua.domain.ledger.models import Verb

_WITHDRAWABLE = (Status.SUBMITTED, Status.ACCEPTED, Status.IN_PROGRESS, Status.SUPPLEMENT, Status.STOPPED)
_STOPPABLE = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SUPPLEMENT)


@transaction.atomic
def withdraw(*, dossier_id: int, at: datetime, actor: Actor = CITIZEN) -> Dossier:
    """Withdraw the dossier at the citizen's wish, with its open linked dossiers. It is closed.

    Raises CannotWithdraw: NOT_THIS_STATUS once the result is ready.
    """
    _end_children(dossier_id, at, Status.WITHDRAWN)
    act = Act.lock(dossier_id, at=at, actor=actor, refusal=CannotWithdraw)
    act.require_status(*_WITHDRAWABLE)
    _end(act, Status.WITHDRAWN)
    finish(act, Verb.WITHDRAWN, {})
    telling.withdrawn(act)
    return act.dossier


@transaction.atomic
def stop(*, dossier_id: int, officer: Officer, ground: str, at: datetime, until: datetime | None = None) -> Dossier:
    """Stop the handling on a legal ground (Mẫu 05): until a review date the posts owe, or for good without one.

    LAW? The fields of Mẫu 05 could not be read; ground and review date are ours.
    Raises CannotStop: NO_RIGHT, ALREADY_STOPPED, DATE_NOT_AHEAD, NO_REASON.
    """
    if until is None:
        _end_children(dossier_id, at, Status.STOPPED)
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotStop)
    if act.dossier.status == Status.STOPPED and until is not None:
        raise act.refusal(Why.ALREADY_STOPPED)
    act.require_status(*_STOPPABLE, Status.STOPPED)
    act.actor = with_right(act, Right.STOP, officer, act.dossier.resolving_agency_id)
    if not ground.strip():
        raise act.refusal(Why.NO_REASON)
    if until is None:
        _end(act, Status.STOPPED)
    else:
        _suspend(act, until)
    words = words_for(act, ground)
    finish(act, Verb.STOPPED, {"final": until is None, FACT: digest(words)})
    keep(words)
    telling.stopped(act, ground, until)
    return act.dossier


def _suspend(act: Act, until: datetime) -> None:
    if until <= act.at:
        raise act.refusal(Why.DATE_NOT_AHEAD)
    for step in act.steps.values():
        if step.holder == Holder.POST:
            step.time_left = clocks.left_of(act, step)
            act.hold(step, holder=Holder.POST, due_at=until)
    clocks.pause(act, PauseReason.STOP)
    act.dossier.status = Status.STOPPED


@transaction.atomic
def resume(*, dossier_id: int, officer: Officer, at: datetime) -> Dossier:
    """Take a stopped dossier up again: every step gets back the working time it had left.

    Raises CannotStop: NOT_STOPPED, NO_RIGHT.
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotStop)
    if act.dossier.status != Status.STOPPED:
        raise act.refusal(Why.NOT_STOPPED)
    act.actor = with_right(act, Right.STOP, officer, act.dossier.resolving_agency_id)
    for step in act.steps.values():
        if step.holder == Holder.POST and step.time_left is not None:
            act.hold(step, holder=Holder.POST, due_at=clocks.after(act, step.time_left))
            step.time_left = None
    clocks.resume(act, PauseReason.STOP)
    waits = ClockPause.objects.filter(dossier_id=dossier_id, until=None).exists()
    act.dossier.status = Status.SUPPLEMENT if waits else Status.IN_PROGRESS
    finish(act, Verb.RESUMED, {})
    telling.resumed(act)
    return act.dossier


@transaction.atomic
def extend(*, dossier_id: int, officer: Officer, by: Limit, reason: str, at: datetime) -> Dossier:
    """Move the promise once, before it has passed, with an apology to the citizen (Mẫu 04).

    Raises CannotExtend: ALREADY_EXTENDED, PAST_DUE, CLOCK_PAUSED, NOT_ACCEPTED, NO_RIGHT, NO_REASON.
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotExtend)
    if act.dossier.finished_at is not None:
        raise act.refusal(Why.NOT_THIS_STATUS)
    act.actor = with_right(act, Right.EXTEND, officer, act.dossier.resolving_agency_id)
    if not reason.strip():
        raise act.refusal(Why.NO_REASON)
    before = act.dossier.due_at
    clocks.extend(act, by)
    act.dossier.extensions += 1
    _carry_over(act, before)
    words = words_for(act, reason)
    finish(act, Verb.EXTENDED, {"by": str(by), FACT: digest(words)})
    keep(words)
    telling.extended(act, before, reason)
    return act.dossier


def _carry_over(act: Act, before: datetime | None) -> None:
    """Steps that were due at the old promise are due at the new one."""
    assert act.dossier.due_at is not None
    for step in act.steps.values():
        if step.due_at is not None and step.due_at == before and step.holder != Holder.CITIZEN:
            step.due_at, step.late_told_at = act.dossier.due_at, None


def _end(act: Act, status: Status) -> None:
    act.dossier.status = status
    act.dossier.finished_at = act.dossier.finished_at or act.at
    act.close()
    clocks.end(act)
    SupplementRequest.objects.filter(dossier_id=act.dossier.pk, answered_at=None, withdrawn_at=None).update(
        withdrawn_at=act.at
    )


def _end_children(dossier_id: int, at: datetime, status: Status) -> None:
    """End open linked dossiers with their parent. Children are locked before parents, here and everywhere."""
    for child_id in (
        Dossier.objects.filter(parent_id=dossier_id, is_open=True).order_by("pk").values_list("pk", flat=True)
    ):
        _end_children(child_id, at, status)
        act = Act.lock(child_id, at=at, actor=SYSTEM, refusal=CannotAct, in_order=False)
        _end(act, status)
        act.commit(Verb.WITHDRAWN if status == Status.WITHDRAWN else Verb.STOPPED, {"with_parent": dossier_id})
