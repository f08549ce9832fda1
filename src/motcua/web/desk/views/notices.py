"""The outbox: what people were told, what could not be delivered, and jobs that failed."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from motcua.domain.dossiers.queries.outbox import failed_jobs, notice_words, outbox_of
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.rendering import render_desk
from motcua.web.desk.words.states import NOTICE_STATES

_ROWS = 50


@officers_only
@require_safe
def outbox(request: OfficerRequest) -> HttpResponse:
    """The newest notices of the dossiers this officer may see."""
    dead = request.GET.get("loai") == "khong-gui-duoc"
    before = request.GET.get("truoc", "")
    last = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    rows = outbox_of(request.officer, at=request.at, dead=dead, before=last, limit=_ROWS)
    context = {
        "rows": rows,
        "dead": dead,
        "states": NOTICE_STATES,
        "older": rows[-1].notice.pk if len(rows) == _ROWS else None,
        "jobs": list(failed_jobs(request.officer, at=request.at)[:_ROWS]),
    }
    return render_desk(request, "desk/notices.html", context)


@officers_only
@require_safe
def notice(request: OfficerRequest, notice_id: int) -> HttpResponse:
    """One notice as its reader sees it, as text."""
    found = notice_words(request.officer, notice_id, at=request.at)
    if found is None:
        raise Http404
    row, message = found
    return render_desk(
        request, "desk/notice.html", {"notice": row, "message": message, "state": NOTICE_STATES[row.state]}
    )
