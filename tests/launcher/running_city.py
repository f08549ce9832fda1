"""Starts `motcua run` as a person would and watches it."""

import http.client
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import psycopg

COMMAND = [sys.executable, "-m", "motcua.cli", "run"]
PATIENCE = 90.0


class RunningCity:
    """A started runner: its process, and what can be asked of the city."""

    def __init__(self, environment: Mapping[str, str], log: Path) -> None:
        self.var = Path(environment["MOTCUA_VAR"])
        self.port = int(environment["MOTCUA_PORT"])
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                COMMAND, env=dict(environment), stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )

    def wait_until_greeted(self) -> None:
        """Wait for the line that names the address; fail with the log when the runner ends before."""
        wait_for(lambda: self.process.poll() is not None or "Ctrl-C" in self.log.read_text("utf-8"))
        assert self.process.poll() is None, self.log.read_text("utf-8")

    def answer(self) -> int:
        """Ask for a page and return the status."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", "/")
            return connection.getresponse().status
        finally:
            connection.close()

    def database(self) -> "psycopg.Connection[tuple[int]]":
        """Connect to the city's own server."""
        return psycopg.connect(f"postgresql://motcua@/motcua?host={(self.var / 'run').resolve()}", autocommit=True)

    def postmaster(self) -> int:
        """Process number of the city's own server."""
        return int((self.var / "postgres" / "postmaster.pid").read_text("utf-8").splitlines()[0])


@contextmanager
def started(environment: Mapping[str, str], log: Path) -> Iterator[RunningCity]:
    """Start a city, wait until it greets, and make sure that nothing of it is left at the end."""
    city = RunningCity(environment, log)
    try:
        city.wait_until_greeted()
        yield city
    finally:
        if city.process.poll() is None:
            city.process.terminate()
        city.process.wait(PATIENCE)


def refusal(environment: Mapping[str, str]) -> tuple[int, str]:
    """Run `motcua run` where it must refuse; return exit code and what it said on standard error."""
    result = subprocess.run(COMMAND, env=dict(environment), capture_output=True, text=True, timeout=60, check=False)
    return result.returncode, result.stderr


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until the condition holds; fail when it does not."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


def is_alive(pid: int) -> bool:
    """Return whether a process exists and has not ended (a zombie has)."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def children(pid: int) -> set[int]:
    """Return the processes that `pid` started itself."""
    return {child for child, parent in _parents().items() if parent == pid}


def descendants(pid: int) -> set[int]:
    """Return every process below `pid`."""
    direct = children(pid)
    return direct.union(*(descendants(child) for child in direct))


def _parents() -> dict[int, int]:
    parents = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text("utf-8").rpartition(")")[2].split()[1])
        except OSError:
            continue  # it has ended meanwhile
    return parents
