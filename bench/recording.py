"""The SQL of acts as they ran, and running the same again with nothing but the driver."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

from bench.processor import Meter, Spent


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its values."""

    sql: str
    values: Any


@dataclass
class Recorder:
    """Keeps the statements of acts; each act was one transaction."""

    acts: list[list[Statement]] = field(default_factory=list)

    @contextmanager
    def act(self) -> Iterator[None]:
        """Record the block as one act."""
        from django.db import connection

        self.acts.append([])
        with connection.execute_wrapper(self._keep):
            yield

    def _keep(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if many:
            raise SystemExit(f"A statement is run for many rows at once, which is not recorded: {sql[:80]}")
        self.acts[-1].append(Statement(sql, params))
        return execute(sql, params, many, context)


def repeat(connection: psycopg.Connection[Any], acts: Sequence[Sequence[Statement]]) -> Spent:
    """Run the acts again, each in a transaction of its own; return what that took."""
    meter = Meter(connection.info.backend_pid)
    for act in acts:
        with meter.running(), connection.transaction():
            for statement in act:
                cursor = connection.execute(statement.sql, statement.values)
                if cursor.description:
                    cursor.fetchall()
    return meter.spent


_TABLES = ("dossiers_dossier", "dossiers_step", "dossiers_application", "dossiers_actreason", "notices_notice")


def digest(connection: psycopg.Connection[Any]) -> list[str]:
    """Return digests over every event's hash and over the rows the acts keep: equal where the same was written."""
    found = [
        connection.execute(f"SELECT count(*) || ' ' || md5(string_agg({what}, '' ORDER BY {order})) FROM {table}")
        for table, what, order in (
            ("ledger_event", "encode(hash, 'hex')", "dossier_id, seq"),
            *((table, "t::text", "id") for table in (f"{name} t" for name in _TABLES)),
        )
    ]
    return [str(row[0]) for row in (cursor.fetchone() for cursor in found) if row]
