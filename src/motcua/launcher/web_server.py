"""The web server: granian running the application in a few processes."""

import os

from granian import Granian
from granian.constants import Interfaces

from motcua.launcher.children import CHILD_MARK
from motcua.launcher.orphan import stop_when_orphaned

# Each process has a pool of 8 database connections (config.database): more threads would only wait for one.
_THREADS = 8
_QUEUE = 128
_STOP_SECONDS = 8


def serve(*, host: str, port: int, workers: int) -> None:
    """Serve until asked to stop; a server process that falls is replaced."""
    if CHILD_MARK in os.environ:
        stop_when_orphaned()
    server = Granian(
        "motcua.launcher.web:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=_THREADS,
        backpressure=_QUEUE,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_SECONDS,
        websockets=False,
    )
    server.serve()
