"""Preparing an application: a short interview, and the person's own checklist it yields."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.core.codes.checklists import read_checklist_code
from motcua.domain.accounts.models import Account
from motcua.domain.accounts.queries import officer_of
from motcua.domain.guidance.actions import make_checklist, send_checklist
from motcua.domain.guidance.queries import current_version, open_checklist
from motcua.web.components import clock, errors, throttle
from motcua.web.components.form_rendering import error_link
from motcua.web.components.languages import page_language
from motcua.web.components.rendering import render
from motcua.web.components.throttle import Bound
from motcua.web.portal.guide_interview import DONE, Interview, forget_answers, keep_answers, kept_answers
from motcua.web.portal.guide_page import ChecklistPage
from motcua.web.portal.guide_paper import checklist_pdf

_METHODS = ("GET", "HEAD", "POST")
_MADE: Final = (Bound("checklists made", 60, timedelta(hours=1)),)
_SENT: Final = (Bound("checklists sent", 10, timedelta(hours=1)),)
_SENT_TO: Final = (Bound("checklists sent to", 5, timedelta(days=1)),)


@never_cache
@require_safe
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Begin anew, or with the answers of a checklist (`tu`), at the question to be changed (`doi`)."""
    interview = _interview(request, code)
    earlier = open_checklist(read_checklist_code(request.GET.get("tu", "")) or "", at=clock.now())
    if earlier is None or earlier.version.procedure_id != interview.version.procedure_id:
        forget_answers(request, interview.version)
        interview = _interview(request, code)
    else:
        interview.answers = earlier.answers_for(interview.version.pk)
        keep_answers(request, interview.version, interview.answers)
    wanted = interview.question(request.GET.get("doi", ""))
    return redirect(interview.address(wanted) if wanted else interview.onwards())


@never_cache
@require_http_methods(_METHODS)
def question(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """Ask one thing; after the last answer the checklist is made."""
    interview = _interview(request, code)
    if slug == DONE:
        return _finish(request, interview)
    asked = interview.question(slug)
    if asked is None:
        return redirect(interview.onwards())
    found = []
    if request.method == "POST":
        found = interview.take(asked, request.POST)
        if not found:
            keep_answers(request, interview.version, interview.answers)
            return _made(request, interview) if interview.is_complete else redirect(interview.onwards())
    context = {"interview": interview, "view": interview.view(asked), "errors": found, "back": interview.back(asked)}
    return render(request, "portal/guide/question.html", context)


@never_cache
@require_safe
def checklist(request: HttpRequest, code: str) -> HttpResponse:
    """A checklist; whoever has the code sees the same."""
    page = _page(code)
    if page is None:
        return _gone(request)
    context = {"page": page, "may_take_in": _is_officer(request)}
    return render(request, "portal/guide/checklist.html", context)


@never_cache
@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """The checklist as a PDF."""
    page = _page(code)
    if page is None:
        return _gone(request)
    response = HttpResponse(checklist_pdf(page), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="danh-muc-{page.code}.pdf"'
    return response


@never_cache
@require_http_methods(_METHODS)
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Send the checklist to an address, which is not kept."""
    page = _page(code)
    if page is None:
        return _gone(request)
    address, error = request.POST.get("thu", "").strip(), ""
    if request.method == "POST":
        try:
            validate_email(address)
        except ValidationError:
            error = _("Nhập địa chỉ thư điện tử đúng dạng ten@mien.vn")
        else:
            return _send(request, page, address)
    context = {"page": page, "address": address, "errors": [error_link("thu", error)] if error else []}
    return render(request, "portal/guide/send.html", context)


def _interview(request: HttpRequest, code: str) -> Interview:
    version = current_version(code)
    if version is None:
        raise Http404
    return Interview(version, kept_answers(request, version), page_language())


def _finish(request: HttpRequest, interview: Interview) -> HttpResponse:
    """Make the checklist of a procedure that has nothing to ask, or whose questions are all answered."""
    if not interview.is_complete:
        return redirect(interview.onwards())
    if request.method == "POST":
        return _made(request, interview)
    return render(request, "portal/guide/ready.html", {"interview": interview})


def _made(request: HttpRequest, interview: Interview) -> HttpResponse:
    wait = throttle.take(throttle.client_of(request), _MADE)
    if wait:
        return errors.too_many(request, wait_seconds=wait)
    made = make_checklist(
        version_id=interview.version.pk, answers=interview.answers, language=page_language(), at=clock.now()
    )
    forget_answers(request, interview.version)
    return redirect("portal:checklist", made.code)


def _page(code: str) -> ChecklistPage | None:
    at, read = clock.now(), read_checklist_code(code)
    found = open_checklist(read, at=at) if read else None
    return ChecklistPage(found, at, page_language()) if found else None


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/guide/gone.html", status=HTTPStatus.GONE)


def _send(request: HttpRequest, page: ChecklistPage, address: str) -> HttpResponse:
    wait = max(throttle.take(throttle.client_of(request), _SENT), throttle.take(address.casefold(), _SENT_TO))
    if wait:
        return errors.too_many(request, wait_seconds=wait)
    send_checklist(address=address, language=page.language, context=page.message(), at=page.at)
    messages.success(request, _("Danh mục đang được gửi đi. Chúng tôi không giữ lại địa chỉ thư của bạn."))
    return redirect("portal:checklist", page.found.checklist.code)


def _is_officer(request: HttpRequest) -> bool:
    return isinstance(request.user, Account) and officer_of(request.user) is not None
