"""The forms of the acts: each reads what its act needs and does the act. Refusals become words beside the field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.domain.accounts.models import Officer
from motcua.domain.documents.refusals import FileRefused
from motcua.domain.dossiers.actions import Rehearsal, rehearse
from motcua.domain.dossiers.models import Step
from motcua.domain.dossiers.queries import DossierPage
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.web.components.file_words import file_refusal
from motcua.web.desk.forms.drawing import FormView, form_view
from motcua.web.desk.words.refusals import explain, sentence


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does the act on what, and when."""

    page: DossierPage
    step: Step | None
    officer: Officer
    at: datetime

    @property
    def dossier_id(self) -> int:
        """The dossier's key."""
        return self.page.dossier.pk

    @property
    def step_id(self) -> int:
        """The step's key; 0 fits none, so that the act itself says that the step is not open."""
        return self.step.pk if self.step else 0


class ActForm(forms.Form):
    """What every act's form has: the last event its reader had seen, and the refusal its act met with, if any."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    # The field a refusal is about; every other refusal is about the dossier as it stands now.
    about: ClassVar[Mapping[Why, str]] = {}
    # Whether the applicant reads what is typed: then the officer sees it as it will be read before it is done.
    is_previewed: ClassVar[bool] = False

    def __init__(self, doing: Doing, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        initial = {"seen": doing.page.dossier.last_seq, **kwargs.pop("initial", {})}
        super().__init__(data, files, initial=initial, **kwargs)
        self.doing = doing
        self.refusal: CannotAct | None = None

    def perform(self) -> None:
        """Do the act. Raises CannotAct, FileRefused."""
        raise NotImplementedError

    def send(self) -> bool:
        """Do the act if the form is in order; tell whether it is done. A refusal stays here, in words."""
        if not self.is_valid():
            return False
        try:
            self.perform()
        except FileRefused as refused:
            self.add_error("file", file_refusal(refused))
            return False
        except CannotAct as refused:
            self._tell(refused)
            return False
        return True

    def rehearse(self) -> Rehearsal | None:
        """What doing the act would lead to; None where the form is not in order or the act is refused, in words."""
        if not self.is_valid():
            return None
        try:
            return rehearse(dossier_id=self.doing.dossier_id, act=self.perform, at=self.doing.at)
        except CannotAct as refused:
            self._tell(refused)
            return None

    def typed(self) -> list[tuple[str, str]]:
        """Everything typed, as hidden inputs that carry it on."""
        assert isinstance(self.data, QueryDict)
        return [(name, value) for name in self.fields for value in self.data.getlist(name)]

    def quieten(self) -> None:
        """It is still being written: nothing is wrong with it yet."""
        self.is_valid()
        self.errors.clear()

    @property
    def seen_seq(self) -> int:
        """The number of the last event the reader had seen."""
        typed = self.data.get("seen", "") if self.is_bound else ""
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0

    def carry(self, typed: QueryDict) -> None:
        """Fill in what was typed before the session ended."""
        for name in self.fields:
            values = typed.getlist(name)
            if values and name != "seen":
                self.initial[name] = values if len(values) > 1 else values[0]

    def view(self) -> FormView:
        """The form as drawn."""
        return form_view(self)

    def _tell(self, refused: CannotAct) -> None:
        field = self.about.get(refused.why)
        if field in self.fields:
            self.add_error(field, str(explain(refused.why).next_step))
        else:
            self.refusal = refused
            self.add_error(None, sentence(refused))


UNITS: Final = (
    ("working_day", _("ngày làm việc")),
    ("day", _("ngày")),
    ("hour", _("giờ làm việc")),
    ("month", _("tháng")),
    ("same_day", _("trong ngày")),
)
DAY_FORMATS: Final = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")
UNREADABLE_DAY: Final = _("Viết ngày như 27/3/2026.")
