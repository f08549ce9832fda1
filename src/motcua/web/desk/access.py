"""Who may open a page of the desk: officers who are signed in, nobody else. Every view stands behind this."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from motcua.domain.accounts.models import Account, Officer
from motcua.domain.accounts.queries import officer_of
from motcua.domain.documents.store import MissingBytes
from motcua.web.components import clock, errors
from motcua.web.desk import genuine
from motcua.web.desk.rendering import render_desk
from motcua.web.desk.signing_in import ask_to_sign_in, must_set_up

P = ParamSpec("P")


class OfficerRequest(HttpRequest):
    """A request of a signed-in officer; `at` is the one instant everything in it happens at."""

    officer: Officer
    at: datetime


View = Callable[Concatenate[OfficerRequest, P], HttpResponseBase]
GuardedView = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def current_officer(request: HttpRequest) -> Officer | None:
    """Return the officer who is signed in, or None."""
    return officer_of(request.user) if isinstance(request.user, Account) else None


def officers_only(view: View[P]) -> GuardedView[P]:
    """Let officers in and everybody else to the sign-in page. What comes out is kept in no cache."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        ours = genuine.is_genuine(request)
        if not ours and not genuine.is_vouched_for(request):
            return errors.stale_form(request)
        officer = current_officer(request)
        if officer is None:
            return ask_to_sign_in(request)
        if must_set_up(request) and not _sets_up(request):
            return redirect("desk:second_factor")
        if not ours:
            return genuine.once_more(request)
        inside = cast(OfficerRequest, request)
        inside.officer, inside.at = officer, clock.now()
        response = _answer(view, inside, *args, **kwargs)
        patch_cache_control(response, private=True, no_store=True)
        return response

    # The check is made above, so that a page that was open too long does not lose what was typed into it.
    return cast(GuardedView[P], csrf_exempt(guarded))


def _sets_up(request: HttpRequest) -> bool:
    """Whether the page asked for is the one open to an officer who has yet to set up a second factor."""
    return request.resolver_match is not None and request.resolver_match.view_name == "desk:second_factor"


def _answer(
    view: Callable[..., HttpResponseBase], request: OfficerRequest, *args: Any, **kwargs: Any
) -> HttpResponseBase:
    """The view's answer; what is not there, was lost or is not allowed is told in the desk's own words."""
    try:
        return view(request, *args, **kwargs)
    except Http404:
        return render_desk(request, "desk/errors/404.html", status=HTTPStatus.NOT_FOUND)
    except MissingBytes as missing:
        context = {"sha256": missing.sha256, "code": kwargs.get("code", "")}
        return render_desk(request, "desk/errors/file_missing.html", context, status=HTTPStatus.NOT_FOUND)
    except PermissionDenied:
        return render_desk(request, "desk/errors/403.html", status=HTTPStatus.FORBIDDEN)
