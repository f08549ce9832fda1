"""A new entry of the lexicon: how people say it, what the catalogue calls it, and the question that shows it helps."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.search.folding import fold
from motcua.domain.accounts.models import Officer
from motcua.domain.assistant.finding import find
from motcua.domain.assistant.lexicon import CannotChangeLexicon, LexiconRefusal, propose_entry
from motcua.domain.assistant.models import LexiconEntry
from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.catalogue.listing import is_code
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.catalogue.queries import fields
from motcua.web.components.form_rendering import FieldView
from motcua.web.desk.forms.drawing import FormView, form_view
from motcua.web.desk.words.lexicon import refusal_words

# The question a refusal is about.
_ABOUT: Final = {
    LexiconRefusal.EMPTY: "said",
    LexiconRefusal.SAYS_NOTHING_NEW: "meant",
    LexiconRefusal.ALREADY_THERE: "said",
    LexiconRefusal.UNKNOWN_PROCEDURE: "expected",
}
_NEAREST: Final = 4
_PICKED: Final = "picked"


class EntryForm(forms.Form):
    """The questions of a new entry."""

    said = forms.CharField(
        label=gettext_lazy("Người dân nói thế nào?"),
        help_text=gettext_lazy("Đúng lời, không sửa, ví dụ: sổ hồng. Cụm ngắn một, hai tiếng dễ lẫn khi gõ không dấu."),
        max_length=200,
        error_messages={"required": gettext_lazy("Nhập cách người dân nói.")},
    )
    meant = forms.CharField(
        label=gettext_lazy("Danh mục thủ tục gọi là gì?"),
        help_text=gettext_lazy("Gọi tên vật, việc, giấy tờ; hành động (cấp, đổi, gia hạn) ghi thành mục riêng."),
        max_length=300,
        error_messages={"required": gettext_lazy("Nhập lời của danh mục thủ tục.")},
    )
    field = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)
    life_event = forms.ChoiceField(label=gettext_lazy("Việc trong đời sống"), required=False)
    question = forms.CharField(
        label=gettext_lazy("Câu hỏi kiểm tra"),
        help_text=gettext_lazy("Một câu người dân sẽ hỏi. Mục chỉ được dùng khi câu này tìm ra thủ tục dưới đây."),
        max_length=300,
        error_messages={"required": gettext_lazy("Nhập câu hỏi kiểm tra.")},
    )
    expected = forms.CharField(
        label=gettext_lazy("Câu ấy phải tìm ra thủ tục nào?"),
        help_text=gettext_lazy("Tên hoặc mã thủ tục, ví dụ 1.001193."),
        max_length=500,
        error_messages={"required": gettext_lazy("Nhập tên hoặc mã thủ tục phải tìm ra.")},
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        none = ("", _("Không thuộc riêng lĩnh vực nào"))
        self.fields["field"].choices = [none, *((one.name, one.name) for one in fields())]  # type: ignore[attr-defined]
        events = [(event.key, event.title) for event in LIFE_EVENTS.values()]
        self.fields["life_event"].choices = [("", _("Không thuộc riêng việc nào")), *events]  # type: ignore[attr-defined]
        self._near: list[ProcedureVersion] = []

    def clean_expected(self) -> str:
        """Return the code of the procedure named, or else of the one picked among those that come near."""
        typed = " ".join(self.cleaned_data["expected"].split())
        if is_code(typed):
            return typed
        found = [one.version for one in find(typed, limit=_NEAREST).items]
        named = [version.procedure.code for version in found if fold(version.name) == fold(typed)]
        if len(named) == 1:
            return named[0]
        picked = str(self.data.get(_PICKED, ""))
        if picked in {version.procedure.code for version in found}:
            return picked
        self._near = found
        if named:
            raise forms.ValidationError(_("Nhiều thủ tục mang tên này. Chọn một thủ tục dưới đây, hoặc nhập mã."))
        if found:
            raise forms.ValidationError(
                _("Không có thủ tục mang đúng tên này. Chọn một thủ tục gần giống dưới đây, hoặc nhập mã.")
            )
        raise forms.ValidationError(_("Không có thủ tục đang công bố mang tên này. Kiểm tra lại tên."))

    def perform(self, officer: Officer, at: datetime) -> LexiconEntry | None:
        """Write the draft down, or note on the form why it cannot be taken."""
        try:
            return propose_entry(**self.cleaned_data, by=officer, at=at)
        except CannotChangeLexicon as refusal:
            self.add_error(_ABOUT.get(refusal.reason, "said"), refusal_words(refusal))
            return None

    def view(self) -> FormView:
        """The form as drawn; under a name nothing bears, the procedures that come near it can be picked."""
        drawn = form_view(self)
        return replace(drawn, fields=(*drawn.fields, _nearest(self._near))) if self._near else drawn


def _nearest(versions: list[ProcedureVersion]) -> FieldView:
    items = [
        {
            "value": version.procedure.code,
            "text": version.name,
            "label": {"attributes": {"lang": "vi"}},
            "hint": {"text": version.procedure.code},
        }
        for version in versions
    ]
    legend = {"text": _("Gần giống nhất:"), "classes": "govuk-fieldset__legend--s"}
    options = {"name": _PICKED, "idPrefix": _PICKED, "fieldset": {"legend": legend}, "items": items}
    return FieldView(_PICKED, "radios", options)
