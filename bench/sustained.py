"""Two processes that play lives as fast as they can, on one database, for a while."""

import multiprocessing
import time
from dataclasses import dataclass
from typing import Any

from bench import application, server

BAR = 25
"""Lives a second on two cores, the database on the same machine (DESIGN §9)."""
PROCESSES = 2
_APART = 1_000_000  # numbers of two processes never meet


@dataclass(frozen=True)
class Sustained:
    """What they got done."""

    lives: int
    acts: int
    seconds: float

    @property
    def a_second(self) -> float:
        """Lives a second, all processes together."""
        return self.lives / self.seconds


def run(url: str, *, seconds: float) -> Sustained:
    """Run the processes on a copy of the city of their own."""
    from bench.life import FULL

    name = application.copy_of_city(url, "sustained")
    application.leave()
    context = multiprocessing.get_context("spawn")
    ready, done = context.Barrier(PROCESSES), context.Queue()
    workers = [
        context.Process(target=_work, args=(url, name, place, seconds, ready, done), daemon=True)
        for place in range(PROCESSES)
    ]
    for worker in workers:
        worker.start()
    counts = [done.get(timeout=seconds + 120) for _ in workers]
    for worker in workers:
        worker.join()
    server.drop(url, name)
    return Sustained(sum(count for count, _ in counts), len(FULL) + 1, max(took for _, took in counts))


def _work(url: str, database: str, place: int, seconds: float, ready: Any, done: Any) -> None:
    application.set_up(url)
    application.use(database)
    from bench.life import FULL, Lives
    from bench.people import people

    lives, number, count = Lives(people()), place * _APART, 0
    lives.play(number, FULL, lambda name, act: act())
    ready.wait()
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        number += 1
        count += 1
        lives.play(number, FULL, lambda name, act: act())
    done.put((count, time.perf_counter() - began))
    application.leave()
