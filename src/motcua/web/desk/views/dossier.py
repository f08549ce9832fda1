"""A dossier, its files and its drawing."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from motcua.domain.documents import preview, queries
from motcua.domain.documents.headers import file_headers
from motcua.domain.documents.media import MediaType
from motcua.domain.dossiers.actions import record_access
from motcua.domain.dossiers.permissions import visible_to
from motcua.domain.dossiers.queries import dossier_page
from motcua.domain.dossiers.queries.files import FoundFile, find_file
from motcua.domain.guidance.queries import WITH_CHECKLIST
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.dossier_view import dossier_view
from motcua.web.desk.rendering import render_desk
from motcua.web.desk.told_view import told_view


@officers_only
@require_safe
def dossier(request: OfficerRequest, code: str) -> HttpResponse:
    """The dossier whole. Opening it is written down."""
    page = dossier_page(request.officer, code, at=request.at, also=[WITH_CHECKLIST])
    if page is None:
        raise Http404
    record_access(dossier=page.dossier, officer=request.officer, purpose="page", at=request.at)
    return render_desk(
        request, "desk/dossier.html", {"view": dossier_view(page, at=request.at), "told": told_view(page)}
    )


@officers_only
@require_safe
def file(request: OfficerRequest, code: str, sha256: str) -> FileResponse:
    """A handed-in file or a result, to be looked at (`?xem=1`: PDF and pictures) or saved."""
    found = _found(request, code, sha256)
    content = queries.content(found.file)
    headers = file_headers(content.media_type, name=found.name, show=request.GET.get("xem") == "1")
    return _sent(FileResponse(content.stream), headers)


@officers_only
@require_safe
def picture(request: OfficerRequest, code: str, sha256: str) -> FileResponse:
    """A picture drawn anew from its pixels, for the dossier page."""
    found = _found(request, code, sha256)
    try:
        drawn = preview.preview(found.file)
    except preview.NoPreview as error:
        raise Http404 from error
    return _sent(FileResponse(drawn), file_headers(MediaType.JPEG, name=found.name, show=True))


@officers_only
@require_safe
def drawing(request: OfficerRequest, code: str) -> HttpResponse:
    """The process model of a dossier, for the drawing on its page."""
    seen = visible_to(request.officer, timezone.localdate(request.at)).select_related("process_version")
    model = get_object_or_404(seen, code=code).process_version
    headers = {
        "Content-Type": "application/xml; charset=utf-8",
        "Content-Disposition": "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return HttpResponse(model.xml, headers=headers)


def _found(request: OfficerRequest, code: str, sha256: str) -> FoundFile:
    """The file, if this officer may see its dossier. Opening it is written down."""
    found = find_file(request.officer, code, sha256, at=request.at)
    if found is None:
        raise Http404
    record_access(dossier=found.dossier, officer=request.officer, purpose="file", at=request.at)
    return found


def _sent(response: FileResponse, headers: dict[str, str]) -> FileResponse:
    for name, value in headers.items():
        response.headers[name] = value
    return response
