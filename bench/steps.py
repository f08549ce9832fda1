"""What is measured of ten steps, whoever takes them: a dossier's start, then each step in a transaction of its own."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bench.processor import Meter, Spent


@dataclass(frozen=True)
class Steps:
    """What one engine took for a step, on the mean, and what it left in the database for a dossier."""

    wall: float
    client: float
    database: float
    statements: float
    stored: int  # bytes

    @property
    def processor(self) -> float:
        """Seconds of processor a step, both sides."""
        return self.client + self.database

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


NODES = (
    "receive", "assign", "appraise", "draft_result", "approve", "appraise", "draft_result", "approve", "issue",
    "hand_over",
)  # fmt: skip
"""The nodes of `province_default` in the order they are completed: the leader sends it back once."""
OUTCOMES = {4: "redo", 5: "approve", 7: "approve"}
"""What is decided at the step of that place; the first way on is taken where nothing is."""


def timed(backend: int, lives: int, one_life: Callable[[Callable[[Callable[[], Any]], Any]], None]) -> Spent:
    """Run lives, the first of them unmeasured; `one_life` passes each step to what it is given."""
    one_life(lambda step: step())
    meter = Meter(backend)

    def measured(step: Callable[[], Any]) -> Any:
        with meter.running():
            return step()

    for _ in range(lives):
        one_life(measured)
    return meter.spent
