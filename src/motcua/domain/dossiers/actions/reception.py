"""The desk's answer to a submission: accept it, or refuse it with reasons."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from motcua.core.workflow.graph import Act as StepAct
from motcua.core.worktime import Limit, start_clock
from motcua.domain.accounts.models import Officer
from motcua.domain.catalogue.queries import limit_for
from motcua.domain.dossiers import telling
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.actions.decisions import Reason, add_reasons, check_reasons, reason_facts
from motcua.domain.dossiers.actions.progress import finish, require_task, settle, step_act
from motcua.domain.dossiers.models import Dossier, Status, Step
from motcua.domain.dossiers.permissions import as_holder
from motcua.domain.dossiers.refusals import CannotAccept, CannotRefuse, Why
from motcua.domain.dossiers.words import FACT, digest, keep, words_for
from motcua.domain.ledger.actions import SYSTEM
from motcua.domain.ledger.models import Verb


@transaction.atomic
def accept(
    *,
    dossier_id: int,
    officer: Officer,
    at: datetime,
    limit: Limit | None = None,
    limit_basis: str = "",
    received_at: datetime | None = None,
) -> Dossier:
    """Accept the dossier: the clock starts, the promise is given (Mẫu 01).

    `limit` with its legal basis is entered only where the procedure publishes none for this channel. `received_at`
    may lie before `at` (filed online, by post): the promise runs from there, not from the desk's click.
    Raises CannotAccept: LIMIT_NOT_PUBLISHED, LIMIT_NEEDS_BASIS, LIMIT_IS_PUBLISHED, NOT_THIS_STATUS …
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotAccept)
    act.require_status(Status.SUBMITTED)
    step = _reception_step(act)
    act.actor = as_holder(act, step, officer, act.dossier.procedure.code)
    dossier = act.dossier
    if received_at is not None and received_at > at:
        raise act.refusal(Why.OUT_OF_ORDER)
    promised = _limit(act, limit, limit_basis)
    clock = start_clock(act.calendar, received_at or at, promised)
    dossier.received_at, dossier.clock_start = received_at or at, clock.start
    dossier.limit_value, dossier.limit_unit = round(Decimal(float(promised.value)), 2), promised.unit.value
    dossier.limit_basis = limit_basis.strip()
    dossier.limit_minutes = act.calendar.working_minutes_between(clock.start, clock.due)
    dossier.due_at = dossier.first_due_at = clock.due
    dossier.status = Status.ACCEPTED
    act.complete(step, {"channel": dossier.channel})
    settle(act, Status.ACCEPTED)
    facts = {"token": step.token, "limit": str(promised)}
    if not dossier.limit_basis:
        finish(act, Verb.ACCEPTED, facts)
    else:
        words = words_for(act, dossier.limit_basis)
        finish(act, Verb.ACCEPTED, facts | {FACT: digest(words)})
        keep(words)
    telling.accepted(act)
    return dossier


@transaction.atomic
def refuse(*, dossier_id: int, officer: Officer, reasons: Sequence[Reason], at: datetime) -> Dossier:
    """Refuse to receive the dossier, with reasons a citizen can act on (Mẫu 03). It is closed.

    Raises CannotRefuse: NO_REASON, REASON_NOT_ACTIONABLE, REASON_TARGET_UNKNOWN, NOT_THIS_STATUS …
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotRefuse)
    act.require_status(Status.SUBMITTED)
    step = _reception_step(act)
    act.actor = as_holder(act, step, officer, act.dossier.procedure.code)
    check_reasons(act, reasons)
    act.dossier.status, act.dossier.finished_at = Status.REFUSED, at
    act.close()
    seq = finish(act, Verb.REFUSED, {"token": step.token, "reasons": reason_facts(reasons)})
    telling.refused(act, add_reasons(act, reasons, seq))
    return act.dossier


def _reception_step(act: Act) -> Step:
    for step in act.steps.values():
        if step_act(act, step) is StepAct.ACCEPT:
            require_task(act, step)
            return step
    raise act.refusal(Why.STEP_NOT_OPEN)


def _limit(act: Act, given: Limit | None, basis: str) -> Limit:
    published = limit_for(act.dossier.procedure_version, act.dossier.channel)
    if published is not None:
        if given is not None:
            raise act.refusal(Why.LIMIT_IS_PUBLISHED)
        return published
    if given is None:
        raise act.refusal(Why.LIMIT_NOT_PUBLISHED)
    if not basis.strip():
        raise act.refusal(Why.LIMIT_NEEDS_BASIS)
    return given
