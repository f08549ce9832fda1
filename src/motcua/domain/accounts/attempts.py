"""Counting tries at a secret, atomically and over all processes. The database's clock measures the span."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import F
from django.db.models.functions import Now

from motcua.domain.accounts.models import Attempt

_COUNT = """
INSERT INTO accounts_attempt AS kept (key, count, until)
VALUES (%s, 1, clock_timestamp() + make_interval(secs => %s))
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN kept.until <= clock_timestamp() THEN 1 ELSE kept.count + 1 END,
    until = CASE WHEN kept.until <= clock_timestamp() THEN excluded.until ELSE kept.until END
RETURNING count
"""


def count_attempt(key: str, *, seconds: int) -> int:
    """Count one more try and return how many there were since the first within `seconds`."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [key, seconds])
        tries: int = cursor.fetchone()[0]
    return tries


def forget_attempts(keys: Sequence[str]) -> None:
    """Start counting anew."""
    Attempt.objects.filter(key__in=keys).delete()


def take_back_attempt(keys: Sequence[str]) -> None:
    """Take the last try off the count."""
    Attempt.objects.filter(key__in=keys, count__gt=0).update(count=F("count") - 1)


def sweep_attempts() -> int:
    """Delete what no longer counts; return how many rows went."""
    return Attempt.objects.filter(until__lte=Now()).delete()[0]
