"""What every answer of the API has in common: read-only, open to other sites, paced, and cheap to ask again."""

import hashlib
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt

from motcua.web.api import problems
from motcua.web.components.pace import Pace
from motcua.web.components.throttle import client_of

PACE: Final = Pace("api", per_minute=120, burst=120)
"""For each client."""
_FRESH_SECONDS: Final = 300
_METHODS: Final = "GET, HEAD, OPTIONS"

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Open `view` to everybody: no cookie is read or set, any site may read, answers carry an ETag."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _opened(_answer(view, request, *args, **kwargs))

    return guarded


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": _METHODS})
    if request.method not in ("GET", "HEAD"):
        response = problems.read_only()
        response.headers["Allow"] = _METHODS
        return response
    seconds = PACE.wait(client_of(request))
    if seconds:
        return problems.too_fast(seconds, per_minute=PACE.per_minute)
    request.method = "GET"  # the server leaves the body of a HEAD away
    return _conditional(request, view(request, *args, **kwargs))


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if response.status_code != HTTPStatus.OK:
        response.headers["Cache-Control"] = "no-store"
        return response
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response.headers["Cache-Control"] = f"public, max-age={_FRESH_SECONDS}"
    response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(answer, HttpResponse)  # a response was given
    return answer


def _opened(response: HttpResponse) -> HttpResponse:
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Methods"] = _METHODS
    response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
    response.headers["Access-Control-Max-Age"] = "86400"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
