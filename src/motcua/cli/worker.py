"""`motcua worker`: background jobs from the database's queue."""

import os
from typing import Annotated

import typer

from motcua.cli.app import app


@app.command()
def worker(
    concurrency: Annotated[int, typer.Option(help="Jobs at a time.")] = 4,
) -> None:
    """Run background jobs (notices, deadlines, periodic checks) until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    from motcua.launcher.job_worker import work

    work(concurrency=concurrency)
