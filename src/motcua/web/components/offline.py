"""Which answers a browser may keep for when there is no network: only those that are the same for everybody.

A view says so with `may_be_kept`. The mark is taken off again where the answer turned out to be somebody's own: a
cookie is set with it, or the session was looked at. The service worker keeps nothing without the mark.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

MARK: Final = "Motcua-Offline"

View = Callable[..., HttpResponse]


def may_be_kept(view: View) -> View:
    """Mark what `view` answers as fit to be kept: a public page, asked for without a question in its address."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.OK and not request.GET:
            response.headers[MARK] = "keep"
        return response

    return marked


class OfflineCopyMiddleware:
    """Takes the mark off answers that are somebody's own. Stands outside everything that sets cookies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if MARK in response.headers and (response.cookies or request.session.accessed):
            del response.headers[MARK]
        return response
