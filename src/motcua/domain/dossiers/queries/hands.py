"""Who owes the next step. Every open branch of every open dossier is in exactly one hand, with its deadline."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from motcua.domain.dossiers.models import Holder, Step, StepState


@dataclass(frozen=True, slots=True)
class Hand:
    """One open branch: who holds it, since when, until when, and whom to call."""

    token: int
    node: str
    step: str
    holder: Holder
    agency: str
    post: str
    officer: str
    phone: str
    since: datetime
    due_at: datetime
    late: bool


def hands() -> QuerySet[Step]:
    """Every open branch of every open dossier, one row each.

    A token at a join, an armed alarm or a reserved turn is no branch of its own: the steps it waits for are.
    """
    return Step.objects.filter(state=StepState.OPEN).exclude(holder=Holder.SIBLINGS)


def late_hands(at: datetime) -> QuerySet[Step]:
    """The hands whose deadline has passed."""
    return hands().filter(due_at__lt=at)


def hand_of(step: Step, at: datetime) -> Hand:
    """Return the hand a row stands for. The row comes with its agency, post and officer."""
    assert step.due_at is not None
    return Hand(
        token=step.token,
        node=step.node,
        step=step.name,
        holder=Holder(step.holder),
        agency=step.agency.name,
        post=step.post.name if step.post else "",
        officer=step.officer.full_name if step.officer else "",
        phone=step.agency.phone,
        since=step.since,
        due_at=step.due_at,
        late=step.due_at < at,
    )
