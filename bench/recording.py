"""The SQL of acts as they ran, and running the same again with nothing but the driver."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg

from bench.processor import Meter, Spent


@dataclass
class Statement:
    """One statement with its values."""

    sql: str
    values: Any

    @property
    def is_read(self) -> bool:
        """Whether it neither writes nor locks: what an act only wants to know."""
        return self.sql.lstrip().upper().startswith("SELECT") and "FOR UPDATE" not in self.sql


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


def writes(acts: Sequence[Sequence[Statement]]) -> list[list[Statement]]:
    """Return of each act what the state of affairs needs: the lock and the writes."""
    return [[one for one in act if not one.is_read] for act in acts]


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


def ledger_digest(connection: psycopg.Connection[Any]) -> str:
    """Return a digest over every event's hash: equal where the same things were written."""
    row = connection.execute(
        "SELECT count(*) || ' ' || md5(string_agg(encode(hash, 'hex'), '' ORDER BY dossier_id, seq)) FROM ledger_event"
    ).fetchone()
    return str(row[0]) if row else ""
