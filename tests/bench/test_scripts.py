"""Every measurement runs, at sizes that say nothing about speed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from bench import server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench_environment(database_url: str) -> Iterator[dict[str, str]]:
    """Where the scripts find a server, and a name of their own for the databases they make on it."""
    prefix = f"bench{os.getpid()}"
    yield os.environ | {"MOTCUA_BENCH_SERVER": database_url, "MOTCUA_BENCH_PREFIX": prefix}
    with psycopg.connect(database_url, autocommit=True) as connection:
        left = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix])
        names = [name for (name,) in left.fetchall()]
    server.drop(database_url, *names)


def _run(name: str, environment: dict[str, str]) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "bench" / f"{name}.py"), "--tiny", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _rows(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["what"].strip(): row for row in found["rows"]}


def test_lives_are_measured_beside_their_own_sql(bench_environment: dict[str, str]) -> None:
    rows = _rows(_run("lives", bench_environment))

    assert rows["processor an act, against the bare SQL of its writes"]["bar"] == "≤ 3 ×"
    assert {"submit", "accept", "supply", "record_result", "return_result"} <= rows.keys()
    assert rows["lives a second, two processes"]["beside"].startswith("12 acts each")


def test_other_engines_take_the_same_ten_steps(bench_environment: dict[str, str]) -> None:
    rows = _rows(_run("peers", bench_environment))

    assert {"Một Cửa, with its ledger, clock, rights and notices", "SpiffWorkflow, JSON in a row"} <= rows.keys()


def test_growth_is_measured_at_rising_sizes(bench_environment: dict[str, str]) -> None:
    rows = _rows(_run("growth", bench_environment))

    assert list(rows) == ["30 dossiers", "60 dossiers", "60 against 30 dossiers"]


def test_worklist_is_read_and_served(bench_environment: dict[str, str], built_assets: Path) -> None:
    rows = _rows(_run("worklist", bench_environment))

    assert [row["bar"] for name, row in rows.items() if "narrow" in name] == [
        "p95 < 100 ms, ≤ 6 queries",
        "p95 < 100 ms",
    ]
    assert len(rows) == 4


def test_tracking_is_served_beside_a_row(bench_environment: dict[str, str], built_assets: Path) -> None:
    rows = _rows(_run("tracking", bench_environment))

    assert {"follow page of a dossier", "one row through the models", "one row by SQL"} <= rows.keys()


def test_catalogue_is_imported_twice(bench_environment: dict[str, str], shared_data: Path) -> None:
    found = _run("catalogue_import", bench_environment)

    assert list(_rows(found)) == ["first import", "the same file again"]


def test_the_assistant_is_examined_part_by_part(bench_environment: dict[str, str], shared_data: Path) -> None:
    rows = _rows(_run("assistant", bench_environment))

    assert rows["sentences without a valid citation"]["figure"] == "0"
    assert {"out of scope refused (odd)", "same answer under eleven kinds of noise"} <= rows.keys()
