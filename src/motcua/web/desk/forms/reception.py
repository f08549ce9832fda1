"""Accepting a dossier."""

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.core.worktime import Limit, Unit, WorktimeError, start_clock
from motcua.domain.calendars.queries import work_calendar
from motcua.domain.catalogue.models import Channel, ChannelKind
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.refusals import Why
from motcua.web.desk.forms.acts import UNITS, ActForm, Doing


class AcceptForm(ActForm):
    """Accept; where no limit is published for the channel, the officer enters it with its legal basis."""

    about: ClassVar = {Why.LIMIT_NOT_PUBLISHED: "limit_value", Why.LIMIT_NEEDS_BASIS: "limit_basis"}

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

    def __init__(self, doing: Doing, *args: Any, **kwargs: Any) -> None:
        super().__init__(doing, *args, **kwargs)
        self.published = _published_limit(doing)
        if self.published is not None:
            for name in ("limit_value", "limit_unit", "limit_basis"):
                del self.fields[name]

    @property
    def counts_from(self) -> datetime:
        """When the limit starts to run: what came online or by post and complete runs from when it was sent."""
        dossier = self.doing.page.dossier
        at_once = dossier.channel != ChannelKind.DIRECT and not dossier.supplements
        return dossier.submitted_at if at_once else self.doing.at

    @property
    def promise(self) -> datetime | None:
        """The promise this acceptance would give; None where the limit is still to be entered."""
        return self._promise_of(self.published) if self.published else None

    def clean(self) -> dict[str, Any]:
        """Value and unit make a limit that can be reckoned."""
        found = dict(self.cleaned_data)
        value, unit = found.get("limit_value"), found.get("limit_unit")
        if value is not None and unit:
            try:
                found["limit"] = Limit(value, Unit(unit))
                self._promise_of(found["limit"])
            except WorktimeError:
                self.add_error("limit_value", _("Không tính được hạn từ số này: ngày và tháng phải là số nguyên."))
        return found

    def perform(self) -> None:
        """Accept at this moment."""
        actions.accept(
            dossier_id=self.doing.dossier_id,
            officer=self.doing.officer,
            at=self.doing.at,
            limit=self.cleaned_data.get("limit"),
            limit_basis=self.cleaned_data.get("limit_basis", ""),
            received_at=self.counts_from,
        )

    def _promise_of(self, limit: Limit) -> datetime:
        calendar = work_calendar(self.doing.page.dossier.resolving_agency.calendar)
        return start_clock(calendar, self.counts_from, limit).due


def _published_limit(doing: Doing) -> Limit | None:
    dossier = doing.page.dossier
    channel = Channel.objects.filter(version_id=dossier.procedure_version_id, kind=dossier.channel).first()
    if channel is None or channel.limit_value is None:
        return None
    return Limit(channel.limit_value, Unit(channel.limit_unit))  # type: ignore[arg-type]  # decimals are exact
