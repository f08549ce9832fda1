"""Giving a step to an officer, and completing it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.core.workflow.graph import Act as StepAct
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.placement import element
from motcua.domain.dossiers.queries import colleagues
from motcua.domain.dossiers.queries.assignees import consultable_agencies, next_officers
from motcua.domain.dossiers.refusals import CannotAssign, Why
from motcua.domain.processes.queries import graph as graph_of
from motcua.web.desk.forms.acts import ActForm, Doing
from motcua.web.desk.step_questions import StepQuestions, step_questions
from motcua.web.desk.words.states import OUTCOMES

CHOOSE_OUTCOME = _("Chọn một kết luận.")


class AssignForm(ActForm):
    """Name the officer of a step."""

    about: ClassVar = {Why.OFFICER_NOT_IN_POST: "to"}

    to = forms.ModelChoiceField(
        label=_("Giao cho"),
        queryset=Officer.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Chọn một cán bộ."),
            "invalid_choice": _("Cán bộ này không còn giữ vị trí của bước. Chọn người khác trong danh sách."),
        },
        widget=forms.RadioSelect,
    )

    def __init__(self, doing: Doing, *args: Any, **kwargs: Any) -> None:
        super().__init__(doing, *args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ModelChoiceField)
        if doing.step is not None:
            field.queryset = colleagues(doing.step, at=doing.at)
            self.initial.setdefault("to", doing.step.officer_id)

    def perform(self) -> None:
        """Assign. The same officer again changes nothing, so it is not done again."""
        to, step = self.cleaned_data["to"], self.doing.step
        if step is not None and step.officer_id == to.pk:
            raise CannotAssign(Why.NOT_THIS_STATUS)
        actions.assign(
            dossier_id=self.doing.dossier_id, step_id=self.doing.step_id, to=to,
            officer=self.doing.officer, at=self.doing.at,
        )  # fmt: skip


class CompleteForm(ActForm):
    """Complete a step: with the conclusion, the agencies and the next officer its process asks for."""

    about: ClassVar = {
        Why.OUTCOME_UNKNOWN: "outcome",
        Why.NO_WAY_ON: "outcome",
        Why.OFFICER_NOT_IN_POST: "assignee",
        Why.AGENCY_NOT_COMPETENT: "agencies",
    }

    outcome = forms.ChoiceField(
        label=_("Kết luận"), error_messages={"required": CHOOSE_OUTCOME}, widget=forms.RadioSelect
    )
    agencies = forms.ModelMultipleChoiceField(
        label=_("Cơ quan cần lấy ý kiến"),
        queryset=Agency.objects.none(),
        to_field_name="code",
        error_messages={"required": _("Chọn ít nhất một cơ quan.")},
        widget=forms.CheckboxSelectMultiple,
    )
    assignee = forms.ModelChoiceField(
        label=_("Giao bước tiếp theo cho"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=_("Để vị trí tự nhận"),
        error_messages={"invalid_choice": _("Cán bộ này không còn giữ vị trí của bước tiếp theo. Chọn người khác.")},
    )

    def __init__(self, doing: Doing, *args: Any, **kwargs: Any) -> None:
        super().__init__(doing, *args, **kwargs)
        self.asked = questions_of(doing)
        self._offer_outcomes()
        self._offer_agencies()
        self._offer_officers()

    def perform(self) -> None:
        """Complete the step."""
        found = self.cleaned_data
        codes = [agency.code for agency in found.get("agencies", ())]
        actions.complete_step(
            dossier_id=self.doing.dossier_id,
            step_id=self.doing.step_id,
            officer=self.doing.officer,
            at=self.doing.at,
            outcome=found.get("outcome", ""),
            data=dict.fromkeys(self.asked.collections, codes),
            assignee=found.get("assignee"),
        )

    def _offer_outcomes(self) -> None:
        if not self.asked.outcomes:
            del self.fields["outcome"]
            return
        field = self.fields["outcome"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (choice.value, f"{OUTCOMES.get(choice.value, choice.value)} → {choice.leads_to}")
            for choice in self.asked.outcomes
        ]

    def _offer_agencies(self) -> None:
        if not self.asked.collections:
            del self.fields["agencies"]
            return
        field = self.fields["agencies"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = consultable_agencies(at=self.doing.at)

    def _offer_officers(self) -> None:
        step = self.doing.step
        graph = graph_of(self.doing.page.dossier.process_version_id)
        if step is None or (element(graph, step.node).rules.act is not StepAct.ASSIGN):
            del self.fields["assignee"]
            return
        field = self.fields["assignee"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = next_officers(self.doing.page.dossier, step.node, at=self.doing.at)


def questions_of(doing: Doing) -> StepQuestions:
    """What the process asks of whoever completes the step."""
    if doing.step is None:
        return StepQuestions()
    return step_questions(graph_of(doing.page.dossier.process_version_id), doing.step.node)
