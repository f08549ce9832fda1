"""Django upload handling: a file goes from the network to the document store's disk without a stop in memory."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from motcua.domain.documents.refusals import FileRefused
from motcua.domain.documents.spool import MAX_BYTES, Spool, Spooled

MAX_REQUEST_BYTES = 6 * MAX_BYTES
"""File bytes read from one request before the connection is cut. What is above a file's limit is read but not kept,
so that the browser can still show the page that says what to do."""


class StreamedUpload(UploadedFile):
    """A file that has come in. `actions.receive` takes it; one that was too large carries its refusal there."""

    def __init__(self, spool: Spool, *, name: str, told_type: str, refusal: FileRefused | None) -> None:
        self.spool = spool
        self.refusal = refusal
        self.spooled: Spooled | None = None if refusal else spool.finish()
        super().__init__(
            file=None, name=name, content_type=told_type, size=self.spooled.size if self.spooled else MAX_BYTES + 1
        )

    def close(self) -> None:
        """Called by Django when the request ends: what was not stored is removed."""
        self.spool.discard()


class StreamingUpload(FileUploadHandler):
    """Named in FILE_UPLOAD_HANDLERS. Hashes and counts while it writes; keeps nothing above the limit."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._received = 0
        self._spool: Spool | None = None
        self._refusal: FileRefused | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._spool, self._refusal = Spool(), None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a piece of the file. Raises StopUpload, without reading on, when the request is far too large."""
        self._received += len(raw_data)
        if self._received > MAX_REQUEST_BYTES:
            self.upload_interrupted()
            raise StopUpload(connection_reset=True)
        if self._refusal is None and self._spool is not None:
            try:
                self._spool.write(raw_data)
            except FileRefused as refusal:
                self._refusal = refusal

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Hand the file over. Called only when the part's closing boundary came, so never for half a file."""
        spool, self._spool = self._spool, None
        if spool is None:
            return None
        return StreamedUpload(
            spool, name=self.file_name or "", told_type=self.content_type or "", refusal=self._refusal
        )

    def upload_interrupted(self) -> None:
        """Drop the file the connection broke off in."""
        if self._spool is not None:
            self._spool.discard()
            self._spool = None
