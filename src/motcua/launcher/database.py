"""The database as the city needs it: it answers, it is recent enough, its tables are those of this version."""

import psycopg
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from motcua.launcher.binaries import OLDEST
from motcua.launcher.refusal import CannotStart


def check_answers() -> None:
    """Raise CannotStart when the configured database does not answer or is older than we support."""
    try:
        # Not through the pool: that one waits, retries and forgets the reason.
        with psycopg.connect(**{**connection.get_connection_params(), "connect_timeout": 5}) as probe:
            version = probe.info.server_version // 10000
    except psycopg.Error as failure:
        reason = str(failure).strip().partition("\n")[0]
        raise CannotStart(
            f"The database does not answer ({reason}): start it, or correct MOTCUA_DATABASE_URL."
        ) from failure
    if version < OLDEST:
        raise CannotStart(f"The database is PostgreSQL {version}: Một Cửa needs {OLDEST} or later.")


def pending_migrations() -> list[str]:
    """Return the names of migrations that have not been applied, in order."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrate() -> None:
    """Apply every pending migration."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def has_city() -> bool:
    """Return whether anything lives in the database yet."""
    from motcua.domain.agencies.models import Agency

    return Agency.objects.exists()


def let_go() -> None:
    """Close this process's connections, so that the server can stop without waiting for them."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
