"""The screens of the acts."""

from django.contrib.messages import success
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.forms.reasons import ReasonsForm
from motcua.web.desk.message_preview import preview
from motcua.web.desk.rendering import render_desk
from motcua.web.desk.screens import Screen, open_screen


@officers_only
@require_http_methods(["GET", "POST"])
def act(request: OfficerRequest, code: str, slug: str, step_id: int | None = None) -> HttpResponse:
    """Ask for what the act needs, then do it. The act itself decides whether it may be done."""
    screen = open_screen(request, code, slug, step_id)
    if request.method != "POST":
        screen.tell_last_act()
        return _page(screen)
    if isinstance(screen.form, ReasonsForm) and request.POST.get("viec") != "gui":
        return _between(screen, screen.form)
    if screen.send():
        success(request, str(screen.words.done) % {"code": code})
        return redirect("desk:dossier", code)
    return _page(screen)


def _between(screen: Screen, form: ReasonsForm) -> HttpResponse:
    """Rows added or taken away, the message looked at before it is sent, or taken up again to be changed."""
    if screen.request.POST.get("viec") != "xem":
        form.quieten()
        return _page(screen)
    if not form.is_valid():
        return _page(screen)
    context = {**screen.context(), "message": preview(screen.act, form), "typed": form.typed()}
    return render_desk(screen.request, "desk/acts/preview.html", context)


def _page(screen: Screen) -> HttpResponse:
    return render_desk(screen.request, screen.template, screen.context(), fragment="reasons")
