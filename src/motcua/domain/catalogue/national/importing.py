"""Importing the national catalogue: batch by batch, each whole or not at all, safe to stop and to run again."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from motcua.domain.catalogue.actions import Publication, publish_all
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.json_node import ContentError
from motcua.domain.catalogue.models import ImportRun, Origin
from motcua.domain.catalogue.national.findings import Findings
from motcua.domain.catalogue.national.page import Row, read_page
from motcua.domain.catalogue.national.report import Report, by_reason
from motcua.domain.catalogue.national.source import lines, sha256
from motcua.domain.catalogue.national.survey import Rejected, survey

BATCH = 200
# Any number will do, as long as nothing else in the database takes the same one.
_LOCK = 7_120_263_001

Progress = Callable[[int, int], None]


class ImportRunning(Exception):
    """Another import of the catalogue is under way; the text says what to do."""


def import_catalogue(
    path: Path,
    *,
    at: datetime,
    report: Report | None = None,
    progress: Progress | None = None,
    replace_own: bool = False,
) -> Report:
    """Import a catalogue file and return the report, which is also kept as an ImportRun.

    New content opens a version valid from `at`. What the authority published itself stays, unless `replace_own`. The
    report given is filled as batches are committed, so that it is right even if the import is interrupted: whole
    procedures are in, and running again goes on from there. Raises UnreadableFile, ImportRunning, CannotPublish.
    """
    report = report if report is not None else Report(source=path.name)
    found = survey(lines(path))
    report.read, report.rejected, report.sha256 = found.read, by_reason(found.rejected), sha256(path)
    with _alone():
        run = ImportRun.objects.create(
            source=report.source[:300], sha256=report.sha256, started_at=at, report=report.to_json()
        )
        for batch in _batches(found.pages):
            _import_batch(batch, run, report, at=at, replace_own=replace_own)
            if progress:
                progress(report.done, report.read)
        report.complete = True
        run.finished_at, run.report = at, report.to_json()
        run.save(update_fields=["finished_at", "report"])
    return report


def _batches(pages: Sequence[tuple[str, Row]]) -> Iterator[Sequence[tuple[str, Row]]]:
    for start in range(0, len(pages), BATCH):
        yield pages[start : start + BATCH]


def _import_batch(
    batch: Sequence[tuple[str, Row]], run: ImportRun, report: Report, *, at: datetime, replace_own: bool
) -> None:
    publications: list[Publication] = []
    findings: list[Findings] = []
    unusable: list[str] = []
    for code, row in batch:
        publication, found = _publication(code, row, report.source)
        if publication is None:
            unusable.append(code)
        else:
            publications.append(publication)
            findings.append(found)
    outcomes = publish_all(publications, at=at, replace_own=replace_own)
    done = [(item.content.code, outcome.change) for item, outcome in zip(publications, outcomes, strict=True)]
    _add(report, done, findings, unusable)
    run.report = report.to_json()
    run.save(update_fields=["report"])


def _add(report: Report, done: Sequence[tuple[str, Any]], findings: Sequence[Findings], unusable: list[str]) -> None:
    report.count(done, findings)
    if unusable:
        rejected = {reason: list(codes) for reason, codes in report.rejected.items()}
        rejected.setdefault(Rejected.UNUSABLE, []).extend(unusable)
        report.rejected = rejected


def _publication(code: str, row: Row, source: str) -> tuple[Publication | None, Findings]:
    reading = read_page(row, code)
    try:
        # Read back what will be stored: the one check that holds for content of whatever origin.
        content = Content.from_json(reading.content.to_json())
    except ContentError:
        return None, reading.findings
    address = row.get("url")
    where = f"{source} {address}" if isinstance(address, str) else source
    return Publication(content, dict(row), reading.findings.unread, where[:300], Origin.NATIONAL), reading.findings


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the import lock of this database. It goes with the connection, so a killed import leaves none behind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK])
        if cursor.fetchone() != (True,):
            raise ImportRunning(
                "Another import of the catalogue is under way. Wait for it to end, then run this again."
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
