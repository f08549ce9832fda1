"""The database server of a run: ours, with the settings of production, its databases copied from templates."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from motcua.launcher.embedded import embedded_server

SERVER = "MOTCUA_BENCH_SERVER"
"""Address of a running server to use. Without it every script starts one of its own."""
PREFIX = os.environ.get("MOTCUA_BENCH_PREFIX", "bench")


@contextmanager
def server() -> Iterator[str]:
    """Give the address of the server of this run; one of ours is started and removed again where none is given."""
    given = os.environ.get(SERVER)
    if given:
        yield given
        return
    with durable_server() as url:
        yield url


@contextmanager
def durable_server() -> Iterator[str]:
    """Run a server in a temporary folder with the product's own settings: every commit is flushed to disk."""
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the account that runs the database must be able to pass
        running = embedded_server(folder)
        try:
            running.start()
            try:
                yield running.url()
            finally:
                running.stop()
        finally:
            shutil.rmtree(running.data.parent, ignore_errors=True)
            folder.mkdir(exist_ok=True)


def named(name: str) -> str:
    """Return the name of this run's database for a purpose."""
    return f"{PREFIX}_{name}"


def address(url: str, database: str) -> str:
    """Return the address of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def exists(url: str, database: str) -> bool:
    """Return whether the server has the database."""
    with psycopg.connect(url, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
    return found is not None


def create(url: str, database: str, *, template: str = "template1") -> str:
    """Make a database anew as a copy of `template`, which nobody may be connected to. Return its address."""
    drop(url, database)
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.format(sql.Identifier(database), sql.Identifier(template)))
    return address(url, database)


def drop(url: str, *databases: str) -> None:
    """Drop databases that may be there, with whatever sessions of ours are still in them.

    Not `WITH (FORCE)`: that fails for an ordinary role while the server's own vacuum works in the database, which the
    plain statement ends by itself.
    """
    with psycopg.connect(url, autocommit=True) as connection:
        for database in databases:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user",
                [database],
            )
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(database)))


def rename(url: str, database: str, to: str) -> None:
    """Rename a database nobody is connected to."""
    statement = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.format(sql.Identifier(database), sql.Identifier(to)))


def durability(url: str) -> str:
    """Return the server's version and how it keeps what was committed, as one line."""
    with psycopg.connect(url, autocommit=True) as connection:
        shown = {
            name: connection.execute(sql.SQL("SHOW {}").format(sql.Identifier(name))).fetchone()
            for name in ("server_version", "fsync", "synchronous_commit", "shared_buffers")
        }
    values = {name: row[0] if row else "?" for name, row in shown.items()}
    return (
        f"PostgreSQL {values['server_version'].split()[0]}, fsync {values['fsync']}, "
        f"synchronous_commit {values['synchronous_commit']}, shared_buffers {values['shared_buffers']}"
    )
