"""A pace nobody may exceed for long: counted in the memory of this process, so that a request costs no query.

Tries at a secret are counted in the database instead (`throttle`): there every process must know of all of them.
"""

from collections import OrderedDict
from math import ceil
from threading import Lock
from typing import Final

_MOST_SUBJECTS: Final = 10_000


class Pace:
    """`burst` requests at once, then `per_minute`, for each subject. Safe to use from several threads."""

    def __init__(self, *, per_minute: int, burst: int) -> None:
        self.per_minute = per_minute
        self._burst = float(burst)
        self._each_second = per_minute / 60
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, subject: str, *, at: float) -> int:
        """Count a request of `subject` at `at` (seconds); the whole seconds it must wait, 0 when it may go on.

        A request that must wait is not counted. Of more subjects than fit, those not seen for longest are forgotten.
        """
        with self._lock:
            left, since = self._left.pop(subject, (self._burst, at))
            left = min(self._burst, left + max(0.0, at - since) * self._each_second)
            missing = max(0.0, 1 - left)
            self._left[subject] = (left if missing else left - 1, max(at, since))
            if len(self._left) > _MOST_SUBJECTS:
                self._left.popitem(last=False)
        return ceil(missing / self._each_second)

    def forget(self) -> None:
        """Begin anew for everybody."""
        with self._lock:
            self._left.clear()
