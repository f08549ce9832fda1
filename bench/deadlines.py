"""Deadlines a second on one core, beside the minute walk that tests trust: `python bench/deadlines.py [--json]`.

The mix follows the units of the 2,642 published procedures (71 % working days, 27 % days, 2 % hours, some months),
one dossier in five having been paused; received at any minute of 2024 to 2026.
"""

import argparse
import json
import platform
import random
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.core.worktime.oracle import Walker

from motcua.core.worktime import HOLIDAYS_VN, HolidayKind, Limit, Pause, Policy, Unit, default_calendar, due

Question = tuple[datetime, Limit, Policy, list[Pause]]

COUNT = 100_000
WALKED = 300
ROUNDS = 3
BAR = 200_000
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
MIX = ([Unit.WORKING_DAY] * 71, [Unit.DAY] * 27, [Unit.HOUR] * 2, [Unit.MONTH], [Unit.SAME_DAY])
LONGEST = {Unit.HOUR: 40, Unit.WORKING_DAY: 30, Unit.DAY: 60, Unit.MONTH: 6, Unit.SAME_DAY: 1}


def questions(units: Sequence[Unit], paused: float, policy: Policy, count: int = COUNT) -> list[Question]:
    """Drawn with one seed, so that two runs answer the same."""
    draw = random.Random(1)
    found: list[Question] = []
    for _ in range(count):
        unit = draw.choice(units)
        received = FIRST + timedelta(minutes=draw.randrange(3 * 365 * 1440))
        pauses: list[Pause] = []
        if draw.random() < paused:
            begins = received + timedelta(minutes=draw.randrange(3 * 1440))
            pauses.append((begins, begins + timedelta(minutes=draw.randrange(5 * 1440))))
        found.append((received, Limit(draw.randint(1, LONGEST[unit]), unit), policy, pauses))
    return found


def rate(asked: list[Question]) -> float:
    """Dues a second of processor time, the best of some rounds."""
    calendar = default_calendar()
    best = 0.0
    for _ in range(ROUNDS):
        began = time.process_time()
        for received, limit, policy, pauses in asked:
            due(calendar, received, limit, policy, pauses)
        best = max(best, len(asked) / (time.process_time() - began))
    return best


def walk(asked: list[Question]) -> float:
    """Dues a second of the minute walk over the same questions, each checked against the product's answer."""
    walker = Walker(
        {
            "holidays": [row.on.isoformat() for row in HOLIDAYS_VN if row.kind is not HolidayKind.MAKEUP_WORKDAY],
            "makeup": {
                row.on.isoformat(): row.swapped_with.isoweekday()
                for row in HOLIDAYS_VN
                if row.kind is HolidayKind.MAKEUP_WORKDAY and row.swapped_with is not None
            },
        }
    )
    began = time.process_time()
    walked = [walker.due(in_words(question)) for question in asked]
    spent = time.process_time() - began
    for (received, limit, policy, pauses), expected in zip(asked, walked, strict=True):
        if due(default_calendar(), received, limit, policy, pauses) != expected:
            raise SystemExit(f"The walk disagrees: {received.isoformat()}, {limit}, {policy}, {pauses}")
    return len(asked) / spent


def in_words(question: Question) -> dict[str, Any]:
    """A question in the batch format, which the walk reads."""
    received, limit, policy, pauses = question
    return {
        "received": received.isoformat(),
        "limit": {"value": limit.value, "unit": limit.unit.value},
        "policy": policy.value,
        "pauses": [[begins.isoformat(), resumes.isoformat()] for begins, resumes in pauses],
    }


def measure() -> dict[str, Any]:
    """Every row of the table, the mix first."""
    mix = [unit for units in MIX for unit in units]
    rows = {"mix, 1 in 5 paused": rate(questions(mix, 0.2, Policy.HOURS))}
    rows["mix, all paused"] = rate(questions(mix, 1.0, Policy.HOURS))
    for unit in Unit:
        rows[f"{unit}"] = rate(questions([unit], 0.0, Policy.HOURS))
    rows["working_day, policy civil"] = rate(questions([Unit.WORKING_DAY], 0.0, Policy.CIVIL))
    return {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "dues_per_second_per_core": {name: round(value) for name, value in rows.items()},
        "minute_walk_per_second_per_core": round(walk(questions(mix, 0.2, Policy.HOURS, WALKED)), 1),
        "bar": BAR,
    }


def main() -> None:
    """Print the table, or the same as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    as_json = parser.parse_args().json
    found = measure()
    if as_json:
        print(json.dumps(found))
        return
    print(f"Deadlines a second on one core ({found['machine']}); bar {BAR:,}\n")
    for name, value in found["dues_per_second_per_core"].items():
        print(f"  {name:<28} {value:>12,}")
    print(f"  {'minute walk, same mix':<28} {found['minute_walk_per_second_per_core']:>12,}")


if __name__ == "__main__":
    main()
