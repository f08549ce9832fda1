"""Whether a post comes from a page of ours. Django's own check judges; what follows from it is decided here.

A page that was open while the officer signed in anew in another tab carries a token that no longer counts. Its text
must not be lost: where the browser itself vouches for the page, the form is opened again with everything in it.
"""

from typing import Final

from django.contrib.messages import info
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from motcua.web.desk import kept


class _Judge(CsrfViewMiddleware):
    """Says no without drawing a page."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:
        return HttpResponseForbidden(reason)


def _view(request: HttpRequest) -> HttpResponse:
    """The judge asks a view whether it wants to be exempt; this one does not."""
    return HttpResponse()


_JUDGE: Final = _Judge(_view)


def is_genuine(request: HttpRequest) -> bool:
    """Whether the request carries a token that counts, or changes nothing."""
    return _JUDGE.process_view(request, _view, (), {}) is None


def is_vouched_for(request: HttpRequest) -> bool:
    """Whether the browser says that the request comes from a page of this very site; pages cannot say it for it."""
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


def once_more(request: HttpRequest) -> HttpResponse:
    """Do nothing, and open the form again as it was typed."""
    kept.unpack(request, kept.pack(request))
    info(request, _("Trang vừa gửi đã mở từ trước lần đăng nhập này nên chưa được nhận. Kiểm tra lại rồi gửi lần nữa."))
    return redirect(request.path)
