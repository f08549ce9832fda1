"""An application begun from a checklist: what the checklist already knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.core.codes.checklists import read_checklist_code
from motcua.domain.guidance.guide import guide_of
from motcua.domain.guidance.models import Checklist
from motcua.domain.guidance.queries import known_answers, open_checklist
from motcua.web.portal.papers import CASE
from motcua.web.portal.start_page import StartPage


@dataclass(frozen=True, slots=True)
class Prepared:
    """The checklist an application begins from, if any, with the answers and the ward it gives."""

    checklist: Checklist | None = None
    known: Mapping[str, Any] = field(default_factory=dict)
    ward: str = ""


def prepared(code: str, page: StartPage, *, at: datetime) -> Prepared:
    """Read the checklist behind a code; one that is unknown, expired or of another procedure counts as none."""
    read = read_checklist_code(code)
    found = open_checklist(read, at=at) if read else None
    if found is None or found.version.procedure_id != page.version.procedure_id:
        return Prepared()
    answers = found.answers_for(page.version.pk)
    known = known_answers(guide_of(page.version.pk), answers)
    return Prepared(
        found.checklist, known if answers.case is None else {**known, CASE: answers.case}, answers.ward or ""
    )
