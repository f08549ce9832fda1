"""One screen per act: its form, its page, and what it says when somebody else was quicker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import Http404

from motcua.domain.dossiers.models import Step
from motcua.domain.dossiers.queries import ActName, ActOption, DossierPage, dossier_page
from motcua.domain.dossiers.refusals import Why
from motcua.web.components.languages import page_language
from motcua.web.desk import kept
from motcua.web.desk.access import OfficerRequest
from motcua.web.desk.delivery import delivery_wish
from motcua.web.desk.forecast import Forecast, forecast
from motcua.web.desk.forms.acts import ActForm, Doing
from motcua.web.desk.forms.clock import ExtendForm, ResumeForm, StopForm
from motcua.web.desk.forms.handling import AssignForm, CompleteForm
from motcua.web.desk.forms.reasons import ReasonsForm, RefuseForm, SupplementForm
from motcua.web.desk.forms.reception import AcceptForm
from motcua.web.desk.forms.results import ResultForm, ReturnForm
from motcua.web.desk.history import EntryView, history
from motcua.web.desk.words.refusals import Explanation, explain
from motcua.web.desk.words.states import ACTS, BY_SLUG, ActWords

_FORMS: Final[Mapping[ActName, type[ActForm]]] = {
    ActName.ACCEPT: AcceptForm,
    ActName.REFUSE: RefuseForm,
    ActName.REQUEST_SUPPLEMENT: SupplementForm,
    ActName.ASSIGN: AssignForm,
    ActName.COMPLETE: CompleteForm,
    ActName.RECORD_RESULT: ResultForm,
    ActName.RETURN_RESULT: ReturnForm,
    ActName.STOP: StopForm,
    ActName.RESUME: ResumeForm,
    ActName.EXTEND: ExtendForm,
}


@dataclass(slots=True)
class Screen:
    """The screen of one act on one dossier, as one officer sees it."""

    request: OfficerRequest
    page: DossierPage
    act: ActName
    step: Step | None
    form: ActForm
    why: Why | None
    was_kept: bool = False
    since: list[EntryView] = field(default_factory=list)

    @property
    def words(self) -> ActWords:
        """The act in words."""
        return ACTS[self.act]

    @property
    def template(self) -> str:
        """The page: acts with reasons have one of their own."""
        return "desk/acts/reasons.html" if isinstance(self.form, ReasonsForm) else "desk/acts/form.html"

    @property
    def obstacle(self) -> Explanation | None:
        """Why the act cannot be done, when it cannot: told before the officer types anything."""
        refused = self.form.refusal.why if self.form.refusal else self.why
        return explain(refused) if refused else None

    def send(self) -> bool:
        """Do the act; tell whether it is done. If not, read the dossier anew to say what happened meanwhile."""
        if self.form.send():
            return True
        if self.form.refusal is not None:
            self._read_anew()
        return False

    def rehearse(self) -> Forecast | None:
        """What the act would lead to; None where it cannot be done, which the form then says."""
        found = self.form.rehearse()
        if found is None:
            if self.form.refusal is not None:
                self._read_anew()
            return None
        return forecast(self.page, found, at=self.request.at)

    def tell_last_act(self) -> None:
        """Before an act that cannot be done: say who did the last one, and when."""
        if self.why is not None:
            self.since = history(self.page)[:1]

    def context(self) -> dict[str, Any]:
        """What the page needs."""
        dossier = self.page.dossier
        wish = delivery_wish(dossier, page_language())
        return {"screen": self, "form": self.form.view(), "dossier": dossier, "wish": wish}

    def _read_anew(self) -> None:
        found = dossier_page(self.request.officer, self.page.dossier.code, at=self.request.at)
        if found is not None:
            entries = history(found)
            self.page = found
            self.since = [entry for entry in entries if entry.seq > self.form.seen_seq] or entries[:1]


def open_screen(request: OfficerRequest, code: str, slug: str, step_id: int | None) -> Screen:
    """Open the screen of an act. Raises Http404 where the dossier may not be seen or there is no such act."""
    act = BY_SLUG.get(slug)
    page = dossier_page(request.officer, code, at=request.at)
    if act is None or page is None:
        raise Http404
    option = _option(page, act, step_id)
    step = option.step if option else None
    why = option.why if option else Why.NOT_OPEN if not page.dossier.is_open else Why.STEP_NOT_OPEN
    form, was_kept = _form(request, _FORMS[act], Doing(page, step, request.officer, request.at))
    return Screen(request, page, act, step, form, why, was_kept)


def _option(page: DossierPage, act: ActName, step_id: int | None) -> ActOption | None:
    fitting = (option for option in page.acts if option.act is act)
    return next((option for option in fitting if (option.step.pk if option.step else None) == step_id), None)


def _form(request: OfficerRequest, kind: type[ActForm], doing: Doing) -> tuple[ActForm, bool]:
    """The form as sent; or filled in with what was typed before the session ended; or fresh."""
    if request.method == "POST":
        return kind(doing, request.POST, request.FILES), False
    form, typed = kind(doing), kept.take(request)
    if typed is not None:
        form.carry(typed)
    return form, typed is not None
