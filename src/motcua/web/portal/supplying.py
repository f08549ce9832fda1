"""One visit to the supplement page: what is asked, what waits to be sent, what sending led to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.core.forms import FieldError, Form, Widget, parse_page
from motcua.domain.catalogue.forms import form_of
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import HandedIn
from motcua.domain.dossiers.models import ActReason
from motcua.domain.dossiers.queries import Tracking
from motcua.domain.dossiers.refusals import CannotSupply
from motcua.web.components import clock
from motcua.web.components.form_rendering import ErrorLink, FieldView, error_link, form_page_view
from motcua.web.portal import staging
from motcua.web.portal.supply_form import PAGE, AskedPaper, asked_papers, asked_questions, question_form
from motcua.web.portal.uploads import take_in, too_many_files
from motcua.web.portal.wards import ward_choices
from motcua.web.portal.words import refusal


@dataclass(frozen=True, slots=True)
class PaperBox:
    """A paper asked for, the files waiting for it, and what was wrong with files just sent."""

    paper: AskedPaper
    files: tuple[staging.StagedFile, ...]
    errors: tuple[str, ...]

    @property
    def input_id(self) -> str:
        """The id and name of its file input."""
        return f"tep-{self.paper.key}"


@dataclass(frozen=True, slots=True)
class QuestionBox:
    """A question asked for, with the reason behind it."""

    reason: ActReason
    view: FieldView


@dataclass
class Visit:
    """The supplement page of one dossier in one request."""

    request: HttpRequest
    tracked: Tracking
    language: str
    refused: dict[str, tuple[str, ...]] = field(default_factory=dict)
    wrong: Mapping[str, FieldError] = field(default_factory=dict)
    other: tuple[ErrorLink, ...] = ()

    def __post_init__(self) -> None:
        dossier = self.tracked.dossier
        names = dict(dossier.procedure_version.required_documents.values_list("key", "name"))
        self.reasons: Sequence[ActReason] = [row for asked in self.tracked.requests for row in asked.reasons]
        self.papers = asked_papers(self.reasons, names)
        self.questions = asked_questions(self.reasons, names, form_of(dossier.procedure_version_id))
        self.form: Form = question_form(self.questions)
        fields = self.form.page(PAGE).fields
        self.wards = ward_choices() if any(one.widget is Widget.WARD for one in fields) else ()

    def receive(self) -> None:
        """Take in chosen files, drop those to be removed, keep what was typed."""
        dossier_id = self.tracked.dossier.pk
        for paper in self.papers:
            taken = take_in(self.request.FILES.getlist(f"tep-{paper.key}"), at=clock.now())
            refusals = taken.refusals
            for file, name in taken.files:
                if not staging.stage(self.request, dossier_id, paper.key, file, name):
                    refusals = (*refusals, too_many_files())
                    break
            if refusals:
                self.refused[paper.key] = refusals
        number = self.request.POST.get("bo", "")
        if number.isascii() and number.isdigit():
            staging.unstage(self.request, dossier_id, int(number))
        known = {name for one in self.questions for name in self.request.POST if name.startswith(one.field.name)}
        staging.keep_typed(self.request, dossier_id, {name: self.request.POST.getlist(name) for name in sorted(known)})

    def send(self) -> bool:
        """Hand everything in, if it is complete; whether it was done."""
        dossier_id = self.tracked.dossier.pk
        files = staging.staged_files(self.request, dossier_id)
        result = parse_page(
            self.form,
            PAGE,
            staging.typed_answers(self.request, dossier_id),
            today=clock.today(),
            wards=[code for code, _name in self.wards] or None,
        )
        self.wrong = result.errors
        self._require(files)
        if self.refused or self.wrong or self.other:
            return False
        handed = [HandedIn(one.document_key, one.file, one.name) for one in files]
        try:
            actions.supply(dossier_id=dossier_id, files=handed, answers=result.values, at=clock.now())
        except CannotSupply as cannot:
            self.other = (error_link("main-content", refusal(cannot)),)
            return False
        staging.forget(self.request, dossier_id)
        return True

    def boxes(self) -> tuple[PaperBox, ...]:
        """The papers with their files."""
        files = staging.staged_files(self.request, self.tracked.dossier.pk)
        return tuple(
            PaperBox(
                paper, tuple(one for one in files if one.document_key == paper.key), self.refused.get(paper.key, ())
            )
            for paper in self.papers
        )

    def question_boxes(self) -> tuple[QuestionBox, ...]:
        """The questions with what was typed."""
        if not self.questions:
            return ()
        page = self.form.page(PAGE)
        typed = staging.typed_answers(self.request, self.tracked.dossier.pk)
        view = form_page_view(
            page, page.fields, typed, language=self.language, errors=self.wrong, wards=self.wards, alone_heads=False
        )
        return tuple(QuestionBox(one.reason, drawn) for one, drawn in zip(self.questions, view.fields, strict=True))

    def errors(self) -> tuple[ErrorLink, ...]:
        """Everything that is wrong, in the order of the page."""
        papers = tuple(error_link(f"tep-{key}", words) for key, found in self.refused.items() for words in found)
        answers = tuple(error_link(name, wrong.text(self.language)) for name, wrong in self.wrong.items())
        return (*self.other, *papers, *answers)

    def _require(self, files: Sequence[staging.StagedFile]) -> None:
        given = {one.document_key for one in files}
        for paper in self.papers:
            if paper.key not in given and paper.key not in self.refused:
                words = _("Tải lên “%(paper)s” rồi mới gửi bổ sung") % {"paper": paper.name}
                self.refused[paper.key] = (words,)
