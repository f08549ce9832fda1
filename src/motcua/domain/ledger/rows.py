"""Rows in constant SQL: compiled once from the model, where the ORM compiles each statement anew.

Only what every act runs goes this way. Processor of Python for one statement, measured on one dossier: the lock
1.23 ms through the ORM and 0.04 ms so, the open steps 0.30 and 0.04, the event 0.43 and 0.05, a right 0.36 and 0.03.
The columns come from the model, so a migration cannot leave a statement behind.
"""

from collections.abc import Callable, Iterable, Sequence
from json import loads
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, models
from psycopg.types.json import Jsonb

M = TypeVar("M", bound=models.Model)


class Rows(Generic[M]):
    """The statements of one model's table, and its instances from and to plain values."""

    def __init__(self, model: type[M], *, only: Iterable[str] | None = None) -> None:
        """Take all columns of the model or `only` some (by attribute name); an instance reads the others when asked."""
        wanted = None if only is None else frozenset(only)
        fields = [field for field in model._meta.concrete_fields if wanted is None or field.attname in wanted]
        if wanted is not None and len(fields) != len(wanted):
            raise ValueError(f"{model.__name__} has no column {sorted(wanted - {field.attname for field in fields})}")
        self.model = model
        self.table = model._meta.db_table
        self.names = tuple(field.attname for field in fields)
        self._key = next((field.attname for field in fields if isinstance(field, models.AutoField)), None)
        self._json = frozenset(field.attname for field in fields if isinstance(field, models.JSONField))
        self._json_at = self._places(self.names)
        self._whole = self._giving(self.names)
        self._without_key = self._giving([name for name in self.names if name != self._key])
        self._inserts: dict[tuple[bool, int], str] = {}

    def columns(self, alias: str) -> str:
        """Return the columns as a SELECT lists them; `read` takes the values in this order."""
        return ", ".join(f"{alias}.{self._quoted(name)}" for name in self.names)

    def read(self, values: Sequence[Any]) -> M:
        """Return the instance of one row."""
        if self._json_at:
            values = list(values)
            for place in self._json_at:
                values[place] = None if values[place] is None else loads(values[place])
        instance: M = self.model.from_db(DEFAULT_DB_ALIAS, self.names, values)
        return instance

    def insert(self, rows: Sequence[M]) -> None:
        """Insert the rows in one statement and give them their keys, where the first has none yet."""
        if not rows:
            return
        draws_keys = self._key is not None and rows[0].pk is None
        sql = self._inserts.get((draws_keys, len(rows))) or self._insert(draws_keys, len(rows))
        values_of = self._without_key if draws_keys else self._whole
        with connection.cursor() as cursor:
            cursor.execute(sql, [value for row in rows for value in values_of(row)])
            keys = cursor.fetchall() if draws_keys else ()
        for row, (key,) in zip(rows, keys, strict=draws_keys):
            row.pk = key
        for row in rows:
            row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS

    def update(self, names: Sequence[str]) -> Callable[[M], None]:
        """Return what writes these columns of a row."""
        assigned = ", ".join(f"{self._quoted(name)} = %s" for name in names)
        sql = f"UPDATE {self.table} SET {assigned} WHERE id = %s"  # noqa: S608
        values_of = self._giving(names)

        def write(row: M) -> None:
            with connection.cursor() as cursor:
                cursor.execute(sql, [*values_of(row), row.pk])

        return write

    def _insert(self, draws_keys: bool, count: int) -> str:
        names = [name for name in self.names if not (draws_keys and name == self._key)]
        line = f"({', '.join(['%s'] * len(names))})"
        sql = f"INSERT INTO {self.table} ({', '.join(map(self._quoted, names))}) VALUES {', '.join([line] * count)}"  # noqa: S608
        self._inserts[draws_keys, count] = sql = f"{sql} RETURNING {self._key}" if draws_keys else sql
        return sql

    def _giving(self, names: Sequence[str]) -> Callable[[M], Sequence[Any]]:
        """Return what gives the values of a row as the driver takes them."""
        get, places = attrgetter(*names), self._places(names)

        def give(row: M) -> Sequence[Any]:
            if not places:
                return get(row)
            values = list(get(row))
            for place in places:
                values[place] = None if values[place] is None else Jsonb(values[place])
            return values

        return give

    def _places(self, names: Sequence[str]) -> tuple[int, ...]:
        return tuple(place for place, name in enumerate(names) if name in self._json)

    def _quoted(self, name: str) -> str:
        return f'"{self.model._meta.get_field(name).column}"'  # type: ignore[union-attr]


def fetch_all(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run a constant SELECT and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def fetch_one(sql: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """Run a constant SELECT and return its first row, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def execute(sql: str, values: Sequence[Any]) -> int:
    """Run a constant statement and return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)
