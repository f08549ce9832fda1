"""Every page of the kiosk: in the language of its address, kept nowhere, without a cookie."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, Final, ParamSpec, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from motcua.web.components.languages import page_language
from motcua.web.components.rendering import render

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

IDLE_SECONDS: Final = 60
"""After so long without a touch the kiosk is somebody else's: it goes back to its first page."""
WARN_SECONDS: Final = 20
"""For so long before that it counts down in plain sight."""
_SPACES: Final = {"vi": "kiosk", "en": "kiosk-en"}


def kiosk_page(view: View[P]) -> View[P]:
    """Answer in the language of the address; no cache keeps the answer, and what is not there is told in large type."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        match = request.resolver_match
        language = "en" if match is not None and match.namespace == _SPACES["en"] else "vi"
        with translation.override(language):
            try:
                response = view(request, *args, **kwargs)
            except Http404:
                response = render_kiosk(request, "kiosk/lost.html", status=HTTPStatus.NOT_FOUND)
            response.headers["Content-Language"] = language
        patch_cache_control(response, no_store=True)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return cast(View[P], require_safe(answer))


def render_kiosk(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Answer with a page of the kiosk; its links stay in the page's language."""
    values = {
        "to": to,
        "idle_seconds": IDLE_SECONDS,
        "warn_seconds": WARN_SECONDS,
        "in_other_language": _in_other_language(request),
        **(context or {}),
    }
    return render(request, template, values, status=status)


def to(name: str, *args: Any) -> str:
    """The address of a page of the kiosk in the language of this one."""
    return reverse(f"{_SPACES[page_language()]}:{name}", args=args)


def _in_other_language(request: HttpRequest) -> str:
    """The address of the same page in the other language, the question included."""
    match = request.resolver_match
    other = _SPACES["vi" if page_language() == "en" else "en"]
    if match is None or match.url_name in (None, "lost"):
        return reverse(f"{other}:home")
    query = request.META.get("QUERY_STRING", "")
    return f"{reverse(f'{other}:{match.url_name}', kwargs=match.kwargs)}{f'?{query}' if query else ''}"
