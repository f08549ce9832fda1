"""A document store of its own for each test."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

AT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def document_store(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty store, and no malware scanner unless the test starts one."""
    monkeypatch.delenv("MOTCUA_CLAMD", raising=False)
    settings.DOCUMENT_STORE = tmp_path / "store"
    return tmp_path / "store"


@pytest.fixture
def at() -> datetime:
    """The moment files come in."""
    return AT
