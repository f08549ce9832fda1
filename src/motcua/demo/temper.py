"""How the people of the demo city behave: how often, how fast, how late. All chances of the play are here."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.core.worktime import Limit, Unit

# Shares of what citizens and officers do; the whole is made to look like a city that mostly keeps its promises.
ONLINE, DIRECT = 0.70, 0.27
REFUSED, ASKED, REJECTED, REDONE = 0.03, 0.10, 0.04, 0.02
NEVER_ANSWERS, CHANGES_MIND = 0.12, 0.015
EXTENDS_WHEN_LATE, FAULT_IN_HAND = 0.4, 0.8
# Of those who come online or to a desk, so many have asked the interview what to bring; they are sent back less often.
PREPARED, ASKED_IF_PREPARED = 0.34, 0.75
POPULAR = {
    "2.000815": 14, "1.001193": 10, "2.000635": 9, "1.004222": 8, "1.000894": 5, "1.001612": 5, "3.000347": 4,
    "1.004194": 4, "2.000884": 4, "1.013225": 6, "1.013229": 4,
}  # fmt: skip


# What an officer enters where a procedure publishes no limit.
OWN_LIMIT = Limit(10, Unit.WORKING_DAY)
OWN_LIMIT_BASIS = "Quyết định phân cấp của thành phố (dữ liệu mẫu)"

# Hour of the day and spread of the times at which people hand in; those at night do it online.
_RUSHES = ((9.0, 1.3), (9.5, 1.5), (14.5, 1.2), (20.0, 1.5))

# The desks whose accounts are printed at the start see more than their share, so that there is something to do.
BUSY_WARDS = {"00004": 40}


@dataclass(frozen=True, slots=True)
class Jam:
    """One department falls behind for a time: its handlers take that many times longer."""

    agency: str  # suffix of the agency's code
    since: datetime
    until: datetime
    factor: float

    def slows(self, agency_code: str, at: datetime) -> float:
        """Return how much longer work takes there at that moment."""
        here = agency_code.rsplit(".", 1)[-1] == self.agency
        return self.factor if here and self.since <= at < self.until else 1.0


def pace(agency_code: str, seed: int) -> float:
    """Return how much of its time a desk uses: most are quick, one in twelve is always late."""
    drawn = random.Random(f"{seed}:{agency_code}").random()
    return 1.5 if drawn < 1 / 12 else 0.45 + 0.35 * drawn


def arrivals(day: datetime, per_day: int, chance: random.Random) -> list[datetime]:
    """Return the moments of a day at which people hand in: mostly in the morning, some late at night."""
    count = max(0, round(chance.gauss(per_day, per_day**0.5)))
    hours = (chance.gauss(*chance.choice(_RUSHES)) for _ in range(count))
    return sorted(day + timedelta(hours=min(23.5, max(0.2, hour))) for hour in hours)


def taken(allowed: timedelta, factor: float, chance: random.Random) -> timedelta:
    """Return the working time a step takes, from the working time it is allowed."""
    return max(timedelta(minutes=2), allowed * factor * chance.uniform(0.25, 1.25))
