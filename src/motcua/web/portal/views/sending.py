"""Checking the answers, sending them once, and leaving for later."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.forms import summary
from motcua.domain.dossiers.actions.drafts import send_resume_link, submit_draft
from motcua.domain.dossiers.refusals import CannotSubmit
from motcua.domain.guidance.actions import carried_through
from motcua.domain.notices.links import follow_token
from motcua.web.components import clock
from motcua.web.components.form_rendering import ErrorLink, error_link
from motcua.web.components.languages import page_language
from motcua.web.components.rendering import render
from motcua.web.portal.application import Application, Way
from motcua.web.portal.links import RESUME_FOR_SECONDS, resume_url
from motcua.web.portal.unlocked import unlock_dossier
from motcua.web.portal.views.access import for_draft
from motcua.web.portal.words import refusal

_METHODS = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(_METHODS)
@for_draft
def check(request: HttpRequest, application: Application) -> HttpResponse:
    """Everything once more, with links to change it; sending gives the code."""
    found = _wrong(application) if request.method == "POST" else []
    if request.method == "POST" and not found:
        try:
            return _send(request, application)
        except CannotSubmit as cannot:
            paper = application.paper(cannot.about)
            found = [error_link("main-content", refusal(cannot, about=paper.document.name if paper else ""))]
    shown = summary(application.form, application.answers, page_language(), ward_name=application.ward_name)
    context = {
        "application": application,
        "shown": shown,
        "errors": found,
        "back": Way.of(application).before(request.path),
    }
    return render(request, "portal/apply/check.html", context)


def _send(request: HttpRequest, application: Application) -> HttpResponse:
    draft_id, at = application.draft.pk, clock.now()
    send = partial(
        submit_draft,
        draft_id=draft_id,
        applicant=application.applicant(),
        answers=application.final_answers(),
        declared=application.declared(),
        at=at,
    )
    dossier = carried_through(draft_id=draft_id, submit=send)
    unlock_dossier(request, dossier.pk)
    return redirect(f"{reverse('portal:receipt', args=[follow_token(dossier.pk)])}?moi=1")


def _wrong(application: Application) -> list[ErrorLink]:
    """Every answer and paper that keeps it from being sent, each leading to where it is put right."""
    language, draft_id = page_language(), application.draft.pk
    answers = [
        {"href": f"{reverse('portal:question', args=[draft_id, page_id])}?sua=1#{name}", "text": error.text(language)}
        for page_id, wrong in application.errors.items()
        for name, error in wrong.items()
    ]
    missing = [
        {
            "href": reverse("portal:paper", args=[draft_id, slot.document.id]),
            "text": _("Tải lên “%(paper)s”") % {"paper": slot.document.name},
        }
        for slot in application.missing_papers()
    ]
    return [*answers, *missing]


@never_cache
@require_http_methods(_METHODS)
@for_draft
def later(request: HttpRequest, application: Application) -> HttpResponse:
    """The link that takes up the application again, shown and, if wanted, sent."""
    link, kept_until = resume_url(application.draft.pk), clock.now() + timedelta(seconds=RESUME_FOR_SECONDS)
    address, error = request.POST.get("thu", "").strip(), ""
    if request.method == "POST":
        try:
            validate_email(address)
            send_resume_link(
                draft_id=application.draft.pk, address=address, link=link, kept_until=kept_until, at=clock.now()
            )
            messages.success(request, _("Đã gửi liên kết đến %(address)s.") % {"address": address})
            return redirect("portal:later", application.draft.pk)
        except ValidationError:
            error = _("Nhập địa chỉ thư điện tử đúng dạng ten@mien.vn")
    context = {
        "application": application,
        "link": link,
        "kept_until": kept_until,
        "address": address or application.answers.get("applicant_email", ""),
        "error": error,
        "errors": [error_link("thu", error)] if error else [],
    }
    return render(request, "portal/apply/later.html", context)
