"""Fits the curve of a search's confidence on the even half of the questions, for `core/search/confidence.py`."""

import gzip
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import assistant_exam as exam
from bench.assistant_calibration import fitted, spread_out
from motcua.core.search.confidence import SLOPES
from motcua.core.search.entries import read_rows
from motcua.core.search.index import Index


def main() -> None:
    """Fit and print."""
    with gzip.open(exam.PROCEDURES) as lines:
        index = Index.build(read_rows(lines))
    every = (*exam.development(), *exam.fresh(), *exam.unseen(), *exam.outside())
    even = [question for question in every if question.is_even]
    found = [index.search(question.text).confidence for question in even]
    rows, centres, spreads = spread_out([[getattr(one, name) for name in SLOPES] for one in found])
    weights, bias = fitted(rows, [question.answerable for question in even])
    slopes = [weight / spread for weight, spread in zip(weights, spreads, strict=True)]
    print(f"CONSTANT: Final = {bias - sum(a * b for a, b in zip(slopes, centres, strict=True)):.3g}")
    print("SLOPES: Final = {" + ", ".join(f'"{n}": {s:.3g}' for n, s in zip(SLOPES, slopes, strict=True)) + "}")


if __name__ == "__main__":
    main()
