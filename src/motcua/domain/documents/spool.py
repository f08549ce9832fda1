"""Receiving bytes: written to the store's incoming folder, hashed and counted on the way, cut off at the limit."""

import hashlib
import os
import weakref
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from motcua.domain.documents import store
from motcua.domain.documents.refusals import FileRefused, Reason

MAX_BYTES = 20 * 1024 * 1024
"""Largest file taken: 20 MB."""


@dataclass(frozen=True, slots=True)
class Spooled:
    """A received file that is not yet checked."""

    path: Path
    sha256: str
    size: int


class Spool:
    """One file being received. It is removed from the disk with this object unless the store has kept it."""

    def __init__(self) -> None:
        descriptor, self._path = store.new_file()
        self._file = os.fdopen(descriptor, "wb")
        self._digest = hashlib.sha256()
        self._size = 0
        self._remove = weakref.finalize(self, _remove, self._path)

    def write(self, chunk: bytes) -> None:
        """Add bytes. Raises FileRefused (TOO_LARGE) with the first byte too many, and keeps nothing of the file."""
        self._size += len(chunk)
        if self._size > MAX_BYTES:
            self.discard()
            raise FileRefused(Reason.TOO_LARGE, limit=MAX_BYTES)
        self._file.write(chunk)
        self._digest.update(chunk)

    def finish(self) -> Spooled:
        """Close the file and return what was received."""
        self._file.close()
        return Spooled(self._path, self._digest.hexdigest(), self._size)

    def discard(self) -> None:
        """Remove the file unless the store has kept it. May be called again."""
        self._file.close()
        self._remove()


def receive(chunks: Iterable[bytes]) -> tuple[Spool, Spooled]:
    """Receive a whole file. Discard the spool when done with it. Raises FileRefused (TOO_LARGE)."""
    spool = Spool()
    for chunk in chunks:
        spool.write(chunk)
    return spool, spool.finish()


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
