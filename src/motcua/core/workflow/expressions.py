"""Conditions on flows: comparisons, and/or/not, literals and names over the case data, and nothing else.

Read by a parser of its own, so that no text from a model ever comes near the Python compiler. Values compare as in
Python (true equals 1), with two exceptions that keep a running dossier from failing: a name the data do not have is
null, and an ordering comparison with null or between unlike types is false.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from motcua.core.workflow.lexicon import Lexeme, Mark, NotAllowed, lexemes

MAX_NESTING = 50

__all__ = ["And", "Comparison", "Expression", "Literal", "Name", "Not", "NotAllowed", "Or", "names_in", "parse"]


@dataclass(frozen=True, slots=True)
class Literal:
    """A string, number, true, false or null."""

    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Name:
    """A value of the case data, null where the data have no such name."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """Negation."""

    term: "Term"


@dataclass(frozen=True, slots=True)
class And:
    """The first term that is not true, else the last one."""

    terms: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """The first term that is true, else the last one."""

    terms: "tuple[Term, ...]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`terms[0] signs[0] terms[1] signs[1] terms[2] ...`: true if every neighbouring pair compares so."""

    terms: "tuple[Term, ...]"
    signs: tuple[str, ...]


Term = Literal | Name | Not | And | Or | Comparison


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed condition; `text` is what the model says."""

    text: str
    term: Term

    def holds(self, data: Mapping[str, object]) -> bool:
        """Whether the condition is true for these data. Never raises."""
        return bool(_value(self.term, data))


def parse(text: str) -> Expression:
    """Parse a condition. Raises NotAllowed naming the first piece that is not in the language."""
    return Expression(text.strip(), _Parser(lexemes(text)).whole())


def names_in(expression: Expression) -> frozenset[str]:
    """Return every name of the case data the condition asks for."""
    return frozenset(term.name for term in walk(expression.term) if isinstance(term, Name))


def walk(term: Term) -> Iterator[Term]:
    """Yield the term and every term inside it."""
    yield term
    match term:
        case Not(term=inner):
            yield from walk(inner)
        case And(terms=terms) | Or(terms=terms) | Comparison(terms=terms):
            for part in terms:
                yield from walk(part)


def _value(term: Term, data: Mapping[str, object]) -> object:
    match term:
        case Literal(value=value):
            return value
        case Name(name=name):
            return data.get(name)
        case Not(term=inner):
            return not _value(inner, data)
        case And(terms=terms):
            return _first(terms, data, wanted=False)
        case Or(terms=terms):
            return _first(terms, data, wanted=True)
        case Comparison(terms=terms, signs=signs):
            return _compares(terms, signs, data)


def _first(terms: tuple[Term, ...], data: Mapping[str, object], *, wanted: bool) -> object:
    value: object = None
    for term in terms:
        value = _value(term, data)
        if bool(value) is wanted:
            break
    return value


def _compares(terms: tuple[Term, ...], signs: tuple[str, ...], data: Mapping[str, object]) -> bool:
    left = _value(terms[0], data)
    for sign, term in zip(signs, terms[1:], strict=True):
        right = _value(term, data)
        if not _pair(sign, left, right):
            return False
        left = right
    return True


_ORDERINGS: Mapping[str, Callable[..., bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _pair(sign: str, left: object, right: object) -> bool:
    try:
        if sign in _ORDERINGS:
            return _orderable(left, right) and bool(_ORDERINGS[sign](left, right))
        return bool(left == right) is (sign == "==")
    except (TypeError, ArithmeticError, RecursionError):
        # A signalling NaN or a list nested thousands deep: such values equal nothing and have no order.
        return sign == "!="


def _orderable(left: object, right: object) -> bool:
    numbers = (int, float, Decimal)
    return (isinstance(left, numbers) and isinstance(right, numbers)) or (
        isinstance(left, str) and isinstance(right, str)
    )


class _Parser:
    """Recursive descent; every way down is counted, so no text can exhaust the stack."""

    def __init__(self, source: list[Lexeme]) -> None:
        self._source = source
        self._at = 0
        self._depth = 0

    def whole(self) -> Term:
        term = self._either()
        if self._next.mark is not Mark.END:
            raise NotAllowed(self._next.text, "does not belong here")
        return term

    @property
    def _next(self) -> Lexeme:
        return self._source[self._at]

    def _take(self) -> Lexeme:
        lexeme = self._next
        self._at += 1
        return lexeme

    def _is_word(self, word: str) -> bool:
        return self._next.mark is Mark.WORD and self._next.text == word

    def _down(self) -> None:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise NotAllowed(self._next.text, f"is nested deeper than {MAX_NESTING} levels")

    def _either(self) -> Term:
        terms = [self._both()]
        while self._is_word("or"):
            self._take()
            terms.append(self._both())
        return terms[0] if len(terms) == 1 else Or(tuple(terms))

    def _both(self) -> Term:
        terms = [self._negation()]
        while self._is_word("and"):
            self._take()
            terms.append(self._negation())
        return terms[0] if len(terms) == 1 else And(tuple(terms))

    def _negation(self) -> Term:
        if not self._is_word("not"):
            return self._comparison()
        self._take()
        self._down()
        term = Not(self._negation())
        self._depth -= 1
        return term

    def _comparison(self) -> Term:
        terms, signs = [self._operand()], []
        while self._next.mark is Mark.COMPARISON:
            signs.append(self._take().text)
            terms.append(self._operand())
        return terms[0] if not signs else Comparison(tuple(terms), tuple(signs))

    def _operand(self) -> Term:
        lexeme = self._take()
        match lexeme.mark:
            case Mark.LITERAL:
                return Literal(lexeme.value)
            case Mark.NAME:
                return Name(lexeme.text)
            case Mark.OPEN:
                return self._parenthesised()
            case Mark.END:
                raise NotAllowed("", "breaks off where a value should follow")
            case _:
                raise NotAllowed(lexeme.text, "stands where a value should be")

    def _parenthesised(self) -> Term:
        self._down()
        term = self._either()
        self._depth -= 1
        if self._take_closing():
            return term
        raise NotAllowed(self._next.text or "(", "stands where a closing parenthesis should be")

    def _take_closing(self) -> bool:
        closed = self._next.mark is Mark.CLOSE
        self._at += closed
        return closed
