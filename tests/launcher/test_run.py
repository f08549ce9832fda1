"""`motcua run` from outside: it serves, keeps, stops, survives kill -9, and refuses in one sentence."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from tests.launcher.running_city import (
    COMMAND,
    RunningCity,
    children,
    descendants,
    is_alive,
    refusal,
    started,
    wait_for,
)

from motcua.launcher.place import port_is_free

Environment = dict[str, str]
# A city whose seed puts something into the database and is then interrupted in the middle of a query.
SLOW_SEED = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings.dev"
from motcua.launcher.city import run_city
from motcua.launcher.place import place_from_environment
from motcua.launcher.steps import Steps

def seed(tell):
    from django.db import connection
    with connection.cursor() as cursor:
        cursor.execute("create table half_made (number int)")
        print("half made", flush=True)
        cursor.execute("select pg_sleep(60)")

run_city(place_from_environment(), seed=seed, greet=print, steps=Steps())
"""
needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes through /proc")


@needs_proc
def test_a_stopped_city_leaves_no_process_and_keeps_its_data(city_environment: Environment, tmp_path: Path) -> None:
    with started(city_environment, tmp_path / "first.log") as city:
        assert city.answer() < 500
        with city.database() as connection:
            connection.execute("create table kept (number int)")
            connection.execute("insert into kept values (7)")
        everything = descendants(city.process.pid) | {city.postmaster()}
        city.process.send_signal(signal.SIGINT)
        assert city.process.wait(60) == 0
    assert len(everything) >= 5  # web server with two workers, job worker, database
    assert [pid for pid in everything if is_alive(pid)] == []
    assert port_is_free(city.port)

    with started(city_environment, tmp_path / "second.log") as city:
        with city.database() as connection:
            assert connection.execute("select number from kept").fetchall() == [(7,)]
        postmaster = city.postmaster()
        city.process.send_signal(signal.SIGTERM)
        assert city.process.wait(60) == 0
    assert not is_alive(postmaster)


@needs_proc
def test_a_killed_runner_does_not_block_the_next_start(city_environment: Environment, tmp_path: Path) -> None:
    with started(city_environment, tmp_path / "first.log") as city:
        below = descendants(city.process.pid)
        city.process.kill()
        city.process.wait()
    with started(city_environment, tmp_path / "second.log") as city:
        assert city.answer() < 500
        wait_for(lambda: not any(is_alive(pid) for pid in below))


@needs_proc
def test_a_killed_database_and_a_killed_web_server_come_back(city_environment: Environment, tmp_path: Path) -> None:
    with started(city_environment, tmp_path / "run.log") as city:
        postmaster = city.postmaster()
        os.kill(postmaster, signal.SIGKILL)
        wait_for(lambda: "database stopped" in city.log.read_text("utf-8") and _accepts(city))
        assert city.postmaster() != postmaster
        server = next(pid for pid in children(city.process.pid) if b"serve" in _command(pid))
        os.kill(server, signal.SIGKILL)
        wait_for(lambda: "web server stopped" in city.log.read_text("utf-8") and not port_is_free(city.port))
        wait_for(lambda: _answers(city.port))


@needs_proc
def test_a_city_started_by_make_stops_when_make_is_killed(city_environment: Environment, tmp_path: Path) -> None:
    log = tmp_path / "make.log"
    script = f"import subprocess; subprocess.run({COMMAND!r})"
    with log.open("w") as output:
        make = subprocess.Popen(
            [sys.executable, "-c", script], env=city_environment | {"MAKELEVEL": "1"}, stdout=output, stderr=output
        )
        wait_for(lambda: "Ctrl-C" in log.read_text() or make.poll() is not None)
        below = descendants(make.pid)
        make.kill()
        make.wait()
    assert len(below) >= 5
    wait_for(lambda: not any(is_alive(pid) for pid in below))
    assert "Traceback" not in log.read_text()


def test_a_demo_city_that_was_interrupted_is_made_anew(city_environment: Environment, tmp_path: Path) -> None:
    log = tmp_path / "seeding.log"
    with log.open("w") as output:
        seeding = subprocess.Popen([sys.executable, "-c", SLOW_SEED], env=city_environment, stdout=output)
        wait_for(lambda: "half made" in log.read_text() or seeding.poll() is not None)
        seeding.terminate()
        assert seeding.wait(60) == 0
    mark = Path(city_environment["MOTCUA_VAR"], "seeding")
    assert mark.exists()
    with started(city_environment, tmp_path / "run.log") as city:
        assert not mark.exists()
        with city.database() as connection:
            found = connection.execute("select count(*) from pg_class where relname = 'half_made'").fetchone()
    assert found == (0,)


def test_a_second_run_in_the_same_folder_is_refused(city_environment: Environment, tmp_path: Path) -> None:
    with started(city_environment, tmp_path / "run.log"):
        code, said = refusal(city_environment)
    assert code == 2
    assert f"already runs from this folder at http://localhost:{city_environment['MOTCUA_PORT']}/" in said
    assert len(said.splitlines()) == 1


def test_a_taken_port_is_refused_before_anything_is_made(city_environment: Environment) -> None:
    with socket.create_server(("127.0.0.1", int(city_environment["MOTCUA_PORT"]))):
        code, said = refusal(city_environment)
    assert code == 2
    assert "is taken by another program" in said
    assert "MOTCUA_PORT=" in said
    assert not Path(city_environment["MOTCUA_VAR"], "postgres").exists()


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("MOTCUA_VAR", "/dev/null/var", "cannot be written to"),
        ("MOTCUA_PORT", "eighty", "set it to a number"),
        ("MOTCUA_DATABASE_URL", "mysql://localhost/x", "must look like postgresql://"),
        ("MOTCUA_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/x", "The database does not answer"),
        ("MOTCUA_PG_BIN", "/nonexistent", "holds no PostgreSQL"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(
    variable: str, value: str, sentence: str, city_environment: Environment
) -> None:
    code, said = refusal(city_environment | {variable: value})
    assert code == 2
    assert sentence in said
    assert len(said.splitlines()) == 1


def _accepts(city: RunningCity) -> bool:
    try:
        with city.database():
            return True
    except psycopg.OperationalError:
        return False


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return True
    except OSError:
        return False
