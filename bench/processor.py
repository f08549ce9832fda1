"""Processor time of this process and of the database, in seconds, as the kernel counts it.

Wall time on a shared machine says as much about the neighbours as about us, so every figure has both.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")


@dataclass(slots=True)
class Spent:
    """Seconds: by the clock, of our process, of the database."""

    wall: float = 0.0
    client: float = 0.0
    database: float = 0.0
    times: int = 0

    @property
    def processor(self) -> float:
        """Seconds of processor, both sides together."""
        return self.client + self.database

    def each(self, count: int | None = None) -> "Spent":
        """Return the mean over `count` (by default: how often the meter ran)."""
        count = count or self.times
        return Spent(self.wall / count, self.client / count, self.database / count, 1)

    def __add__(self, other: "Spent") -> "Spent":
        """Add up."""
        return Spent(
            self.wall + other.wall, self.client + other.client, self.database + other.database, self.times + other.times
        )


def processor_of(pid: int) -> float:
    """Return the seconds of processor a process of this machine has used, all its threads together.

    Zero for a process that is gone, or that runs on another machine.
    """
    total = 0
    for thread in (_PROC / str(pid) / "task").glob("*/schedstat"):
        try:
            total += int(thread.read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / 1e9


def processor_of_all(pids: list[int]) -> float:
    """Return the seconds of processor several processes have used."""
    return sum(map(processor_of, pids))


class Meter:
    """Measures blocks of work: this process, and the database backend that serves it."""

    def __init__(self, backend: int) -> None:
        """Watch the backend with this process id."""
        self.backend = backend
        self.spent = Spent()

    @contextmanager
    def running(self) -> Iterator[Spent]:
        """Measure the block; what it took is in the value given out, and added to `spent`."""
        block = Spent(times=1)
        database, client, wall = processor_of(self.backend), time.process_time(), time.perf_counter()
        yield block
        block.wall = time.perf_counter() - wall
        block.client = time.process_time() - client
        block.database = processor_of(self.backend) - database
        self.spent += block


def load() -> float:
    """Return the load average of the last minute: on two cores, above two means that others were working too."""
    return os.getloadavg()[0]
