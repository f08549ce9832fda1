"""The last step at the counter: what still keeps the dossier from being taken in, and taking it in."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial

from django.utils.translation import gettext as _

from motcua.domain.agencies.models import Agency
from motcua.domain.calendars.queries import work_calendar
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.queries import limit_for
from motcua.domain.dossiers.actions.counter import AtDesk, receive_at_desk
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.queries.counter import service_point_of
from motcua.domain.dossiers.refusals import CannotAct
from motcua.domain.guidance.actions import carried_through
from motcua.web.components.form_rendering import ErrorLink, error_link
from motcua.web.desk.access import OfficerRequest
from motcua.web.desk.forms.drawing import FormView, form_view
from motcua.web.desk.forms.limit import LimitForm
from motcua.web.desk.intake import handing_over
from motcua.web.desk.intake.counter import CounterIntake
from motcua.web.desk.words.refusals import sentence


@dataclass
class Finishing:
    """One application about to be taken in."""

    request: OfficerRequest
    intake: CounterIntake
    refusals: list[ErrorLink] = field(default_factory=list)

    @cached_property
    def form(self) -> LimitForm:
        """The limit, where it is not published for the counter."""
        agency = self.intake.agency or self.intake.post.agency
        return LimitForm(
            self.request.POST if self.request.method == "POST" else None,
            published=limit_for(self.intake.draft.procedure_version, ChannelKind.DIRECT),
            calendar=work_calendar(agency.calendar),
            counts_from=self.request.at,
        )

    @property
    def form_view(self) -> FormView:
        """The form as drawn."""
        return form_view(self.form)

    @property
    def promise(self) -> datetime | None:
        """What will be promised; None where the limit is still to be entered."""
        return self.form.promise

    @cached_property
    def gaps(self) -> list[ErrorLink]:
        """What is still missing before the dossier can be taken in."""
        found = []
        if self.intake.errors or self.intake.agency is None:
            found.append(error_link("noi-dung", _("Nội dung khai chưa đủ. Quay lại phần nội dung để điền tiếp.")))
        if handing_over.still_missing(self.intake):
            found.append(error_link("giay-to", _("Giấy tờ chưa đủ. Quay lại phần giấy tờ để ghi nhận.")))
        return found

    @property
    def errors(self) -> list[ErrorLink]:
        """The lines of the error summary."""
        return [*self.gaps, *self.refusals, *(self.form_view.errors if self.form.is_bound else ())]

    def take_in(self) -> Dossier | None:
        """Submit and accept; None where something is in the way, which `errors` then tells."""
        if self.gaps or not self.form.is_valid():
            return None
        assert self.intake.agency is not None
        try:
            return self._received(self.intake.agency)
        except CannotAct as refused:
            names = {paper.key: paper.name for paper in self.intake.papers}
            words = sentence(refused, named=names.get(refused.about, ""))
            self.refusals = [error_link("main-content", words)]
            return None

    def _received(self, agency: Agency) -> Dossier:
        intake = self.intake
        desk = AtDesk(self.request.officer, intake.post, service_point_of(intake.post.agency))
        receive = partial(
            receive_at_desk,
            draft_id=intake.draft.pk,
            desk=desk,
            resolving_agency=agency,
            applicant=intake.applicant(),
            answers=intake.final_answers(),
            papers=intake.handed_over(),
            at=self.request.at,
            limit=self.form.limit,
            limit_basis=self.form.basis,
        )
        return carried_through(draft_id=intake.draft.pk, submit=receive)
