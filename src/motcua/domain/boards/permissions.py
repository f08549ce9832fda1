"""Whose boards an officer looks after: those of agencies where a post of theirs takes in or oversees."""

from datetime import date

from django.db.models import QuerySet

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, PostRight, Right
from motcua.domain.dossiers.permissions import posts_of

_KEEPING = (Right.RECEIVE, Right.OVERSEE)


def agencies_kept(officer: Officer, day: date) -> QuerySet[Agency]:
    """The agencies whose boards the officer may make, see and take down on a day. No row, no right."""
    return Agency.objects.filter(pk__in=_rights(officer, day).values("agency_id"), valid_to=None)


def keeps_boards_of(officer: Officer, agency_id: int, *, day: date) -> bool:
    """Whether the officer looks after the boards of this agency on a day. One query."""
    return _rights(officer, day).filter(agency_id=agency_id).exists()


def _rights(officer: Officer, day: date) -> QuerySet[PostRight]:
    held = posts_of(officer.pk, day).values("post_id")
    return PostRight.objects.filter(post__in=held, right__in=_KEEPING)
