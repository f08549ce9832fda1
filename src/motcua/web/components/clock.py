"""The only place in `web` that reads the clock."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present instant, aware."""
    return timezone.now()  # noqa: TID251


def today() -> date:
    """The present day where the authority is."""
    return timezone.localdate(now())
