"""Beginning an application, and taking it up again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.guidance.actions import start_online
from motcua.web.components import clock, errors
from motcua.web.components.form_rendering import error_link
from motcua.web.components.languages import page_language
from motcua.web.components.rendering import render
from motcua.web.portal.application import Application, next_open
from motcua.web.portal.guide_start import Prepared, prepared
from motcua.web.portal.links import read_resume_token
from motcua.web.portal.start_page import StartPage, start_page
from motcua.web.portal.unlocked import unlock_draft
from motcua.web.portal.views.access import for_draft


@never_cache
@require_http_methods(("GET", "HEAD", "POST"))
def start(request: HttpRequest, code: str) -> HttpResponse:
    """What it takes and how long; choose the agency and begin."""
    page = start_page(code, language=page_language())
    if page is None:
        raise Http404
    begun = prepared(request.GET.get("danh-muc", ""), page, at=clock.now())
    if request.method != "POST" or not page.can_begin:
        return render(request, "portal/apply/start.html", {"page": page, "prepared": begun, "errors": ()})
    agency = page.choice.only or page.choice.chosen(request.POST.get("co-quan", ""))
    if agency is None:
        return _again(request, page, begun)
    draft = start_online(
        checklist=begun.checklist,
        version=page.version,
        agency=agency,
        known=begun.known,
        language=page_language(),
        at=clock.now(),
    )
    unlock_draft(request, draft.pk)
    return redirect("portal:draft", draft.pk)


def _again(request: HttpRequest, page: StartPage, begun: Prepared) -> HttpResponse:
    words = _("Chọn phường, xã hoặc cơ quan giải quyết hồ sơ của bạn")
    context = {"page": page, "prepared": begun, "errors": (error_link("co-quan", words),)}
    return render(request, "portal/apply/start.html", context)


@never_cache
@require_safe
@for_draft
def draft(request: HttpRequest, application: Application) -> HttpResponse:
    """Go on where something is still to be done."""
    return redirect(next_open(application))


@never_cache
@require_safe
def resume(request: HttpRequest, token: str) -> HttpResponse:
    """Take up a draft by its signed link."""
    draft_id = read_resume_token(token)
    if draft_id is None:
        return errors.link_expired(request)
    unlock_draft(request, draft_id)
    return redirect("portal:draft", draft_id)
