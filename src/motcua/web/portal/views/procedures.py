"""The first page, and what a procedure asks for."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.catalogue.queries import FieldCount, fields
from motcua.domain.processes.models import ProcessVersion
from motcua.web.components import clock
from motcua.web.components.languages import page_language
from motcua.web.components.offline import may_be_kept
from motcua.web.components.rendering import render
from motcua.web.portal.finding import EXAMPLES
from motcua.web.portal.procedure_page import procedure_page

_HOME_FIELDS = 12
_YEAR = 31_536_000


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Search first, then by life event and field."""
    counted = fields()
    context = {
        "events": LIFE_EVENTS.values(),
        "examples": EXAMPLES,
        "fields": sorted(counted, key=_fullest_first)[:_HOME_FIELDS],
        "total": sum(field.count for field in counted),
    }
    return render(request, "portal/home.html", context)


def _fullest_first(field: FieldCount) -> tuple[int, str]:
    return -field.count, field.name


@require_safe
@may_be_kept
def procedure(request: HttpRequest, code: str, number: int | None = None) -> HttpResponse:
    """What a procedure asks for and promises, now or in an earlier version."""
    page = procedure_page(code, number, language=page_language())
    if page is None:
        raise Http404
    context = {"view": page.view, "page": page, "process": page.process, "at": clock.now()}
    return render(request, "portal/procedure.html", context)


@require_safe
@cache_control(public=True, max_age=_YEAR, immutable=True)
def drawing(request: HttpRequest, version: int) -> HttpResponse:
    """The BPMN drawing of a published process. Published drawings never change."""
    published = get_object_or_404(ProcessVersion.objects.only("xml"), pk=version)
    return HttpResponse(published.xml, content_type="application/xml; charset=utf-8")
