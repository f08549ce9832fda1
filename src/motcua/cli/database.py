"""Commands that need the database: use the one named in the environment, else the embedded one of this checkout."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from motcua.cli.refusals import refusals


@contextmanager
def database() -> Iterator[None]:
    """Set Django up over a database that answers and has its tables.

    The embedded server is started when `motcua run` has not done so, and stopped again afterwards. Prints one sentence
    and exits with code 2 when the database cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.dev")
    with refusals(), ExitStack() as opened:
        _embedded(opened)
        import django

        django.setup()
        from motcua.launcher import database as server

        opened.callback(server.let_go)
        server.check_answers()
        if server.pending_migrations():
            server.migrate()
        yield


def _embedded(opened: ExitStack) -> None:
    from motcua.launcher.embedded import embedded_server
    from motcua.launcher.place import check_folder, place_from_environment

    place = place_from_environment()
    if place.database_url:
        return
    check_folder(place.var)
    server = embedded_server(place.var)
    if not server.answers():
        opened.callback(server.stop)
        server.start()
    os.environ["MOTCUA_DATABASE_URL"] = server.url()
