"""Answers to what went wrong: what happened, what is kept, what to do next."""

import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from motcua.web.components.rendering import render

_RETRY_SECONDS = 60


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that cannot be read; too large a request is told as such."""
    if _is_too_large(exception):
        return too_large(request)
    return render(request, "components/errors/400.html", status=HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "components/errors/403.html", status=HTTPStatus.FORBIDDEN)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the cross-site check: in practice a page that was left open too long. Nothing saved is lost."""
    return session_ended(request)


def session_ended(request: HttpRequest) -> HttpResponse:
    """403 for a page of work this browser no longer holds: nothing is lost, and how to go on."""
    return render(request, "components/errors/session_ended.html", status=HTTPStatus.FORBIDDEN)


def link_expired(request: HttpRequest) -> HttpResponse:
    """410 for a signed link that has run out or was cut short."""
    return render(request, "components/errors/link_expired.html", status=HTTPStatus.GONE)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return render(request, "components/errors/404.html", status=HTTPStatus.NOT_FOUND)


def too_large(request: HttpRequest) -> HttpResponse:
    """413."""
    return render(request, "components/errors/413.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def too_many(request: HttpRequest, *, wait_seconds: int) -> HttpResponse:
    """429, saying how long to wait."""
    minutes = max(1, -(-wait_seconds // 60))
    response = render(request, "components/errors/429.html", {"minutes": minutes}, status=HTTPStatus.TOO_MANY_REQUESTS)
    response.headers["Retry-After"] = str(wait_seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database does not answer: the page needs neither database nor session."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unavailable(request)
    return render(request, "components/errors/500.html", status=HTTPStatus.INTERNAL_SERVER_ERROR)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the system rests for a while."""
    response = render(request, "components/errors/503.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = str(_RETRY_SECONDS)
    return response


def _is_too_large(exception: Exception | None) -> bool:
    return isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
