"""A pace nobody may exceed for long, counted in the database so that it holds over all server processes.

A refusal is remembered in the process that made it until the wait is over: a client that does not listen costs no
further statement. Where the count cannot be taken the request goes on, and the log says so: a limit that protects the
service must not be what stops it.
"""

import hashlib
import logging
import time
from collections import OrderedDict
from math import ceil
from threading import Lock
from typing import Final

from django.db import Error as DatabaseFault

from motcua.domain.accounts.pacing import book, forget_bookings, sweep_bookings

_LOG = logging.getLogger(__name__)
_MOST_REFUSED: Final = 10_000
_SWEEP_SECONDS: Final = 60.0


class Pace:
    """`burst` requests at once, then `per_minute`, for each subject under `name`. Safe to use from several threads."""

    def __init__(self, name: str, *, per_minute: int, burst: int) -> None:
        self.per_minute = per_minute
        self._name = name
        self._burst = burst
        self._refused: OrderedDict[str, float] = OrderedDict()
        self._sweep_at = 0.0
        self._lock = Lock()

    def wait(self, subject: str) -> int:
        """Count a request of `subject`; the whole seconds it must wait, 0 when it may go on.

        A request that must wait is not counted. One statement, none for a subject that was told to wait.
        """
        key = self._key(subject)
        now = time.monotonic()
        with self._lock:
            left = self._refused.get(key, 0.0) - now
            is_time_to_sweep = now >= self._sweep_at
            if is_time_to_sweep:
                self._sweep_at = now + _SWEEP_SECONDS
        if left > 0:
            return ceil(left)
        try:
            if is_time_to_sweep:
                sweep_bookings()
            seconds = book(key, every=60 / self.per_minute, burst=self._burst)
        except DatabaseFault:
            _LOG.warning("Requests of the pace %r could not be counted; this one goes on.", self._name, exc_info=True)
            return 0
        if seconds > 0:
            self._remember(key, now + seconds)
        return ceil(seconds)

    def forget(self) -> None:
        """Begin anew for everybody."""
        with self._lock:
            self._refused.clear()
        forget_bookings(f"{self._name}:")

    def _remember(self, key: str, until: float) -> None:
        with self._lock:
            self._refused[key] = until
            self._refused.move_to_end(key)
            if len(self._refused) > _MOST_REFUSED:
                self._refused.popitem(last=False)

    def _key(self, subject: str) -> str:
        """A digest: no address is kept."""
        return f"{self._name}:{hashlib.blake2b(subject.encode(), digest_size=16).hexdigest()}"
