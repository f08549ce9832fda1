"""A person's papers: what to bring, what the state already has, what is filled in on screen, what is not needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from motcua.domain.catalogue.case_choice import Heading, PaperGroup, is_declaration
from motcua.domain.catalogue.document_content import DocumentContent
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.paper_conditions import asked_for
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.conditions import circumstance, relation_of
from motcua.domain.guidance.guide import Guide


class Standing(StrEnum):
    """What a person has to do about a paper."""

    BRING = "bring"
    HELD = "held"  # the state has it: not needed if the agency can look it up
    ON_SCREEN = "on_screen"  # filled in online, in place of the paper
    IF_ANY = "if_any"  # only where the printed words apply; nothing answered decides
    NOT_NEEDED = "not_needed"  # ruled out by an answer
    REMARK = "remark"  # a remark of the publication, printed among the papers


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of a checklist; `group` is the published heading it stands under, unless that is the case itself."""

    document: DocumentContent
    group: str
    standing: Standing


def paper_lines(guide: Guide, answers: Answers) -> tuple[PaperLine, ...] | None:
    """Return the papers in the order of the publication; None where it states none."""
    if guide.content.cases is None:
        return None
    groups = guide.groups(answers)
    proxies = sum(group.heading is Heading.PROXY for group in groups)
    return tuple(line for group in groups for line in _lines(guide, group, answers, proxies))


def _lines(guide: Guide, group: PaperGroup, answers: Answers, proxies: int) -> Iterator[PaperLine]:
    for paper in group.documents:
        needed = _needed(guide, group, paper, answers)
        if group.heading is Heading.PROXY and proxies > 1 and needed:
            needed = None  # which of them depends on who the proxy is
        heading = "" if group.heading is Heading.CASE else group.name
        yield PaperLine(paper, heading, _standing(guide, group, paper, needed, answers))


def _needed(guide: Guide, group: PaperGroup, paper: DocumentContent, answers: Answers) -> bool | None:
    """Whether the answers call for a paper; None where they do not decide."""
    asked = asked_for(paper, guide.form, answers.form)
    if asked is not None:
        return asked
    relation = relation_of(paper, group)
    if relation is not None:
        return None if answers.relation is None else answers.relation is relation
    if circumstance(paper, group):
        return None if answers.true_of_me is None else paper.id in answers.true_of_me
    return True if paper.required else None


def _standing(
    guide: Guide, group: PaperGroup, paper: DocumentContent, needed: bool | None, answers: Answers
) -> Standing:
    if group.heading is Heading.NOTE:
        return Standing.REMARK
    if needed is None:
        return Standing.IF_ANY
    if not needed:
        return Standing.NOT_NEEDED
    if guide.has_own_form and answers.channel is ChannelKind.ONLINE and is_declaration(paper):
        return Standing.ON_SCREEN
    return Standing.HELD if paper.reuse else Standing.BRING
