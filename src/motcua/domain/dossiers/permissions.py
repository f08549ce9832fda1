"""May this officer do this? Rights hang on posts and are rows; no row, no right. Every answer names its ground."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Delegation, PostHolder, PostRight, Right
from motcua.domain.dossiers import statements
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.models import Dossier, Step
from motcua.domain.dossiers.refusals import Why
from motcua.domain.ledger.actions import Actor
from motcua.domain.ledger.models import ActorKind


def on_day(day: date) -> Q:
    """Rows valid on a day (half-open validity)."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day))


def posts_of(officer_id: int, day: date) -> QuerySet[PostHolder]:
    """The posts the officer holds on a day."""
    return PostHolder.objects.filter(on_day(day), officer_id=officer_id)


def delegations_to(officer_id: int, day: date) -> QuerySet[Delegation]:
    """The delegations the officer acts under on a day."""
    return Delegation.objects.filter(on_day(day), to_officer_id=officer_id)


def as_holder(act: Act, step: Step, officer: Officer, procedure_code: str) -> Actor:
    """Return the officer acting on a step through the post that holds it, or under a delegation of that post.

    A step named to one officer is his; a delegate of the post may stand in for him.
    Raises NOT_YOUR_POST or HELD_BY_ANOTHER_OFFICER.
    """
    assert step.post_id is not None
    standing = statements.standing(officer.pk, step.post_id, timezone.localdate(act.at))
    if standing.holds:
        if step.officer_id not in (None, officer.pk):
            raise act.refusal(Why.HELD_BY_ANOTHER_OFFICER)
        return Actor(ActorKind.OFFICER, officer.pk, step.post_id)
    for key, procedures in standing.delegations:
        if not procedures or procedure_code in procedures:
            return Actor(ActorKind.OFFICER, officer.pk, step.post_id, key)
    raise act.refusal(Why.NOT_YOUR_POST)


def in_post(officer: Officer, post_id: int, at: datetime) -> bool:
    """Whether the officer holds the post or stands in for it."""
    standing = statements.standing(officer.pk, post_id, timezone.localdate(at))
    return standing.holds or bool(standing.delegations)


def with_right(act: Act, right: Right, officer: Officer, agency_id: int) -> Actor:
    """Return the officer acting through a post that has the right over the agency. Raises NO_RIGHT."""
    post_id = statements.post_with_right(officer.pk, right, agency_id, timezone.localdate(act.at))
    if post_id is None:
        raise act.refusal(Why.NO_RIGHT, right.value)
    return Actor(ActorKind.OFFICER, officer.pk, post_id)


def visible_to(officer: Officer, day: date) -> QuerySet[Dossier]:
    """The dossiers an officer may see: those with a step of a post he holds or stands in for, and those of agencies
    a post of his has the right to see. Joined in SQL; deny by default."""
    held = posts_of(officer.pk, day).values("post_id")
    stood_in = delegations_to(officer.pk, day).values("post_id")
    seen_agencies = PostRight.objects.filter(post__in=held, right__in=(Right.SEE, Right.OVERSEE)).values("agency_id")
    of_posts = Step.objects.filter(
        Q(post__in=held) | Q(post__in=stood_in), dossier_id=OuterRef("pk"), authority=OuterRef("authority")
    )
    return Dossier.objects.filter(
        Q(resolving_agency__in=seen_agencies) | Q(receiving_agency__in=seen_agencies) | Exists(of_posts)
    )
