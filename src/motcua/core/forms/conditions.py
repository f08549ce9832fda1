"""Conditions of forms, written in the same small language as conditions on process flows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from motcua.core.forms.model import Answers
from motcua.core.workflow.expressions import Comparison, Expression, Literal, Name, NotAllowed, names_in, parse, walk


class InvalidCondition(ValueError):
    """The text is not in the language of conditions."""


@dataclass(frozen=True, slots=True)
class CompiledCondition:
    """A condition ready to ask; an unanswered field reads as null."""

    expression: Expression
    names: frozenset[str]

    def holds(self, answers: Answers) -> bool:
        """Whether the condition is true of `answers`. Never raises."""
        return self.expression.holds(answers)


def compile_condition(source: str) -> CompiledCondition:
    """Return the condition `source` describes; raises InvalidCondition with the piece that is wrong."""
    try:
        expression = parse(source)
    except NotAllowed as problem:
        raise InvalidCondition(f"cannot read the condition {source!r}: {problem}") from None
    return CompiledCondition(expression, names_in(expression))


def unknown_values(condition: CompiledCondition, choices: Mapping[str, list[str]]) -> Iterator[tuple[str, object]]:
    """Yield (field, value) where the condition compares a choice with a value that is none of its options."""
    for term in walk(condition.expression.term):
        if not isinstance(term, Comparison):
            continue
        names = [part.name for part in term.terms if isinstance(part, Name)]
        values = [part.value for part in term.terms if isinstance(part, Literal) and part.value is not None]
        for name in names:
            yield from ((name, value) for value in values if name in choices and value not in choices[name])
