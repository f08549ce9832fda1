"""Pages of the desk: the officer's name goes with every one of them."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from motcua.web.components.rendering import render, wants_fragment


def render_desk(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    fragment: str = "",
    status: int = 200,
) -> HttpResponse:
    """Answer with a page of the desk, or with its block `fragment` where htmx asks for a part."""
    values = {"officer": getattr(request, "officer", None), **(context or {})}
    return render(request, template, values, fragment=fragment, status=status)


def lead_to(request: HttpRequest, name: str, *args: Any) -> HttpResponse:
    """Lead to a named page: with a redirect, or for htmx with the header that changes the whole page."""
    if not wants_fragment(request):
        return redirect(name, *args)
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response.headers["HX-Redirect"] = reverse(name, args=args)
    return response
