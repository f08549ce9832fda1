"""Short links on boards: to the page they stand for, counted by day. Nothing of who opens them is kept."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.core.codes.short_links import read_short_code
from motcua.domain.boards.actions import count_scan
from motcua.domain.boards.models import TargetKind
from motcua.domain.boards.queries import last_version, link
from motcua.domain.boards.targets import Target
from motcua.web.components import clock
from motcua.web.components.rendering import render
from motcua.web.portal.opened_by import is_opened_by_a_person


@never_cache
@require_safe
def short_link(request: HttpRequest, code: str) -> HttpResponse:
    """Lead to what the code stands for: two queries. A procedure's own code leads to it uncounted, in one query."""
    short = read_short_code(code)
    found = link(short) if short else None
    if found is None:
        return _by_procedure_code(request, code)
    if is_opened_by_a_person(request):
        count_scan(item_id=found.item_id, day=clock.today())
    if not found.is_published:
        return _withdrawn(request, found.target.key)
    return HttpResponseRedirect(_address(found.target))


def _address(target: Target) -> str:
    match target.kind:
        case TargetKind.PROCEDURE:
            return reverse("portal:procedure", args=[target.key])
        case TargetKind.LIFE_EVENT:
            return f"{reverse('portal:procedures')}?viec={target.key}"
        case TargetKind.SEARCH:
            return reverse("portal:home")


def _by_procedure_code(request: HttpRequest, code: str) -> HttpResponse:
    version = last_version(code) if "." in code else None
    if version is None:
        return render(request, "portal/short_link_unknown.html", {"code": code}, status=HTTPStatus.NOT_FOUND)
    if version.pk != version.procedure.current_id:
        return _withdrawn(request, code)
    return HttpResponseRedirect(reverse("portal:procedure", args=[code]))


def _withdrawn(request: HttpRequest, target: str) -> HttpResponse:
    """The page for paper that outlived its procedure. A life event that is no more has no version to show."""
    context = {"version": last_version(target), "target": target}
    return render(request, "portal/short_link_withdrawn.html", context, status=HTTPStatus.GONE)
