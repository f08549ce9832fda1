"""Intake at the counter: find the procedure, ask, take the papers, accept, hand over the receipt."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.messages import success
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.core.codes import UnreadableCode
from motcua.core.codes.id_card import parse_id_card
from motcua.core.forms import summary
from motcua.domain.agencies.models import Post
from motcua.domain.assistant.finding import find as find_procedures
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.catalogue.queries import current
from motcua.domain.dossiers.actions import record_access
from motcua.domain.dossiers.actions.counter import start_at_desk
from motcua.domain.dossiers.actions.drafts import save_answers
from motcua.domain.dossiers.queries.counter import often_received, receipt_facts
from motcua.domain.notices.links import to_follow
from motcua.web.components.form_rendering import ErrorLink
from motcua.web.components.languages import page_language
from motcua.web.components.rendering import wants_fragment
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.intake import desk_of, handing_over
from motcua.web.desk.intake.asking import Asking
from motcua.web.desk.intake.counter import CounterIntake
from motcua.web.desk.intake.finishing import Finishing
from motcua.web.desk.intake.from_checklist import brought
from motcua.web.desk.intake.receipt import receipt_view
from motcua.web.desk.rendering import lead_to, render_desk

_RESULTS = 20


@officers_only
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: OfficerRequest) -> HttpResponse:
    """Find the procedure the person at the counter needs.

    The form posts: a scanner types whatever it is shown, an identity card too, and that belongs into no address.
    """
    found = desk_of.posts(request)
    desk_of.choose(request, request.GET.get("quay", ""), found)
    post = desk_of.chosen_post(request, found)
    words = request.POST.get("q", request.GET.get("q", "")).replace("\0", "").strip()[:200]
    if _is_card(words):
        return render_desk(request, "desk/intake/find.html", _found(found, post, card=True), fragment="results")
    if (checklist := brought(words, at=request.at)) is not None:
        return lead_to(request, "desk:intake_checklist", checklist.found.checklist.code)
    versions = _named(words) if words else often_received(post.agency, at=request.at)
    context = _found(found, post, words=words, versions=versions)
    return render_desk(request, "desk/intake/find.html", context, fragment="results")


def _found(posts: list[Post], post: Post, **more: Any) -> dict[str, Any]:
    return {"posts": posts, "post": post, "words": "", "versions": [], "card": False, **more}


def _is_card(text: str) -> bool:
    try:
        parse_id_card(text)
    except UnreadableCode:
        return False
    return True


def _named(words: str) -> list[ProcedureVersion]:
    return [match.version for match in find_procedures(words, limit=_RESULTS).items]


@officers_only
@require_POST
def begin(request: OfficerRequest) -> HttpResponse:
    """Begin an application for the procedure chosen."""
    desk_of.posts(request)
    version = current(request.POST.get("code", "").replace("\0", ""))
    if version is None:
        raise Http404
    draft = start_at_desk(procedure_version=version, language="vi", at=request.at)
    return redirect("desk:intake_ask", draft.pk)


@officers_only
@require_http_methods(["GET", "POST"])
def ask(request: OfficerRequest, draft_id: UUID) -> HttpResponse:
    """All questions on one screen; the identity card answers the first. Kept whenever something is posted."""
    intake = desk_of.open_intake(request, draft_id)
    if intake.draft.dossier is not None:
        return _done(intake)
    asking = Asking(request, intake)
    if request.method == "POST":
        asking.read()
        save_answers(draft_id=draft_id, answers=asking.kept, asked=asking.asked, at=request.at)
        asking.draw_anew()
        if asking.may_go_on:
            return redirect("desk:intake_papers", draft_id)
        if wants_fragment(request) and not asking.is_changed:
            return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return render_desk(request, "desk/intake/ask.html", asking.context(), fragment="questions")


@officers_only
@require_http_methods(["GET", "POST"])
def papers(request: OfficerRequest, draft_id: UUID) -> HttpResponse:
    """The papers handed over: originals and copies counted, scans kept."""
    intake = desk_of.open_intake(request, draft_id)
    if intake.draft.dossier is not None:
        return _done(intake)
    errors: list[ErrorLink] = []
    if request.method == "POST":
        errors = handing_over.take_in(intake, request.POST, request.FILES, at=request.at)
        intake = desk_of.open_intake(request, draft_id)
        if request.POST.get("viec") == "tiep":
            errors += handing_over.still_missing(intake)
            if not errors:
                return redirect("desk:intake_check", draft_id)
    return render_desk(request, "desk/intake/papers.html", {"intake": intake, "errors": errors})


@officers_only
@require_http_methods(["GET", "POST"])
def check(request: OfficerRequest, draft_id: UUID) -> HttpResponse:
    """Everything once more; then take it in and print the receipt."""
    intake = desk_of.open_intake(request, draft_id)
    if intake.draft.dossier is not None:
        return _done(intake)
    finishing = Finishing(request, intake)
    if request.method == "POST" and (dossier := finishing.take_in()) is not None:
        success(request, _("Đã tiếp nhận hồ sơ %(code)s.") % {"code": dossier.code})
        return redirect("desk:receipt", dossier.code)
    shown = summary(intake.form, intake.answers, page_language(), ward_name=intake.wards.get)
    context = {"intake": intake, "shown": shown, "finishing": finishing, "form": finishing.form_view}
    return render_desk(request, "desk/intake/check.html", context)


@officers_only
@require_safe
def receipt(request: OfficerRequest, code: str) -> HttpResponse:
    """The receipt with the promise (Mẫu 01), to be printed and signed."""
    facts = receipt_facts(request.officer, code, at=request.at)
    if facts is None:
        raise Http404
    record_access(dossier=facts.dossier, officer=request.officer, purpose="receipt", at=request.at)
    address = f"{settings.BASE_URL}{to_follow(facts.dossier.pk)}"
    return render_desk(request, "desk/intake/receipt.html", {"view": receipt_view(facts, address)})


def _done(intake: CounterIntake) -> HttpResponse:
    """The same application again leads to its dossier's receipt."""
    assert intake.draft.dossier is not None
    return redirect("desk:receipt", intake.draft.dossier.code)
