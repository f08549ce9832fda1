"""What `motcua run` does to an empty database: found the city, then let a few days of its life happen."""

from datetime import datetime, timedelta

from motcua.demo.city import found_city
from motcua.demo.play import Life, Progress

DAYS = 8
PER_DAY = 24
_SEED = 2026  # apart from the seeds people give to `motcua demo`, whose applications must be new ones


def plant(*, at: datetime, progress: Progress) -> None:
    """Found the city and play its last days up to `at`."""
    found_city()
    Life(seed=_SEED, start=at - timedelta(days=DAYS), end=at, per_day=PER_DAY).play(progress)
