"""Instants as integers: microseconds since 1970-01-01T00:00Z, so that arithmetic is exact in every zone."""

from datetime import UTC, datetime, timedelta, tzinfo

from motcua.core.worktime.errors import NaiveInstant

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY_SECONDS = 86_400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_ORDINAL = EPOCH.toordinal()


def to_micros(at: datetime) -> int:
    """Microseconds since the epoch of an aware instant. Raises NaiveInstant."""
    try:
        since = at - EPOCH
    except TypeError:
        raise NaiveInstant(f"The instant {at.isoformat()} has no UTC offset. Write one, such as +07:00.") from None
    return (since.days * DAY_SECONDS + since.seconds) * SECOND + since.microseconds


def to_datetime(micros: int, zone: tzinfo) -> datetime:
    """The aware datetime of an epoch value, on the clocks of a zone."""
    seconds, rest = divmod(micros, SECOND)
    at = datetime.fromtimestamp(seconds, zone)
    return at.replace(microsecond=rest) if rest else at


def to_timedelta(micros: int) -> timedelta:
    """A span of microseconds as a timedelta."""
    return timedelta(microseconds=micros)
