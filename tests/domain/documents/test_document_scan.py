"""The malware scan: what the scanner says is obeyed, and its silence takes no file."""

import io
import socket
from datetime import datetime
from pathlib import Path

import pytest
from tests.domain.documents import document_samples as sample
from tests.domain.documents.fake_clamd import FOUND_IN, SIGNATURE, FakeClamd

from motcua.domain.documents import actions, scan
from motcua.domain.documents.models import StoredFile
from motcua.domain.documents.refusals import FileRefused, Reason

pytestmark = pytest.mark.django_db


def receive(content: bytes, at: datetime) -> StoredFile:
    return actions.receive(upload=io.BytesIO(content), name="đơn", authority="H26", at=at)


def test_a_clean_file_reaches_the_scanner_whole(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    content = sample.picture("PNG", size=(900, 900), compress_level=0)
    with FakeClamd() as clamd:
        monkeypatch.setenv("MOTCUA_CLAMD", clamd.address)
        receive(content, at)
    assert clamd.received == [content]
    assert len(content) > 1_000_000


def test_over_a_socket_file(at: datetime, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with FakeClamd(path=tmp_path / "clamd.sock") as clamd:
        monkeypatch.setenv("MOTCUA_CLAMD", f"unix:{clamd.address}")
        receive(sample.pdf(), at)
    assert clamd.received == [sample.pdf()]


def test_malware_is_refused_by_its_name(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeClamd() as clamd:
        monkeypatch.setenv("MOTCUA_CLAMD", clamd.address)
        with pytest.raises(FileRefused) as refused:
            receive(sample.picture(comment=FOUND_IN), at)
    assert refused.value.reason is Reason.MALWARE
    assert refused.value.details == {"signature": SIGNATURE, "name": "đơn"}
    assert not StoredFile.objects.exists()


def test_a_file_taken_earlier_is_scanned_again(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(sample.picture(comment=FOUND_IN), at)
    with FakeClamd() as clamd:
        monkeypatch.setenv("MOTCUA_CLAMD", clamd.address)
        with pytest.raises(FileRefused, match="malware"):
            receive(sample.picture(comment=FOUND_IN), at)


@pytest.mark.parametrize("misbehave", ["silent", "cut off", "garbled", "small"])
def test_no_clear_answer_takes_no_file(
    misbehave: str, at: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with FakeClamd(misbehave=misbehave) as clamd:
        monkeypatch.setenv("MOTCUA_CLAMD", clamd.address)
        with pytest.raises(FileRefused) as refused:
            receive(sample.pdf(), at)
    assert refused.value.reason is Reason.SCANNER_UNAVAILABLE
    assert not StoredFile.objects.exists()
    assert clamd.address in caplog.text


def test_a_scanner_that_is_not_there_takes_no_file(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    monkeypatch.setenv("MOTCUA_CLAMD", address)
    with pytest.raises(FileRefused) as refused:
        receive(sample.pdf(), at)
    assert refused.value.reason is Reason.SCANNER_UNAVAILABLE
    with pytest.raises(scan.ScannerTrouble):
        scan.ping(address=address)


@pytest.mark.parametrize("address", ["clamd", "localhost:port"])
def test_an_address_that_is_none_takes_no_file(address: str, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_CLAMD", address)
    with pytest.raises(FileRefused, match="scanner_unavailable"):
        receive(sample.pdf(), at)


def test_ping() -> None:
    with FakeClamd() as clamd:
        scan.ping(address=clamd.address)
    assert clamd.received == []
