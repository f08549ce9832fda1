"""What a view may be reached by: a signed address, a session that has shown the second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.dossiers.actions.drafts import DraftSent
from motcua.domain.dossiers.models import Draft
from motcua.domain.notices.links import follow_token, read_follow_token
from motcua.web.components import errors
from motcua.web.components.rendering import leave
from motcua.web.portal.application import Application
from motcua.web.portal.unlocked import may_edit, may_open

DossierView = Callable[..., HttpResponseBase]
DraftView = Callable[..., HttpResponse]
TokenView = Callable[..., HttpResponseBase]


def for_dossier(view: DossierView) -> TokenView:
    """Turn the signed token of the address into the dossier's id; a token that is not ours is a page not found."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **rest: Any) -> HttpResponseBase:
        dossier_id = read_follow_token(token)
        return errors.not_found(request) if dossier_id is None else view(request, dossier_id, token, **rest)

    return guarded


def opened_only(view: DossierView) -> DossierView:
    """Let only a browser pass that has shown the second factor; others are asked for it on the dossier's page."""

    @wraps(view)
    def guarded(request: HttpRequest, dossier_id: int, token: str, **rest: Any) -> HttpResponseBase:
        if may_open(request, dossier_id):
            return view(request, dossier_id, token, **rest)
        messages.warning(request, _("Nhập bốn số cuối của điện thoại hoặc căn cước để mở phần này. Không mất gì cả."))
        return redirect("portal:dossier", token)

    return guarded


def for_draft(view: DraftView) -> DraftView:
    """Load the draft for a browser that may edit it. A sent draft leads to its dossier; nobody else learns anything."""

    @wraps(view)
    def guarded(request: HttpRequest, draft_id: UUID, **rest: Any) -> HttpResponse:
        if not may_edit(request, draft_id):
            return errors.session_ended(request)
        drafts = Draft.objects.select_related("procedure_version__procedure", "resolving_agency")
        draft = drafts.defer("procedure_version__content", "procedure_version__raw").filter(pk=draft_id).first()
        if draft is None:
            return errors.session_ended(request)
        if draft.dossier_id is not None:
            return sent(request, draft.dossier_id)
        try:
            return view(request, Application(draft), **rest)
        except DraftSent as gone:
            return sent(request, gone.dossier_id)

    return guarded


def sent(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Lead to the proof of a dossier this browser has just sent, or to its public page."""
    token = follow_token(dossier_id)
    return leave(
        request, reverse("portal:receipt" if may_open(request, dossier_id) else "portal:dossier", args=[token])
    )
