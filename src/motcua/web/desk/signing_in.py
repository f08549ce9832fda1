"""Signing in: the page that asks, the bounds on guessing, and where it leads to."""

from collections.abc import Mapping
from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.domain.accounts.models import Account
from motcua.domain.accounts.queries import officer_of
from motcua.web.components import throttle
from motcua.web.components.rendering import wants_fragment
from motcua.web.components.throttle import Bound
from motcua.web.desk import kept
from motcua.web.desk.rendering import render_desk

# A working day with its lunch break and some overtime; after it the officer signs in again.
SESSION_SECONDS: Final = 10 * 60 * 60
_BY_NAME: Final = (Bound("sign-in-name", 10, timedelta(minutes=15)),)
_BY_CLIENT: Final = (Bound("sign-in-client", 50, timedelta(minutes=15)),)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and back again; what was being sent goes along and is not lost."""
    packed = kept.pack(request)
    if packed:
        return _whole(sign_in_page(request, {"packed": packed, "ended": True}, goes_to=request.path))
    wanted = request.get_full_path() if request.method == "GET" else reverse("desk:home")
    address = f"{reverse('desk:sign_in')}?next={quote(wanted, safe='/')}"
    if wants_fragment(request):
        response = HttpResponse(status=HTTPStatus.NO_CONTENT)
        response.headers["HX-Redirect"] = address
        return response
    return redirect(address)


def sign_in_page(request: HttpRequest, context: Mapping[str, Any], *, goes_to: str) -> HttpResponse:
    """Draw the sign-in page."""
    values = {"packed": "", "ended": False, "username": "", "errors": [], **context}
    values |= {"goes_to": goes_to, "demo": settings.DEMO}
    response = render_desk(request, "desk/sign_in.html", values)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def count_try(request: HttpRequest, username: str) -> int:
    """Count one try at a password; the seconds to wait where it is one too many for this name or client, else 0."""
    by_name = throttle.take(username.casefold(), _BY_NAME)
    return max(by_name, throttle.take(throttle.client_of(request), _BY_CLIENT))


def sign_in(request: HttpRequest, username: str, password: str) -> bool:
    """Sign an officer in and give the session a new key. Accounts of nobody in office are refused like wrong ones."""
    account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account) or officer_of(account) is None:
        return False
    throttle.forgive(username.casefold(), _BY_NAME)
    throttle.give_back(throttle.client_of(request), _BY_CLIENT)
    login(request, account)
    request.session.set_expiry(SESSION_SECONDS)
    return True


def local_address(request: HttpRequest, wanted: str) -> str:
    """Return where to go after signing in: an address of this desk, else its first page."""
    home = reverse("desk:home")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith(home) else home


def _whole(response: HttpResponse) -> HttpResponse:
    """Let htmx put the page in place of the whole one, not of the part it asked for."""
    response.headers["HX-Retarget"] = "body"
    response.headers["HX-Reswap"] = "innerHTML"
    return response
