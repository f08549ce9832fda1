"""The doctor names what is wrong and what to do; a healthy part gets no advice."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.domain.documents.fake_clamd import FakeClamd

from motcua.domain.documents.models import StoredFile
from motcua.launcher import doctor
from motcua.launcher.doctor import Finding, examine
from motcua.launcher.place import Place, place_from_environment

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(built_assets: Path, tmp_path: Path, settings: Any) -> Place:
    """This checkout with a document store of its own."""
    settings.DOCUMENT_STORE = tmp_path / "documents"
    return place_from_environment()


def _find(place: Place, part: str) -> Finding:
    return next(finding for finding in examine(place) if finding.part == part)


def _add_worker(age: timedelta) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (%s) returning id", [datetime.now(UTC) - age]
        )
        worker: int = cursor.fetchone()[0]
    return worker


def _add_job(status: str, *, worker: int | None = None, scheduled_ago: timedelta = timedelta()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, status, worker_id, scheduled_at) "
            "values ('default', 'sample', %s, %s, %s)",
            [status, worker, datetime.now(UTC) - scheduled_ago],
        )


def test_every_part_is_examined_and_healthy(place: Place) -> None:
    _add_worker(timedelta(seconds=3))
    found = examine(place)
    assert [finding.part for finding in found] == [
        "database", "migrations", "assets", "fonts", "clock", "queue", "files", "storage", "scanner",
    ]  # fmt: skip
    assert [finding for finding in found if not finding.is_healthy] == []


def test_a_queue_without_a_worker_is_not_healthy(place: Place) -> None:
    _add_worker(timedelta(minutes=5))
    assert "start `motcua worker`" in _find(place, "queue").advice


@pytest.mark.parametrize(
    ("job", "seen"),
    [
        ({"status": "failed"}, "1 failed, 0 stalled, 0 waiting"),
        ({"status": "doing"}, "0 failed, 1 stalled, 0 waiting"),
        ({"status": "todo", "scheduled_ago": timedelta(minutes=30)}, "0 failed, 0 stalled, 1 waiting"),
    ],
    ids=["failed", "stalled", "waiting"],
)
def test_a_queue_that_is_stuck_is_not_healthy(place: Place, job: dict[str, Any], seen: str) -> None:
    _add_worker(timedelta(seconds=3))
    _add_job(**job)
    finding = _find(place, "queue")
    assert seen in finding.seen
    assert finding.advice


def test_a_queue_at_work_is_healthy(place: Place) -> None:
    worker = _add_worker(timedelta(seconds=3))
    _add_job("doing", worker=worker)
    _add_job("todo", scheduled_ago=timedelta(seconds=20))
    _add_job("succeeded")
    assert _find(place, "queue").is_healthy


def test_a_clock_that_differs_from_the_databases_is_found(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    class LateClock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> "LateClock":
            return super().now(tz) - timedelta(seconds=90)

    monkeypatch.setattr(doctor, "datetime", LateClock)
    finding = _find(place, "clock")
    assert float(finding.seen.split()[0]) == pytest.approx(-90, abs=20)
    assert "synchronise" in finding.advice


def test_a_full_disk_and_a_closed_folder_are_found(
    place: Place, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DOCUMENT_STORE = Path("/dev/null/documents")
    assert "Give the account" in _find(place, "storage").advice
    settings.DOCUMENT_STORE = tmp_path
    monkeypatch.setattr(doctor, "_LEAST_FREE", 1 << 62)
    assert "Make room" in _find(place, "storage").advice


def test_a_migration_that_was_not_applied_is_found(place: Place) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from django_migrations where app = 'sessions'")
    finding = _find(place, "migrations")
    assert "sessions.0001_initial" in finding.seen
    assert "make run" in finding.advice


def test_without_the_database_the_rest_is_still_examined(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nonexistent")
    found = {finding.part: finding for finding in examine(place)}
    assert "does not answer" in found["database"].advice
    assert found["queue"].advice == "Repair the database first."
    assert found["fonts"].is_healthy


def test_a_file_the_store_has_lost_is_named(place: Place) -> None:
    StoredFile.objects.create(
        authority="H26", sha256="ab" * 32, size=4, media_type="application/pdf", stored_at=datetime.now(UTC)
    )
    finding = _find(place, "files")
    assert finding.seen.startswith("1 missing")
    assert "abababababab" in finding.advice


def test_a_scanner_that_is_configured_must_answer(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeClamd() as clamd:
        monkeypatch.setenv("MOTCUA_CLAMD", clamd.address)
        assert _find(place, "scanner") == Finding("scanner", f"clamd at {clamd.address} answers")
    assert "no file is taken" in _find(place, "scanner").advice
