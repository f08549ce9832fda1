"""Full dossier lives a second, and the processor an act needs beside the bare SQL of the same writes.

The same lives run three ways on equal copies of one database, in turns: through the product's acts; by plain SQL that
locks the dossier and writes the same rows, one statement a row (`bench.floor`); and by the product's own statements,
reads included, with nothing but the driver.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import psycopg

from bench import application, floor, server, sustained
from bench.processor import Meter, Spent
from bench.recording import Recorder, Statement, digest, repeat
from bench.report import Report, milliseconds, run

BAR = 3.0
"""DESIGN §9: an act costs at most this many times the processor of the bare SQL it needs."""


@dataclass(frozen=True)
class Sizes:
    """How much to measure."""

    rounds: int
    lives: int  # a round
    seconds: float  # of the sustained run


FULL = Sizes(rounds=5, lives=12, seconds=15)
TINY = Sizes(rounds=1, lives=1, seconds=0.5)


@dataclass
class Costs:
    """What the rounds took, in order: acts, the same rows by hand, the acts' own statements repeated."""

    acts: list[Spent] = field(default_factory=list)
    bare: list[Spent] = field(default_factory=list)
    every: list[Spent] = field(default_factory=list)
    by_verb: dict[str, Spent] = field(default_factory=dict)

    def ratio(self, beside: Sequence[Spent]) -> float:
        """Return processor of the acts by processor of what stands beside, the median of the rounds."""
        return median(act.processor / other.processor for act, other in zip(self.acts, beside, strict=True))


def measure(tiny: bool) -> Report:
    """Measure and report."""
    sizes = TINY if tiny else FULL
    report = Report("Lives of dossiers")
    with server.server() as url:
        application.set_up(url)
        names = [application.copy_of_city(url, f"lives_{purpose}") for purpose in ("kept", "acts", "bare", "every")]
        recorded = record(url, names[0], sizes)
        costs = in_turns(url, names, recorded, sizes)
        tell_costs(report, costs, recorded)
        tell_sustained(report, url, sizes)
        server.drop(url, *names)
        report.notes.append(server.durability(url))
    return report


def numbers(sizes: Sizes) -> list[range]:
    """Return the numbers of the lives of each round; the first round only warms up."""
    return [range(n * sizes.lives, (n + 1) * sizes.lives) for n in range(sizes.rounds + 1)]


@dataclass(frozen=True)
class Recorded:
    """Of each round the statements of each act: as the product ran them, and as a hand would write the same rows."""

    ran: list[list[list[Statement]]]
    by_hand: list[list[list[Statement]]]


def record(url: str, database: str, sizes: Sizes) -> Recorded:
    """Play every life once, with the rows it writes noted."""
    from bench.life import FULL as LIFE
    from bench.life import Lives
    from bench.people import people

    with psycopg.connect(server.address(url, database), autocommit=True) as watching:
        floor.watch(watching)
        application.use(database)
        lives, rounds = Lives(people()), []
        for round_of in numbers(sizes):
            recorder = Recorder()

            def around(name: str, act: Callable[[], Any], recorder: Recorder = recorder) -> Any:
                with recorder.act():
                    return act()

            for number in round_of:
                lives.play(number, LIFE, around)
            rounds.append(recorder.acts)
        application.leave()
        by_hand = iter(floor.by_hand(watching))
    return Recorded(rounds, [[next(by_hand) for _ in acts] for acts in rounds])


def in_turns(url: str, names: Sequence[str], recorded: Recorded, sizes: Sizes) -> Costs:
    """Run every round three ways, one after the other, so that a busy minute of the machine meets all three."""
    from bench.life import Lives
    from bench.people import people

    kept, _, bare, every = (server.address(url, name) for name in names)
    costs = Costs()
    backend = application.use(names[1])
    lives = Lives(people())
    with psycopg.connect(bare, autocommit=True) as by_hand, psycopg.connect(every, autocommit=True) as all_of_it:
        for place, round_of in enumerate(numbers(sizes)):
            verbs = play(lives, round_of, backend)
            spent = (repeat(by_hand, recorded.by_hand[place]), repeat(all_of_it, recorded.ran[place]))
            if place > 0:
                keep(costs, verbs, *spent)
    application.leave()
    check_same(kept, bare, every)
    return costs


def play(lives: Any, round_of: range, backend: int) -> dict[str, Spent]:
    """Play a round through the product and return what each verb took."""
    from bench.life import FULL as LIFE

    meters: dict[str, Meter] = {}

    def around(name: str, act: Callable[[], Any]) -> Any:
        with meters.setdefault(name, Meter(backend)).running():
            return act()

    for number in round_of:
        lives.play(number, LIFE, around)
    return {name: meter.spent for name, meter in meters.items()}


def keep(costs: Costs, verbs: dict[str, Spent], bare: Spent, every: Spent) -> None:
    """Add a round to the costs."""
    costs.acts.append(sum(verbs.values(), Spent()))
    costs.bare.append(bare)
    costs.every.append(every)
    for name, spent in verbs.items():
        costs.by_verb[name] = costs.by_verb.get(name, Spent()) + spent


def check_same(*addresses: str) -> None:
    """Stop when what was repeated is not what was recorded."""
    digests = []
    for place in addresses:
        with psycopg.connect(place) as connection:
            digests.append(digest(connection))
    if any(one != digests[0] for one in digests):
        raise SystemExit(f"The repeated writes are not the recorded ones: {digests}")


def tell_costs(report: Report, costs: Costs, recorded: Recorded) -> None:
    """Add the rows about processor."""
    acts, bare, every = (sum(part, Spent()).each() for part in (costs.acts, costs.bare, costs.every))
    ratio, of_every = costs.ratio(costs.bare), costs.ratio(costs.every)
    counted, needed = ([act for round_of in part[1:] for act in round_of] for part in (recorded.ran, recorded.by_hand))
    report.add(
        "processor an act, against the bare SQL of its writes", f"{ratio:.2f} ×", in_parts(acts, bare),
        bar=f"≤ {BAR:g} ×", met=ratio <= BAR,
    )  # fmt: skip
    report.add("the same, against its own statements, reads included", f"{of_every:.2f} ×", in_parts(acts, every))
    report.add("wall time an act", milliseconds(acts.wall), f"bare SQL {milliseconds(bare.wall)}")
    written = f"by hand {mean(map(len, needed)):.1f}: the lock, and one for each row written"
    report.add("statements an act", f"{mean(map(len, counted)):.1f}", written)
    for name, spent in costs.by_verb.items():
        one = spent.each()
        report.add(f"  {name}", f"{milliseconds(one.processor)} processor", f"{milliseconds(one.wall)} wall")


def in_parts(acts: Spent, beside: Spent) -> str:
    """Return both sides' processor: our process and the database."""
    ours = f"{milliseconds(acts.client)} Python + {milliseconds(acts.database)} PostgreSQL"
    theirs = f"{milliseconds(beside.client)} + {milliseconds(beside.database)}"
    return f"{milliseconds(acts.processor)} ({ours}) beside {milliseconds(beside.processor)} ({theirs})"


def tell_sustained(report: Report, url: str, sizes: Sizes) -> None:
    """Add the row about lives a second with two processes."""
    found = sustained.run(url, seconds=sizes.seconds)
    report.add(
        "lives a second, two processes", f"{found.a_second:.1f}", f"{found.acts} acts each, {found.lives} lives",
        bar=f"≥ {sustained.BAR}", met=found.a_second >= sustained.BAR,
    )  # fmt: skip


if __name__ == "__main__":
    run(__doc__, measure)
