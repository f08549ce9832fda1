"""Signing in and out, and the officer's own account."""

from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.messages import success
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from motcua.domain.accounts import second_factor
from motcua.domain.accounts.actions import change_password
from motcua.domain.dossiers.queries.choices import own_posts
from motcua.web.components import clock, errors
from motcua.web.components.form_rendering import error_link
from motcua.web.desk import kept, signing_in
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.forms.password import PasswordForm
from motcua.web.desk.rendering import render_desk
from motcua.web.desk.words.states import RIGHTS


@require_http_methods(["GET", "POST"])
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Open to everybody: the way in."""
    goes_to = signing_in.local_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "GET":
        return signing_in.sign_in_page(request, {}, goes_to=goes_to)
    username = request.POST.get("username", "").replace("\0", "").strip()[:60]
    packed = request.POST.get("kept", "")
    if wait := signing_in.count_try(request, username):
        return errors.too_many(request, wait_seconds=wait)
    if found := signing_in.officer_account(request, username, request.POST.get("password", "")):
        kept.unpack(request, packed)
        if second_factor.is_set_up(found):
            signing_in.wait_for_code(request, found, goes_to=goes_to, at=clock.now())
            return redirect("desk:code")
        signing_in.let_in(request, found, by_second_factor=False)
        return redirect(goes_to)
    wrong = _("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra phím Caps Lock và bộ gõ rồi nhập lại.")
    context = {"errors": [error_link("username", wrong)], "username": username, "packed": packed}
    return signing_in.sign_in_page(request, context, goes_to=goes_to)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Open to everybody: ends the session, if there is one."""
    logout(request)
    return redirect("desk:sign_in")


@officers_only
@require_http_methods(["GET", "POST"])
def account(request: OfficerRequest) -> HttpResponse:
    """The officer's posts and rights, and a new password."""
    assert request.officer.account is not None
    form = PasswordForm(request.officer.account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_password(account=request.officer.account, password=form.cleaned_data["new_password"])
        update_session_auth_hash(request, request.officer.account)
        success(request, _("Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc."))
        return redirect("desk:account")
    posts = own_posts(request.officer, at=request.at)
    context = {
        "form": form.view(),
        "posts": posts,
        "rights": RIGHTS,
        "has_second_factor": second_factor.is_set_up(request.officer.account),
    }
    return render_desk(request, "desk/account.html", context)
