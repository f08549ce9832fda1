"""A published procedure as its page shows it: what is published in words, what is not as such."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import ChannelContent, Fee
from motcua.domain.catalogue.document_content import Case, DocumentContent
from motcua.web.components import amounts, calendar_words
from motcua.web.components.glance import Fact, Glance, glance_of, in_order, limit_fact
from motcua.web.components.paper_words import counts_words, form_words, reuse_words
from motcua.web.portal.words import AUDIENCES


@dataclass(frozen=True, slots=True)
class FeeView:
    """One fee of a channel."""

    amount: Fact
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One way of handing in."""

    name: str
    limit: Fact
    fees: tuple[FeeView, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper to hand in."""

    key: str
    name: str
    form: str
    counts: str
    is_required: bool
    reuse: str
    note: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """The papers of one case; the case has no name where the procedure has no cases."""

    name: str
    papers: tuple[PaperView, ...]


@dataclass(frozen=True, slots=True)
class VersionLink:
    """A published version of the same procedure."""

    number: int
    valid_from: datetime
    valid_to: datetime | None


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """Everything the procedure page shows, save its process."""

    code: str
    name: str
    language: str
    field: str
    field_language: str
    field_code: str
    summary: str
    levels: tuple[str, ...]
    glance: Glance
    channels: tuple[ChannelView, ...] | None
    cases: tuple[CaseView, ...] | None
    steps: tuple[str, ...] | None
    conditions: tuple[str, ...] | None
    results: tuple[str, ...] | None
    publication: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def has_gaps(self) -> bool:
        """Whether something about time or money is not published."""
        channels = self.channels or ()
        return any(
            not channel.limit.is_published or any(not fee.amount.is_published for fee in channel.fees)
            for channel in channels
        )


def procedure_view(content: Content, *, language: str) -> ProcedureView:
    """Build the view of a version's content in the page's language; what has no translation stays as published."""
    english = language == "en"
    return ProcedureView(
        code=content.code,
        name=(content.name_en if english else "") or content.name,
        language="en" if english and content.name_en else "vi",
        field=(content.field.name_en if english else "") or content.field.name,
        field_language="en" if english and content.field.name_en else "vi",
        field_code=content.field.code,
        summary=(content.summary_en if english else content.summary) or "",
        levels=tuple(str(level.label) for level in content.levels or ()),
        glance=glance_of(content),
        channels=None if content.channels is None else tuple(_channel(one) for one in in_order(content.channels)),
        cases=None if content.cases is None else tuple(_case(case) for case in content.cases),
        steps=content.steps,
        conditions=None if content.conditions is None else tuple(one.text for one in content.conditions),
        results=None if content.results is None else tuple(one.name for one in content.results),
        publication=_publication(content),
    )


def audience_words(content: Content) -> tuple[str, ...]:
    """Who may apply; what is no code of ours stays as published."""
    return tuple(str(AUDIENCES.get(one, one)) for one in content.audience or ())


def _channel(channel: ChannelContent) -> ChannelView:
    return ChannelView(
        name=str(channel.channel.label),
        limit=limit_fact(channel.limit),
        fees=_fees(channel.fees),
        note=channel.note,
    )


def _fees(fees: Sequence[Fee] | None) -> tuple[FeeView, ...]:
    if fees is None:
        return (FeeView(Fact()),)
    if not fees:
        return (FeeView(Fact(amounts.money(0))),)
    return tuple(FeeView(Fact(amounts.money(fee.amount)), fee.name, fee.note) for fee in fees)


def _case(case: Case) -> CaseView:
    return CaseView(case.name, tuple(_paper(paper) for paper in case.documents))


def _paper(paper: DocumentContent) -> PaperView:
    return PaperView(
        key=paper.id,
        name=paper.name,
        form=form_words(paper.form_code),
        counts=counts_words(paper.originals, paper.copies),
        is_required=paper.required,
        reuse=reuse_words(paper.reuse),
        note=paper.note,
    )


def _publication(content: Content) -> tuple[tuple[str, tuple[str, ...]], ...]:
    decision, agency = content.decision, content.agency
    dates = [
        (_("ban hành %(day)s"), decision.issued_on),
        (_("hiệu lực %(day)s"), decision.effective_on),
        (_("công khai %(day)s"), decision.published_on),
    ]
    told = tuple(words % {"day": calendar_words.day(day)} for words, day in dates if day)
    bases = tuple(" – ".join(part for part in (one.number, one.name) if part) for one in content.legal_bases or ())
    told_of_others = [(_("Cơ quan phối hợp"), (agency.cooperating,))] if agency.cooperating else []
    return (
        (_("Căn cứ pháp lý"), bases),
        (_("Quyết định công bố"), tuple(filter(None, [decision.number or "", ", ".join(told)]))),
        (_("Cơ quan thực hiện"), tuple(filter(None, [agency.executing]))),
        (_("Cơ quan có thẩm quyền"), tuple(filter(None, [agency.deciding]))),
        *told_of_others,
        (_("Đối tượng thực hiện"), audience_words(content)),
    )
