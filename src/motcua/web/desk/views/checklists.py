"""Checklists at the desk: taking in from one, and what came of those who had one."""

from datetime import datetime, time, timedelta
from typing import Final

from django.contrib.messages import success
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.guidance.queries import FEWEST_FOR_A_RATE, comparisons, overseen, together
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.checklist_figures import Row, row
from motcua.web.desk.intake import desk_of
from motcua.web.desk.intake.from_checklist import brought
from motcua.web.desk.rendering import render_desk

_SPANS: Final = (30, 90, 365)


@officers_only
@require_http_methods(["GET", "POST"])
def checklist(request: OfficerRequest, code: str) -> HttpResponse:
    """A checklist somebody brought: what they were told; then begin from it."""
    desk_of.posts(request)
    found = brought(code, at=request.at)
    if found is None:
        raise Http404
    if request.method == "POST":
        draft = found.begin(at=request.at)
        success(
            request,
            _("Đã điền sẵn từ danh mục %(code)s. Đối chiếu với người nộp rồi điền tiếp.") % {"code": found.code},
        )
        return redirect("desk:intake_ask", draft.pk)
    return render_desk(request, "desk/intake/checklist.html", {"brought": found})


@officers_only
@require_safe
def figures(request: OfficerRequest) -> HttpResponse:
    """How often dossiers were sent back for papers, with and without a checklist. For those who oversee procedures."""
    day = timezone.localdate(request.at)
    agencies = overseen(request.officer, day)
    if not agencies.exists():
        raise PermissionDenied
    asked = request.GET.get("ngay", "")
    days = int(asked) if asked in map(str, _SPANS) else _SPANS[1]
    since = timezone.make_aware(datetime.combine(day - timedelta(days=days - 1), time.min))
    found = comparisons(agencies, since=since, until=request.at)
    rows: list[Row] = [row(one) for one in found]
    context = {
        "rows": rows,
        "together": row(together(found)) if found else None,
        "days": days,
        "spans": _SPANS,
        "fewest": FEWEST_FOR_A_RATE,
        "since": since,
    }
    return render_desk(request, "desk/checklists.html", context)
