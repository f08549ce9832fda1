"""The store holds whole files or none, whatever is killed, and finds what does not fit the database."""

import hashlib
import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua.domain.documents import actions, queries, store
from motcua.domain.documents.models import StoredFile
from motcua.domain.documents.spool import Spool

CONTENT = b"%PDF a paper"
DIGEST = hashlib.sha256(CONTENT).hexdigest()
KILLED_WHILE_WRITING = """
import os, signal, sys
from django.conf import settings
settings.configure(DOCUMENT_STORE=sys.argv[1])
from motcua.domain.documents.spool import Spool
spool = Spool()
spool.write(b"%PDF half of a pa")
spool._file.flush()
os.kill(os.getpid(), signal.SIGKILL)
"""


def put(content: bytes) -> str:
    spool = Spool()
    spool.write(content)
    received = spool.finish()
    store.keep(received.path, store.place(received.sha256))
    return received.sha256


def test_stored_content_comes_back() -> None:
    assert put(CONTENT) == DIGEST
    with store.open_file(DIGEST) as file:
        assert file.read() == CONTENT


def test_stored_content_cannot_be_written_to() -> None:
    put(CONTENT)
    assert store.place(DIGEST).stat().st_mode & 0o777 == 0o440


def test_storing_again_heals_a_damaged_copy() -> None:
    put(CONTENT)
    store.place(DIGEST).chmod(0o640)
    store.place(DIGEST).write_bytes(b"rot")
    put(CONTENT)
    assert store.place(DIGEST).read_bytes() == CONTENT


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, DIGEST + "/x", DIGEST + "\n"])
def test_only_a_digest_leads_into_the_store(name: str) -> None:
    with pytest.raises(ValueError, match="64 hex digits"):
        store.open_file(name)


def test_missing_content_says_so() -> None:
    with pytest.raises(store.MissingBytes, match=DIGEST):
        store.open_file(DIGEST)


def test_a_spool_that_is_dropped_leaves_nothing(document_store: Path) -> None:
    spool = Spool()
    spool.write(CONTENT)
    spool.discard()
    assert list((document_store / "incoming").iterdir()) == []


def test_an_upload_killed_while_writing_leaves_no_half_file(document_store: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED_WHILE_WRITING, str(document_store)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert list(store.digests()) == []
    left = store.abandoned(older_than=float("inf"))
    assert [path.read_bytes() for path in left] == [b"%PDF half of a pa"]
    assert store.abandoned(older_than=left[0].stat().st_mtime) == []


@pytest.mark.django_db
def test_the_doctor_finds_what_does_not_fit(at: datetime, document_store: Path) -> None:
    kept, orphan, fresh = put(b"kept"), put(b"orphan"), put(b"row not committed yet")
    lost = hashlib.sha256(b"lost").hexdigest()
    for digest in (kept, lost):
        StoredFile.objects.create(authority="H26", sha256=digest, size=4, media_type="application/pdf", stored_at=at)
    left = document_store / "incoming" / "left"
    left.write_bytes(b"half")
    for path in (store.place(kept), store.place(orphan), left):
        _age(path, at - timedelta(hours=2))
    _age(store.place(fresh), at - timedelta(minutes=1))

    health = queries.store_health(at=at)
    assert (health.missing, health.orphaned, health.abandoned) == ((lost,), (orphan,), (left,))

    assert actions.sweep_bytes(at=at) == 2
    assert sorted(digest for digest, _stored in store.digests()) == sorted([kept, fresh])
    assert not left.exists()


def _age(path: Path, moment: datetime) -> None:
    os.utime(path, (moment.timestamp(), moment.timestamp()))
