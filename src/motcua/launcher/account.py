"""Which operating-system account runs the database: PostgreSQL refuses to run as root."""

import os
import pwd
import stat
from dataclasses import dataclass
from pathlib import Path

from motcua.launcher.refusal import CannotStart

_PREFERRED = ("postgres", "nobody")
# Folders where another account may enter when the checkout lies in a private folder, such as /root.
_OPEN_HOMES = (Path("/var/lib"), Path("/var/tmp"), Path("/tmp"))  # noqa: S108


@dataclass(frozen=True)
class Account:
    """An account of this machine, by its numbers."""

    name: str
    uid: int
    gid: int


def server_account() -> Account | None:
    """Return the account the database must be started under, or None when that is the current one.

    Raises CannotStart when the current account is root and no other is known.
    """
    if os.geteuid() != 0:
        return None
    for name in _PREFERRED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, entry.pw_uid, entry.pw_gid)
    raise CannotStart("PostgreSQL refuses to run as root: create an ordinary user and start Một Cửa as that user.")


def may_enter(folder: Path, account: Account | None) -> bool:
    """Return whether `account` may pass through `folder` and every folder above it."""
    if account is None:
        return True
    real = folder.resolve()
    return all(_lets_in(step.stat(), account) for step in (real, *real.parents) if step.exists())


def _lets_in(status: os.stat_result, account: Account) -> bool:
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def open_home(account: Account | None) -> Path:
    """Return a folder in which root may make one that `account` can enter. Raises CannotStart when there is none."""
    for folder in _OPEN_HOMES:
        if folder.is_dir() and os.access(folder, os.W_OK) and may_enter(folder, account):
            return folder
    places = ", ".join(str(folder) for folder in _OPEN_HOMES)
    raise CannotStart(f"The database finds no folder it may use ({places}): start Một Cửa as an ordinary user.")


def give(folder: Path, account: Account | None) -> None:
    """Make `folder` (new or present) private to `account`."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    if account is not None:
        os.chown(folder, account.uid, account.gid)
