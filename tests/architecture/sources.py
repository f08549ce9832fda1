"""The files of the checkout, read once, for the tests that judge how it is built."""

import ast
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "motcua"
PYTHON_FOLDERS = ("src", "tests", "bench", "scripts")


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Return our Python files below the given folders (of the checkout's root), migrations left out."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    """Return the path as people write it: relative to the checkout."""
    return path.relative_to(ROOT).as_posix()


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return the files under version control that are present. Skips the test outside a git checkout."""
    try:
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a git checkout, so there is no list of tracked files")
    paths = (ROOT / entry for entry in listing.decode().split("\0") if entry)
    return tuple(path for path in paths if path.is_file())
