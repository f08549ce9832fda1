"""Make `.venv` and install into it exactly what requirements/ pins. Standard library only; runs on any Python 3.

Usage: bootstrap.py runtime|dev. A stamp lets the second run return at once. Exit code 2 and one sentence when the
machine lacks something.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from typing import Dict, List, Optional

OLDEST = (3, 11)
NEWER = ("python3.14", "python3.13", "python3.12", "python3.11")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "motcua-stamp.json")
LEVELS = ("runtime", "dev")


class CannotPrepare(Exception):
    """The machine lacks something; the message says what to do."""


def main(level: str) -> None:
    """Prepare `.venv` at `level`."""
    if sys.version_info < OLDEST:
        run_under_newer_python()
    if is_current(level):
        return
    check_folder()
    started = time.time()
    wheels = os.path.join(ROOT, "requirements", level + ".txt")
    say("Setting up Python packages in .venv (once; one to three minutes)")
    made_here = make_environment()
    try:
        install(wheels)
        stamp(level)
    except BaseException:
        if made_here:
            shutil.rmtree(VENV, ignore_errors=True)
        raise
    say("Python packages are ready (%.0f s)" % (time.time() - started))


def run_under_newer_python() -> None:
    """Start again under a newer Python of this machine, or refuse."""
    for name in NEWER:
        found = shutil.which(name)
        if found and quietly(found, "-c", ""):
            os.execv(found, [found, *sys.argv])
    raise CannotPrepare(
        "Một Cửa needs Python 3.11 or later, but this is %d.%d: install a newer one and run "
        "`make PYTHON=python3.12 run`, naming it." % sys.version_info[:2]
    )


def is_current(level: str) -> bool:
    """Return whether `.venv` was completed from the present requirements, at this level or a higher one."""
    have = read_stamp()
    enough = LEVELS[LEVELS.index(level) :]
    return have.get("root") == ROOT and any(have.get("digest") == digest(name) for name in enough)


def read_stamp() -> "Dict[str, str]":
    """Return what the last complete installation recorded, or an empty record."""
    try:
        with open(STAMP) as file:
            return dict(json.load(file))
    except (OSError, ValueError):
        return {}


def digest(level: str) -> str:
    """Return the digest of everything an installation at `level` depends on."""
    content = hashlib.sha256(("%s %d.%d" % (level, *sys.version_info[:2])).encode())
    for name in (os.path.join("requirements", level + ".txt"), "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            content.update(file.read())
    return content.hexdigest()


def check_folder() -> None:
    """Refuse before anything is written when the checkout cannot be written to."""
    if not os.access(ROOT, os.W_OK):
        raise CannotPrepare("The folder %s cannot be written to: clone Một Cửa where you may write." % ROOT)
    free = shutil.disk_usage(ROOT).free
    if free < 1 << 30:
        raise CannotPrepare(
            "Only %d MB are free on the disk of %s and 1024 MB are needed: make room." % (free >> 20, ROOT)
        )


def make_environment() -> bool:
    """Make `.venv` unless a usable one is there. Return whether it was made."""
    if is_usable():
        return False
    if not has_module("ensurepip"):
        raise CannotPrepare(
            "This Python cannot make virtual environments: on Debian or Ubuntu run `apt install python3-venv`, "
            "then repeat."
        )
    if subprocess.call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise CannotPrepare("The virtual environment could not be made in %s: see the lines above." % VENV)
    return True


def is_usable() -> bool:
    """Return whether `.venv` was made at this place by this version of Python (it cannot be moved) and has pip."""
    if read_stamp().get("root", ROOT) != ROOT or not os.path.exists(PYTHON):
        return False
    same = "import sys; sys.exit(sys.version_info[:2] != %r)" % (tuple(sys.version_info[:2]),)
    return quietly(PYTHON, "-c", same) and (
        quietly(PYTHON, "-m", "pip", "--version") or quietly(PYTHON, "-m", "ensurepip")
    )


def has_module(name: str) -> bool:
    """Return whether this Python has the module (Debian splits some of the standard library off)."""
    return importlib.util.find_spec(name) is not None


def quietly(*command: str) -> bool:
    """Run a command without a word and return whether it succeeded."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def install(requirements: str) -> None:
    """Install the pinned packages, then the package itself in place. Raises CannotPrepare."""
    total = count(requirements)
    pip("--require-hashes", "-r", requirements, total=total)
    pip("--no-deps", "--no-build-isolation", "-e", ROOT, total=1)


def count(requirements: str) -> int:
    """Return how many packages the file pins."""
    with open(requirements) as file:
        return sum(1 for line in file if "==" in line)


def pip(*arguments: str, total: int) -> None:
    """Run `pip install` and show one line that counts the packages."""
    process = subprocess.Popen(
        [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *arguments],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    with process:
        try:
            lines = watch(process, total)
        except BaseException:
            process.terminate()
            raise
        finally:
            progress(None)
    if process.returncode != 0:
        errors = [line for line in lines if line.startswith("ERROR")] or lines[-1:]
        raise CannotPrepare(
            "The Python packages could not be installed (%s): check the network and the package index, then repeat."
            % " ".join(errors)[:400]
        )


def watch(process: "subprocess.Popen[str]", total: int) -> "List[str]":
    """Follow what pip prints, show how far it is, and return its lines."""
    seen, lines = 0, []
    for line in process.stdout or ():
        lines.append(line.rstrip())
        if line.startswith(("Collecting", "Requirement already", "Obtaining")):
            seen += 1
            progress("  %d of %d packages" % (min(seen, total), total))
        elif line.startswith("Installing collected"):
            progress("  %d of %d packages, unpacking" % (total, total))
    return lines


def progress(text: "Optional[str]") -> None:
    """Rewrite the progress line on a terminal (None ends it); in a log, say nothing between start and end."""
    if sys.stdout.isatty():
        sys.stdout.write("\r\x1b[K" + (text or ""))
        sys.stdout.flush()


def stamp(level: str) -> None:
    """Record, in one step, that `.venv` is complete."""
    half_made = STAMP + ".new"
    with open(half_made, "w") as file:
        json.dump({"root": ROOT, "level": level, "digest": digest(level)}, file)
    os.replace(half_made, STAMP)


def say(text: str) -> None:
    """Print one line now."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except CannotPrepare as refusal:
        sys.stderr.write("%s\n" % refusal)
        sys.exit(2)
    except OSError as failure:
        sys.stderr.write("%s: %s. Correct this and repeat.\n" % (failure.filename or ROOT, failure.strerror))
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
