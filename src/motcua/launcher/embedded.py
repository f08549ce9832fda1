"""The database of this checkout: data in `var/postgres`, socket beside it, whatever account has to run it."""

import contextlib
import fcntl
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.config.database import socket_folder
from motcua.launcher.account import Account, give, may_enter, open_home, server_account
from motcua.launcher.binaries import Binaries, find_binaries
from motcua.launcher.postgres import Server
from motcua.launcher.refusal import CannotStart

_THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
    "autovacuum_naptime": "10min",
}


_TEMPORARY = "motcua-temporary-"
_OWNER = "owner"


def embedded_server(var: Path) -> Server:
    """Return the server whose data lie in `var`, made when missing; it is not started. Raises CannotStart."""
    account = server_account()
    var.mkdir(parents=True, exist_ok=True)
    data, sockets = var / "postgres", socket_folder(var)
    if not may_enter(var, account):
        data, sockets = _outside(var, sockets, account)
    major = int((data / "PG_VERSION").read_text()) if (data / "PG_VERSION").exists() else None
    binaries = _within_reach(find_binaries(data_major=major), data.parent, account)
    server = Server(binaries, data.resolve(), sockets.resolve(), account)
    if not server.exists():
        server.create()
    return server


def _outside(var: Path, sockets: Path, account: Account | None) -> tuple[Path, Path]:
    """Return data and socket folders where `account` can reach them; the ones in `var` become links to those.

    A checkout of root's in a private folder (/root, `mktemp -d`) cannot be entered by the database's account.
    """
    link = var / "postgres"
    if link.is_symlink() and link.resolve().parent.is_dir():
        home = link.resolve().parent
    else:
        home = open_home(account) / f"motcua-{secrets.token_hex(6)}"
        home.mkdir(mode=0o755)
        link.unlink(missing_ok=True)
        link.symlink_to(home / "postgres")
    real_sockets = home / "run"
    give(real_sockets, account)
    if sockets.parent == var.resolve() and not sockets.is_symlink():
        if sockets.is_dir():
            sockets.rmdir()
        sockets.symlink_to(real_sockets)
    elif not sockets.exists():
        sockets.symlink_to(real_sockets)
    return home / "postgres", real_sockets


def _within_reach(binaries: Binaries, home: Path, account: Account | None) -> Binaries:
    """Return `binaries`, copied to `home` first where `account` cannot enter the folder they lie in."""
    if may_enter(binaries.folder, account):
        return binaries
    copy = home / f"server-{binaries.major}"
    if not copy.exists():
        half_made = copy.with_name(copy.name + ".new")
        shutil.rmtree(half_made, ignore_errors=True)
        shutil.copytree(binaries.folder.parent, half_made, symlinks=True)
        half_made.rename(copy)
    return Binaries(copy / binaries.folder.name, binaries.major)


@contextmanager
def temporary_server() -> Iterator[Server]:
    """Run a throw-away server (nothing is flushed to disk) in a temporary folder that is removed at the end.

    Servers of earlier processes that were killed before they could stop theirs are stopped first.
    """
    account = server_account()
    base = Path(tempfile.gettempdir())
    base = base if may_enter(base, account) else open_home(account)
    binaries = find_binaries()
    _clear_abandoned(base, binaries, account)
    home = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=base))
    try:
        give(home, account)
        with (home / "owner.new").open("w") as owner:
            fcntl.flock(owner, fcntl.LOCK_EX)  # goes with this process, however it ends
            (home / "owner.new").rename(home / _OWNER)
            programs = _within_reach(binaries, home, account)
            server = Server(programs, home / "data", home / "run", account, _THROW_AWAY)
            server.create()
            server.start()
            try:
                yield server
            finally:
                server.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _clear_abandoned(base: Path, binaries: Binaries, account: Account | None) -> None:
    for mark in base.glob(f"{_TEMPORARY}*/{_OWNER}"):
        try:
            with mark.open("r") as owner:
                fcntl.flock(owner, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            continue  # its process lives, or it belongs to somebody else
        home = mark.parent
        with contextlib.suppress(CannotStart):
            Server(binaries, home / "data", home / "run", account).stop()
        shutil.rmtree(home, ignore_errors=True)
