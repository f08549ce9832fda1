"""What happens by itself: a timer runs out, a neighbour answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.core.workflow.marking import MessageReceived, TimerFired
from motcua.domain.dossiers import telling
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.actions.progress import finish, settle
from motcua.domain.dossiers.models import Dossier, Status
from motcua.domain.dossiers.refusals import CannotComplete, Why
from motcua.domain.ledger.actions import SYSTEM
from motcua.domain.ledger.models import Verb


@transaction.atomic
def fire_timer(*, dossier_id: int, step_id: int, at: datetime) -> Dossier:
    """Let a timer whose moment has come move the process. Raises CannotComplete: STEP_NOT_OPEN, TIMER_NOT_DUE."""
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotComplete)
    step = act.step(step_id)
    if step.fires_at is None or step.fires_at > act.at:
        raise act.refusal(Why.TIMER_NOT_DUE)
    act.fire(TimerFired(step.node, step.token), {f"{step.node}_fired": True})
    settle(act, Status(act.dossier.status))
    finish(act, Verb.TIMER_FIRED, {"token": step.token, "node": step.node})
    telling.moved_on(act)
    return act.dossier


@transaction.atomic
def receive_message(*, dossier_id: int, name: str, data: Mapping[str, Any], at: datetime) -> Dossier:
    """Take in a neighbour's message the process waits for. `data` holds facts to decide on, no personal data.

    Raises CannotComplete: NO_WAY_ON when nothing waits for it.
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotComplete)
    act.fire(MessageReceived(name), data)
    settle(act, Status(act.dossier.status))
    finish(act, Verb.MESSAGE_RECEIVED, {"message": name})
    telling.moved_on(act)
    return act.dossier
