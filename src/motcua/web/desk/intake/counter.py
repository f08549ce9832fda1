"""An application being taken in at the counter: its draft, its form, its papers, its agencies."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import ngettext, override

from motcua.core.forms import FieldError, Form, Page, check_all, prune, visible_pages
from motcua.core.search.folding import vietnamese_key
from motcua.domain.agencies.models import Agency, Level, Post
from motcua.domain.agencies.wards import ward_names
from motcua.domain.catalogue.case_choice import CaseReading, read_cases
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.forms import content_of, form_of
from motcua.domain.catalogue.paper_conditions import asked_for
from motcua.domain.catalogue.queries import competent_agency
from motcua.domain.dossiers.actions import Applicant, HandedIn
from motcua.domain.dossiers.models import Application, Draft, DraftFile
from motcua.domain.dossiers.queries.counter import scans_of
from motcua.domain.guidance.queries import checklist_code_of
from motcua.web.components import clock

# Kept beside the answers; no question of a form can have these names.
CASE: Final = "_case"
PAPERS: Final = "_papers"
AGENCY: Final = "_agency"
OWN: Final = (CASE, PAPERS, AGENCY)


@dataclass(frozen=True, slots=True)
class CounterPaper:
    """A required document, what was handed over on paper, and its scans."""

    key: str
    name: str
    note: str
    is_required: bool
    is_held: bool
    published: str
    originals: int
    copies: int
    scans: tuple[DraftFile, ...]

    @property
    def is_missing(self) -> bool:
        """Whether the dossier cannot be taken in without it."""
        return self.is_required and not self.is_held and not (self.originals or self.copies or self.scans)

    @property
    def counted(self) -> str:
        """What was handed over on paper, as the receipt states it: always in Vietnamese."""
        with override("vi"):
            return _counted(self.originals, self.copies)


@dataclass
class CounterIntake:
    """One draft at one desk, in one request; what is read of it is read once."""

    draft: Draft
    post: Post

    @cached_property
    def content(self) -> Content:
        """What the procedure publishes."""
        return content_of(self.draft.procedure_version_id)

    @cached_property
    def form(self) -> Form:
        """The form of the procedure, or the general one."""
        return form_of(self.draft.procedure_version_id)

    @cached_property
    def answers(self) -> dict[str, object]:
        """The answers of the form."""
        return {name: value for name, value in self.draft.answers.items() if name not in OWN}

    @cached_property
    def wards(self) -> dict[str, str]:
        """The wards by code."""
        return ward_names()

    @cached_property
    def errors(self) -> dict[str, dict[str, FieldError]]:
        """What keeps the form from being handed in, by page."""
        return check_all(self.form, self.answers, today=clock.today(), wards=list(self.wards))

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that apply to the answers so far."""
        return visible_pages(self.form, self.answers)

    @cached_property
    def agencies(self) -> tuple[Agency, ...]:
        """The agencies that may resolve it: the department of the field, and the wards."""
        version = self.draft.procedure_version
        found: list[Agency] = []
        if version.province_level:
            competent = competent_agency(version.procedure.field, Level.PROVINCE)
            found += [competent] if competent else []
        if version.ward_level:
            wards = Agency.objects.filter(kind=Agency.Kind.WARD, valid_to=None).select_related("calendar")
            found += sorted(wards, key=lambda agency: vietnamese_key(agency.short_name))
        return tuple(found)

    @property
    def agency(self) -> Agency | None:
        """Who resolves it: as chosen; else this desk's own agency, the ward of residence, or the only one there is."""
        by_code = {agency.code: agency for agency in self.agencies}
        by_ward = {agency.ward_code: agency for agency in self.agencies if agency.ward_code}
        only = self.agencies[0] if len(self.agencies) == 1 else None
        return (
            by_code.get(str(self.draft.answers.get(AGENCY, "")))
            or by_code.get(self.post.agency.code)
            or by_ward.get(str(self.answers.get("applicant_ward", "")))
            or only
        )

    @cached_property
    def checklist(self) -> str:
        """The code of the checklist it began from; empty without one."""
        return checklist_code_of(self.draft)

    @cached_property
    def cases(self) -> CaseReading:
        """The cases the procedure tells apart."""
        return read_cases(self.content)

    @property
    def case(self) -> int | None:
        """The number of the case; None where it still has to be chosen."""
        return self.cases.chosen(self.draft.answers.get(CASE))

    @cached_property
    def papers(self) -> tuple[CounterPaper, ...]:
        """The papers of the case with what was handed over."""
        if self.case is None:
            return ()
        judged = [(paper, asked_for(paper, self.form, self.answers)) for paper in self.cases.documents_for(self.case)]
        scans, counts = scans_of(self.draft), self.draft.answers.get(PAPERS, {})
        return tuple(
            CounterPaper(
                key=paper.id,
                name=paper.name,
                note=paper.note,
                is_required=paper.required or asked is True,
                is_held=bool(paper.reuse),
                published=_counted(paper.originals or 0, paper.copies or 0),
                originals=counts.get(paper.id, [0, 0])[0],
                copies=counts.get(paper.id, [0, 0])[1],
                scans=tuple(scan for scan in scans if scan.document_key == paper.id),
            )
            for paper, asked in judged
            if asked is not False
        )

    def applicant(self) -> Applicant:
        """Who applies, out of the answers every form has."""
        said = {name: str(value) for name, value in self.answers.items()}
        address = (said.get("applicant_address", ""), self.wards.get(said.get("applicant_ward", ""), ""))
        is_business = bool(said.get("organisation_tax_code"))
        return Applicant(
            full_name=said["applicant_name"],
            id_number=said["applicant_id_number"],
            phone=said["applicant_phone"],
            email=said.get("applicant_email", ""),
            address=", ".join(part for part in address if part),
            subject=Application.Subject.BUSINESS if is_business else Application.Subject.CITIZEN,
            language=self.draft.language,
        )

    def final_answers(self) -> Mapping[str, object]:
        """The answers that apply, as they are handed in."""
        return prune(self.form, self.answers)

    def handed_over(self) -> list[HandedIn]:
        """The papers handed over on paper."""
        return [HandedIn(paper.key, None, paper.counted) for paper in self.papers if paper.originals or paper.copies]


def _counted(originals: int, copies: int) -> str:
    parts = [
        ngettext("%(count)s bản chính", "%(count)s bản chính", originals) % {"count": originals} if originals else "",
        ngettext("%(count)s bản sao", "%(count)s bản sao", copies) % {"count": copies} if copies else "",
    ]
    return ", ".join(part for part in parts if part)
