"""The API described for people and for machines, both out of the same document."""

import json

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.web.api import problems
from motcua.web.api.description import addresses, described
from motcua.web.api.door import PACE
from motcua.web.components.rendering import render


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """The page that lists every address with an example that can be opened."""
    return render(request, "api/reference.html", {"addresses": addresses(), "per_minute": PACE.per_minute})


def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document, in the reader's language."""
    return HttpResponse(json.dumps(described(), ensure_ascii=False), content_type="application/json")


def unknown(request: HttpRequest, rest: str) -> HttpResponse:
    """Any other address under the API."""
    return problems.no_address()
