"""Which papers an application needs: those of its case, less what the electronic form and the registers hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from motcua.core.search.folding import fold
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.document_content import DocumentContent
from motcua.domain.dossiers.models import DraftFile

CASE: Final = "_case"
"""Where a draft's answers keep the number of the chosen case; no question of a form can have this name."""

# How declarations are named. The electronic form takes the place of the paper one.
_DECLARATIONS: Final = ("to khai", "don ", "giay de nghi", "van ban de nghi", "thong tin nguoi")


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


def chosen_case(content: Content, answers: Mapping[str, object]) -> int | None:
    """The number of the case: the only one, or the one chosen; None where it still has to be chosen."""
    cases = content.cases or ()
    if len(cases) <= 1:
        return 0
    chosen = answers.get(CASE)
    return chosen if isinstance(chosen, int) and 0 <= chosen < len(cases) else None


def paper_slots(
    content: Content, case: int | None, files: Sequence[DraftFile], *, declared: bool
) -> tuple[PaperSlot, ...]:
    """The papers of a case; `declared`: whether a form of the procedure's own stands for the declaration."""
    cases = content.cases or ()
    documents = cases[case].documents if case is not None and case < len(cases) else ()
    return tuple(
        PaperSlot(paper, _need(paper, declared), tuple(one for one in files if one.document_key == paper.id))
        for paper in documents
    )


def _need(paper: DocumentContent, declared: bool) -> Need:
    if declared and paper.required and fold(paper.name).startswith(_DECLARATIONS):
        return Need.DECLARED
    if not paper.required:
        return Need.IF_ANY
    return Need.HELD if paper.reuse else Need.REQUIRED
