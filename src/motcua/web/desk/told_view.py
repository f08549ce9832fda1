"""What a checklist told the applicant to bring, against what came: whether the advice was complete, at a glance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from motcua.core.codes.checklists import spaced
from motcua.domain.dossiers.models import ReasonTarget
from motcua.domain.dossiers.queries import DossierPage
from motcua.domain.guidance.guide import guide_of
from motcua.domain.guidance.models import Checklist
from motcua.domain.guidance.papers import Standing, paper_lines
from motcua.domain.guidance.queries import OpenChecklist, checklist_of
from motcua.domain.ledger.models import Verb
from motcua.web.components.checklist_words import Said, answers_given
from motcua.web.components.languages import page_language
from motcua.web.desk.words.states import Tag

_TO_HAND_IN: Final = (Standing.BRING, Standing.ON_SCREEN)
_TOLD: Final[dict[Standing | None, Promise]] = {
    Standing.BRING: gettext_lazy("Dặn nộp"),
    Standing.ON_SCREEN: gettext_lazy("Dặn khai trên biểu mẫu điện tử"),
    Standing.HELD: gettext_lazy("Nói cơ quan tự tra cứu"),
    Standing.IF_ANY: gettext_lazy("Nói chỉ nộp nếu có"),
    Standing.NOT_NEEDED: gettext_lazy("Nói không cần"),
    Standing.REMARK: gettext_lazy("Chỉ ghi chú"),
    None: gettext_lazy("Không nhắc đến"),
}
_ASKED: Final = Tag(gettext_lazy("Phải bổ sung"), "purple")
_CAME: Final = Tag(gettext_lazy("Đã nhận"), "green")
_LOOKED_UP: Final = Tag(gettext_lazy("Không phải nộp"), "grey")
_AWAITED: Final = Tag(gettext_lazy("Chưa nhận"), "orange")


@dataclass(frozen=True, slots=True)
class ToldPaper:
    """One paper: what the applicant was told about it (None: nothing), whether it came, whether it was asked for."""

    name: str
    standing: Standing | None
    came: bool
    asked: bool

    @property
    def told(self) -> str:
        """What the applicant was told, in words."""
        return str(_TOLD[self.standing])

    @property
    def state(self) -> Tag:
        """What became of the paper."""
        if self.asked:
            return _ASKED
        if self.came:
            return _CAME
        return _LOOKED_UP if self.standing is Standing.HELD else _AWAITED

    @property
    def was_missed(self) -> bool:
        """Whether an officer had to ask for a paper that the checklist did not tell to hand in."""
        return self.asked and self.standing not in _TO_HAND_IN


@dataclass(frozen=True, slots=True)
class ToldView:
    """The checklist of a dossier; without `code` it is no longer kept, and only that there was one is known."""

    begun_at: datetime
    code: str = ""
    plain_code: str = ""
    is_same_version: bool = True
    said: tuple[Said, ...] = ()
    papers: tuple[ToldPaper, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing had to be asked for beyond what the checklist told."""
        return not any(paper.was_missed for paper in self.papers)

    @property
    def verdict(self) -> str:
        """The advice against what came, in one sentence."""
        told = [paper for paper in self.papers if paper.standing in _TO_HAND_IN]
        missed = sum(paper.was_missed for paper in self.papers)
        if missed:
            return ngettext(
                "Danh mục dặn thiếu: đã phải yêu cầu %(count)s giấy tờ mà danh mục không dặn nộp.",
                "Danh mục dặn thiếu: đã phải yêu cầu %(count)s giấy tờ mà danh mục không dặn nộp.",
                missed,
            ) % {"count": missed}
        if not told:
            return _("Danh mục không dặn nộp giấy tờ nào.")
        came = sum(paper.came for paper in told)
        if came < len(told):
            return _("Đã nhận %(came)s trong %(told)s giấy tờ được dặn.") % {"came": came, "told": len(told)}
        if again := sum(paper.asked for paper in told):
            return ngettext(
                "Danh mục dặn đủ, nhưng %(count)s giấy tờ đã nhận phải bổ sung.",
                "Danh mục dặn đủ, nhưng %(count)s giấy tờ đã nhận phải bổ sung.",
                again,
            ) % {"count": again}
        return _("Đã nhận đủ %(told)s giấy tờ được dặn.") % {"told": len(told)}


def told_view(page: DossierPage) -> ToldView | None:
    """Read the checklist a dossier began from; None without one. No query where the dossier came with it."""
    preparation = checklist_of(page.dossier)
    if preparation is None:
        return None
    if preparation.checklist is None:
        return ToldView(preparation.begun_at)
    return _kept(page, preparation.checklist, preparation.begun_at)


def _kept(page: DossierPage, checklist: Checklist, begun_at: datetime) -> ToldView:
    """Read against the version the dossier is decided by: its papers are the ones that could come."""
    version_id = page.dossier.procedure_version_id
    guide, answers = guide_of(version_id), OpenChecklist(checklist).answers_for(version_id)
    told = {line.document.id: line.standing for line in paper_lines(guide, answers) or ()}
    return ToldView(
        begun_at=begun_at,
        code=spaced(checklist.code),
        plain_code=checklist.code,
        is_same_version=version_id == checklist.procedure_version_id,
        said=answers_given(guide, answers, (), language=page_language()),
        papers=tuple(_papers(page, told)),
    )


def _papers(page: DossierPage, told: dict[str, Standing]) -> Iterator[ToldPaper]:
    """What was told to hand in or is looked up, and whatever else came or was asked for."""
    asked = _asked(page)
    for paper in page.papers:
        row = ToldPaper(paper.name, told.get(paper.key), bool(paper.handed_in), paper.key in asked)
        if row.standing in (*_TO_HAND_IN, Standing.HELD) or row.came or row.asked:
            yield row


def _asked(page: DossierPage) -> set[str]:
    """The papers of all supplement requests, by key."""
    requests = {entry.seq for entry in page.timeline if entry.verb is Verb.SUPPLEMENT_REQUESTED}
    rows = (reason for row in page.reasons if row.seq in requests for reason in row.reasons)
    return {reason.target_key for reason in rows if reason.target == ReasonTarget.DOCUMENT}
