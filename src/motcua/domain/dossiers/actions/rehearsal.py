"""What an act would lead to: it is done for real, looked at, and taken back.

A forecast of its own would have to repeat every rule of the acts, and would drift from them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.queries.hands import Hand, hand_of, hands
from motcua.domain.notices.delivery import words_of
from motcua.domain.notices.models import Notice
from motcua.domain.notices.wording import Message


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The dossier as it would stand, who would hold it, and what the applicant would be told."""

    dossier: Dossier
    hands: Sequence[Hand]
    messages: Sequence[Message]


def rehearse(*, dossier_id: int, act: Callable[[], object], at: datetime) -> Rehearsal:
    """Do `act`, read what it led to, and undo it: nothing is written, sent or enqueued.

    Raises what the act raises. It must not be given an act that stores files: those are not taken back.
    """
    with transaction.atomic():
        before = Notice.objects.filter(dossier_id=dossier_id).aggregate(last=Max("pk"))["last"] or 0
        act()
        found = _look(dossier_id, after=before, at=at)
        transaction.set_rollback(True)
    return found


def _look(dossier_id: int, *, after: int, at: datetime) -> Rehearsal:
    dossier = Dossier.objects.select_related("resolving_agency", "application").get(pk=dossier_id)
    steps = hands().filter(dossier_id=dossier_id).select_related("agency", "post", "officer").order_by("token")
    told = Notice.objects.filter(dossier_id=dossier_id, pk__gt=after, officer=None).order_by("pk")
    return Rehearsal(
        dossier=dossier,
        hands=tuple(hand_of(step, at) for step in steps),
        messages=tuple(words_of(notice) for notice in told),
    )
