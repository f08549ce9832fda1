"""A new password for one's own account."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Account
from motcua.web.desk.forms.drawing import FormView, form_view


class PasswordForm(forms.Form):
    """The present password, and the new one twice."""

    old_password = forms.CharField(
        label=_("Mật khẩu hiện tại"),
        strip=False,
        error_messages={"required": _("Nhập mật khẩu hiện tại của bạn.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new_password = forms.CharField(
        label=_("Mật khẩu mới"),
        help_text=_("Ít nhất 10 ký tự. Một câu dài dễ nhớ tốt hơn một từ ngắn khó gõ."),
        strip=False,
        error_messages={"required": _("Nhập mật khẩu mới.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    new_password_again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        strip=False,
        error_messages={"required": _("Nhập lại mật khẩu mới.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, account: Account, data: Any = None) -> None:
        super().__init__(data)
        self.account = account

    def clean_old_password(self) -> str:
        """The officer at the keyboard is the one who signed in."""
        typed = str(self.cleaned_data["old_password"])
        if not self.account.check_password(typed):
            raise forms.ValidationError(_("Mật khẩu hiện tại chưa đúng. Nhập lại."))
        return typed

    def clean_new_password(self) -> str:
        """Long enough, and none of the well-known ones."""
        typed = str(self.cleaned_data["new_password"])
        try:
            validate_password(typed, self.account)
        except forms.ValidationError as weak:
            raise forms.ValidationError(
                _("Mật khẩu này ngắn quá hoặc quá phổ biến. Chọn một câu từ 10 ký tự trở lên.")
            ) from weak
        return typed

    def clean(self) -> dict[str, Any]:
        """Both new ones are the same."""
        found = dict(self.cleaned_data)
        typed, again = found.get("new_password"), found.get("new_password_again")
        if typed and again and typed != again:
            self.add_error("new_password_again", _("Hai lần nhập mật khẩu mới khác nhau. Nhập lại cho giống."))
        return found

    def view(self) -> FormView:
        """The form as drawn."""
        return form_view(self)
