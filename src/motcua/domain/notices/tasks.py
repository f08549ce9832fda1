"""The job that delivers notices every minute."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.db import connection
from procrastinate.contrib.django import app

from motcua.domain.notices import actions

_LOG = logging.getLogger(__name__)
_LOCK = 0x6E6F7469636573  # "notices"; the number of a lock of the database


@app.periodic(cron="* * * * *")
@app.task(name="notices.deliver", queueing_lock="notices.deliver")
def deliver(timestamp: int) -> None:
    """Deliver what is due, unless the run before is still at it."""
    with _alone() as is_alone:
        if not is_alone:
            return
        report = actions.deliver_due(at=datetime.now(tz=UTC))
    if report.server_error:
        _LOG.warning("Notices wait: %s. Sent before that: %d.", report.server_error, report.sent)
    if report.dead:
        _LOG.warning("%d notices could not be delivered; see the outbox page.", report.dead)


@contextmanager
def _alone() -> Iterator[bool]:
    """Hold a lock that ends with the database connection, so that a killed worker leaves none behind.

    The job queue's own lock would stay with the dead worker's job and stop all mail.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        is_alone: bool = cursor.fetchone()[0]
    try:
        yield is_alone
    finally:
        if is_alone and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
