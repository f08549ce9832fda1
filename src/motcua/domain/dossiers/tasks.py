"""What the worker does by the clock. Jobs are where time enters: they read it and pass it on.

None of them takes a lock of the queue: it would stay with a killed worker's job and silence all later ones. Rows are
taken with SKIP LOCKED or under the dossier's own lock, so two runs at once do no harm.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.domain.accounts.attempts import sweep_attempts
from motcua.domain.documents.actions import sweep_bytes
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import sweeping
from motcua.domain.dossiers.actions.lateness import BATCH
from motcua.domain.ledger.actions import ensure_partitions, seal_days

_MONTHS_AHEAD = timedelta(days=400)
_AFTER_MIDNIGHT = timedelta(hours=1)


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, UTC)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="late_hands", name="dossiers.tell_late")
def tell_late(timestamp: int) -> None:
    """Each minute: tell of hands that have become late."""
    while actions.tell_late(at=_moment(timestamp)) == BATCH:
        continue


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="timers", name="dossiers.fire_timers")
def fire_timers(timestamp: int) -> None:
    """Each minute: let timers whose moment has come move their dossiers."""
    while actions.fire_due_timers(at=_moment(timestamp)) == BATCH:
        continue


@app.periodic(cron="5 1 * * *")
@app.task(queueing_lock="seal", name="ledger.seal_days")
def seal(timestamp: int) -> None:
    """Each night: seal the days that ended, make the ledger's partitions of the coming year, sweep old tries."""
    at = _moment(timestamp)
    today = timezone.localdate(at)
    ensure_partitions(first=today, last=today + _MONTHS_AHEAD)
    sweep_attempts()
    seal_days(authority=settings.AUTHORITY, until=at - _AFTER_MIDNIGHT)


@app.periodic(cron="35 1 * * *")
@app.task(queueing_lock="sweep", name="dossiers.sweep")
def sweep(timestamp: int) -> None:
    """Each night: erase drafts nobody came back to, and files nothing holds any more."""
    at = _moment(timestamp)
    while sweeping.sweep_drafts(at=at) == sweeping.BATCH:
        continue
    while sweeping.sweep_files(at=at) == sweeping.BATCH:
        continue
    sweep_bytes(at=at)
