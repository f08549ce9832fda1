"""Which papers an application needs: those of its case, less what the electronic form and the registers hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from motcua.core.forms import Answers, Form
from motcua.domain.catalogue.case_choice import CaseReading, is_declaration
from motcua.domain.catalogue.document_content import DocumentContent
from motcua.domain.catalogue.paper_conditions import asked_for
from motcua.domain.dossiers.models import DraftFile

CASE: Final = "_case"
"""Where a draft's answers keep the number of the chosen case; no question of a form can have this name."""


class Need(StrEnum):
    """Whether a paper is to be uploaded."""

    REQUIRED = "required"
    IF_ANY = "if_any"
    HELD = "held"  # a register has it: only where the reader wants to add it
    DECLARED = "declared"  # the electronic form is this paper


@dataclass(frozen=True, slots=True)
class PaperSlot:
    """A paper of the application with the files that are in."""

    document: DocumentContent
    need: Need
    files: tuple[DraftFile, ...]

    @property
    def is_missing(self) -> bool:
        """Whether the application cannot be sent without a file here."""
        return self.need is Need.REQUIRED and not self.files


def paper_slots(
    cases: CaseReading,
    case: int | None,
    files: Sequence[DraftFile],
    *,
    form: Form,
    answers: Answers,
    declared: bool,
) -> tuple[PaperSlot, ...]:
    """The papers of a case, less those the answers rule out; nothing while the case is still to be chosen.

    `declared`: whether a form of the procedure's own stands for the declaration.
    """
    if case is None:
        return ()
    judged = ((paper, asked_for(paper, form, answers)) for paper in cases.documents_for(case))
    return tuple(
        PaperSlot(paper, _need(paper, asked, declared), tuple(one for one in files if one.document_key == paper.id))
        for paper, asked in judged
        if asked is not False
    )


def _need(paper: DocumentContent, asked: bool | None, declared: bool) -> Need:
    if declared and is_declaration(paper):
        return Need.DECLARED
    if not (paper.required or asked):
        return Need.IF_ANY
    return Need.HELD if paper.reuse else Need.REQUIRED
