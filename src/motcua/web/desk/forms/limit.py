"""A time limit entered by hand, with its legal basis, where none is published for the channel."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.core.worktime import Limit, Unit, WorkCalendar, WorktimeError, start_clock
from motcua.web.desk.forms.acts import UNITS


class LimitForm(forms.Form):
    """The limit, asked only where it is not published; `promise` is what acceptance would promise."""

    limit_value = forms.DecimalField(
        label=_("Thời hạn giải quyết"),
        min_value=Decimal("0.5"),
        max_value=3650,
        max_digits=6,
        decimal_places=2,
        localize=True,
        error_messages={
            "required": _("Nhập số ngày hoặc giờ mà pháp luật quy định."),
            "invalid": _("Nhập một số, ví dụ 3."),
            "min_value": _("Nhập một số lớn hơn 0."),
            "max_value": _("Thời hạn này dài quá. Kiểm tra lại số và đơn vị."),
        },
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4", "inputmode": "decimal"}),
    )
    limit_unit = forms.ChoiceField(label=_("Đơn vị"), choices=UNITS, widget=forms.Select)
    limit_basis = forms.CharField(
        label=_("Căn cứ pháp lý của thời hạn"),
        help_text=_("Ví dụ: khoản 2 Điều 16 Luật Hộ tịch"),
        max_length=300,
        error_messages={"required": _("Ghi điều, khoản và văn bản quy định thời hạn này.")},
        widget=forms.TextInput,
    )

    def __init__(
        self, *args: Any, published: Limit | None, calendar: WorkCalendar, counts_from: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.published, self.calendar, self.counts_from = published, calendar, counts_from
        if published is not None:
            for name in ("limit_value", "limit_unit", "limit_basis"):
                del self.fields[name]

    @property
    def promise(self) -> datetime | None:
        """The promise this acceptance would give; None where the limit is still to be entered."""
        return self._due(self.published) if self.published else None

    @property
    def limit(self) -> Limit | None:
        """The limit entered by hand; None where the published one stands."""
        return self.cleaned_data.get("limit")

    @property
    def basis(self) -> str:
        """The legal basis entered with it."""
        return str(self.cleaned_data.get("limit_basis", ""))

    def clean(self) -> dict[str, Any]:
        """Value and unit make a limit that can be reckoned."""
        found = dict(self.cleaned_data)
        value, unit = found.get("limit_value"), found.get("limit_unit")
        if value is not None and unit:
            try:
                found["limit"] = Limit(value, Unit(unit))
                self._due(found["limit"])
            except WorktimeError:
                self.add_error("limit_value", _("Không tính được hạn từ số này: ngày và tháng phải là số nguyên."))
        return found

    def _due(self, limit: Limit) -> datetime:
        return start_clock(self.calendar, self.counts_from, limit).due
