"""A file made to eat time or memory harms only its own fork, and a killed inspection process is replaced."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.domain.documents import document_samples as sample

from motcua.domain.documents.inspection.client import Inspectors
from motcua.domain.documents.inspection.facts import Facts
from motcua.domain.documents.inspection.wire import Limits
from motcua.domain.documents.media import Kind, MediaType
from motcua.domain.documents.refusals import FileRefused, Reason


@pytest.fixture
def inspectors() -> Iterator[Inspectors]:
    made = Inspectors()
    yield made
    made.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper"
    path.write_bytes(sample.pdf())
    return path


def test_a_file_that_needs_too_much_memory_is_refused(inspectors: Inspectors, tmp_path: Path) -> None:
    picture = tmp_path / "big"
    picture.write_bytes(sample.blank_png(10_000, 10_000))
    assert inspectors.inspect(picture, Kind.PNG) == Facts(MediaType.PNG)
    with pytest.raises(FileRefused) as refused:
        inspectors.inspect(picture, Kind.PNG, Limits(memory_bytes=120 << 20))
    assert refused.value.reason is Reason.TOO_HEAVY


def test_a_file_that_takes_too_long_is_refused(inspectors: Inspectors, tmp_path: Path) -> None:
    endless = tmp_path / "endless"
    os.mkfifo(endless)
    writer = os.open(endless, os.O_RDWR)  # keeps the pipe open, and never says anything
    try:
        with pytest.raises(FileRefused) as refused:
            inspectors.inspect(endless, Kind.JPEG, Limits(wall_seconds=1))
    finally:
        os.close(writer)
    assert refused.value.reason is Reason.TOO_HEAVY


def test_a_file_that_takes_too_much_computing_is_refused(inspectors: Inspectors, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.write_bytes(sample.drawn_many_times(uses=1800, commands=40_000))
    with pytest.raises(FileRefused) as refused:
        inspectors.inspect(many, Kind.PDF, Limits(cpu_seconds=1))
    assert refused.value.reason is Reason.TOO_HEAVY


def test_after_a_refusal_for_weight_the_next_file_is_read(inspectors: Inspectors, paper: Path) -> None:
    with pytest.raises(FileRefused):
        inspectors.inspect(paper, Kind.PDF, Limits(memory_bytes=1 << 20))
    assert inspectors.inspect(paper, Kind.PDF) == Facts(MediaType.PDF, pages=1)


def test_a_killed_inspection_process_is_replaced(inspectors: Inspectors, paper: Path) -> None:
    inspectors.inspect(paper, Kind.PDF)
    assert inspectors._process is not None
    killed = inspectors._process.pid
    os.kill(killed, signal.SIGKILL)
    assert inspectors.inspect(paper, Kind.PDF) == Facts(MediaType.PDF, pages=1)
    assert inspectors._process.pid != killed


def test_closing_ends_the_inspection_process(paper: Path) -> None:
    inspectors = Inspectors()
    inspectors.inspect(paper, Kind.PDF)
    assert inspectors._process is not None
    pid = inspectors._process.pid
    inspectors.close()
    assert not Path(f"/proc/{pid}").exists()
