"""`motcua catalogue`: what it prints, and how it says no."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from tests.domain.catalogue.portal_pages import portal_page, write_file
from typer.testing import CliRunner, Result

from motcua.cli import app, database
from motcua.domain.catalogue.models import Procedure
from motcua.domain.catalogue.national import importing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the test is the one the command works in."""
    monkeypatch.setattr(database, "database", nullcontext)


def motcua(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["catalogue", *map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    rows: list[dict[str, Any] | str] = [
        portal_page("1.000001"),
        portal_page("1.000002", ten_thu_tuc="Tách thửa đất", url="a"),
        "{broken",
    ]
    return write_file(tmp_path / "national.jsonl.gz", rows)


def test_import_prints_the_report_as_json(file: Path) -> None:
    result = motcua("import", file, "--json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert (report["read"], report["new"], report["rejected"], report["complete"]) == (3, 2, 1, True)
    assert report["rejected_codes"] == {"not_json": ["line 3"]}
    assert report["fields"]["channels.limit"]["read"] == 2
    assert json.loads(motcua("import", file, "--json").stdout)["unchanged"] == 2


def test_import_prints_tables_people_can_read(file: Path) -> None:
    printed = motcua("import", file).stdout
    for words in ("national.jsonl.gz", "new procedures", "rejected: not a JSON object", "line 3", "channels.limit"):
        assert words in printed


def test_an_interrupted_import_prints_what_is_in_and_ends_with_130(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import_batch = importing._import_batch

    def stop_after_the_first(*arguments: object, **options: object) -> None:
        if Procedure.objects.exists():
            raise KeyboardInterrupt
        import_batch(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "BATCH", 1)
    monkeypatch.setattr(importing, "_import_batch", stop_after_the_first)
    result = motcua("import", file)
    assert result.exit_code == 130
    assert "stopped before the end" in result.stdout
    assert "run the same command again" in result.stderr
    assert Procedure.objects.count() == 1


@pytest.mark.parametrize(("content", "said"), [(None, "There is no file"), (b"hello", "neither gzip nor JSON lines")])
def test_a_file_that_cannot_be_read_is_one_sentence_and_exit_code_2(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "x.jsonl.gz"
    if content is not None:
        path.write_bytes(content)
    result = motcua("import", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert "Importing" not in result.stderr


def test_a_database_that_goes_away_is_one_sentence_and_exit_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OperationalError("connection refused\nmore")

    monkeypatch.setattr("motcua.domain.catalogue.listing.listed", fails)
    result = motcua("list")
    assert result.exit_code == 2
    assert "The database does not answer any more (connection refused)." in result.stderr


def test_list_finds_by_words_field_and_level(file: Path) -> None:
    motcua("import", file)
    assert motcua("list", "tach", "thua").stdout == "1.000002  Tách thửa đất  [Hộ tịch]\n1 of 1\n"
    found = json.loads(motcua("list", "--level", "ward", "--field", "ho-tich", "--limit", "1", "--json").stdout)
    assert (found["total"], len(found["procedures"])) == (2, 1)
    refused = motcua("list", "--level", "district")
    assert (refused.exit_code, "ministry, province or ward" in refused.stderr) == (2, True)


def test_show_prints_content_and_what_was_not_read(file: Path) -> None:
    motcua("import", file)
    shown = json.loads(motcua("show", "1.000002", "--json").stdout)
    assert (shown["version"], shown["content"]["name"], shown["unread"]) == (1, "Tách thửa đất", [])
    assert json.loads(motcua("show", "1.000002").stdout) == shown
    refused = motcua("show", "9.999999")
    assert (refused.exit_code, "motcua catalogue list" in refused.stderr) == (2, True)
