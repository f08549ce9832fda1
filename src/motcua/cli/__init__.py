"""The `motcua` command line. Commands stay thin: parse, call one function, print.

Modules here import Django and other heavy parts inside their functions, so that `motcua due` starts at once.
"""

from motcua.cli.app import app

__all__ = ["app", "main"]

# Importing a module registers its commands.
from motcua.cli import ask, catalogue, demo, doctor, due, process, qr_sheets, run, search, serve, verify, worker  # noqa: F401  isort: skip


def main() -> None:
    """Run the command line (entry point of the `motcua` script)."""
    app()
