"""The screens of the acts."""

from django.contrib.messages import success
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from motcua.web.desk.access import OfficerRequest, officers_only
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
    pressed = request.POST.get("viec", "")
    if pressed == "xem":
        return _rehearsed(screen)
    if pressed != "gui" and (pressed or screen.form.is_previewed):
        screen.form.quieten()  # rows added or taken away, or the preview taken back to be changed
        return _page(screen)
    if screen.send():
        success(request, str(screen.words.done) % {"code": code})
        return redirect("desk:dossier", code)
    return _page(screen)


def _rehearsed(screen: Screen) -> HttpResponse:
    """What the act would lead to, before it is done."""
    forecast = screen.rehearse()
    if forecast is None:
        return _page(screen)
    return render_desk(screen.request, "desk/acts/preview.html", {**screen.context(), "forecast": forecast})


def _page(screen: Screen) -> HttpResponse:
    return render_desk(screen.request, screen.template, screen.context(), fragment="reasons")
