"""Pages for those who oversee procedures (kiểm soát thủ tục hành chính), and for those who answer people."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.utils import timezone

from motcua.domain.agencies.models import Right
from motcua.domain.boards.permissions import agencies_kept
from motcua.domain.dossiers.queries.choices import OwnPost
from motcua.domain.guidance.queries import overseen
from motcua.web.desk.access import OfficerRequest

P = ParamSpec("P")
View = Callable[Concatenate[OfficerRequest, P], HttpResponseBase]


def overseers_only(view: View[P]) -> View[P]:
    """Let pass who oversees the procedures of any agency: the lexicon and the answers are the whole city's."""

    @wraps(view)
    def guarded(request: OfficerRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not overseen(request.officer, timezone.localdate(request.at)).exists():
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast(View[P], guarded)


def answerers_only(view: View[P]) -> View[P]:
    """Let pass who takes in or oversees somewhere: people who ask for a person are answered by them."""

    @wraps(view)
    def guarded(request: OfficerRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not agencies_kept(request.officer, timezone.localdate(request.at)).exists():
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast(View[P], guarded)


def answers_people(posts: Iterable[OwnPost]) -> bool:
    """Whether these posts are of those that answer people: the same test as `answerers_only`, without a query."""
    rights = {right for post in posts if not post.stands_in for right in post.rights}
    return bool(rights & {Right.RECEIVE, Right.OVERSEE})
