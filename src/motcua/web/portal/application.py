"""An application on its way: its draft, its form, its papers, and where the reader goes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.urls import reverse

from motcua.core.forms import FieldError, Form, Page, check_all, prune, visible_pages
from motcua.domain.catalogue.case_choice import CaseReading, read_cases
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.forms import content_of, form_of, has_own_form
from motcua.domain.dossiers.actions import Applicant
from motcua.domain.dossiers.models import Application as Submitted
from motcua.domain.dossiers.models import Draft, DraftFile
from motcua.web.components import clock
from motcua.web.portal.papers import CASE, Need, PaperSlot, paper_slots
from motcua.web.portal.wards import ward_choices


@dataclass
class Application:
    """One draft in one request; what is read of it is read once."""

    draft: Draft

    @cached_property
    def content(self) -> Content:
        return content_of(self.draft.procedure_version_id)

    @cached_property
    def form(self) -> Form:
        return form_of(self.draft.procedure_version_id)

    @cached_property
    def answers(self) -> dict[str, object]:
        """The answers of the form."""
        return {name: value for name, value in self.draft.answers.items() if name != CASE}

    @cached_property
    def cases(self) -> CaseReading:
        """The cases the procedure tells apart."""
        return read_cases(self.content)

    @cached_property
    def case(self) -> int | None:
        """The number of the case; None where it still has to be chosen."""
        return self.cases.chosen(self.draft.answers.get(CASE))

    @cached_property
    def wards(self) -> tuple[tuple[str, str], ...]:
        return ward_choices()

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the form that apply."""
        return visible_pages(self.form, self.answers)

    @cached_property
    def papers(self) -> tuple[PaperSlot, ...]:
        files = list(DraftFile.objects.filter(draft=self.draft).select_related("file").order_by("pk"))
        declared = has_own_form(self.draft.procedure_version_id)
        return paper_slots(self.cases, self.case, files, form=self.form, answers=self.answers, declared=declared)

    @cached_property
    def errors(self) -> dict[str, dict[str, FieldError]]:
        """What keeps the form from being sent, by page."""
        return check_all(self.form, self.answers, today=clock.today(), wards=[code for code, _name in self.wards])

    @property
    def asks_case(self) -> bool:
        """Whether the procedure has cases to choose from."""
        return bool(self.cases.choices)

    @property
    def asks_papers(self) -> bool:
        """Whether there is any paper to show."""
        return bool(self.papers)

    def paper(self, key: str) -> PaperSlot | None:
        """The paper with this key, if files may be added to it."""
        return next((one for one in self.papers if one.document.id == key and one.need is not Need.DECLARED), None)

    def ward_name(self, code: str) -> str | None:
        """The name of a ward."""
        return dict(self.wards).get(code)

    def applicant(self) -> Applicant:
        """Who applies, out of the answers every form has."""
        answers = {name: str(value) for name, value in self.answers.items()}
        ward = self.ward_name(answers.get("applicant_ward", "")) or ""
        address = ", ".join(part for part in (answers.get("applicant_address", ""), ward) if part)
        is_business = bool(answers.get("organisation_tax_code"))
        return Applicant(
            full_name=answers["applicant_name"],
            id_number=answers["applicant_id_number"],
            phone=answers["applicant_phone"],
            email=answers.get("applicant_email", ""),
            address=address,
            subject=Submitted.Subject.BUSINESS if is_business else Submitted.Subject.CITIZEN,
            language=self.draft.language,
        )

    def final_answers(self) -> Mapping[str, object]:
        """The answers that apply, as they are handed in."""
        return prune(self.form, self.answers)

    def declared(self) -> list[str]:
        """The papers the electronic form takes the place of."""
        return [slot.document.id for slot in self.papers if slot.need is Need.DECLARED]

    def missing_papers(self) -> list[PaperSlot]:
        """The papers without which it cannot be sent."""
        return [slot for slot in self.papers if slot.is_missing]


@dataclass(frozen=True, slots=True)
class Way:
    """The addresses of one application, in the order they are walked."""

    draft_id: UUID
    stations: tuple[str, ...]

    @classmethod
    def of(cls, application: Application) -> "Way":
        """The way of an application as its answers stand."""
        draft = application.draft.pk
        stations = [reverse("portal:case", args=[draft])] if application.asks_case else []
        stations += [reverse("portal:question", args=[draft, page.id]) for page in application.pages]
        if application.asks_papers or application.case is None:
            stations.append(reverse("portal:papers", args=[draft]))
        return cls(draft, (*stations, reverse("portal:check", args=[draft])))

    def after(self, here: str) -> str:
        """The next address."""
        return self.stations[min(self.stations.index(here) + 1, len(self.stations) - 1)]

    def before(self, here: str) -> str | None:
        """The address before; None at the first."""
        place = self.stations.index(here) if here in self.stations else 0
        return self.stations[place - 1] if place else None


def next_open(application: Application) -> str:
    """The first address where something is still to be done; the check page where nothing is."""
    draft = application.draft.pk
    if application.case is None:
        return reverse("portal:case", args=[draft])
    if application.errors:
        return reverse("portal:question", args=[draft, next(iter(application.errors))])
    if application.missing_papers():
        return reverse("portal:papers", args=[draft])
    return reverse("portal:check", args=[draft])
