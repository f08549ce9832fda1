"""A version's content as the facts answers are made of, each with its citation."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from motcua.core.answering.facts import Basis, Charge, Citation, Fact, Facts, NotPublished, Paper, Stated, Way
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import ChannelContent
from motcua.domain.catalogue.document_content import Case

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the facts come from: version (0: the source counts none), and the address or file.

    `said` holds the source's own readable text for parts that could not be read; `cut` the parts that end early.
    """

    version: int = 0
    source: str = ""
    said: Mapping[str, str] | None = None
    cut: frozenset[Fact] = frozenset()


def facts_from(content: Content, origin: Origin) -> Facts:
    """Return the facts of `content`. What it does not publish is NotPublished, with the source's own words if any."""
    cite = _citing(content, origin)
    said = origin.said or {}

    def part(fact: Fact, values: Sequence[S] | None, read: Callable[[S], T]) -> Stated[tuple[T, ...]] | NotPublished:
        if values is None:
            return NotPublished(cite(fact), said.get(fact.value, ""))
        return Stated(tuple(read(value) for value in values), cite(fact))

    agency = content.agency.executing
    return Facts(
        code=content.code,
        name=Stated(content.name, cite(Fact.NAME)),
        papers=_papers(content.cases, cite, said.get(Fact.DOCUMENTS.value, "")),
        ways=_ways(content.channels, cite, said),
        agency=NotPublished(cite(Fact.PLACE)) if agency is None else Stated(agency, cite(Fact.PLACE)),
        levels=part(Fact.LEVELS, content.levels, lambda level: level.value),
        results=part(Fact.RESULT, content.results, lambda result: result.name),
        conditions=part(Fact.CONDITIONS, content.conditions, lambda condition: condition.text),
        audience=part(Fact.AUDIENCE, content.audience, lambda audience: audience.value),
        bases=part(Fact.LEGAL_BASIS, content.legal_bases, lambda basis: Basis(basis.number or "", basis.name)),
        steps=part(Fact.STEPS, content.steps, lambda step: step),
        online_level=(
            NotPublished(cite(Fact.ONLINE))
            if content.online_level is None
            else Stated(content.online_level, cite(Fact.ONLINE))
        ),
        cut=origin.cut,
    )


_Cite = Callable[..., Citation]


def _citing(content: Content, origin: Origin) -> _Cite:
    def cite(fact: Fact, place: str = "") -> Citation:
        return Citation(content.code, origin.version, content.decision.number or "", fact, place, origin.source)

    return cite


def _papers(cases: Sequence[Case] | None, cite: _Cite, said: str) -> Stated[tuple[Stated[Paper], ...]] | NotPublished:
    if not cases:
        return NotPublished(cite(Fact.DOCUMENTS), said)
    papers = tuple(
        Stated(
            Paper(
                name=document.name,
                form=document.form_code,
                originals=document.originals,
                copies=document.copies,
                required=document.required,
                case=case.name,
                reuse=document.reuse,
            ),
            cite(Fact.DOCUMENTS, document.id),
        )
        for case in cases
        for document in case.documents
    )
    return Stated(papers, cite(Fact.DOCUMENTS))


def _ways(
    channels: Sequence[ChannelContent] | None, cite: _Cite, said: Mapping[str, str]
) -> Stated[tuple[Way, ...]] | NotPublished:
    if not channels:
        return NotPublished(cite(Fact.CHANNELS), said.get(Fact.CHANNELS.value, ""))
    return Stated(
        tuple(_way(position, channel, cite, said) for position, channel in enumerate(channels)), cite(Fact.CHANNELS)
    )


def _way(position: int, channel: ChannelContent, cite: _Cite, said: Mapping[str, str]) -> Way:
    limit_place, fees_place = f"channels[{position}].limit", f"channels[{position}].fees"
    limit_cited, fees_cited = cite(Fact.TIME, limit_place), cite(Fact.FEE, fees_place)
    return Way(
        kind=channel.channel.value,
        limit=(
            NotPublished(limit_cited, said.get(limit_place, ""))
            if channel.limit is None
            else Stated(channel.limit, limit_cited)
        ),
        fees=(
            NotPublished(fees_cited, said.get(fees_place, ""))
            if channel.fees is None
            else Stated(tuple(Charge(fee.name, fee.amount, fee.note) for fee in channel.fees), fees_cited)
        ),
    )
