"""`motcua doctor`: each part of the installation, whether it is healthy, and what to do if it is not."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import Error as DatabaseFault
from django.db import connection

from motcua.domain.documents import scan
from motcua.domain.documents.queries import store_health
from motcua.launcher import assets, database, typeface
from motcua.launcher.place import Place
from motcua.launcher.refusal import CannotStart

_ZONE = "Asia/Ho_Chi_Minh"
_CLOCK_TOLERANCE = timedelta(seconds=2)
_LEAST_FREE = 1 << 30
_HEARTBEAT = timedelta(seconds=60)
_LONGEST_WAIT = timedelta(minutes=10)


@dataclass(frozen=True)
class Finding:
    """One part: what was seen, and what to do when it is not healthy (`advice` is empty when it is)."""

    part: str
    seen: str
    advice: str = ""

    @property
    def is_healthy(self) -> bool:
        """Return whether nothing needs to be done."""
        return not self.advice


def examine(place: Place) -> list[Finding]:
    """Look at every part, in the order in which they depend on each other."""
    found = [_database(place)]
    needs_database: list[tuple[str, Callable[[], Finding]]] = [
        ("migrations", _migrations),
        ("clock", _clock),
        ("queue", _queue),
        ("files", _files),
    ]
    for part, look in needs_database:
        found.append(look() if found[0].is_healthy else _unknown(part))
    return [*found[:2], _assets(place), _fonts(place), *found[2:], _storage(), _scanner()]


def _unknown(part: str) -> Finding:
    return Finding(part, "cannot be seen without the database", "Repair the database first.")


def _database(place: Place) -> Finding:
    try:
        database.check_answers()
        with connection.cursor() as cursor:
            cursor.execute("select current_setting('server_version'), pg_database_size(current_database()) >> 20")
            version, megabytes = cursor.fetchone()
    except CannotStart as refusal:
        start = "" if place.database_url else " `make run` starts the one of this folder."
        return Finding("database", "does not answer", f"{refusal}{start}")
    return Finding("database", f"PostgreSQL {version}, {megabytes} MB")


def _migrations() -> Finding:
    pending = database.pending_migrations()
    if pending:
        return Finding(
            "migrations",
            f"{len(pending)} not applied, first {pending[0]}",
            "Start again with `make run`, which applies them.",
        )
    return Finding("migrations", "all applied")


def _assets(place: Place) -> Finding:
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not assets.is_current(place.root):
        return Finding("assets", "the front end is missing or older than its sources", "Run `make assets`.")
    if not manifest.exists():
        return Finding("assets", "built, but not collected for serving", "Run `make assets`.")
    return Finding("assets", "built from the present sources")


def _fonts(place: Place) -> Finding:
    from fontTools.ttLib import TTFont, TTLibError

    for weight in typeface.WEIGHTS:
        path = place.root / "build" / "assets" / "fonts" / f"be-vietnam-pro-{weight}.woff2"
        try:
            with TTFont(path) as font:
                missing = sorted(letter for letter in typeface.LETTERS if ord(letter) not in font.getBestCmap())
        except (OSError, TTLibError) as failure:
            return Finding("fonts", f"{path.name}: {failure}", "Remove build/assets and run `make assets`.")
        if missing:
            return Finding("fonts", f"{path.name} lacks {' '.join(missing)}", "Run `make clean`, then `make assets`.")
    return Finding("fonts", f"{len(typeface.WEIGHTS)} weights, every Vietnamese letter")


def _clock() -> Finding:
    try:
        offset = datetime(2026, 1, 1, tzinfo=ZoneInfo(_ZONE)).utcoffset()
    except ZoneInfoNotFoundError:
        offset = None
    if offset != timedelta(hours=7):
        return Finding("clock", f"no data of the zone {_ZONE}", "Run `make run`, which installs the tzdata package.")
    jump = _jump()
    if abs(jump) > 0.1:
        return Finding(
            "clock", f"the system clock moved by {jump:+.2f} s while watched", "Check the time service of this machine."
        )
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        difference = datetime.now(UTC) - cursor.fetchone()[0]
    seen = f"{difference.total_seconds():+.2f} s from the database's"
    if abs(difference) > _CLOCK_TOLERANCE:
        return Finding("clock", seen, "Deadlines need one time: synchronise both machines (chrony, systemd-timesyncd).")
    return Finding("clock", f"{_ZONE}, {seen}")


def _jump() -> float:
    """Return by how many seconds the wall clock and the steady clock disagree about a fifth of a second."""
    wall, steady = time.time(), time.monotonic()
    time.sleep(0.2)
    return (time.time() - wall) - (time.monotonic() - steady)


def _queue() -> Finding:
    try:
        workers, failed, stalled, waiting = _queue_counts()
    except DatabaseFault as failure:
        return Finding(
            "queue",
            f"its tables cannot be read: {str(failure).splitlines()[0]}",
            "Start again with `make run`, which makes them.",
        )
    seen = f"{workers} workers, {failed} failed, {stalled} stalled, {waiting} waiting too long"
    if failed:
        return Finding("queue", seen, "The worker's log says why (var/log/worker.log); repair that, then retry them.")
    if not workers:
        return Finding("queue", seen, "Nobody does the jobs: start `motcua worker` (`make run` starts one).")
    if stalled or waiting:
        return Finding("queue", seen, "Restart `motcua worker`; it takes up what a fallen one left.")
    return Finding("queue", seen)


def _queue_counts() -> tuple[int, int, int, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            select (select count(*) from procrastinate_workers where last_heartbeat > now() - %(beat)s::interval),
                   count(*) filter (where j.status = 'failed'),
                   count(*) filter (where j.status = 'doing'
                                    and (w.id is null or w.last_heartbeat < now() - %(beat)s::interval)),
                   count(*) filter (where j.status = 'todo'
                                    and coalesce(j.scheduled_at, e.deferred) < now() - %(wait)s::interval)
            from procrastinate_jobs j left join procrastinate_workers w on w.id = j.worker_id
            left join lateral (select min(at) as deferred from procrastinate_events where job_id = j.id) e on true
            where j.status in ('failed', 'doing', 'todo')
            """,
            {"beat": f"{_HEARTBEAT.total_seconds()} s", "wait": f"{_LONGEST_WAIT.total_seconds()} s"},
        )
        workers, failed, stalled, waiting = cursor.fetchone()
    return workers, failed, stalled, waiting


def _storage() -> Finding:
    folder = Path(settings.DOCUMENT_STORE)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"0" * 4096)
            probe.flush()
            os.fsync(probe.fileno())
    except OSError as failure:
        return Finding("storage", f"{folder}: {failure.strerror}", "Give the account that runs Một Cửa this folder.")
    free = shutil.disk_usage(folder).free
    seen = f"{folder}, {free >> 30} GB free"
    if free < _LEAST_FREE:
        return Finding("storage", seen, "Make room: below 1 GB files may be refused at any moment.")
    return Finding("storage", seen)


def _files() -> Finding:
    try:
        health = store_health(at=datetime.now(UTC))
    except DatabaseFault as failure:
        reason = str(failure).splitlines()[0]
        return Finding("files", f"their table cannot be read: {reason}", "Start again with `make run`, which makes it.")
    loose = len(health.orphaned) + len(health.abandoned)
    seen = f"{len(health.missing)} missing, {loose} that nothing holds (erased each night)"
    if health.missing:
        first = health.missing[0][:12]
        return Finding("files", seen, f"Bring the document store back from its backup; the first missing is {first}….")
    return Finding("files", seen)


def _scanner() -> Finding:
    address = scan.configured()
    if not address:
        return Finding("scanner", "none: files are not scanned for malware (MOTCUA_CLAMD)")
    try:
        scan.ping(address=address)
    except scan.ScannerTrouble as trouble:
        return Finding("scanner", f"clamd at {address}: {trouble}", "Start clamd: no file is taken until it answers.")
    return Finding("scanner", f"clamd at {address} answers")
