"""How a command says no: one sentence on standard error, exit code 2."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from motcua.launcher.refusal import CannotStart

# What the machine refuses, as opposed to what a program got wrong.
_OF_THE_MACHINE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}


@contextmanager
def refusals() -> Iterator[None]:
    """Turn CannotStart, a closed folder and a full disk into a sentence and exit code 2."""
    try:
        yield
    except CannotStart as refusal:
        sentence = str(refusal)
    except OSError as failure:
        if failure.errno not in _OF_THE_MACHINE:
            raise
        sentence = f"{failure.filename or 'The disk'}: {failure.strerror}. Give yourself the right, or make room."
    else:
        return
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
