"""One PostgreSQL server of ours: made, started, adopted and stopped through `initdb` and `pg_ctl` alone."""

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from motcua.launcher.account import Account, give
from motcua.launcher.binaries import Binaries
from motcua.launcher.refusal import CannotStart

ROLE = "motcua"
DATABASE = "motcua"
_SUPERUSER = "postgres"
_SETTINGS_FILE = "motcua.conf"
_LOG = "server.log"
_LOG_LIMIT = 10 * 1024 * 1024
# After kill -9 of the postmaster its backends hold the shared memory for a moment and a start is refused.
_START_PATIENCE = 20.0
_STOP_PATIENCE = 60


@dataclass(frozen=True)
class Server:
    """A server that listens on a unix socket only. `data` and `sockets` belong to `account` (None: to us)."""

    binaries: Binaries
    data: Path
    sockets: Path
    account: Account | None
    settings: Mapping[str, str] = field(default_factory=dict)

    def url(self, database: str = DATABASE) -> str:
        """Return the address for `MOTCUA_DATABASE_URL`."""
        return f"postgresql://{ROLE}@/{database}?host={quote(str(self.sockets), safe='/')}"

    def exists(self) -> bool:
        """Return whether the data folder is complete."""
        return (self.data / "PG_VERSION").exists()

    def create(self) -> None:
        """Make the data folder in one step: beside it first, then renamed. Raises CannotStart."""
        half_made = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(half_made, ignore_errors=True)
        give(half_made, self.account)
        arguments = ["-D", str(half_made), "-U", _SUPERUSER, "--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust"]
        try:
            self._run("initdb", *arguments, "--no-instructions", *(["--no-sync"] if self._is_throw_away() else []))
            with (half_made / "postgresql.conf").open("a") as configuration:
                configuration.write(f"include_if_exists = '{_SETTINGS_FILE}'\n")
            half_made.rename(self.data)
        except BaseException:
            shutil.rmtree(half_made, ignore_errors=True)
            raise

    def start(self) -> None:
        """Start the server, or adopt the one that already runs on this data. Raises CannotStart."""
        if self.answers():
            return
        give(self.sockets, self.account)
        self._write_settings()
        self._turn_log()
        deadline = time.monotonic() + _START_PATIENCE
        while True:
            try:
                self._run("pg_ctl", "start", "-D", str(self.data), "-l", str(self.data / _LOG), "-w", "-t", "30", "-s")
                break
            except CannotStart:
                if self.answers():
                    break  # pg_ctl gave up on a server that was only slow; started again it would lock itself out
                if time.monotonic() > deadline:
                    raise CannotStart(
                        f"PostgreSQL does not start: {self._last_words()} See {self.data / _LOG}."
                    ) from None
                time.sleep(0.25)
        self._ensure_database()

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, everything committed is on disk."""
        if (self.data / "postmaster.pid").exists():
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", str(_STOP_PATIENCE), "-s")

    def answers(self) -> bool:
        """Return whether a server with exactly this data folder answers on the socket."""
        try:
            with self._connect() as connection:
                row = connection.execute("show data_directory").fetchone()
        except psycopg.Error:
            return False
        return row is not None and Path(row[0]).resolve() == self.data.resolve()

    def recreate_database(self) -> None:
        """Drop the database and make it again, empty."""
        with self._connect() as connection:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(DATABASE)))
        self._ensure_database()

    def _is_throw_away(self) -> bool:
        return self.settings.get("fsync") == "off"

    def _connect(self) -> psycopg.Connection[tuple[str, ...]]:
        return psycopg.connect(
            host=str(self.sockets), user=_SUPERUSER, dbname="postgres", connect_timeout=5, autocommit=True
        )

    def _ensure_database(self) -> None:
        with self._connect() as connection:
            if not connection.execute("select 1 from pg_roles where rolname = %s", [ROLE]).fetchone():
                connection.execute(sql.SQL("create role {} login createdb").format(sql.Identifier(ROLE)))
            if not connection.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
                statement = sql.SQL("create database {} owner {}")
                connection.execute(statement.format(sql.Identifier(DATABASE), sql.Identifier(ROLE)))

    def _write_settings(self) -> None:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "200",
            "timezone": "UTC",
            **self.settings,
        }
        lines = (f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in settings.items())
        path = self.data / _SETTINGS_FILE
        path.write_text("".join(lines), encoding="utf-8")
        path.chmod(0o600)
        if self.account is not None:
            os.chown(path, self.account.uid, self.account.gid)

    def _turn_log(self) -> None:
        log = self.data / _LOG
        if log.exists() and log.stat().st_size > _LOG_LIMIT:
            log.rename(log.with_suffix(".log.1"))

    def _last_words(self) -> str:
        with contextlib.suppress(OSError):
            lines = (self.data / _LOG).read_text(encoding="utf-8", errors="replace").splitlines()
            telling = [line for line in lines[-20:] if "FATAL" in line or "PANIC" in line]
            return telling[-1] if telling else (lines[-1] if lines else "it left no message.")
        return "it left no log."

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the server's account. Raises CannotStart with its last line."""
        # HOME of another account would be unreadable; a foreign PG* variable would change what is started.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        environment |= {"HOME": str(self.data.parent), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
        result = subprocess.run(
            [self.binaries.folder / program, *arguments],
            env=environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,  # Ctrl-C in the terminal is for the launcher, which stops the server in order
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )
        if result.returncode != 0:
            said = result.stderr.strip().splitlines()
            raise CannotStart(f"{program} failed: {said[-1] if said else f'exit code {result.returncode}'}")
