"""One page of the form at a time. What is right is kept at once, even where something else on the page is wrong."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.forms import UnknownPage, parse_page
from motcua.core.forms.display import to_inputs
from motcua.domain.dossiers.actions.drafts import save_answers
from motcua.web.components import clock
from motcua.web.components.form_rendering import error_link
from motcua.web.components.languages import page_language
from motcua.web.components.rendering import render
from motcua.web.portal.application import Application, Way, next_open
from motcua.web.portal.papers import CASE
from motcua.web.portal.question_page import question_page
from motcua.web.portal.views.access import for_draft

_METHODS = ("GET", "HEAD", "POST")


@never_cache
@require_http_methods(_METHODS)
@for_draft
def case(request: HttpRequest, application: Application) -> HttpResponse:
    """Which of the procedure's cases applies."""
    if not application.asks_case:
        return redirect(next_open(application))
    cases = application.cases.choices
    number = next((one.number for one in cases if str(one.number) == request.POST.get("truong-hop")), None)
    if number is not None:
        save_answers(draft_id=application.draft.pk, answers={CASE: number}, asked=[CASE], at=clock.now())
        return redirect(_onwards(request, application))
    words = _("Chọn trường hợp của bạn để biết cần giấy tờ gì")
    found = (error_link("truong-hop", words),) if request.method == "POST" else ()
    context = {"application": application, "cases": cases, "errors": found, "back": _back(request, application)}
    return render(request, "portal/apply/case.html", context)


@never_cache
@require_http_methods(_METHODS)
@for_draft
def question(request: HttpRequest, application: Application, page_id: str) -> HttpResponse:
    """Ask one page; keep what is right and go on, or say what is wrong."""
    try:
        page = application.form.page(page_id)
    except UnknownPage:
        raise Http404 from None
    inputs, found = to_inputs(application.form, page_id, application.answers), {}
    if request.method == "POST":
        inputs = {name: request.POST.getlist(name) for name in request.POST}
        result = parse_page(
            application.form,
            page_id,
            inputs,
            data=application.answers,
            today=clock.today(),
            wards=[code for code, _name in application.wards],
        )
        asked = [field.name for field in page.fields if field.name not in result.errors]
        saved = save_answers(draft_id=application.draft.pk, answers=result.values, asked=asked, at=clock.now())
        if result.ok:
            return redirect(_onwards(request, Application(saved)))
        found = result.errors
    view = question_page(application, page, inputs, found, language=page_language())
    context = {"application": application, "view": view, "back": _back(request, application)}
    return render(request, "portal/apply/question.html", context)


def _onwards(request: HttpRequest, application: Application) -> str:
    """The next page; back to the check page where the reader came from there and nothing new is asked."""
    if "sua" in request.GET:
        return next_open(application)
    way = Way.of(application)
    return way.after(request.path) if request.path in way.stations else next_open(application)


def _back(request: HttpRequest, application: Application) -> str | None:
    way = Way.of(application)
    return way.stations[-1] if "sua" in request.GET else way.before(request.path)
