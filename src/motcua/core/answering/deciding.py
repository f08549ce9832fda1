"""What to do with what was found: answer, show a second one beside, ask back, or refuse.

Asking back costs people more than it helps (a needless question for one in twelve was measured where any family of
three variants was asked about). So the assistant asks only where three or more procedures fit equally well; of two it
answers the first and shows the other.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from motcua.core.search.found import Found


class Verdict(StrEnum):
    """What to do."""

    ANSWER = "answer"
    ASK = "ask"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """`sure`: least trust for an answer, `certain`: where a rule says that the matter is another's.

    `near`: by what share of the best score others count as equally good.
    """

    sure: float
    certain: float
    near: float
    most_options: int = 6


@dataclass(frozen=True, slots=True)
class Decision:
    """`best` and what is equally near to it (`near`); for a refusal, the three closest, which are no answer."""

    verdict: Verdict
    best: str = ""
    near: tuple[str, ...] = ()


# On the even half of the questions `sure` keeps 97 of 100 answerable ones and refuses 96 of 100 others
# (`bench/assistant_calibration.py`); the other half is what is reported.
CALIBRATED: Final = Thresholds(sure=0.30, certain=0.96, near=0.02)
_SHOWN_ON_REFUSAL: Final = 3
_ASK_FROM: Final = 3


def decide(found: Found, trust: float, *, is_suspicious: bool = False, thresholds: Thresholds = CALIBRATED) -> Decision:
    """Return what to do with `found`, whose best hit is trusted so far; `is_suspicious`: a rule speaks against it."""
    if not found.hits:
        return Decision(Verdict.REFUSE)
    best = found.hits[0]
    if trust < (thresholds.certain if is_suspicious else thresholds.sure):
        return Decision(Verdict.REFUSE, near=tuple(hit.id for hit in found.hits[:_SHOWN_ON_REFUSAL]))
    bar = best.score - abs(best.score) * thresholds.near
    near = [hit for hit in found.hits[1 : thresholds.most_options] if hit.score >= bar]
    # Nobody can say which level handles their matter: an act and its twins at other levels are one choice.
    acts = {hit.core or hit.id for hit in (best, *near)}
    verdict = Verdict.ASK if len(acts) >= _ASK_FROM else Verdict.ANSWER
    return Decision(verdict, best.id, tuple(hit.id for hit in near))
