"""The document store: files under the SHA-256 of their content, on this machine, outside every web root.

A file is written beside its place, flushed to the disk and renamed: it is there whole or not at all, whatever is
killed when. The same content stored twice, at once or later, is the same file.
"""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from django.conf import settings

_LOG = logging.getLogger(__name__)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"
_FILES = "files"
_PREVIEWS = "previews"


class MissingBytes(Exception):
    """The database knows a file whose content is not in the store."""

    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256
        super().__init__(sha256)


def place(sha256: str) -> Path:
    """Return where the content lies, or would lie. Raises ValueError for anything but 64 lower-case hex digits."""
    return _sharded(_FILES, sha256)


def preview_place(sha256: str) -> Path:
    """Return where the preview of a picture lies, or would lie."""
    return _sharded(_PREVIEWS, sha256).with_suffix(".jpg")


def new_file() -> tuple[int, Path]:
    """Open a fresh file in the store for writing, readable by nobody else; it is kept by `keep` or removed."""
    folder = _root() / _INCOMING
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, path = mkstemp(dir=folder)
    return descriptor, Path(path)


def keep(written: Path, target: Path) -> None:
    """Move a file made with `new_file` to `target`. Afterwards it survives a power cut.

    Replaces what is there: content of the same name is the same, and a copy damaged on the disk is healed.
    """
    with written.open("rb") as file:
        os.fsync(file.fileno())
    _make_folder(target.parent)
    written.chmod(0o440)
    written.replace(target)
    _flush_folder(target.parent)


def open_file(sha256: str) -> BinaryIO:
    """Open stored content for reading. Raises MissingBytes, and logs it: only operators can bring content back."""
    try:
        return place(sha256).open("rb")
    except FileNotFoundError as error:
        _LOG.error("The document store has no content under %s: bring it back from a backup.", sha256)
        raise MissingBytes(sha256) from error


def erase(sha256: str) -> None:
    """Remove stored content with its preview, where they are."""
    place(sha256).unlink(missing_ok=True)
    preview_place(sha256).unlink(missing_ok=True)


def digests() -> Iterator[tuple[str, float]]:
    """Yield the SHA-256 of each stored file and when it was stored (seconds since the epoch), in order of digest."""
    root = _root() / _FILES
    for shard in sorted(root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]")):
        for path in sorted(shard.iterdir()):
            if _DIGEST.fullmatch(path.name):
                with suppress(FileNotFoundError):
                    yield path.name, path.stat().st_mtime


def abandoned(*, older_than: float) -> list[Path]:
    """Return what killed uploads left behind: unfinished files last written before `older_than` (epoch seconds)."""
    folder = _root() / _INCOMING
    left: list[Path] = []
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < older_than:
                    left.append(path)
    return left


def _root() -> Path:
    return Path(settings.DOCUMENT_STORE)


def _sharded(kind: str, sha256: str) -> Path:
    if not _DIGEST.fullmatch(sha256):
        raise ValueError("a SHA-256 is 64 hex digits")
    return _root() / kind / sha256[:2] / sha256[2:4] / sha256


def _make_folder(folder: Path) -> None:
    """Make the folder so that it outlives a power cut: a new entry is flushed with the folder that holds it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush_folder(folder.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
