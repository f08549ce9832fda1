"""Fits the weights of the evidence on the even half of the questions and prints them for `core/search/weights.py`.

For each question the scores of the shortlist are read as a choice of one (softmax), and the share of the right entries
is made as great as can be with weights near those that stand. Questions of odd number are not read; half remembered
official names are read as well, others than those reported.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import assistant_exam as exam
from bench import packages
from bench.search import shortened
from motcua.core.search.entries import read_rows
from motcua.core.search.features import Evidence
from motcua.core.search.index import Index
from motcua.core.search.ranking import looked_at
from motcua.core.search.reading import read
from motcua.core.search.weights import WEIGHTS

_STEPS, _PACE = 1500, 0.1
_PULL = 0.1  # towards the weights that stand, on the scale of each kind's own spread
_HEAT = 15.0  # points of score
# The lexicon was written with the even halves of fresh and hard in sight: they overrate what it teaches.
_COUNTS = {"development": 1.0, "fresh": 0.3, "hard": 0.3, "unseen": 2.0, "shortened": 0.3}
_OTHER_NAMES = 6  # bench/search.py reports those from the first on
_KINDS = [kind.name for kind in fields(Evidence)]
_UNMEASURED = frozenset(["often", "embedding"])  # the catalogue file knows no frequencies, and ships no model


@dataclass(frozen=True)
class Choices:
    """Shortlists one after the other: evidence of each entry, whether it is right, where each shortlist begins."""

    evidence: Any
    is_right: Any
    starts: Any
    counts: Any


def main() -> None:
    """Fit and print."""
    sys.path.insert(0, str(packages.installed()))
    numpy = import_module("numpy")
    choices, spread = gathered(numpy)
    stood = numpy.array([getattr(WEIGHTS, kind) for kind in _KINDS]) * spread
    moves = numpy.array([kind not in _UNMEASURED for kind in _KINDS], dtype=float)
    weights, slope, square = stood.copy(), numpy.zeros(len(stood)), numpy.zeros(len(stood))
    for step in range(1, _STEPS + 1):
        loss, gradient = judged(numpy, choices, weights)
        gradient = moves * (gradient + 2 * _PULL * (weights - stood) / len(choices.starts))
        slope, square = 0.9 * slope + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        steadied = numpy.sqrt(square / (1 - 0.999**step)) + 1e-9
        weights = weights - _PACE * slope / (1 - 0.9**step) / steadied
        if step in (1, _STEPS):
            print(f"# step {step}: loss {loss:.4f}", file=sys.stderr)
    for kind, weight in zip(_KINDS, weights / spread, strict=True):
        print(f"    {kind}: float = {weight:.3g}")


def gathered(numpy: Any) -> tuple[Choices, Any]:
    """Return the shortlists of the even questions, evidence divided by its spread, and the spread."""
    rows: list[list[float]] = []
    is_right: list[bool] = []
    starts: list[int] = []
    counts: list[float] = []
    for entries, count in shortlists():
        starts.append(len(rows))
        counts.append(count)
        rows.extend(evidence for evidence, _ in entries)
        is_right.extend(right for _, right in entries)
    evidence = numpy.array(rows)
    spread = evidence.std(axis=0) + 1e-9
    return Choices(evidence / spread, numpy.array(is_right), numpy.array(starts), numpy.array(counts)), spread


def shortlists() -> Iterator[tuple[list[tuple[list[float], bool]], float]]:
    """Yield each shortlist that holds right and wrong entries, with how much its question counts."""
    with gzip.open(exam.PROCEDURES) as rows:
        tables = Index.build(read_rows(rows))._tables
    names = ((one["q"], tuple(one["ids"])) for one in shortened(tables.entries, first=_OTHER_NAMES))
    for name, text, ids in (*questions(), *(("shortened", text, ids) for text, ids in names)):
        found = [
            ([getattr(evidence, kind) for kind in _KINDS], tables.entries[number].id in ids)
            for number, evidence in looked_at(tables, text, read(tables, text, WEIGHTS), None, WEIGHTS)
        ]
        if 0 < sum(right for _, right in found) < len(found):
            yield found, _COUNTS[name]


def questions() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield set, text and right procedures of each question of even number that has an answer."""
    sets = (("development", exam.development()), ("fresh", exam.fresh()), ("unseen", exam.unseen()))
    for name, listed in sets:
        yield from ((name, one.text, one.ids) for one in listed if one.is_even and one.answerable)
    for line in (exam.QUESTIONS / "hard.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if exam.number_of(row["qid"]) % 2 == 0:
            yield "hard", row["q"], tuple(row["ids"])


def judged(numpy: Any, choices: Choices, weights: Any) -> tuple[float, Any]:
    """Return the mean loss and its gradient: the share of the right entries, in logarithms."""
    scores = choices.evidence @ weights / _HEAT
    lengths = numpy.diff(numpy.r_[choices.starts, len(scores)])
    scores -= numpy.repeat(numpy.maximum.reduceat(scores, choices.starts), lengths)
    shares = numpy.exp(scores)
    every = numpy.add.reduceat(shares, choices.starts)
    right = numpy.add.reduceat(shares * choices.is_right, choices.starts)
    pushes = shares / numpy.repeat(every, lengths) - shares * choices.is_right / numpy.repeat(right, lengths)
    pushes *= numpy.repeat(choices.counts, lengths)
    loss = float((choices.counts * numpy.log(every / right)).mean())
    return loss, choices.evidence.T @ pushes / _HEAT / len(choices.starts)


if __name__ == "__main__":
    main()
