"""A data folder of its own for each started city, where the database's account may enter, and a free port."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua.launcher.account import may_enter, open_home, server_account


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A temporary folder that the database's account may pass through (pytest's own are private to root)."""
    account = server_account()
    base = Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix="motcua-", dir=base if may_enter(base, account) else open_home(account)))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def free_port() -> int:
    """A port of the loopback address nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def city_environment(open_folder: Path, free_port: int, built_assets: Path) -> dict[str, str]:
    """Environment of a city with an empty database in a folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MOTCUA_", "DJANGO_", "MAKE"))}
    return kept | {"MOTCUA_VAR": str(open_folder / "var"), "MOTCUA_PORT": str(free_port), "MOTCUA_DEMO": "0"}
