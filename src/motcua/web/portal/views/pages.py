"""Pages that only tell."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.web.components.rendering import render


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/about.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who we are and the six promises."""
    return render(request, "portal/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html")
