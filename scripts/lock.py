"""Resolve the dependencies anew: requirements/*.txt with hashes (no host names), then package-lock.json.

The resolver (uv) lives in an environment of its own under build/ and its own lock file is thrown away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from motcua.launcher.node import find_node

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / "build" / "lock-tools"
EXPORTS = {
    "runtime": ["--no-default-groups", "--group", "build"],
    "dev": ["--no-default-groups", "--group", "build", "--group", "dev"],
    "bench": ["--only-group", "bench"],
}


def main() -> None:
    """Write every lock file of the checkout."""
    uv = TOOLS / "bin" / "uv"
    if not uv.exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([TOOLS / "bin" / "pip", "install", "-q", "uv"], check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "pyproject.toml", folder)
        (folder / "README.md").touch()
        environment = {**os.environ, "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never"}
        subprocess.run([uv, "lock", "-q"], cwd=folder, env=environment, check=True)
        for level, groups in EXPORTS.items():
            target = ROOT / "requirements" / f"{level}.txt"
            options = ["--frozen", "--no-emit-project", "--no-header", "--no-annotate", *groups]
            subprocess.run([uv, "export", "-q", *options, "-o", target], cwd=folder, env=environment, check=True)
            sys.stdout.write(f"wrote {target.relative_to(ROOT)}\n")
    node = find_node()
    node.run(node.npm, "install", "--package-lock-only", cwd=ROOT)
    sys.stdout.write("wrote package-lock.json\n")


if __name__ == "__main__":
    main()
