"""What a view may be reached by: a signed address, a session that has shown the second factor."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from motcua.web.components import errors
from motcua.web.portal.links import read_follow_token
from motcua.web.portal.unlocked import may_open

DossierView = Callable[[HttpRequest, int, str], HttpResponse]
TokenView = Callable[[HttpRequest, str], HttpResponse]


def for_dossier(view: DossierView) -> TokenView:
    """Turn the signed token of the address into the dossier's id; a token that is not ours is a page not found."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str) -> HttpResponse:
        dossier_id = read_follow_token(token)
        return errors.not_found(request) if dossier_id is None else view(request, dossier_id, token)

    return guarded


def opened_only(view: DossierView) -> DossierView:
    """Let only a browser pass that has shown the second factor; others are asked for it on the dossier's page."""

    @wraps(view)
    def guarded(request: HttpRequest, dossier_id: int, token: str) -> HttpResponse:
        if may_open(request, dossier_id):
            return view(request, dossier_id, token)
        messages.warning(request, _("Nhập bốn số cuối của điện thoại hoặc căn cước để mở phần này. Không mất gì cả."))
        return redirect("portal:dossier", token)

    return guarded
