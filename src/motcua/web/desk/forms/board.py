"""A new QR board: whose it is, where it hangs, what stands on it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency
from motcua.domain.boards.actions import make_board
from motcua.domain.boards.models import Board, TargetKind
from motcua.domain.boards.refusals import CannotKeep, Why
from motcua.domain.boards.targets import LAYOUTS, Target
from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.web.desk.forms.drawing import FormView, form_view
from motcua.web.desk.words.boards import refusal_words

# The question a refusal is about; every other refusal is about what stands on the board.
_ABOUT: Final = {Why.NO_RIGHT: "agency", Why.NO_PLACE: "place", Why.NOT_THIS_LAYOUT: "per_page"}
_LONGEST: Final = 120
# Boards are read by citizens: never in the language the officer's screen happens to speak.
_TITLE: Final = "Thủ tục hành chính"


class BoardForm(forms.Form):
    """The questions of a new board. Procedures are picked from a search beside it and come as `procedure`."""

    agency = forms.ChoiceField(label=_("Bảng của cơ quan nào?"))
    place = forms.CharField(
        label=_("Bảng sẽ treo ở đâu?"),
        help_text=_("In trên bảng, ví dụ: Nhà văn hóa thôn Đông; Quầy số 3."),
        max_length=_LONGEST,
        widget=forms.TextInput(attrs={"lang": "vi"}),
        error_messages={"required": _("Nhập nơi bảng sẽ treo.")},
    )
    name = forms.CharField(
        label=_("Tiêu đề của bảng"),
        help_text=_("In trên bảng cho người dân đọc."),
        max_length=_LONGEST,
        initial=_TITLE,
        widget=forms.TextInput(attrs={"lang": "vi"}),
        error_messages={"required": _("Nhập tiêu đề của bảng.")},
    )
    size = forms.ChoiceField(
        label=_("In ra khổ nào?"), choices=Board.Size.choices, initial=Board.Size.A4, widget=forms.RadioSelect
    )
    per_page = forms.ChoiceField(
        label=_("Số mã trên một trang"),
        help_text=_("Ít mã thì chữ to, đứng xa vẫn đọc được. Nhãn dán luôn có 10 nhãn một trang."),
        choices=[("", _("Vừa đủ số mã đã chọn")), *((str(one), str(one)) for one in LAYOUTS)],
        required=False,
    )
    events = forms.MultipleChoiceField(
        label=_("Việc trong đời sống"),
        help_text=_("Mỗi mã mở danh sách thủ tục của việc đó."),
        choices=[(event.key, event.title) for event in LIFE_EVENTS.values()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    search = forms.BooleanField(label=_("Thêm một mã mở trang tìm thủ tục"), required=False)

    def __init__(self, agencies: Sequence[Agency], data: Any = None) -> None:
        super().__init__(data)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        self.procedures = list(dict.fromkeys(data.getlist("procedure"))) if data else []
        self.fields["agency"].choices = [(key, one.short_name) for key, one in self.agencies.items()]  # type: ignore[attr-defined]

    def perform(self, officer: Officer, at: datetime) -> Board | None:
        """Make the board, or note on the form why it cannot be made."""
        answers = self.cleaned_data
        size = Board.Size(answers["size"])
        asked = None if size == Board.Size.STICKER or not answers["per_page"] else int(answers["per_page"])
        try:
            return make_board(
                agency=self.agencies[answers["agency"]], name=answers["name"], place=answers["place"], size=size,
                per_page=asked, targets=self._targets(), officer=officer, at=at,
            )  # fmt: skip
        except CannotKeep as refusal:
            self.add_error(_ABOUT.get(refusal.why, "events"), refusal_words(refusal))
            return None

    def _targets(self) -> list[Target]:
        found = [Target(TargetKind.PROCEDURE, code) for code in self.procedures]
        found += [Target(TargetKind.LIFE_EVENT, key) for key in self.cleaned_data["events"]]
        return [*found, Target(TargetKind.SEARCH)] if self.cleaned_data["search"] else found

    def view(self) -> FormView:
        """The form as drawn."""
        return form_view(self)
