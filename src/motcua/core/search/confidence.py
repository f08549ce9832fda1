"""How far the best hit can be trusted: the same threshold for short and long questions."""

import math
from collections.abc import Sequence
from typing import Final

from motcua.core.search.explaining import LEAST_MASS
from motcua.core.search.features import Evidence
from motcua.core.search.found import Confidence
from motcua.core.search.reading import Reading

_NEARLY_EQUAL: Final = 4.0  # points, of about a hundred for a question wholly accounted for
# A logistic curve fitted to answerable questions and to such as no procedure answers (`bench/questions`).
_CONSTANT: Final = -5.65
_TOP: Final = 0.063
_COVERAGE: Final = -0.15
_TAUGHT_COVERAGE: Final = -2.35
_MASS: Final = -0.10


def confidence(scores: Sequence[float], best: Evidence | None, reading: Reading) -> Confidence:
    """Weigh the best score, what it accounts for, and how near the next ones come. `scores` are sorted."""
    if best is None:
        return Confidence()
    top = scores[0]
    coverage = min(1.0, best.by_pair + best.by_phrase + best.by_word)
    taught = coverage + 0.5 * best.by_teaching
    shape = _CONSTANT + _TOP * top + _COVERAGE * coverage + _TAUGHT_COVERAGE * taught + _MASS * math.log1p(reading.mass)
    return Confidence(
        value=round(1 / (1 + math.exp(-max(-30.0, min(30.0, shape)))), 4),
        top=round(top, 4),
        normalised=round(top / (1.0 + reading.mass), 4),
        coverage=round(min(1.0, coverage * max(1.0, LEAST_MASS / (reading.mass or LEAST_MASS))), 4),
        gap=round((top - scores[1]) / top, 4) if len(scores) > 1 and top > 0 else 1.0,
        siblings=sum(1 for score in scores[1:] if score >= top - _NEARLY_EQUAL),
    )
