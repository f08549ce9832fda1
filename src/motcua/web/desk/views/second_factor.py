"""The second factor: typing its code at sign-in, taking an app into use and out of it."""

from django.contrib.messages import success
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.core.codes.one_time import read_secret, setup_address
from motcua.domain.accounts import second_factor
from motcua.domain.accounts.models import Account
from motcua.web.components import clock, errors
from motcua.web.components.form_rendering import error_link
from motcua.web.components.qr import qr_svg
from motcua.web.desk import signing_in
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.rendering import render_desk


@require_http_methods(["GET", "POST"])
@never_cache
def code(request: HttpRequest) -> HttpResponse:
    """Open to whoever has just typed a right password: asks for the code, then signs in."""
    at = clock.now()
    waiting = signing_in.waiting_account(request, at=at)
    if waiting is None:
        return redirect("desk:sign_in")
    account, goes_to = waiting
    if request.method == "GET":
        return render_desk(request, "desk/code.html", {"errors": []})
    if wait := signing_in.count_code(account):
        return errors.too_many(request, wait_seconds=wait)
    if not second_factor.check(account=account, code=_typed(request), at=at):
        return render_desk(request, "desk/code.html", {"errors": [error_link("code", _wrong())]})
    signing_in.forgive_codes(account)
    signing_in.let_in(request, account, by_second_factor=True)
    return redirect(goes_to)


@officers_only
@require_http_methods(["GET", "POST"])
def manage(request: OfficerRequest) -> HttpResponse:
    """Take an app into use with its first code, or out of use with its last."""
    account = request.officer.account
    assert account is not None
    if request.method == "POST" and (wait := signing_in.count_code(account)):
        return errors.too_many(request, wait_seconds=wait)
    if second_factor.is_set_up(account):
        return _remove(request, account)
    return _set_up(request, account)


def _set_up(request: OfficerRequest, account: Account) -> HttpResponse:
    if request.method == "POST":
        codes = second_factor.confirm(account=account, code=_typed(request), at=request.at)
        if codes is not None:
            signing_in.forgive_codes(account)
            signing_in.has_set_up(request)
            return render_desk(request, "desk/recovery_codes.html", {"codes": codes})
    secret = second_factor.begin(account=account)
    address = setup_address(read_secret(secret), account=account.username, issuer=_("Một Cửa"))
    context = {
        "qr": qr_svg(address, label=_("Mã QR để ứng dụng xác thực đọc")),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "required": signing_in.must_set_up(request),
        "errors": [error_link("code", _wrong())] if request.method == "POST" else [],
    }
    return render_desk(request, "desk/second_factor.html", context)


def _remove(request: OfficerRequest, account: Account) -> HttpResponse:
    if request.method == "POST" and second_factor.check(account=account, code=_typed(request), at=request.at):
        signing_in.forgive_codes(account)
        second_factor.remove(account=account)
        success(request, _("Đã bỏ ứng dụng xác thực. Từ nay đăng nhập chỉ cần mật khẩu, trừ khi cơ quan bắt buộc."))
        return redirect("desk:account")
    found = [error_link("code", _wrong())] if request.method == "POST" else []
    return render_desk(request, "desk/second_factor_remove.html", {"errors": found})


def _typed(request: HttpRequest) -> str:
    return request.POST.get("code", "").replace("\0", "")[:40]


def _wrong() -> str:
    return _("Mã chưa đúng hoặc đã dùng rồi. Chờ mã mới hiện trên ứng dụng rồi nhập lại.")
