"""Commands that need the database, while nothing runs: they start the embedded server, and leave nothing running."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.domain.catalogue.portal_pages import portal_page, write_file

from motcua.launcher.embedded import embedded_server


@pytest.fixture
def alone(open_folder: Path) -> dict[str, str]:
    """Environment of a checkout in which nothing has ever run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MOTCUA_", "DJANGO_"))}
    return kept | {"MOTCUA_VAR": str(open_folder / "var")}


def motcua(environment: dict[str, str], *arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "motcua.cli", "catalogue", *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_catalogue_is_imported_and_read_where_no_city_runs(alone: dict[str, str], tmp_path: Path) -> None:
    file = write_file(tmp_path / "national.jsonl.gz", [portal_page("1.000002", ten_thu_tuc="Tách thửa đất", url="a")])

    imported, listed = motcua(alone, "import", file, "--json"), motcua(alone, "list", "tach", "thua")

    assert (imported.returncode, imported.stderr) == (0, "")
    assert (listed.stdout, listed.stderr) == ("1.000002  Tách thửa đất  [Hộ tịch]\n1 of 1\n", "")
    assert not embedded_server(Path(alone["MOTCUA_VAR"])).answers()


def test_a_database_that_runs_already_is_used_and_left_running(alone: dict[str, str]) -> None:
    server = embedded_server(Path(alone["MOTCUA_VAR"]))
    server.start()
    try:
        assert motcua(alone, "list").stdout == "0 of 0\n"
        assert server.answers()
    finally:
        server.stop()


def test_a_database_that_does_not_answer_is_one_sentence_and_exit_code_2(alone: dict[str, str]) -> None:
    result = motcua({**alone, "MOTCUA_DATABASE_URL": "postgresql://motcua@127.0.0.1:9/motcua"}, "list")

    assert (result.returncode, result.stdout) == (2, "")
    assert "The database does not answer" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
