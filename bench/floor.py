"""What acts write, row by row as the database saw it, and the plain SQL a hand would write for just that.

It does not depend on how the product words its statements: triggers note every row that changed, and each becomes one
statement on its key that sets nothing but what changed. Constraints, triggers and the commit stay as they are.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from bench.recording import Statement

_WATCHED = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace
        AND (relname LIKE 'dossiers!_%' ESCAPE '!' OR relname IN ('ledger_event', 'notices_notice'))"""
_NOTEBOOK = """
    CREATE TABLE bench_written (
        number bigserial, act xid8 DEFAULT pg_current_xact_id(), relation text, before jsonb, after jsonb);
    CREATE FUNCTION bench_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO bench_written (relation, before, after)
            VALUES (TG_ARGV[0], CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) END, to_jsonb(NEW));
        RETURN NULL;
    END $$"""
_LOCK = "SELECT * FROM dossiers_dossier WHERE id = %s FOR UPDATE"


def watch(connection: psycopg.Connection[Any]) -> None:
    """Have the database note every row of the acts' tables that is written from now on."""
    connection.execute(_NOTEBOOK)
    for (table,) in connection.execute(_WATCHED).fetchall():
        connection.execute(
            f"CREATE TRIGGER bench_note AFTER INSERT OR UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION bench_note('{table}')"
        )


def by_hand(connection: psycopg.Connection[Any]) -> list[list[Statement]]:
    """Return the statements of each act: the lock of its dossier, then one for each row it wrote."""
    rows = connection.execute("SELECT act::text, relation, before, after FROM bench_written ORDER BY number")
    return [
        [*_locks(noted := list(act)), *(_write(*row[1:]) for row in noted)] for _, act in groupby(rows, itemgetter(0))
    ]


def _locks(noted: Sequence[tuple[Any, ...]]) -> list[Statement]:
    changed = [after["id"] for _, relation, before, after in noted if relation == "dossiers_dossier" and before]
    return [Statement(_LOCK, [key]) for key in changed]


def _write(relation: str, before: dict[str, Any] | None, after: dict[str, Any]) -> Statement:
    changed = after if before is None else {name: value for name, value in after.items() if before[name] != value}
    values = [Jsonb(value) if isinstance(value, dict | list) else value for value in changed.values()]
    if before is not None:
        assigned = ", ".join(f'"{name}" = %s' for name in changed)
        return Statement(f"UPDATE {relation} SET {assigned} WHERE id = %s", [*values, after["id"]])
    names = ", ".join(f'"{name}"' for name in changed)
    return Statement(f"INSERT INTO {relation} ({names}) VALUES ({', '.join(['%s'] * len(values))})", values)
