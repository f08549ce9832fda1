"""Following a dossier: opening it, what it shows, supplying what was asked, withdrawing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.dossiers.queries import tracking
from motcua.domain.notices.links import follow_token
from motcua.web.components import clock, errors
from motcua.web.components.form_rendering import error_link
from motcua.web.components.rendering import render
from motcua.web.portal.process_view import process_view
from motcua.web.portal.second_factor import Opening, no_such_dossier, open_by_code, problems, typed
from motcua.web.portal.tracking_view import tracking_view
from motcua.web.portal.unlocked import may_open
from motcua.web.portal.views.access import for_dossier

_READS = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(_READS)
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for code and second factor; open the dossier they fit."""
    if request.method != "POST":
        return render(request, "portal/follow.html")
    code, factor = typed(request)
    missing = problems(code, factor)
    if missing:
        return _again(request, code, missing)
    opening = open_by_code(request, code, factor)
    return _opened(request, code, opening)


def _opened(request: HttpRequest, code: str, opening: Opening) -> HttpResponse:
    if opening.wait_seconds:
        return errors.too_many(request, wait_seconds=opening.wait_seconds)
    if opening.dossier_id is None:
        return _again(request, code, {"code": no_such_dossier()})
    return redirect("portal:dossier", follow_token(opening.dossier_id))


def _again(request: HttpRequest, code: str, found: dict[str, str]) -> HttpResponse:
    links = [error_link(name, words) for name, words in found.items()]
    context = {"typed_code": code, "follow_errors": found, "errors": links}
    return render(request, "portal/follow.html", context)


@never_cache
@require_safe
@for_dossier
def dossier(request: HttpRequest, dossier_id: int, token: str) -> HttpResponse:
    """The public page; personal parts only for a browser that has shown the second factor."""
    tracked = tracking(dossier_id, at=clock.now())
    context = {
        "view": tracking_view(tracked),
        "tracked": tracked,
        "process": process_view(tracked.dossier.process_version_id, current=tracked.nodes_now, done=tracked.nodes_done),
        "token": token,
        "opened": may_open(request, dossier_id),
    }
    return render(request, "portal/dossier.html", context)
