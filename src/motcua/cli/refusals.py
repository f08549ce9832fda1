"""How a command says no: one sentence on standard error, exit code 2."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from motcua.launcher.refusal import CannotStart


@contextmanager
def refusals() -> Iterator[None]:
    """Turn CannotStart into its sentence and exit code 2."""
    try:
        yield
    except CannotStart as refusal:
        typer.echo(str(refusal), err=True)
        raise typer.Exit(2) from None
