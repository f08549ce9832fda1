"""Recording the result and handing it over."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from motcua.domain.documents.actions import receive
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Result
from motcua.domain.dossiers.refusals import Why
from motcua.web.desk.delivery import delivery_wish
from motcua.web.desk.forms.acts import ActForm, Doing
from motcua.web.desk.forms.handling import CHOOSE_OUTCOME, questions_of
from motcua.web.desk.words.states import OUTCOMES

ACCEPTED_FILES = ",".join(kind.extension for kind in MediaType)


class ResultForm(ActForm):
    """Record the decision and the paper that carries it."""

    about: ClassVar = {Why.OUTCOME_UNKNOWN: "outcome", Why.NO_WAY_ON: "outcome"}

    outcome = forms.ChoiceField(
        label=_("Kết luận"), error_messages={"required": CHOOSE_OUTCOME}, widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=_("Tên kết quả hoặc văn bản trả lời"), max_length=500, required=False, widget=forms.TextInput
    )
    file = forms.FileField(
        label=_("Bản điện tử của kết quả"),
        required=False,
        help_text=_("PDF, ảnh JPG hoặc PNG, DOCX, XLSX; tối đa 20 MB"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED_FILES}),
    )

    def __init__(self, doing: Doing, *args: Any, **kwargs: Any) -> None:
        results = doing.page.dossier.procedure_version.content.get("results") or []
        known = (
            {"name": results[0]["name"], "code": results[0].get("code", "")} if results else {"name": "", "code": ""}
        )
        super().__init__(doing, *args, initial={"name": known["name"]}, **kwargs)
        self.known = known
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        redo = [choice for choice in questions_of(doing).outcomes if choice.value not in Result.Outcome.values]
        field.choices = [(value, OUTCOMES[value]) for value in Result.Outcome.values] + [
            (choice.value, f"{OUTCOMES.get(choice.value, choice.value)} → {choice.leads_to}") for choice in redo
        ]

    def clean(self) -> dict[str, Any]:
        """A decision has a paper with a name; work sent back has none."""
        found = dict(self.cleaned_data)
        if found.get("outcome") in Result.Outcome.values and not found.get("name"):
            self.add_error("name", _("Ghi tên giấy tờ kết quả, ví dụ “Giấy khai sinh”."))
        if found.get("outcome") == Result.Outcome.APPROVED and not found.get("file") and self._awaits_file():
            self.add_error("file", _("Người nộp chọn nhận bản điện tử: đính kèm tệp kết quả."))
        return found

    def _awaits_file(self) -> bool:
        wish = delivery_wish(self.doing.page.dossier, "vi")
        return wish is not None and wish.is_electronic

    def perform(self) -> None:
        """Store the file, then record the result."""
        found = self.cleaned_data
        actions.record_result(
            dossier_id=self.doing.dossier_id,
            step_id=self.doing.step_id,
            officer=self.doing.officer,
            outcome=found["outcome"],
            name=found["name"],
            at=self.doing.at,
            code=self.known["code"] if found["name"] == self.known["name"] else "",
            file=self._stored(),
        )

    def _stored(self) -> StoredFile | None:
        upload = self.cleaned_data.get("file")
        if not upload:
            return None
        return receive(upload=upload, name=upload.name, authority=settings.AUTHORITY, at=self.doing.at)


class ReturnForm(ActForm):
    """Hand the result over."""

    def perform(self) -> None:
        """Return the result."""
        doing = self.doing
        actions.return_result(
            dossier_id=doing.dossier_id, step_id=doing.step_id, officer=doing.officer, at=doing.at
        )  # fmt: skip
