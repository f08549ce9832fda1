"""What an act would lead to, as the officer reads it before doing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossiers.actions import Rehearsal
from motcua.domain.dossiers.models import Status
from motcua.domain.dossiers.queries import DossierPage
from motcua.domain.notices.wording import Message
from motcua.web.desk.dossier_view import HandView, hand_view
from motcua.web.desk.words.states import STATUSES, Tag


@dataclass(frozen=True, slots=True)
class Forecast:
    """State, hands, promise and messages afterwards; `promise` is None where there is none or it stays as it is."""

    status: Tag
    hands: tuple[HandView, ...]
    promise: datetime | None
    messages: Sequence[Message]


def forecast(page: DossierPage, found: Rehearsal, *, at: datetime) -> Forecast:
    """Put a rehearsal into words."""
    dossier = found.dossier
    moves = dossier.is_open and dossier.due_at != page.dossier.due_at
    return Forecast(
        status=STATUSES[Status(dossier.status)],
        hands=tuple(hand_view(dossier, hand, at) for hand in found.hands),
        promise=dossier.due_at if moves else None,
        messages=found.messages,
    )
