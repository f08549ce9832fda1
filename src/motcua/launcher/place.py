"""Where this checkout keeps its things and which address it serves, read from the environment once."""

import os
import shutil
import socket
import tempfile
from dataclasses import dataclass
from pathlib import Path

from motcua.launcher.refusal import CannotStart

HOST = "127.0.0.1"
_DEFAULT_PORT = 8000
_NEEDED_BYTES = 300 * 1024 * 1024


@dataclass(frozen=True)
class Place:
    """The checkout (`root`), its data folder, its port, and the address of a database that is not ours ("" if ours)."""

    root: Path
    var: Path
    port: int
    database_url: str

    @property
    def address(self) -> str:
        """Address to type into a browser on this machine."""
        return f"http://localhost:{self.port}/"


def place_from_environment() -> Place:
    """Read MOTCUA_VAR, MOTCUA_PORT and MOTCUA_DATABASE_URL. Raises CannotStart when one makes no sense."""
    root = Path(__file__).resolve().parents[3]
    port = os.environ.get("MOTCUA_PORT") or str(_DEFAULT_PORT)
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CannotStart(f"MOTCUA_PORT is {port!r}: set it to a number from 1 to 65535.")
    var = Path(os.environ.get("MOTCUA_VAR") or root / "var").absolute()
    url = os.environ.get("MOTCUA_DATABASE_URL", "")
    if url and not url.startswith(("postgresql://", "postgres://")):
        raise CannotStart("MOTCUA_DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    return Place(root, var, int(port), url)


def check_folder(folder: Path) -> None:
    """Make `folder` if missing and write into it. Raises CannotStart when that fails or the disk is nearly full."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"0" * 4096)
    except OSError as failure:
        raise CannotStart(
            f"The folder {folder} cannot be written to ({failure.strerror}): give yourself the right, "
            "or set MOTCUA_VAR to another folder."
        ) from None
    free = shutil.disk_usage(folder).free
    if free < _NEEDED_BYTES:
        raise CannotStart(
            f"Only {free >> 20} MB are free on the disk of {folder} and {_NEEDED_BYTES >> 20} MB are needed: make room."
        )


def port_is_free(port: int) -> bool:
    """Return whether a server could listen on `port` of the loopback address now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
