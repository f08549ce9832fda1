"""Reading stored files, and what the doctor wants to know of the store."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from motcua.domain.documents import store
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.models import StoredFile

_BATCH = 1000
_UNDER_WAY = timedelta(hours=1)
"""A file younger than this may belong to an upload whose row is not committed yet."""


@dataclass(frozen=True, slots=True)
class Content:
    """An open file and its true type. Whoever gets it closes it."""

    stream: BinaryIO
    media_type: MediaType
    size: int


@dataclass(frozen=True, slots=True)
class StoreHealth:
    """What does not fit together between the store and the database."""

    missing: tuple[str, ...]
    """SHA-256 of files the database knows and the store has not: restore them from a backup."""
    orphaned: tuple[str, ...]
    """SHA-256 of files no row speaks of, left by acts that were rolled back: harmless, may be deleted."""
    abandoned: tuple[Path, ...]
    """Unfinished uploads of killed processes: harmless, may be deleted."""


def content(file: StoredFile) -> Content:
    """Open a stored file. Raises store.MissingBytes."""
    return Content(store.open_file(file.sha256), MediaType(file.media_type), file.size)


def store_health(*, at: datetime) -> StoreHealth:
    """Compare store and database. Reads every name in the store: for the doctor, not for a page."""
    settled = (at - _UNDER_WAY).timestamp()
    return StoreHealth(
        missing=tuple(_missing()),
        orphaned=tuple(_orphaned(settled)),
        abandoned=tuple(store.abandoned(older_than=settled)),
    )


def _missing() -> Iterator[str]:
    for sha256 in StoredFile.objects.order_by("sha256").values_list("sha256", flat=True).distinct().iterator():
        if not store.place(sha256).exists():
            yield sha256


def _orphaned(settled: float) -> Iterator[str]:
    stored = (sha256 for sha256, kept_at in store.digests() if kept_at < settled)
    while batch := list(islice(stored, _BATCH)):
        known = set(StoredFile.objects.filter(sha256__in=batch).values_list("sha256", flat=True))
        yield from (sha256 for sha256 in batch if sha256 not in known)
