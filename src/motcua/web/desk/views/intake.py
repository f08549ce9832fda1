"""Intake at the counter."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.rendering import render_desk


@officers_only
@require_safe
def find(request: OfficerRequest) -> HttpResponse:
    """Find the procedure."""
    return render_desk(request, "desk/errors/404.html")
