"""What an act costs when 1,000, 10,000 and 100,000 dossiers are open: the same lives on each, in turns."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import application, mass, server
from bench.processor import Meter, Spent
from bench.report import Report, milliseconds, run

SIZES = (1_000, 10_000, 100_000)
TINY_SIZES = (30, 60)
BAR = 1.2
"""An act at the largest size costs at most this many times what it costs at the smallest."""
_ROUNDS, _WARMING, _LIVES = 3, 3, 8


def measure(tiny: bool) -> Report:
    """Measure and report."""
    sizes = TINY_SIZES if tiny else SIZES
    report = Report("Growth: the cost of an act by dossiers open")
    with server.server() as url:
        application.set_up(url)
        databases = mass.grown(url, *sizes)
        rounds = [in_turn(databases, number) for number in range(1 if tiny else _ROUNDS)]
    for place, size in enumerate(sizes):
        each = sum((costs[place] for costs in rounds), Spent()).each()
        parts = f"{milliseconds(each.client)} Python + {milliseconds(each.database)} PostgreSQL"
        figure = f"{milliseconds(each.processor)} processor an act"
        report.add(f"{size:,} dossiers", figure, f"{parts}; {milliseconds(each.wall)} wall")
    ratio = median(costs[-1].processor / costs[0].processor for costs in rounds)
    report.add(f"{sizes[-1]:,} against {sizes[0]:,} dossiers", f"{ratio:.2f} ×", bar=f"≤ {BAR:g} ×", met=ratio <= BAR)
    return report


def in_turn(databases: Sequence[str], number: int) -> list[Spent]:
    """Play some lives on each database; the first few only warm the connection up."""
    return [_play(database, 1_000 + number * (_WARMING + _LIVES)) for database in databases]


def _play(database: str, first: int) -> Spent:
    from bench.life import FULL, Lives
    from bench.people import people

    meter = Meter(application.use(database))
    lives = Lives(people())

    def around(name: str, act: Callable[[], Any]) -> Any:
        with meter.running():
            return act()

    for number in range(first, first + _WARMING + _LIVES):
        if number == first + _WARMING:
            meter.spent = Spent()
        lives.play(number, FULL, around)
    application.leave()
    return meter.spent


if __name__ == "__main__":
    run(__doc__, measure)
