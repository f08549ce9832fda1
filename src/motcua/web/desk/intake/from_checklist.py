"""An application begun at the counter from a person's checklist: what it shows first, and what it fills in."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from motcua.core.codes.checklists import read_checklist_code, spaced
from motcua.domain.agencies.models import Agency
from motcua.domain.agencies.wards import ward_names
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.models import Draft
from motcua.domain.guidance.actions import start_at_counter
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.guide import Guide, guide_of
from motcua.domain.guidance.promise import resolving_agency
from motcua.domain.guidance.queries import OpenChecklist, current_version, known_answers, open_checklist
from motcua.web.components.checklist_words import Papers, Said, answers_given, papers_of
from motcua.web.components.languages import page_language
from motcua.web.desk.intake.counter import AGENCY, CASE


@dataclass
class BroughtChecklist:
    """A checklist on the counter, read against the version of the procedure that applies now."""

    found: OpenChecklist
    version: ProcedureVersion

    @property
    def code(self) -> str:
        """The code as it is printed."""
        return spaced(self.found.checklist.code)

    @cached_property
    def guide(self) -> Guide:
        """The version that applies now."""
        return guide_of(self.version.pk)

    @cached_property
    def answers(self) -> Answers:
        """The answers as far as they hold for it."""
        return self.found.answers_for(self.version.pk)

    @cached_property
    def agency(self) -> Agency | None:
        """Who would resolve it."""
        return resolving_agency(self.version, self.answers.ward)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The answers in words."""
        return answers_given(self.guide, self.answers, list(ward_names().items()), language=page_language())

    @cached_property
    def papers(self) -> Papers:
        """The papers the person was told."""
        return papers_of(self.guide, self.answers)

    def begin(self, *, at: datetime) -> Draft:
        """Begin the application with what the checklist knows."""
        known: dict[str, Any] = known_answers(self.guide, self.answers)
        if self.answers.case is not None:
            known[CASE] = self.answers.case
        if self.agency is not None:
            known[AGENCY] = self.agency.code
        return start_at_counter(checklist=self.found.checklist, version=self.version, known=known, language="vi", at=at)


def brought(text: str, *, at: datetime) -> BroughtChecklist | None:
    """Read what was scanned or typed; None where it is no code of a checklist that is still kept."""
    code = read_checklist_code(text)
    found = open_checklist(code, at=at) if code else None
    version = current_version(found.version.procedure.code) if found else None
    return BroughtChecklist(found, version) if found and version else None
