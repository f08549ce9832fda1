"""Resolving: give a step to an officer, complete it, record the result, hand it over."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.core.workflow.graph import Act as StepAct
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Right
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import statements, telling
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.actions.decisions import words_digest
from motcua.domain.dossiers.actions.progress import finish, require_task, settle, step_act
from motcua.domain.dossiers.models import Dossier, Holder, Result, Status, Step, StepKind
from motcua.domain.dossiers.permissions import as_holder, in_post, with_right
from motcua.domain.dossiers.refusals import CannotAct, CannotAssign, CannotComplete, Why
from motcua.domain.ledger.actions import SYSTEM, Actor
from motcua.domain.ledger.models import Verb

_OUTCOMES = frozenset({"approve", "reject", "redo"})
_HANDLING = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SUPPLEMENT)


@transaction.atomic
def assign(*, dossier_id: int, step_id: int, to: Officer, officer: Officer, at: datetime) -> Dossier:
    """Name the officer of a step. Done by the post that holds it, or by a post with the right to assign.

    An officer who stands in for the post under a delegation may be named too.
    Raises CannotAssign: OFFICER_NOT_IN_POST, NO_RIGHT, STEP_NOT_WITH_OFFICE …
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotAssign)
    step = act.step(step_id)
    require_task(act, step)
    act.actor = _assigner(act, step, officer)
    _require_in_post(act, step, to)
    step.officer = to
    act.commit(Verb.ASSIGNED, {"token": step.token, "officer": to.pk})
    telling.assigned(act, step)
    return act.dossier


def _assigner(act: Act, step: Step, officer: Officer) -> Actor:
    try:
        return as_holder(act, step, officer, act.dossier.procedure.code)
    except CannotAct:
        return with_right(act, Right.ASSIGN, officer, step.agency_id)


def _require_in_post(act: Act, step: Step, to: Officer) -> None:
    assert step.post_id is not None
    if not in_post(to, step.post_id, act.at):
        raise act.refusal(Why.OFFICER_NOT_IN_POST)


@transaction.atomic
def complete_step(
    *,
    dossier_id: int,
    step_id: int,
    officer: Officer,
    at: datetime,
    outcome: str = "",
    data: Mapping[str, Any] | None = None,
    assignee: Officer | None = None,
) -> Dossier:
    """Complete a step. `outcome` (approve, reject, redo) and `data` steer the process; `assignee` gets the next step.

    Raises CannotComplete: WRONG_ACT_FOR_STEP for steps completed by another act, OUTCOME_UNKNOWN, NO_WAY_ON …
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotComplete)
    act.require_status(*_HANDLING)
    step = act.step(step_id)
    require_task(act, step)
    if step_act(act, step) not in (StepAct.COMPLETE, StepAct.ASSIGN):
        raise act.refusal(Why.WRONG_ACT_FOR_STEP, step_act(act, step).value)
    act.actor = as_holder(act, step, officer, act.dossier.procedure.code)
    _move_on(act, step, outcome, data or {})
    if assignee is not None:
        _give(act, assignee)
    finish(act, Verb.STEP_COMPLETED, {"token": step.token, "node": step.node, "outcome": outcome})
    telling.moved_on(act)
    return act.dossier


def _move_on(act: Act, step: Step, outcome: str, data: Mapping[str, Any]) -> None:
    if outcome and outcome not in _OUTCOMES:
        raise act.refusal(Why.OUTCOME_UNKNOWN, outcome)
    act.complete(step, {**data, **({"outcome": outcome} if outcome else {})})
    # A branch waiting for the citizen keeps the dossier in that status while others go on.
    waiting = any(
        other.state == "open" and other.holder == Holder.CITIZEN and other.time_left is not None
        for other in act.steps.values()
    )
    settle(act, Status.SUPPLEMENT if waiting else Status.IN_PROGRESS)


def _give(act: Act, assignee: Officer) -> None:
    for step in act.entered:
        if step.kind == StepKind.TASK:
            _require_in_post(act, step, assignee)
            step.officer = assignee


@transaction.atomic
def record_result(
    *,
    dossier_id: int,
    step_id: int,
    officer: Officer,
    outcome: str,
    name: str,
    at: datetime,
    code: str = "",
    file: StoredFile | None = None,
) -> Dossier:
    """Record the decision (approve or reject, the latter with a written answer) and complete the deciding step.

    Raises CannotComplete: WRONG_ACT_FOR_STEP, OUTCOME_UNKNOWN …
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotComplete)
    act.require_status(*_HANDLING)
    step = act.step(step_id)
    require_task(act, step)
    if step_act(act, step) is not StepAct.RECORD_RESULT:
        raise act.refusal(Why.WRONG_ACT_FOR_STEP, step_act(act, step).value)
    act.actor = as_holder(act, step, officer, act.dossier.procedure.code)
    decided = outcome in Result.Outcome.values
    _move_on(act, step, outcome, {})
    facts = {
        "token": step.token,
        "node": step.node,
        "outcome": outcome,
        "code": code,
        "name_sha256": words_digest(name, ""),
        "sha256": file.sha256 if file else None,
    }
    seq = finish(act, Verb.RESULT_RECORDED if decided else Verb.STEP_COMPLETED, facts)
    if decided:
        result = Result(
            authority=act.dossier.authority, dossier=act.dossier, seq=seq, outcome=outcome, code=code, name=name,
            file=file, recorded_at=at,
        )  # fmt: skip
        statements.RESULTS.insert([result])
    telling.moved_on(act)
    return act.dossier


@transaction.atomic
def return_result(*, dossier_id: int, step_id: int, officer: Officer, at: datetime) -> Dossier:
    """Hand the result over (at the desk, by post, electronically). The dossier is closed when nothing else is open.

    Raises CannotComplete: WRONG_ACT_FOR_STEP, NOT_YOUR_POST …
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotComplete)
    act.require_status(Status.DONE)
    step = act.step(step_id)
    if step_act(act, step) is not StepAct.RETURN_RESULT:
        raise act.refusal(Why.WRONG_ACT_FOR_STEP, step_act(act, step).value)
    act.actor = as_holder(act, step, officer, act.dossier.procedure.code)
    act.complete(step, {})
    settle(act, Status.DONE)
    finish(act, Verb.RESULT_RETURNED, {"token": step.token})
    telling.returned(act)
    return act.dossier
