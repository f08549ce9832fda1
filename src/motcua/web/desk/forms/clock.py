"""Stopping, resuming and extending the handling."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.core.worktime import Limit, Unit
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.refusals import Why
from motcua.web.desk.forms.acts import DAY_FORMATS, UNITS, UNREADABLE_DAY, ActForm
from motcua.web.desk.forms.review_day import closing_of


class StopForm(ActForm):
    """Stop until a review day, or for good."""

    is_previewed = True

    about: ClassVar = {Why.DATE_NOT_AHEAD: "until", Why.NO_REASON: "ground"}

    kind = forms.ChoiceField(
        label=_("Dừng thế nào?"),
        choices=(
            ("until", _("Tạm dừng, đến ngày xem lại")),
            ("final", _("Dừng hẳn: hồ sơ kết thúc, không giải quyết nữa")),
        ),
        error_messages={"required": _("Chọn tạm dừng hoặc dừng hẳn.")},
        widget=forms.RadioSelect,
    )
    until = forms.DateField(
        label=_("Ngày xem lại"),
        required=False,
        input_formats=DAY_FORMATS,
        help_text=_("Chỉ cần khi tạm dừng. Ví dụ: 27/3/2026"),
        error_messages={"invalid": UNREADABLE_DAY},
        widget=forms.DateInput(attrs={"class": "govuk-input--width-10"}),
    )
    ground = forms.CharField(
        label=_("Căn cứ dừng"),
        help_text=_("Người nộp sẽ đọc nội dung này."),
        max_length=2000,
        error_messages={"required": _("Ghi căn cứ: quy định nào, vì việc gì.")},
        widget=forms.Textarea,
    )

    def clean(self) -> dict[str, Any]:
        """A stop for a time needs its day."""
        found = dict(self.cleaned_data)
        if found.get("kind") == "until" and not found.get("until") and "until" not in self.errors:
            self.add_error("until", _("Nhập ngày xem lại, ví dụ 27/3/2026."))
        return found

    def perform(self) -> None:
        """Stop."""
        found = self.cleaned_data
        until = closing_of(found["until"]) if found["kind"] == "until" else None
        actions.stop(
            dossier_id=self.doing.dossier_id, officer=self.doing.officer, ground=found["ground"],
            at=self.doing.at, until=until,
        )  # fmt: skip


class ResumeForm(ActForm):
    """Take a stopped dossier up again."""

    is_previewed = True

    def perform(self) -> None:
        """Resume."""
        actions.resume(dossier_id=self.doing.dossier_id, officer=self.doing.officer, at=self.doing.at)


class ExtendForm(ActForm):
    """Move the promise, once, with an apology."""

    is_previewed = True

    about: ClassVar = {Why.NO_REASON: "reason"}

    value = forms.IntegerField(
        label=_("Gia hạn thêm"),
        min_value=1,
        max_value=365,
        error_messages={
            "required": _("Nhập số ngày hoặc giờ gia hạn."),
            "invalid": _("Nhập một số nguyên, ví dụ 3."),
            "min_value": _("Nhập một số lớn hơn 0."),
            "max_value": _("Gia hạn dài quá. Kiểm tra lại số và đơn vị."),
        },
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "numeric"}),
    )
    unit = forms.ChoiceField(label=_("Đơn vị"), choices=UNITS[:3], widget=forms.Select)
    reason = forms.CharField(
        label=_("Lý do"),
        help_text=_("Người nộp sẽ đọc nội dung này trong thư xin lỗi."),
        max_length=2000,
        error_messages={"required": _("Ghi lý do chậm để người nộp hiểu.")},
        widget=forms.Textarea,
    )

    def clean(self) -> dict[str, Any]:
        """Value and unit make a limit."""
        found = dict(self.cleaned_data)
        if found.get("value") and found.get("unit"):
            found["by"] = Limit(found["value"], Unit(found["unit"]))
        return found

    def perform(self) -> None:
        """Extend."""
        found = self.cleaned_data
        actions.extend(
            dossier_id=self.doing.dossier_id, officer=self.doing.officer, by=found["by"],
            reason=found["reason"], at=self.doing.at,
        )  # fmt: skip
