"""A hand that runs late makes noise by itself: to the officer, the leader and the citizen. Nobody has to notice."""

from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.act import HEAVY
from motcua.domain.dossiers.actions.waiting import fire_timer
from motcua.domain.dossiers.models import Step, StepState
from motcua.domain.dossiers.queries.hands import late_hands
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.domain.dossiers.telling_late import late

BATCH = 200
_OF_DOSSIER = ("dossier__procedure_version", "dossier__application", "dossier__receiving_agency")
_WITH = (*_OF_DOSSIER, "agency", "post", "officer")
# Moments in which somebody else moved the step between our look and our lock.
_OVERTAKEN = (Why.STEP_NOT_OPEN, Why.NOT_OPEN, Why.TIMER_NOT_DUE)


@transaction.atomic
def tell_late(*, at: datetime, batch: int = BATCH) -> int:
    """Tell of up to `batch` hands that passed their deadline and were not told of yet; return how many.

    Two workers never tell of the same hand, and a hand is told of once for each deadline it misses.
    """
    found = list(
        late_hands(at)
        .filter(late_told_at=None)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related(*_WITH)
        .defer(*(f"dossier__procedure_version__{name}" for name in HEAVY))
        .order_by("due_at")[:batch]
    )
    late(found, at)
    Step.objects.filter(pk__in=[step.pk for step in found]).update(late_told_at=at)
    return len(found)


def fire_due_timers(*, at: datetime, batch: int = BATCH) -> int:
    """Fire up to `batch` timers whose moment has come, each in its own transaction; return how many fired."""
    due = Step.objects.filter(state=StepState.OPEN, fires_at__lte=at).order_by("fires_at")
    fired = 0
    for dossier_id, step_id, fires_at in list(due.values_list("dossier_id", "pk", "fires_at")[:batch]):
        assert fires_at is not None
        try:
            fire_timer(dossier_id=dossier_id, step_id=step_id, at=max(at, fires_at))
        except CannotAct as refusal:
            if refusal.why not in _OVERTAKEN:
                raise
        else:
            fired += 1
    return fired
