"""For search engines: which pages there are, since when, and which to leave alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.sax.saxutils import escape

from django.conf import settings
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from motcua.domain.catalogue.models import Procedure, ProcedureVersion
from motcua.domain.catalogue.queries import fields

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_A_FILE: Final = 1_000
"""Procedures of one file; the protocol allows 50,000."""
_PAGES: Final = ("portal:home", "portal:procedures", "portal:places", "portal:about", "portal:accessibility")
# Pages of one person or one draft, and searches: an address with a question in it is no page of its own.
_LEFT_ALONE: Final = (
    "/ho-so/", "/nop/", "/dm/", "/hoi-dap/", "/thu-tuc/*/nop/", "/thu-tuc/*/chuan-bi/", "/tim/", "/thu-tuc/?*q=",
    "/ban-lam-viec/", "/kiosk/",
)  # fmt: skip

_an_hour = cache_control(public=True, max_age=3600)


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    changed: datetime | None = None


@require_safe
@_an_hour
def robots(request: HttpRequest) -> HttpResponse:
    """What programs may read."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _LEFT_ALONE), "", f"Sitemap: {_whole('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@_an_hour
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The files of the site map, with when each last changed. One query."""
    changed = list(_current().values_list("valid_from", flat=True))
    files = [_Place(reverse("portal:sitemap_pages"), max(changed, default=None))]
    for number, start in enumerate(range(0, len(changed), _A_FILE), start=1):
        part = changed[start : start + _A_FILE]
        files.append(_Place(reverse("portal:sitemap_procedures", args=[number]), max(part)))
    return _xml("sitemapindex", "sitemap", files)


@require_safe
@_an_hour
def sitemap_pages(request: HttpRequest) -> HttpResponse:
    """The first page, the list and its fields, and what only tells. Two queries."""
    listed = reverse("portal:procedures")
    last = _current().order_by().aggregate(last=Max("valid_from"))["last"]
    of_fields = [_Place(f"{listed}?linh-vuc={field.code}", last) for field in fields()]
    return _xml("urlset", "url", [*(_Place(reverse(name)) for name in _PAGES), *of_fields])


@require_safe
@_an_hour
def sitemap_procedures(request: HttpRequest, number: int) -> HttpResponse:
    """A file of procedure pages, each with the day its version began. One query."""
    start = (number - 1) * _A_FILE
    rows = _current().values_list("procedure__code", "valid_from")[start : start + _A_FILE] if number else ()
    places = [_Place(reverse("portal:procedure", args=[code]), changed) for code, changed in rows]
    if not places:
        raise Http404
    return _xml("urlset", "url", places)


def _current() -> QuerySet[ProcedureVersion]:
    ids = Procedure.objects.filter(current__isnull=False).values("current_id")
    return ProcedureVersion.objects.filter(pk__in=ids).order_by("procedure__code")


def _xml(root: str, each: str, places: Iterable[_Place]) -> HttpResponse:
    rows = "".join(f"<{each}><loc>{escape(_whole(one.path))}</loc>{_changed(one)}</{each}>\n" for one in places)
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{rows}</{root}>\n'
    return HttpResponse(body, content_type="application/xml; charset=utf-8")


def _changed(place: _Place) -> str:
    return f"<lastmod>{place.changed.isoformat(timespec='seconds')}</lastmod>" if place.changed else ""


def _whole(path: str) -> str:
    return f"{settings.BASE_URL}{path}"
