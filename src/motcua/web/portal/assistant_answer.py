"""An answer as the page shows it: its sentences with numbered sources, its options, and the procedure's short card."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from markupsafe import Markup

from motcua.core.answering.engine import Status
from motcua.core.answering.facts import Citation
from motcua.core.answering.routing import Route
from motcua.core.answering.sentences import Kind
from motcua.domain.assistant.composing import USED
from motcua.domain.assistant.keeping import told_from_json
from motcua.domain.assistant.models import Turn
from motcua.domain.assistant.wording import Line, source_line
from motcua.domain.catalogue.forms import content_of
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.guidance.queries import current_version
from motcua.web.components.glance import Glance, glance_of
from motcua.web.components.languages import in_parts
from motcua.web.portal.assistant_words import ROUTES, STATUSES, source_href

_OPTIONS: Final = {Kind.OPTION, Kind.ALSO}
_BULLET: Final = "- "


@dataclass(frozen=True, slots=True)
class Source:
    """A place a sentence stands at, numbered from 1 within its answer."""

    number: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its source."""

    text: Markup
    source: Source


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences set alike: `kind` is "head", "case", "list" or "text"."""

    kind: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A procedure offered, numbered from 1 where the answer asks which one is meant."""

    number: int
    code: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """The procedure an answer is about, in short, with where to go on."""

    code: str
    name: str
    language: str
    glance: Glance
    is_online: bool


class AnswerView:
    """One question and its answer."""

    def __init__(self, turn: Turn) -> None:
        told = told_from_json(turn.told)
        self.id = turn.pk
        self.question = turn.question
        self.language = told.language
        self.opening = told.opening
        self.status = Status(turn.status)
        self.route = Route(turn.route)
        words, self.tone = ROUTES.get(self.route) or STATUSES[self.status]
        self.status_words = str(words)
        self.procedure = turn.procedure
        self.rating = turn.rating
        self.is_reworded = turn.composer == USED
        self.sources = _sources([line.citation for line in told.lines if line.kind not in _OPTIONS])
        self.blocks = tuple(_blocks([line for line in told.lines if line.kind not in _OPTIONS], self.sources))
        offered = [line for line in (*told.lines, *told.options) if line.kind in _OPTIONS]
        self.options = tuple(_option(number, line) for number, line in enumerate(offered, start=1))

    @property
    def is_about_a_procedure(self) -> bool:
        """Whether the answer tells of one procedure."""
        return bool(self.procedure) and self.status in {Status.ANSWERED, Status.NOT_PUBLISHED}

    @property
    def offers_a_person(self) -> bool:
        """Whether a person may help where this answer does not."""
        return self.status in {Status.OUT_OF_SCOPE, Status.NOT_PUBLISHED, Status.ERROR} and not self.is_emergency

    @property
    def is_emergency(self) -> bool:
        """Whether somebody may be in danger."""
        return self.route is Route.EMERGENCY

    @property
    def can_be_rated(self) -> bool:
        """Whether there is something to find useful or not: neither a greeting nor a form."""
        return self.route in {Route.PROCEDURE, Route.LIST}


def card_of(code: str, *, language: str) -> Card | None:
    """The short card of a procedure; None where it is no longer published. One query once it is in memory."""
    version = current_version(code)
    if version is None:
        return None
    content = content_of(version.pk)
    english = language == "en" and content.name_en
    return Card(
        code=code,
        name=(content.name_en if english else None) or content.name,
        language="en" if english else "vi",
        glance=glance_of(content),
        is_online=any(channel.channel == ChannelKind.ONLINE for channel in content.channels or ()),
    )


def _sources(cited: list[Citation]) -> dict[tuple[str, int, str], Source]:
    found: dict[tuple[str, int, str], Source] = {}
    for citation in cited:
        found.setdefault(_place(citation), Source(len(found) + 1, source_line(citation), source_href(citation)))
    return found


def _place(citation: Citation) -> tuple[str, int, str]:
    return citation.procedure, citation.version, citation.fact.value


def _blocks(lines: list[Line], sources: dict[tuple[str, int, str], Source]) -> Iterator[Block]:
    for kind, run in groupby(lines, key=_setting):
        yield Block(kind, tuple(Sentence(_words(line), sources[_place(line.citation)]) for line in run))


def _words(line: Line) -> Markup:
    cut = len(_BULLET) if line.text.startswith(_BULLET) else 0
    return in_parts(line.text[cut:], [(begin - cut, end - cut) for begin, end in line.quoted])


def _setting(line: Line) -> str:
    if line.kind is Kind.PROCEDURE:
        return "head"
    if line.kind is Kind.CASE:
        return "case"
    return "list" if line.text.startswith(_BULLET) else "text"


def _option(number: int, line: Line) -> Option:
    return Option(number, line.citation.procedure, line.text, source_href(line.citation).partition("#")[0])
