"""`motcua serve`: the web server alone (granian, WSGI)."""

import os
from typing import Annotated

import typer

from motcua.cli.app import app


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(envvar="MOTCUA_PORT", help="Port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(envvar="MOTCUA_WEB_WORKERS", help="Server processes.")] = 2,
) -> None:
    """Serve the pages. The database must be running and its migrations applied."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    from motcua.launcher.web_server import serve as serve_pages

    serve_pages(host=host, port=port, workers=workers)
