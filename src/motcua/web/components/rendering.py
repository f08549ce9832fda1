"""A page, or the one part of it that htmx asked for: both come from the same template."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.cache import patch_vary_headers
from jinja2_fragments import render_block


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page (and not for a whole page it lost from its history)."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-History-Restore-Request") != "true"


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Answer with the page, or with its block `fragment` where htmx asks for a part."""
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    values = {
        **(context or {}),
        "request": request,
        "csrf_input": csrf_input_lazy(request),
        "csrf_token": csrf_token_lazy(request),
    }
    if fragment and wants_fragment(request):
        body = render_block(environment, template, fragment, values)
    else:
        body = environment.get_template(template).render(values)
    response = HttpResponse(body, status=status)
    if fragment:
        patch_vary_headers(response, ["HX-Request"])
    return response


def leave(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to another page, also where htmx asked for a part of this one."""
    if wants_fragment(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
