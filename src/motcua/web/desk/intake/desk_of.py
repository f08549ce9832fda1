"""At which counter an officer sits, and which application is in front of him."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from motcua.domain.agencies.models import Post
from motcua.domain.dossiers.queries.counter import counter_draft, counters
from motcua.web.desk.access import OfficerRequest
from motcua.web.desk.intake.counter import CounterIntake

_CHOSEN = "desk.counter"


def posts(request: OfficerRequest) -> list[Post]:
    """The counters the officer may take in at. Raises PermissionDenied where there are none."""
    found = counters(request.officer, at=request.at)
    if not found:
        raise PermissionDenied
    return found


def chosen_post(request: OfficerRequest, found: list[Post]) -> Post:
    """The counter the officer sits at: the one chosen in this session, else the first."""
    wanted = request.session.get(_CHOSEN)
    return next((post for post in found if post.pk == wanted), found[0])


def choose(request: OfficerRequest, post_id: str, found: list[Post]) -> None:
    """Sit down at another counter."""
    if any(str(post.pk) == post_id for post in found):
        request.session[_CHOSEN] = int(post_id)


def open_intake(request: OfficerRequest, draft_id: UUID) -> CounterIntake:
    """The application in front of the officer. Raises PermissionDenied, Http404."""
    post = chosen_post(request, posts(request))
    draft = counter_draft(draft_id)
    if draft is None:
        raise Http404
    return CounterIntake(draft, post)
