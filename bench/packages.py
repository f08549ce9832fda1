"""Packages only the measurements need, installed beside the product's own: `requirements/bench.txt`, with hashes.

The list holds the peers (viewflow, bm25s, tantivy) and all they need; `make lock` writes it.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "bench-packages"
_LIST = ROOT / "requirements" / "bench.txt"
_STAMP = FOLDER / "installed.sha256"


def are_installed() -> bool:
    """Return whether the folder holds what the list asks for."""
    return _STAMP.exists() and _STAMP.read_text() == _wanted()


def _wanted() -> str:
    return hashlib.sha256(_LIST.read_bytes()).hexdigest()


def installed() -> Path:
    """Return the folder with the packages, filled when the list has changed."""
    if are_installed():
        return FOLDER
    print("Installing the peers to measure against (build/bench-packages; once)", file=sys.stderr, flush=True)
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-deps", "--upgrade", "--require-hashes"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(FOLDER), "-r", str(_LIST)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise SystemExit(f"The packages of requirements/bench.txt could not be installed: {last}")
    _STAMP.write_text(_wanted())
    return FOLDER
