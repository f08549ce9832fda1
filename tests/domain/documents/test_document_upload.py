"""Uploads through Django: streamed to the store's disk, cut at the limit, nothing left of what broke off."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings
from tests.domain.documents import document_samples as sample

from motcua.domain.documents import actions, store
from motcua.domain.documents.refusals import FileRefused, Reason
from motcua.domain.documents.spool import MAX_BYTES
from motcua.domain.documents.upload import MAX_REQUEST_BYTES, StreamedUpload

BOUNDARY = "border"


@pytest.fixture(autouse=True)
def streaming(settings: Settings) -> None:
    settings.FILE_UPLOAD_HANDLERS = ["motcua.domain.documents.upload.StreamingUpload"]


def posted(**fields: Any) -> WSGIRequest:
    return RequestFactory().post("/", fields)


def raw(parts: list[tuple[str, bytes]], *, closed: bool = True) -> bytes:
    part = b'--border\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n\r\n%s\r\n'
    body = b"".join(part % (name.encode(), content) for name, content in parts)
    return body + b"--border--\r\n" if closed else body.removesuffix(b"\r\n")


class Sending(io.RawIOBase):
    """A body of the wished length that is made while it is read, and counted."""

    def __init__(self, length: int) -> None:
        self.head = raw([("lớn.pdf", b"")], closed=False)
        self.length = length
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        piece = (self.head[self.given : self.given + size] or bytes(size))[:size]
        piece = piece[: self.length - self.given]
        self.given += len(piece)
        return piece


def sent(body: io.RawIOBase | io.BytesIO, length: int) -> WSGIRequest:
    return WSGIRequest(
        {
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
            "CONTENT_LENGTH": str(length),
            "wsgi.input": body,
        }
    )


def file_of(request: WSGIRequest) -> UploadedFile:
    file = request.FILES["file"]
    assert isinstance(file, StreamedUpload)
    return file


def left() -> list[Path]:
    return store.abandoned(older_than=float("inf"))


@pytest.mark.django_db
def test_an_uploaded_file_is_stored_and_the_request_leaves_nothing_behind(at: datetime) -> None:
    request = posted(file=SimpleUploadedFile("đơn.pdf", sample.pdf()), note="một")
    upload = file_of(request)
    assert (upload.name, upload.size, len(left())) == ("đơn.pdf", len(sample.pdf()), 1)
    file = actions.receive(upload=upload, name=upload.name or "", authority="H26", at=at)
    request.close()
    assert store.place(file.sha256).read_bytes() == sample.pdf()
    assert (left(), request.POST["note"]) == ([], "một")


def test_an_uploaded_file_nobody_takes_is_removed_with_the_request() -> None:
    request = posted(file=SimpleUploadedFile("a.pdf", sample.pdf()))
    assert file_of(request).size == len(sample.pdf())
    assert len(left()) == 1
    request.close()
    assert left() == []


@pytest.mark.django_db
def test_a_file_of_exactly_the_limit_comes_in_whole(at: datetime) -> None:
    upload = file_of(posted(file=SimpleUploadedFile("a.pdf", bytes(MAX_BYTES))))
    with pytest.raises(FileRefused) as refused:
        actions.receive(upload=upload, name="a.pdf", authority="H26", at=at)
    assert refused.value.reason is Reason.UNKNOWN_TYPE
    upload.close()


@pytest.mark.django_db
def test_one_byte_more_is_refused_with_the_limit_and_not_kept_and_the_other_file_is_taken(at: datetime) -> None:
    body = raw([("lớn.pdf", bytes(MAX_BYTES + 1)), ("nhỏ.pdf", sample.pdf())])
    request = sent(io.BytesIO(body), len(body))
    large, small = request.FILES.getlist("file")
    assert [path.stat().st_size for path in left()] == [len(sample.pdf())]
    with pytest.raises(FileRefused) as refused:
        actions.receive(upload=large, name="lớn.pdf", authority="H26", at=at)
    assert (refused.value.reason, refused.value.details) == (Reason.TOO_LARGE, {"limit": MAX_BYTES, "name": "lớn.pdf"})
    assert actions.receive(upload=small, name="nhỏ.pdf", authority="H26", at=at).pages == 1
    request.close()


def test_of_two_gigabytes_little_is_read_and_nothing_kept() -> None:
    body = Sending(2 << 30)
    request = sent(body, 2 << 30)
    assert list(request.FILES) == []
    assert body.given <= MAX_REQUEST_BYTES + (1 << 20)
    assert left() == []


def test_a_connection_that_breaks_off_gives_no_file_and_leaves_none() -> None:
    body = raw([("đơn.pdf", sample.pdf()[:200])], closed=False)
    request = sent(io.BytesIO(body), len(body) + 5000)
    assert list(request.FILES) == []
    assert left() == []


@pytest.mark.parametrize("name", ["../../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow"])
def test_a_name_with_folders_writes_nowhere_else(name: str, document_store: Path, tmp_path: Path) -> None:
    body = raw([(name, sample.pdf())])
    request = sent(io.BytesIO(body), len(body))
    upload = file_of(request)
    assert upload.name in ("passwd", "boot.ini", "shadow")
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.parent for path in written] == [document_store / "incoming"]
    request.close()
