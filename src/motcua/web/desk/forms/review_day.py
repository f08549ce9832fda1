"""A day an officer names as a deadline runs until the office closes on it."""

from datetime import date, datetime, time
from typing import Final

from django.utils import timezone

_CLOSING: Final = time(17, 0)


def closing_of(day: date) -> datetime:
    """The end of office hours on a local day."""
    return timezone.make_aware(datetime.combine(day, _CLOSING))
