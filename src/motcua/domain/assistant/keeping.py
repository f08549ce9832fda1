"""An answer as it was shown, kept with its turn: a thread can be read again, by the person and by who takes it over."""

from typing import Any

from motcua.core.answering.facts import Citation, Fact
from motcua.core.answering.sentences import Kind
from motcua.domain.assistant.wording import Line, Told


def told_to_json(told: Told) -> dict[str, Any]:
    """Return an answer as JSON; `told_from_json` gives it back."""
    return {
        "language": told.language,
        "opening": told.opening,
        "lines": [_line_to_json(line) for line in told.lines],
        "options": [_line_to_json(line) for line in told.options],
    }


def told_from_json(kept: dict[str, Any]) -> Told:
    """Return a kept answer; one without words where none was kept."""
    return Told(
        kept.get("opening", ""),
        tuple(map(_line_from_json, kept.get("lines", ()))),
        tuple(map(_line_from_json, kept.get("options", ()))),
        kept.get("language", "vi"),
    )


def _line_to_json(line: Line) -> list[Any]:
    where = line.citation
    cited = [where.procedure, where.version, where.decision, where.fact.value, where.place, where.source]
    return [line.kind.value, line.text, cited, [list(span) for span in line.quoted]]


def _line_from_json(kept: list[Any]) -> Line:
    kind, text, (procedure, version, decision, fact, place, source), *spans = kept
    quoted = tuple((begin, end) for begin, end in (spans[0] if spans else ()))
    return Line(Kind(kind), text, Citation(procedure, version, decision, Fact(fact), place, source), quoted)
