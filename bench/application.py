"""The product's own Django in a script, pointed at one of this run's databases."""

import os
from datetime import date, timedelta

import psycopg

from bench.server import address, create, exists, named, rename

CITY = "city"


def set_up(url: str) -> None:
    """Load the application with a database of the server at `url`. Once a process, before its models are imported."""
    os.environ["MOTCUA_DATABASE_URL"] = url
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    import django

    django.setup()


def use(database: str) -> int:
    """Connect this process to a database of the server; return the process id of the backend that serves it."""
    from django.db import connection

    leave()
    connection.settings_dict["NAME"] = database
    connection.ensure_connection()
    real: psycopg.Connection[object] = connection.connection
    return real.info.backend_pid


def leave() -> None:
    """Close every connection of this process, so that the database can be copied."""
    from django.db import connection

    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]


def city_template(url: str) -> str:
    """Return the database that holds the founded city, made when this run has none yet. Needs `set_up`."""
    wanted = named(CITY)
    if not exists(url, wanted):
        making = named("making")
        create(url, making)
        use(making)
        _found()
        leave()
        rename(url, making, wanted)
    return wanted


def copy_of_city(url: str, purpose: str) -> str:
    """Return a fresh copy of the founded city."""
    name = named(purpose)
    create(url, name, template=city_template(url))
    return name


def _found() -> None:
    from tests.factories.dossiers import paper

    from bench.procedure import PAPERS, publish
    from motcua.demo.city import found_city
    from motcua.domain.ledger.actions import ensure_partitions
    from motcua.launcher.database import migrate

    today = date.today()  # noqa: DTZ011
    migrate()
    found_city()
    ensure_partitions(first=today - timedelta(days=62), last=today + timedelta(days=62))
    publish()
    for key, content in PAPERS:
        paper(key, content)


__all__ = ["address", "city_template", "copy_of_city", "leave", "set_up", "use"]
