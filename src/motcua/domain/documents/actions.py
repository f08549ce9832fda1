"""Taking in files: nothing is stored that was not checked first."""

from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile

from motcua.domain.documents import spool, store
from motcua.domain.documents.checks import check, require_clean
from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.models import StoredFile
from motcua.domain.documents.names import display_name
from motcua.domain.documents.queries import store_health
from motcua.domain.documents.refusals import FileRefused
from motcua.domain.documents.spool import Spooled
from motcua.domain.documents.upload import StreamedUpload

_CHUNK = 1 << 16


def receive(*, upload: UploadedFile | BinaryIO, name: str, authority: str, at: datetime) -> StoredFile:
    """Check a file and store it. The same bytes give the same row, also when they come many times at once.

    `name` is the sender's name for it; it is not stored here (show it with `names.display_name`). Takes up to
    seconds, so call it outside the transaction of an act. Raises FileRefused; its details hold the shown `name`.
    """
    try:
        if isinstance(upload, StreamedUpload):
            return _store(_taken(upload), authority=authority, at=at)
        holder, received = spool.receive(_chunks(upload))
        try:
            return _store(received, authority=authority, at=at)
        finally:
            holder.discard()
    except FileRefused as refusal:
        refusal.details["name"] = display_name(name)
        raise


def sweep_bytes(*, at: datetime) -> int:
    """Erase stored bytes no row speaks of, and what killed uploads left behind. Returns how many files went."""
    health = store_health(at=at)
    for sha256 in health.orphaned:
        store.erase(sha256)
    for path in health.abandoned:
        path.unlink(missing_ok=True)
    return len(health.orphaned) + len(health.abandoned)


def _taken(upload: StreamedUpload) -> Spooled:
    if upload.refusal is not None:
        raise upload.refusal
    assert upload.spooled is not None
    return upload.spooled


def _store(received: Spooled, *, authority: str, at: datetime) -> StoredFile:
    """The file first, the row after it: a row never stands for bytes that are not on the disk."""
    facts = _facts(received, authority)
    store.keep(received.path, store.place(received.sha256))
    row = StoredFile(
        authority=authority,
        sha256=received.sha256,
        size=received.size,
        media_type=facts.media_type,
        pages=facts.pages,
        stored_at=at,
    )
    # A file stored again counts as stored now: the sweep of unused files must not take it under this upload.
    again = {"update_conflicts": True, "unique_fields": ["authority", "sha256"], "update_fields": ["stored_at"]}
    StoredFile.objects.bulk_create([row], **again)  # type: ignore[arg-type]  # three keywords of one call
    return StoredFile.objects.get(authority=authority, sha256=received.sha256)


def _facts(received: Spooled, authority: str) -> Facts:
    """Bytes inspected before need only the scan again: its list of malware grows, the bytes do not change."""
    known = StoredFile.objects.filter(authority=authority, sha256=received.sha256).first()
    if known is None:
        return check(received)
    require_clean(received)
    return Facts(MediaType(known.media_type), known.pages)


def _chunks(upload: UploadedFile | BinaryIO) -> Iterator[bytes]:
    if isinstance(upload, UploadedFile):
        yield from upload.chunks()
        return
    while chunk := upload.read(_CHUNK):
        yield chunk
