"""Pages that only tell."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.web.components import clock
from motcua.web.components.offline import may_be_kept
from motcua.web.components.rendering import render
from motcua.web.portal.places import places as find_places


@require_safe
@may_be_kept
def places(request: HttpRequest) -> HttpResponse:
    """Addresses, hours and telephones of the service points."""
    words = " ".join(request.GET.get("q", "").split())[:100]
    return render(
        request,
        "portal/places.html",
        {"words": words, "places": find_places(words), "at": clock.now()},
        fragment="found",
    )


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who we are and the six promises."""
    return render(request, "portal/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "portal/accessibility.html")
