"""The product's web server on a loopback port, as `motcua serve` runs it, with the two pages of `bench.addresses`."""

import fcntl
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench.processor import processor_of_all

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
_PATIENCE = 60.0


@dataclass(frozen=True)
class Site:
    """A running server and the database behind it."""

    port: int
    pid: int
    database: str  # address

    def processor(self) -> float:
        """Seconds of processor the server's processes and the database's backends have used so far."""
        return processor_of_all(_family(self.pid)) + processor_of_all(self._backends())

    def _backends(self) -> list[int]:
        with psycopg.connect(self.database, autocommit=True) as connection:
            rows = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        return [pid for (pid,) in rows]


@contextmanager
def site(database: str) -> Iterator[Site]:
    """Run the server on a database until the block ends."""
    port = _free_port()
    environment = os.environ | {
        "MOTCUA_DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "bench.serving", str(port)]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
        )
        try:
            _wait(process, port)
            yield Site(port, process.pid, database)
        except SystemExit as failure:
            said.seek(0)
            raise SystemExit(f"{failure} The server said: {said.read()[-2000:]}") from failure
        finally:
            process.terminate()
            process.wait(timeout=30)


def prepare() -> None:
    """Build the front end where it is not up to date: pages refer to its files."""
    command = [sys.executable, "-m", "motcua.launcher.prepare"]
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "assets.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"The front end could not be built: {done.stderr.strip()}")


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"The web server ended at once with code {process.returncode}.")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(b"GET /ve-mot-cua/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                if connection.recv(12).startswith(b"HTTP/1.1"):
                    return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"The web server did not answer within {_PATIENCE:.0f} seconds.")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _family(pid: int) -> list[int]:
    """The process and all below it."""
    children = [int(one) for file in Path(f"/proc/{pid}/task").glob("*/children") for one in file.read_text().split()]
    return [pid, *(one for child in children for one in _family(child))]


if __name__ == "__main__":
    from motcua.launcher.web_server import serve

    serve(host="127.0.0.1", port=int(sys.argv[1]), workers=WORKERS)
