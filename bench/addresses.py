"""The product's addresses, and two pages that do next to nothing, to measure the others against."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path

from motcua.config.urls import handler400, handler403, handler404, handler500
from motcua.config.urls import urlpatterns as product
from motcua.domain.dossiers.models import Dossier

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def one_row(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """One row through the models, in the shortest page."""
    dossier = Dossier.objects.only("code", "status", "due_at").get(pk=dossier_id)
    return HttpResponse(f"<!doctype html><title>{dossier.code}</title><p>{dossier.status} {dossier.due_at}")


def select(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """One row by hand-written SQL."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM dossiers_dossier WHERE id = %s", [dossier_id])
        row = cursor.fetchone()
    return HttpResponse(str(row[0]), content_type="text/plain")


urlpatterns: list[URLPattern | URLResolver] = [
    path("bench/row/<int:dossier_id>/", one_row),
    path("bench/select/<int:dossier_id>/", select),
    *product,
]
