"""Fits the weights of trust on the even half of the questions and prints `core/answering/trust_weights.py` anew.

Questions of the odd half are not read. Beside the exam's, the opening words of names are to be answered, and the
product's own list of questions outside is not, each judged without itself in the list.
"""

import math
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import assistant_exam as exam
from motcua.core.search.actions import object_of
from motcua.core.search.index import Index
from motcua.core.search.words import read_words

_SHORT, _EVERY = 3, 15  # words of a name's opening, names
_STEPS, _PACE, _PULL = 400, 1.0, 3.0
_KEPT = (0.95, 0.96, 0.97, 0.98)

Row = list[float]


def main() -> None:
    """Fit, print the module, and say what the thresholds would do."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.test")
    import django

    django.setup()
    names, rows, inside = signals()
    scaled, centres, spreads = spread_out(rows)
    weights, bias = fitted(scaled, inside)
    print(
        '"""Weights of the signals of trust: centre, spread and weight of each. '
        'Found by `bench/assistant_calibration.py`."""\n\nfrom typing import Final\n'
    )
    print(f"BIAS: Final = {bias:.3f}\nWEIGHTS: Final[dict[str, tuple[float, float, float]]] = {{")
    for name, centre, spread, weight in zip(names, centres, spreads, weights, strict=True):
        print(f'    "{name}": ({centre:.4g}, {spread:.4g}, {weight:.3f}),')
    print("}")
    sure = [1 / (1 + math.exp(-bias - dot(weights, row))) for row in scaled]
    answerable = sorted(value for value, is_inside in zip(sure, inside, strict=True) if is_inside)
    outside = [value for value, is_inside in zip(sure, inside, strict=True) if not is_inside]
    for kept in _KEPT:
        bar = answerable[int((1 - kept) * len(answerable))]
        print(f"# {kept:.0%} answered at {bar:.3f}: {sum(v < bar for v in outside) / len(outside):.1%} refused",
              file=sys.stderr)  # fmt: skip


def signals() -> tuple[list[str], list[Row], list[bool]]:
    """Return the names of the signals, a row of them for each question, and whether it is answerable."""
    from motcua.core.answering.rules import sections
    from motcua.core.answering.trust import Trust
    from motcua.domain.assistant.batch import FileAssistant

    index = FileAssistant(exam.PROCEDURES).index
    trust = Trust(index)
    every = (*exam.development(), *exam.fresh(), *exam.unseen(), *exam.outside())
    even = [question for question in every if question.is_even]
    found = [(index.search(question.text), question.text, question.answerable) for question in even]
    rows = [(trust.signals(hits, hits.repaired or text), is_inside) for hits, text, is_inside in found if hits.hits]
    for text, entry in heads(index):
        hits = index.search(text)
        if hits.hits and hits.hits[0].id == entry:
            rows.append((trust.signals(hits, text), True))
    for text in sections("elsewhere")["elsewhere"]:
        hits = index.search(text)
        if hits.hits:
            rows.append((trust.without(text).signals(hits, hits.repaired or text), False))
    listed = [(asdict(one), is_inside) for one, is_inside in rows]
    return list(listed[0][0]), [list(one.values()) for one, _ in listed], [is_inside for _, is_inside in listed]


def heads(index: Index) -> Iterator[tuple[str, str]]:
    """Yield the opening words of names, as people type them who are in a hurry ("khai tu"), and whose they are."""
    named: dict[str, str] = {}
    for entry in index.entries:
        words = object_of(read_words(entry.name))[:_SHORT]
        if len(words) > 1:
            named.setdefault(" ".join(words), entry.id)
    yield from list(named.items())[::_EVERY]


def spread_out(rows: list[Row]) -> tuple[list[Row], Row, Row]:
    """Return rows of columns that centre on 0 and spread by 1, and the centres and spreads they had."""
    centres = [sum(column) / len(column) for column in zip(*rows, strict=True)]
    spreads = [
        math.sqrt(sum((value - centre) ** 2 for value in column) / len(column)) or 1.0
        for column, centre in zip(zip(*rows, strict=True), centres, strict=True)
    ]
    scaled = [
        [(value - centre) / spread for value, centre, spread in zip(row, centres, spreads, strict=True)] for row in rows
    ]
    return scaled, centres, spreads


def fitted(rows: list[Row], inside: list[bool]) -> tuple[Row, float]:
    """Return weights and bias of a logistic formula, both sides counting the same, weights held small."""
    size, weights, bias = len(rows[0]), [0.0] * len(rows[0]), 0.0
    yes = sum(inside)
    counts = [0.5 / yes if one else 0.5 / (len(rows) - yes) for one in inside]
    for _ in range(_STEPS):
        slope, lift = [0.0] * size, 0.0
        for row, is_inside, count in zip(rows, inside, counts, strict=True):
            wrong = count * (1 / (1 + math.exp(-max(-30.0, min(30.0, bias + dot(weights, row))))) - is_inside)
            lift += wrong
            for place, value in enumerate(row):
                slope[place] += wrong * value
        weights = [
            weight - _PACE * (part + _PULL * weight / len(rows)) for weight, part in zip(weights, slope, strict=True)
        ]
        bias -= _PACE * lift
    return weights, bias


def dot(left: Row, right: Row) -> float:
    """Return the sum of products."""
    return sum(a * b for a, b in zip(left, right, strict=True))


if __name__ == "__main__":
    main()
