"""How far the best hit can be trusted: the same threshold for short and long questions."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from motcua.core.search.explaining import LEAST_MASS
from motcua.core.search.features import Evidence
from motcua.core.search.found import Confidence
from motcua.core.search.reading import Reading

_NEARLY_EQUAL: Final = 4.0  # points, of about a hundred for a question wholly accounted for
# A logistic curve fitted to answerable questions and to such as no procedure answers, by
# `bench/confidence_calibration.py`.
CONSTANT: Final = -6.74
SLOPES: Final = {"top": 0.0294, "coverage": 2.34, "gap": 2.35}


def confidence(scores: Sequence[float], best: Evidence | None, reading: Reading) -> Confidence:
    """Weigh the best score, what it accounts for, and how near the next ones come. `scores` are sorted."""
    if best is None:
        return Confidence()
    top = scores[0]
    coverage = (best.by_pair + best.by_phrase + best.by_word) * max(1.0, LEAST_MASS / (reading.mass or LEAST_MASS))
    found = Confidence(
        top=round(top, 4),
        normalised=round(top / (1.0 + reading.mass), 4),
        coverage=round(min(1.0, coverage), 4),
        likeness=round(best.likeness, 4),
        gap=round((top - scores[1]) / top, 4) if len(scores) > 1 and top > 0 else 1.0,
        siblings=sum(1 for score in scores[1:] if score >= top - _NEARLY_EQUAL),
    )
    return replace(found, value=round(_value(found), 4))


def _value(found: Confidence) -> float:
    shape = CONSTANT + sum(slope * getattr(found, name) for name, slope in SLOPES.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, shape))))
