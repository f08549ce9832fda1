"""What the person who applied may do with a dossier: supply, withdraw, see the proof."""

from http import HTTPStatus

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.domain.documents.headers import file_headers
from motcua.domain.documents.queries import content
from motcua.domain.documents.store import MissingBytes
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.queries import tracking
from motcua.domain.dossiers.refusals import CannotWithdraw
from motcua.web.components import clock
from motcua.web.components.qr import qr_svg
from motcua.web.components.rendering import leave, render
from motcua.web.portal import queries
from motcua.web.portal.links import follow_url
from motcua.web.portal.supplying import Visit
from motcua.web.portal.tracking_view import tracking_view
from motcua.web.portal.unlocked import lock_all
from motcua.web.portal.views.access import for_dossier, opened_only
from motcua.web.portal.words import ACCEPTED_FILES, refusal

_METHODS = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(_METHODS)
@for_dossier
@opened_only
def supply(request: HttpRequest, dossier_id: int, token: str) -> HttpResponse:
    """Exactly what was asked for: files to upload, questions to answer."""
    tracked = tracking(dossier_id, at=clock.now())
    if not tracked.may_supply:
        messages.info(request, _("Cơ quan không còn yêu cầu bổ sung gì cho hồ sơ này."))
        return redirect("portal:dossier", token)
    visit = Visit(request, tracked, get_language() or "vi")
    if request.method == "POST":
        visit.receive()
        if request.POST.get("viec") == "gui" and visit.send():
            messages.success(request, _("Đã gửi bổ sung. Hồ sơ trở lại cơ quan và hạn chạy tiếp."))
            return leave(request, reverse("portal:dossier", args=[token]))
    context = {"visit": visit, "view": tracking_view(tracked), "token": token, "accept": ACCEPTED_FILES}
    return render(request, "portal/supply.html", context, fragment="papers")


@never_cache
@require_http_methods(_METHODS)
@for_dossier
@opened_only
def withdraw(request: HttpRequest, dossier_id: int, token: str) -> HttpResponse:
    """Ask once more, then withdraw."""
    error = ""
    if request.method == "POST":
        try:
            actions.withdraw(dossier_id=dossier_id, at=clock.now())
            messages.success(request, _("Đã rút hồ sơ. Giấy tờ bạn đã nộp không được xử lý tiếp."))
            return redirect("portal:dossier", token)
        except CannotWithdraw as cannot:
            error = refusal(cannot)
    tracked = tracking(dossier_id, at=clock.now())
    context = {"view": tracking_view(tracked), "token": token, "error": error}
    return render(request, "portal/withdraw.html", context)


@never_cache
@require_safe
@for_dossier
@opened_only
def receipt(request: HttpRequest, dossier_id: int, token: str) -> HttpResponse:
    """The proof of submission: every file with its size and SHA-256, and the way to follow."""
    proof = queries.receipt(dossier_id)
    address = follow_url(dossier_id)
    code = qr_svg(address, label=_("Mã QR mở trang theo dõi hồ sơ"))
    context = {"proof": proof, "address": address, "qr": code, "token": token, "fresh": "moi" in request.GET}
    return render(request, "portal/receipt.html", context)


@never_cache
@require_safe
@for_dossier
@opened_only
def result(request: HttpRequest, dossier_id: int, token: str, number: int) -> HttpResponseBase:
    """The file of a result, to keep."""
    found = queries.result_file(dossier_id, number)
    if found is None or found.file is None:
        raise Http404
    try:
        kept = content(found.file)
    except MissingBytes:
        context = {"found": found, "token": token}
        return render(request, "portal/result_missing.html", context, status=HTTPStatus.NOT_FOUND)
    response = FileResponse(kept.stream)
    for name, value in file_headers(kept.media_type, name=found.name).items():
        response.headers[name] = value
    return response


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Forget this person on this machine."""
    lock_all(request)
    return redirect("portal:home")
