"""Booking requests ahead of the clock, atomically and over all processes: nobody goes faster than a pace for long.

A subject's row holds the moment up to which its requests are booked at the pace; a request books one more interval and
is let through while that is no further ahead of the database's clock than the burst. The table is unlogged: booking
waits for no disk, and a database that crashed begins with nobody known.
"""

from typing import Final

from django.db import connection
from django.db.models.functions import Now

from motcua.domain.accounts.models import Booking

_BOOK: Final = """
INSERT INTO accounts_booking AS kept (key, until)
VALUES (%(key)s, clock_timestamp() + make_interval(secs => %(every)s))
ON CONFLICT (key) DO UPDATE SET
    until = greatest(kept.until, clock_timestamp()) + make_interval(secs => %(every)s)
    WHERE kept.until <= clock_timestamp() + make_interval(secs => %(ahead)s)
RETURNING 0
"""
_LEFT: Final = """
SELECT extract(epoch FROM until - clock_timestamp()) - %(ahead)s FROM accounts_booking WHERE key = %(key)s
"""


def book(key: str, *, every: float, burst: int) -> float:
    """Book one request of `key` at one each `every` seconds, `burst` at once; the seconds to wait where it is refused.

    Returns 0 for a request that may go on. A refused one is not booked. One statement, two for a refused one.
    """
    asked: dict[str, str | float] = {"key": key, "every": every, "ahead": every * (burst - 1)}
    with connection.cursor() as cursor:
        cursor.execute(_BOOK, asked)
        if cursor.fetchone():
            return 0.0
        cursor.execute(_LEFT, asked)
        row = cursor.fetchone()
    return max(0.0, float(row[0])) if row else 0.0


def sweep_bookings() -> int:
    """Delete the rows of subjects that may go as fast as anybody new; return how many went."""
    return Booking.objects.filter(until__lte=Now()).delete()[0]


def forget_bookings(beginning: str) -> None:
    """Begin anew for every key that begins so."""
    Booking.objects.filter(key__startswith=beginning).delete()
