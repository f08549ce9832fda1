"""What every test stands on: a throw-away PostgreSQL, no network, and the reference data where they are present."""

import fcntl
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
_RUN_FOLDER = "MOTCUA_TEST_RUN"


class NetworkUsed(AssertionError):
    """A test tried to reach another machine."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder through which the workers of one run share one database server."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.TemporaryDirectory(prefix="motcua-tests-")
        os.environ[_RUN_FOLDER] = folder.name
        config.add_cleanup(folder.cleanup)
    _forbid_other_hosts()


def _forbid_other_hosts() -> None:
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def checked_connect(self: socket.socket, address: Any) -> None:
        _check_loopback(self, address)
        connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        _check_loopback(self, address)
        return connect_ex(self, address)

    socket.socket.connect = checked_connect  # type: ignore[method-assign, assignment]
    socket.socket.connect_ex = checked_connect_ex  # type: ignore[method-assign, assignment]


def _check_loopback(sock: socket.socket, address: Any) -> None:
    if sock.family not in (socket.AF_INET, socket.AF_INET6):
        return
    host = str(address[0])
    if host == "localhost":
        return
    try:
        local = ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise NetworkUsed(f"Tests stay on this machine, but one connects to {host}.")


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """Address of the database server of this run: MOTCUA_DATABASE_URL, else a throw-away one shared by all workers."""
    given = os.environ.get("MOTCUA_DATABASE_URL")
    if given:
        yield given
        return
    with ExitStack() as stack:
        url = _shared_server(Path(os.environ[_RUN_FOLDER]), stack)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MOTCUA_DATABASE_URL", url)
            yield url


def _shared_server(run: Path, stack: ExitStack) -> str:
    """Return the server's address. The worker that comes first starts it; it stops after the last one has left."""
    from motcua.launcher.embedded import temporary_server

    in_use = stack.enter_context((run / "in-use").open("a"))
    with (run / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fcntl.flock(in_use, fcntl.LOCK_SH)
        address = run / "url"
        if not address.exists():
            server = stack.enter_context(temporary_server())
            address.write_text(server.url())
            stack.callback(fcntl.flock, in_use, fcntl.LOCK_EX)  # waits until the other workers have let go
        return address.read_text()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_url: str, django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Point Django at the server of this run, before pytest-django makes the test database."""
    from django.db import connections

    from motcua.config.database import database_settings

    place = database_settings(database_url, var=ROOT / "var")
    for name in ("HOST", "PORT", "USER", "PASSWORD"):
        connections.settings["default"][name] = place[name]


@pytest.fixture(scope="session")
def built_assets() -> Path:
    """Folder of the built front end, built now when its sources changed."""
    from motcua.launcher import assets

    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "assets.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assets.build(ROOT)
    return ROOT / "build" / "assets"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the reference data (`../shared/data`); the test is skipped where the checkout stands alone."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"reference data are not present: {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def ledger_left_empty(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that really commits, take its events away: flushing tables leaves the append-only ledger alone."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    if not commits and not {"transactional_db", "live_server"} & set(request.fixturenames):
        return
    from django.db import connection

    request.getfixturevalue("django_db_blocker").unblock()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM ledger_event")
        cursor.execute("ALTER TABLE ledger_event ENABLE TRIGGER USER")
    request.getfixturevalue("django_db_blocker").restore()
