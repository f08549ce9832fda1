"""Taking in a file: checked, stored once, and refused with its name."""

import hashlib
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from tests.domain.documents import document_samples as sample

from motcua.domain.documents import actions, queries, store
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.models import StoredFile
from motcua.domain.documents.refusals import FileRefused, Reason


@pytest.mark.django_db
def test_a_checked_file_is_stored_with_what_it_is(at: datetime) -> None:
    content = sample.pdf(pages=3)
    file = actions.receive(upload=io.BytesIO(content), name="đơn.exe", authority="H26", at=at)
    assert (file.size, file.media_type, file.pages, file.stored_at) == (len(content), "application/pdf", 3, at)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    opened = queries.content(file)
    with opened.stream:
        assert (opened.stream.read(), opened.media_type, opened.size) == (content, MediaType.PDF, len(content))


@pytest.mark.django_db
def test_the_same_bytes_are_one_file_under_any_name(at: datetime) -> None:
    first = actions.receive(upload=SimpleUploadedFile("a.png", sample.picture("PNG")), name="a", authority="H26", at=at)
    later = at + timedelta(days=1)
    again = actions.receive(
        upload=SimpleUploadedFile("b.png", sample.picture("PNG")), name="b", authority="H26", at=later
    )
    assert (again.pk, again.stored_at) == (first.pk, later)
    assert StoredFile.objects.count() == 1


@pytest.mark.django_db
def test_two_authorities_do_not_share_a_row(at: datetime) -> None:
    rows = {
        actions.receive(upload=io.BytesIO(sample.pdf()), name="a", authority=authority, at=at).pk
        for authority in ("H26", "H40")
    }
    assert len(rows) == 2


@pytest.mark.django_db
def test_lost_bytes_come_back_when_they_are_sent_again(at: datetime) -> None:
    file = actions.receive(upload=io.BytesIO(sample.pdf()), name="a", authority="H26", at=at)
    store.place(file.sha256).unlink()
    actions.receive(upload=io.BytesIO(sample.pdf()), name="a", authority="H26", at=at)
    assert store.place(file.sha256).read_bytes() == sample.pdf()


@pytest.mark.django_db
def test_a_refused_file_is_named_and_nothing_of_it_is_kept(at: datetime) -> None:
    with pytest.raises(FileRefused) as refused:
        actions.receive(upload=io.BytesIO(b""), name="../trống\u202e.pdf", authority="H26", at=at)
    assert (refused.value.reason, refused.value.details) == (Reason.EMPTY, {"name": "trống.pdf"})
    assert not StoredFile.objects.exists()
    assert list(store.digests()) == []
    assert store.abandoned(older_than=float("inf")) == []


@pytest.mark.django_db
def test_a_file_above_the_limit_is_refused_while_it_comes_in(at: datetime) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            Endless.given += size
            return b"x" * size

    with pytest.raises(FileRefused) as refused:
        actions.receive(upload=Endless(), name="lớn.pdf", authority="H26", at=at)  # type: ignore[arg-type]
    assert refused.value.reason is Reason.TOO_LARGE
    assert Endless.given <= 20 * 1024 * 1024 + 65536
    assert store.abandoned(older_than=float("inf")) == []


@pytest.mark.django_db(transaction=True)
def test_the_same_file_sent_many_times_at_once_is_one_file(at: datetime) -> None:
    content = sample.pdf(pages=5)

    def send(_turn: int) -> int:
        try:
            return actions.receive(upload=io.BytesIO(content), name="đơn.pdf", authority="H26", at=at).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as senders:
        rows = set(senders.map(send, range(16)))
    assert len(rows) == 1
    assert [digest for digest, _ in store.digests()] == [hashlib.sha256(content).hexdigest()]
    assert store.abandoned(older_than=float("inf")) == []
