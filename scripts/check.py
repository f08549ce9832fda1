"""`make check`: every judgement that needs no running city. Prints what fails; exit code 1 when anything does."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
CODE = ["src", "tests", "bench", "scripts"]

CHECKS = {
    "ruff check": [str(BIN / "ruff"), "check", *CODE],
    "ruff format": [str(BIN / "ruff"), "format", "--check", *CODE],
    "mypy --strict": [str(BIN / "mypy"), *CODE],
    "import contracts": [str(BIN / "lint-imports"), "--no-cache"],
    "template lint": [str(BIN / "djlint"), "--lint", "--quiet", "src/motcua/web"],
    "architecture, sizes": [PYTHON, "-m", "pytest", "tests/architecture"],
    "migrations": [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "translations": [PYTHON, "scripts/translations.py", "check"],
}
ENVIRONMENT = {
    **os.environ,
    "DJANGO_SETTINGS_MODULE": "motcua.config.settings.test",
    # Whether tables match the models is a question to the files: no database is asked (the warning says so).
    "PYTHONWARNINGS": "ignore:Got an error checking a consistent migration history:RuntimeWarning",
}


def main() -> int:
    """Run every check and return the exit code."""
    failed = []
    for title, command in CHECKS.items():
        started = time.monotonic()
        result = subprocess.run(
            command, cwd=ROOT, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        passed = result.returncode == 0
        sys.stdout.write(f"{'ok  ' if passed else 'FAIL'} {title} ({time.monotonic() - started:.1f} s)\n")
        if not passed:
            failed.append(title)
            sys.stdout.write(result.stdout + result.stderr)
        sys.stdout.flush()
    sys.stdout.write(f"Failed: {', '.join(failed)}\n" if failed else "Every check passed.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
