"""Representative case data for a set of conditions: every way their comparisons can come out occurs in some sample.

A condition sees a value only through comparisons, so it is enough to try each literal, a value between and beside them,
and for equality one value that is none of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from motcua.core.workflow.expressions import And, Comparison, Expression, Literal, Name, Not, Or, Term, walk

MAX_SAMPLES = 20_000
OTHER = "~any other text"
Value = str | int | float | bool | None
Data = dict[str, Value]


class TooManySamples(Exception):
    """The conditions ask for too many names at once to be tried out."""


def samples(conditions: Iterable[Expression], *, missing: bool) -> Iterator[Data]:
    """Yield representative data; with `missing` also those where a name has no value. Raises TooManySamples."""
    groups = _groups([condition.term for condition in conditions])
    names: list[str] = []
    choices: list[Sequence[Value]] = []
    total = 1
    for members, literals, truths in groups:
        values = _values(literals, len(members), truths=truths)
        if missing and None not in values:
            values.append(None)
        for name in sorted(members):
            names.append(name)
            choices.append(values)
            total *= len(values)
    if total > MAX_SAMPLES:
        raise TooManySamples
    for combination in product(*choices):
        yield dict(zip(names, combination, strict=True))


Group = tuple[set[str], list[Value], bool]  # names compared with each other, with what literals, and if used bare


def _groups(terms: Sequence[Term]) -> list[Group]:
    groups: list[Group] = []
    for term in terms:
        for part in walk(term):
            if isinstance(part, Comparison):
                for left, right in zip(part.terms, part.terms[1:], strict=False):
                    inside = [*walk(left), *walk(right)]
                    _join(groups, {item.name for item in inside if isinstance(item, Name)}, _literals(inside), False)
        _join_bare(groups, term)
    return groups


def _literals(terms: Iterable[Term]) -> list[Value]:
    return [term.value for term in terms if isinstance(term, Literal)]


def _join_bare(groups: list[Group], term: Term) -> None:
    """Note names whose truth itself decides: `urgent`, `not urgent`, `urgent and ...`."""
    match term:
        case Name(name=name):
            _join(groups, {name}, [], True)
        case Not(term=inner):
            _join_bare(groups, inner)
        case And(terms=terms) | Or(terms=terms) | Comparison(terms=terms):
            for part in terms:
                if not (isinstance(term, Comparison) and isinstance(part, Name)):
                    _join_bare(groups, part)
        case _:
            pass


def _join(groups: list[Group], names: set[str], literals: list[Value], truths: bool) -> None:
    if not names:
        return
    for group in [group for group in groups if group[0] & names]:
        groups.remove(group)
        names, literals, truths = names | group[0], group[1] + literals, truths or group[2]
    groups.append((names, literals, truths))


def _values(literals: Sequence[Value], width: int, *, truths: bool) -> list[Value]:
    """Return values that tell the literals apart, with `width` different ones wherever names may differ."""
    numbers = sorted({value for value in literals if isinstance(value, int | float) and not isinstance(value, bool)})
    texts = sorted({value for value in literals if isinstance(value, str)})
    values: list[Value] = []
    if numbers or not (literals or truths):
        values += _around(numbers or [0], width)
    if texts:
        values += _texts(texts, width)
    if truths or any(isinstance(value, bool) for value in literals):
        values += [True, False]
    if None in literals:
        values.append(None)
        if len(literals) == literals.count(None) and not truths:
            values += _texts([], width)
    return values


def _around(numbers: Sequence[int | float], width: int) -> list[Value]:
    beside = range(1, width + 1)
    values: list[Value] = [numbers[0] - step for step in beside]
    for low, high in zip(numbers, [*numbers[1:], None], strict=True):
        values.append(low)
        for step in beside:
            values.append(low + step if high is None else _between(low, high, step, width + 1))
    return values


def _between(low: int | float, high: int | float, step: int, steps: int) -> int | float:
    try:
        return low + (high - low) * step / steps
    except OverflowError:  # whole numbers too large for a float: any whole number between will do
        return int(low) + step


def _texts(texts: Sequence[str], width: int) -> list[Value]:
    values: list[Value] = [OTHER + "~" * step for step in range(width)]
    values += texts
    for step in range(width):
        values += [text + " " + "·" * step for text in texts]  # just behind each literal in sorting order
    values.append("")
    return list(dict.fromkeys(values))
