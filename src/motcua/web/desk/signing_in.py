"""Signing in: the page that asks, the bounds on guessing, and where it leads to."""

from collections.abc import Mapping
from datetime import datetime, timedelta
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
# A million codes, three of them good at any moment: 15 tries a day leave 1 chance in 20,000.
_BY_CODE: Final = (
    Bound("sign-in-code", 5, timedelta(minutes=15)),
    Bound("sign-in-code-day", 15, timedelta(days=1)),
)
_CODE_WITHIN: Final = timedelta(minutes=10)
_HALF: Final = "desk.awaits_code"
_SECOND: Final = "desk.second_factor"
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


def officer_account(request: HttpRequest, username: str, password: str) -> Account | None:
    """The account of this name and password. Accounts of nobody in office are refused like wrong ones."""
    account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account) or officer_of(account) is None:
        return None
    throttle.forgive(username.casefold(), _BY_NAME)
    throttle.give_back(throttle.client_of(request), _BY_CLIENT)
    return account


def let_in(request: HttpRequest, account: Account, *, by_second_factor: bool) -> None:
    """Open the session, with a new key. `by_second_factor`: whether more than a password was shown."""
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.set_expiry(SESSION_SECONDS)
    request.session[_SECOND] = by_second_factor


def must_set_up(request: HttpRequest) -> bool:
    """Whether the officer has to set up a second factor before anything else."""
    return settings.SECOND_FACTOR_REQUIRED and not request.session.get(_SECOND, False)


def has_set_up(request: HttpRequest) -> None:
    """Note that a second factor was shown in this session."""
    request.session[_SECOND] = True


def wait_for_code(request: HttpRequest, account: Account, *, goes_to: str, at: datetime) -> None:
    """Remember whose password was right until the code is typed. Nobody is signed in by that."""
    request.session.cycle_key()
    request.session[_HALF] = {"account": account.pk, "since": at.timestamp(), "to": goes_to}


def waiting_account(request: HttpRequest, *, at: datetime) -> tuple[Account, str] | None:
    """Whose code is awaited and where to go then; None where nobody's is, or the password was typed too long ago."""
    half = request.session.get(_HALF)
    if not half or at.timestamp() - half["since"] > _CODE_WITHIN.total_seconds():
        return None
    account = Account.objects.filter(pk=half["account"], is_active=True).first()
    return (account, half["to"]) if account and officer_of(account) else None


def count_code(account: Account) -> int:
    """Count one try at a code; the seconds to wait where it is one too many, else 0."""
    return throttle.take(str(account.pk), _BY_CODE)


def forgive_codes(account: Account) -> None:
    """Forget the tries: the code was right."""
    throttle.forgive(str(account.pk), _BY_CODE)


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
