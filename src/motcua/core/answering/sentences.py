"""Answers as sentences: a kind, its values, and the citation it stands on. Words for people are chosen elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from motcua.core.answering.asked import Asked
from motcua.core.answering.facts import Charge, Citation, Fact, Facts, NotPublished, Paper, Stated, Way
from motcua.core.worktime import Limit

T = TypeVar("T")

Value = str | int | bool | Limit | Charge | Paper | None


class Kind(StrEnum):
    """The sentences there are."""

    PROCEDURE = "procedure"
    ALSO = "also"
    OPTION = "option"
    CASE = "case"
    PAPER = "paper"
    LIMIT = "limit"
    FEE = "fee"
    FREE = "free"
    AGENCY = "agency"
    LEVEL = "level"
    WAY = "way"
    FORM = "form"
    RESULT = "result"
    CONDITION = "condition"
    NO_CONDITIONS = "no_conditions"
    AUDIENCE = "audience"
    BASIS = "basis"
    STEP = "step"
    ONLINE = "online"
    ONLINE_LEVEL = "online_level"
    NOT_ONLINE = "not_online"
    NOT_PUBLISHED = "not_published"
    SOURCE_SAYS = "source_says"
    GOES_ON = "goes_on"
    COMPOSED = "composed"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: which, with what in it, and where that stands. There is none without a citation."""

    kind: Kind
    citation: Citation
    values: dict[str, Value] = field(default_factory=dict)


def sentences(facts: Facts, asked: tuple[Asked, ...]) -> list[Sentence]:
    """Return the answer: the procedure's name, then what was asked; a short card where nothing was."""
    named = Sentence(Kind.PROCEDURE, facts.name.citation, {"name": facts.name.value})
    found = [named, *(sentence for part in asked or CARD for sentence in _PARTS[part](facts))]
    return list({(sentence.kind, repr(sentence.values)): sentence for sentence in found}.values())


def beside(facts: Facts, asked: tuple[Asked, ...]) -> list[Sentence]:
    """Return what helps on where conditions are not published: whether one may, is seen from the card too."""
    if asked != (Asked.CONDITIONS,) or isinstance(facts.conditions, Stated):
        return []
    return [sentence for sentence in sentences(facts, CARD) if sentence.kind in _FACTS_OF_CARD]


def says_something(found: list[Sentence]) -> bool:
    """Whether an answer holds a published fact besides the procedure's name."""
    return any(sentence.kind not in _NO_FACT for sentence in found)


CARD: Final = (Asked.DOCUMENTS, Asked.TIME, Asked.FEE, Asked.PLACE)
_FACTS_OF_CARD: Final = {Kind.CASE, Kind.PAPER, Kind.LIMIT, Kind.FEE, Kind.FREE, Kind.AGENCY, Kind.LEVEL, Kind.GOES_ON}
_NO_FACT: Final = {Kind.PROCEDURE, Kind.ALSO, Kind.OPTION, Kind.NOT_PUBLISHED, Kind.GOES_ON}


def missing(fact: NotPublished, **values: Value) -> Iterator[Sentence]:
    """Yield that a fact is not published, or the source's own words where they are plain but could not be read."""
    about: dict[str, Value] = {"fact": fact.citation.fact.value, **values}
    if fact.said:
        yield Sentence(Kind.SOURCE_SAYS, fact.citation, {**about, "text": fact.said})
    else:
        yield Sentence(Kind.NOT_PUBLISHED, fact.citation, about)


def _papers(facts: Facts) -> Iterator[Sentence]:
    if isinstance(facts.papers, NotPublished):
        yield from missing(facts.papers)
        return
    case = ""
    for paper in facts.papers.value:
        if paper.value.case != case:
            case = paper.value.case
            yield Sentence(Kind.CASE, paper.citation, {"case": case})
        yield Sentence(Kind.PAPER, paper.citation, {"paper": paper.value})
    yield from _goes_on(facts, Fact.DOCUMENTS, facts.papers.citation)


def _goes_on(facts: Facts, fact: Fact, citation: Citation) -> Iterator[Sentence]:
    if fact in facts.cut:
        yield Sentence(Kind.GOES_ON, citation, {"fact": fact.value})


def _times(facts: Facts) -> Iterator[Sentence]:
    yield from _per_way(facts, Fact.TIME, lambda way: way.limit, _limits)


def _limits(limit: Limit) -> Iterator[tuple[Kind, dict[str, Value]]]:
    yield Kind.LIMIT, {"limit": limit}


def _fees(facts: Facts) -> Iterator[Sentence]:
    yield from _per_way(facts, Fact.FEE, lambda way: way.fees, _charges)


def _charges(charges: tuple[Charge, ...]) -> Iterator[tuple[Kind, dict[str, Value]]]:
    if not any(charge.amount for charge in charges):
        yield Kind.FREE, {}
        return
    for charge in charges:
        yield Kind.FEE, {"charge": charge}


def _per_way(
    facts: Facts,
    fact: Fact,
    part: Callable[[Way], Stated[T] | NotPublished],
    say: Callable[[T], Iterator[tuple[Kind, dict[str, Value]]]],
) -> Iterator[Sentence]:
    """Say a fact once where all ways of handing in share it, else way by way."""
    if isinstance(facts.ways, NotPublished):
        yield from missing(NotPublished(_of(facts.ways.citation, fact), facts.ways.said))
        return
    ways = facts.ways.value
    found = [part(way) for way in ways]
    stated = [item for item in found if isinstance(item, Stated)]
    if not stated:
        yield from missing(found[0] if isinstance(found[0], NotPublished) else NotPublished(facts.ways.citation))
    elif len(stated) == len(ways) and len({repr(item.value) for item in stated}) == 1:
        for kind, values in say(stated[0].value):
            yield Sentence(kind, stated[0].citation, {"way": "", **values})
    else:
        yield from _each_way(ways, found, say)


def _each_way(
    ways: tuple[Way, ...],
    found: list[Stated[T] | NotPublished],
    say: Callable[[T], Iterator[tuple[Kind, dict[str, Value]]]],
) -> Iterator[Sentence]:
    for way, item in zip(ways, found, strict=True):
        if isinstance(item, NotPublished):
            yield from missing(item, way=way.kind)
            continue
        for kind, values in say(item.value):
            yield Sentence(kind, item.citation, {"way": way.kind, **values})


def _places(facts: Facts) -> Iterator[Sentence]:
    if isinstance(facts.agency, Stated):
        yield Sentence(Kind.AGENCY, facts.agency.citation, {"agency": facts.agency.value})
    if isinstance(facts.levels, Stated):
        for level in facts.levels.value:
            yield Sentence(Kind.LEVEL, facts.levels.citation, {"level": level})
    elif isinstance(facts.agency, NotPublished):
        yield from missing(facts.agency)
    if isinstance(facts.ways, Stated):
        yield from _ways(facts.ways)


def _ways(ways: Stated[tuple[Way, ...]]) -> Iterator[Sentence]:
    for kind in dict.fromkeys(way.kind for way in ways.value):
        yield Sentence(Kind.WAY, ways.citation, {"way": kind})


def _forms(facts: Facts) -> Iterator[Sentence]:
    papers = facts.papers.value if isinstance(facts.papers, Stated) else ()
    forms = [paper for paper in papers if paper.value.form]
    for paper in forms:
        yield Sentence(Kind.FORM, paper.citation, {"form": paper.value.form, "paper": paper.value.name})
    if not forms:
        yield from missing(NotPublished(_of(facts.papers.citation, Fact.FORM)))


def _listed(part: Callable[[Facts], Stated[tuple[str, ...]] | NotPublished], kind: Kind, key: str) -> "_Part":
    def say(facts: Facts) -> Iterator[Sentence]:
        found = part(facts)
        if isinstance(found, NotPublished):
            yield from missing(found)
            return
        for item in found.value:
            yield Sentence(kind, found.citation, {key: item})
        yield from _goes_on(facts, found.citation.fact, found.citation)

    return say


def _conditions(facts: Facts) -> Iterator[Sentence]:
    if isinstance(facts.conditions, Stated) and not facts.conditions.value:
        yield Sentence(Kind.NO_CONDITIONS, facts.conditions.citation)
    else:
        yield from _listed(lambda facts: facts.conditions, Kind.CONDITION, "text")(facts)
    if isinstance(facts.audience, Stated):
        for audience in facts.audience.value:
            yield Sentence(Kind.AUDIENCE, facts.audience.citation, {"audience": audience})


def _bases(facts: Facts) -> Iterator[Sentence]:
    if isinstance(facts.bases, NotPublished):
        yield from missing(facts.bases)
        return
    for basis in facts.bases.value:
        yield Sentence(Kind.BASIS, facts.bases.citation, {"number": basis.number, "name": basis.name})


def _online(facts: Facts) -> Iterator[Sentence]:
    if isinstance(facts.online_level, Stated):
        yield Sentence(Kind.ONLINE_LEVEL, facts.online_level.citation, {"level": facts.online_level.value})
    if isinstance(facts.ways, NotPublished):
        if isinstance(facts.online_level, NotPublished):
            yield from missing(facts.online_level)
        return
    if any(way.kind == "online" for way in facts.ways.value):
        yield Sentence(Kind.ONLINE, facts.ways.citation)
    elif Fact.CHANNELS not in facts.cut:
        yield Sentence(Kind.NOT_ONLINE, facts.ways.citation)
        yield from _ways(facts.ways)
    else:
        yield from missing(facts.online_level if isinstance(facts.online_level, NotPublished) else _no_ways(facts))


def _no_ways(facts: Facts) -> NotPublished:
    return NotPublished(_of(facts.ways.citation, Fact.ONLINE))


def _how(facts: Facts) -> Iterator[Sentence]:
    yield from _listed(lambda facts: facts.steps, Kind.STEP, "text")(facts)
    if isinstance(facts.ways, Stated):
        yield from _ways(facts.ways)


def _of(citation: Citation, fact: Fact) -> Citation:
    return Citation(citation.procedure, citation.version, citation.decision, fact, citation.place, citation.source)


_Part = Callable[[Facts], Iterator[Sentence]]

_PARTS: Final[dict[Asked, _Part]] = {
    Asked.DOCUMENTS: _papers,
    Asked.TIME: _times,
    Asked.FEE: _fees,
    Asked.PLACE: _places,
    Asked.FORM: _forms,
    Asked.RESULT: _listed(lambda facts: facts.results, Kind.RESULT, "name"),
    Asked.CONDITIONS: _conditions,
    Asked.LEGAL_BASIS: _bases,
    Asked.ONLINE: _online,
    Asked.HOW: _how,
}
