"""Asking in one's own words: the conversation, looking a dossier up in it, rating an answer, going on to a person."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.domain.assistant import actions
from motcua.domain.assistant.actions import LONGEST_QUESTION, CannotDo
from motcua.domain.guidance.queries import current_version
from motcua.web.components import clock, errors
from motcua.web.components.pace import Pace
from motcua.web.components.rendering import leave, render, wants_fragment
from motcua.web.components.throttle import client_of
from motcua.web.portal.assistant_page import TalkPage, forget, remember, show_dossier
from motcua.web.portal.hand_off import HandOffPage
from motcua.web.portal.second_factor import no_such_dossier, open_by_code, problems, typed

PACE: Final = Pace("assistant", per_minute=20, burst=20)
_RATINGS: Final = {"1": 1, "-1": -1}
_LONGEST_CODE: Final = 40


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def talk(request: HttpRequest) -> HttpResponse:
    """The conversation so far, and one more question in it. `thu-tuc` is the procedure whose page one comes from."""
    if request.method != "POST":
        return _show(request, TalkPage(request, clock.now(), page_code=_code(request.GET.get("thu-tuc", ""))))
    page = TalkPage(request, clock.now(), page_code=_code(request.POST.get("thu-tuc", "")))
    question, chosen = request.POST.get("hoi", "").replace("\0", "").strip(), request.POST.get("chon", "")
    if not chosen:
        page.typed, page.errors = question, _wrong(question)
    if page.errors:
        return _show(request, page)
    wait = PACE.wait(client_of(request))
    if wait:
        return _slow_down(request, page, wait)
    return _answered(request, page, question, chosen)


def _answered(request: HttpRequest, page: TalkPage, question: str, chosen: str) -> HttpResponse:
    said = page.conversation
    if chosen and said is not None and chosen in said.options:
        answer = actions.choose(code=chosen, at=page.at, conversation=said)
    elif chosen:
        # The options have changed since the button was drawn, in another tab: show the thread as it stands.
        return _on(request)
    else:
        answer = actions.ask(question=question, at=page.at, conversation=said, about=page.page_code)
    remember(request, answer.conversation)
    return _on(request, anchor=f"#cau-{answer.turn.pk}")


@never_cache
@require_POST
def look_up(request: HttpRequest) -> HttpResponse:
    """Open a dossier by code and second factor, and show in the thread where it stands."""
    code, factor = typed(request)
    page = TalkPage(request, clock.now(), typed_code=code)
    page.errors = problems(code, factor)
    if page.errors:
        return _show(request, page)
    opening = open_by_code(request, code, factor)
    if opening.wait_seconds:
        return _slow_down(request, page, opening.wait_seconds)
    if opening.dossier_id is None:
        page.errors = {"code": no_such_dossier()}
        return _show(request, page)
    show_dossier(request, opening.dossier_id)
    return _on(request, anchor="#ho-so")


@never_cache
@require_POST
def rate(request: HttpRequest) -> HttpResponse:
    """Say whether an answer was useful."""
    page = TalkPage(request, clock.now())
    turn, rating = request.POST.get("cau", ""), _RATINGS.get(request.POST.get("diem", ""))
    if page.conversation is not None and rating is not None and turn.isascii() and turn.isdigit():
        try:
            actions.rate(conversation=page.conversation, turn_id=int(turn[:18]), rating=rating)
        except CannotDo:
            return errors.not_found(request)
        return _on(request, anchor=f"#cau-{int(turn[:18])}")
    return errors.not_found(request)


@never_cache
@require_POST
def begin_anew(request: HttpRequest) -> HttpResponse:
    """Forget the thread."""
    forget(request)
    return _on(request)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_off(request: HttpRequest) -> HttpResponse:
    """Leave the question, with the thread, for a person; then say what happens next."""
    page = HandOffPage(TalkPage(request, clock.now()))
    if request.method == "POST":
        page.read(request.POST)
        if not page.errors:
            wait = PACE.wait(client_of(request))
            if wait:
                return errors.too_many(request, wait_seconds=wait)
            page.send()
            messages.success(request, _("Câu hỏi của bạn đã đến bàn của cán bộ."))
            return leave(request, f"{reverse('portal:hand_off')}?da-gui=1")
    context = {"page": page, "is_sent": request.method != "POST" and "da-gui" in request.GET}
    return render(request, "portal/assistant/hand_off.html", context)


def _on(request: HttpRequest, anchor: str = "") -> HttpResponse:
    """Go on with the thread: the part for htmx, else the page by a redirect, so that reloading asks nothing twice."""
    if wants_fragment(request):
        return _show(request, TalkPage(request, clock.now()))
    return redirect(f"{reverse('portal:talk')}{anchor}")


def _show(request: HttpRequest, page: TalkPage, *, status: int = 200) -> HttpResponse:
    return render(request, "portal/assistant/page.html", {"page": page}, fragment="talk", status=status)


def _slow_down(request: HttpRequest, page: TalkPage, seconds: int) -> HttpResponse:
    """Too many tries: told where one is; as a page it is the page every other place shows."""
    if not wants_fragment(request):
        return errors.too_many(request, wait_seconds=seconds)
    minutes = max(1, -(-seconds // 60))
    page.errors = {"wait": _("Bạn gửi quá nhanh. Hãy thử lại sau %(minutes)s phút.") % {"minutes": minutes}}
    return _show(request, page)


def _wrong(question: str) -> dict[str, str]:
    if not question:
        return {"hoi": _("Viết câu hỏi của bạn rồi bấm Hỏi")}
    if len(question) > LONGEST_QUESTION:
        return {
            "hoi": _("Câu hỏi dài %(length)s ký tự, nhiều nhất là %(most)s. Hãy viết ngắn lại")
            % {"length": len(question), "most": LONGEST_QUESTION}
        }
    return {}


def _code(typed_code: str) -> str:
    """The code of a published procedure; empty for anything else."""
    code = typed_code.replace("\0", "").strip()[:_LONGEST_CODE]
    return code if code and current_version(code) else ""
