"""Many dossiers at once, to measure on: copies of dossiers that real acts have made, spread over the whole city.

Rows are copied in SQL, every constraint and trigger in force; agencies, posts and officers of a copy are those of its
own office, its moments lie up to three weeks back.
"""

from dataclasses import asdict, dataclass
from typing import Any

import psycopg
from psycopg import sql

from bench import application, server

_BATCH = 10_000
_SPREAD = 20 * 24 * 60  # minutes
_EARLIEST = -7 * 24 * 60

_TABLES = (
    "dossiers_dossier",
    "dossiers_step",
    "dossiers_application",
    "dossiers_submitteddocument",
    "dossiers_clockpause",
    "dossiers_supplementrequest",
    "dossiers_actreason",
    "dossiers_result",
    "ledger_event",
    "notices_notice",
)
_AGENCY = "CASE m.{0} WHEN {{from_department}} THEN c.department WHEN {{from_ward}} THEN c.ward ELSE m.{0} END"
_OWN = "(SELECT p.its FROM bench_{0} p WHERE p.mould = m.{0}_id AND p.agency IN (c.department, c.ward))"
_EVERYWHERE = {
    "dossier_id": "c.id",
    "opened_month": "c.month",
    "post_id": _OWN.format("post"),
    "officer_id": _OWN.format("officer"),
    "agency_id": _AGENCY.format("agency_id"),
    "resolving_agency_id": _AGENCY.format("resolving_agency_id"),
    "receiving_agency_id": _AGENCY.format("receiving_agency_id"),
    "idempotency_key": "'copy-' || c.id",
    "step_id": "(SELECT s.id FROM dossiers_step s JOIN dossiers_step t ON t.token = s.token "
    "WHERE s.dossier_id = c.id AND t.id = m.step_id)",
}
_DOSSIER = {"id": "c.id", "code": "c.code"}

_TEMPORARY = """
CREATE TEMP TABLE bench_mould AS
    SELECT id, at_ward, row_number() OVER (PARTITION BY at_ward ORDER BY id) - 1 AS place,
           count(*) OVER (PARTITION BY at_ward) AS many
    FROM (SELECT id, resolving_agency_id = {from_ward} AS at_ward FROM dossiers_dossier
          WHERE idempotency_key LIKE 'life-%') made;
CREATE TEMP TABLE bench_ward AS
    SELECT id, place - 1 AS place FROM unnest({wards}::bigint[]) WITH ORDINALITY AS one (id, place);
CREATE TEMP TABLE bench_department AS
    SELECT id, place - 1 AS place FROM unnest({departments}::bigint[]) WITH ORDINALITY AS one (id, place);
CREATE TEMP TABLE bench_post AS
    SELECT mine.id AS mould, theirs.agency_id AS agency, theirs.id AS its
    FROM agencies_post mine JOIN agencies_post theirs ON theirs.role = mine.role
    WHERE mine.agency_id = {from_ward} AND theirs.agency_id = ANY ({wards})
       OR mine.agency_id = {from_department} AND theirs.agency_id = ANY ({departments});
CREATE TEMP TABLE bench_officer AS
    WITH held AS (SELECT post_id, officer_id, row_number() OVER (PARTITION BY post_id ORDER BY id) AS rank
                  FROM agencies_postholder)
    SELECT mine.officer_id AS mould, p.agency, theirs.officer_id AS its
    FROM bench_post p JOIN held mine ON mine.post_id = p.mould
    JOIN held theirs ON theirs.post_id = p.its AND theirs.rank = mine.rank;
CREATE INDEX ON bench_post (mould, agency);
CREATE INDEX ON bench_officer (mould, agency);
CREATE TEMP TABLE bench_copy (id bigint PRIMARY KEY, mould bigint, department bigint, ward bigint, code text,
                              shift interval, month date);
ANALYZE bench_post;
ANALYZE bench_officer;
"""
# Wards take three of four dossiers (9.1 of 12.1 million applied for online in July to October 2025 were theirs).
_COPIES = """
WITH numbered AS (
    SELECT n, n % 4 < 3 AS at_ward, CASE WHEN n % 4 < 3 THEN n / 4 * 3 + n % 4 ELSE n / 4 END AS k,
           CASE WHEN n % 4 < 3 THEN cardinality({wards}) ELSE cardinality({departments}) END AS offices
    FROM generate_series({first}::int, {last}::int) n)
INSERT INTO bench_copy
SELECT nextval('dossiers_dossier_id_seq'), m.id, d.id, w.id,
       a.code || '-' || to_char(v.at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYMMDD') || '-' || lpad(n::text, 7, '0'),
       v.at - o.submitted_at, date_trunc('month', v.at AT TIME ZONE 'Asia/Ho_Chi_Minh')
FROM numbered
JOIN bench_mould m ON m.at_ward = numbered.at_ward AND m.place = k / offices % m.many
JOIN bench_ward w ON w.place = k % cardinality({wards})
JOIN bench_department d ON d.place = k % cardinality({departments})
JOIN agencies_agency a ON a.id = CASE WHEN numbered.at_ward THEN w.id ELSE d.id END
JOIN dossiers_dossier o ON o.id = m.id
CROSS JOIN LATERAL (
    SELECT o.submitted_at + make_interval(mins => {earliest} + (n::bigint * 7919 % {spread})::int) AS at) v
ORDER BY n;
ANALYZE bench_copy;
"""
_COLUMNS = """
SELECT column_name, data_type FROM information_schema.columns
WHERE table_name = %s AND table_schema = current_schema() ORDER BY ordinal_position
"""


@dataclass(frozen=True)
class Offices:
    """Keys of the agencies: where the moulds were made, and everywhere they are copied to."""

    from_ward: int
    from_department: int
    wards: list[int]
    departments: list[int]


def grown(url: str, *sizes: int) -> list[str]:
    """Return, for each size (smallest first), a database of that many open dossiers. Needs `set_up`."""
    if not all(server.exists(url, database(size)) for size in sizes):
        growing = application.copy_of_city(url, "growing")
        application.use(growing)
        offices = moulds()
        application.leave()
        for size in sizes:
            with psycopg.connect(server.address(url, growing), autocommit=True) as connection:
                copy_until(connection, offices, size)
                connection.execute("VACUUM ANALYZE")
            server.create(url, database(size), template=growing)
        server.drop(url, growing)
    return [database(size) for size in sizes]


def database(size: int) -> str:
    """Return the name of the database with that many open dossiers."""
    return server.named(f"open_{size}")


def moulds() -> Offices:
    """Make one dossier for every stage of the two default processes, each left open there."""
    from bench.life import FULL, WARD, Lives
    from bench.people import people

    there = people()
    lives = Lives(there, always=0)
    for number, (plan, at_ward, stage) in enumerate(
        [(WARD, True, stage) for stage in range(len(WARD))] + [(FULL, False, stage) for stage in range(len(FULL))]
    ):
        dossier = lives.submission(number, at_ward=at_ward)().pk
        for _, act in lives.later(dossier, number, plan[:stage], at_ward=at_ward):
            act()
    return Offices(
        there.wards[0].agency.pk,
        there.departments[0].agency.pk,
        [staff.agency.pk for staff in there.wards],
        [staff.agency.pk for staff in there.departments],
    )


def copy_until(connection: psycopg.Connection[Any], offices: Offices, size: int) -> None:
    """Copy moulds until there are `size` open dossiers."""
    values = {name: sql.Literal(value) for name, value in asdict(offices).items()}
    connection.execute(sql.SQL(_TEMPORARY).format(**values))
    have = connection.execute("SELECT count(*) FROM dossiers_dossier WHERE is_open").fetchone()[0]  # type: ignore[index]
    while have < size:
        last = min(size, have + _BATCH)
        batch = {"first": have + 1, "last": last, "earliest": _EARLIEST, "spread": _SPREAD}
        with connection.transaction():
            connection.execute("TRUNCATE bench_copy")
            connection.execute(
                sql.SQL(_COPIES).format(**values, **{name: sql.Literal(value) for name, value in batch.items()})
            )
            for table in _TABLES:
                connection.execute(_copying(connection, table, values))
        have = last


def _copying(connection: psycopg.Connection[Any], table: str, values: dict[str, sql.Literal]) -> sql.Composed:
    """Return the statement that copies one table's rows for every dossier in `bench_copy`."""
    columns, expressions = [], []
    for column, kind in connection.execute(_COLUMNS, [table]):
        special = (_DOSSIER if table == "dossiers_dossier" else {}) | _EVERYWHERE
        if column == "id" and column not in special:
            continue
        moved = f"m.{column} + c.shift" if kind == "timestamp with time zone" else f'm."{column}"'
        columns.append(sql.Identifier(column))
        expressions.append(sql.SQL(special.get(column, moved)).format(**_offices(values)))
    return sql.SQL("INSERT INTO {} ({}) SELECT {} FROM bench_copy c JOIN {} m ON m.{} = c.mould ORDER BY c.id").format(
        sql.Identifier(table),
        sql.SQL(", ").join(columns),
        sql.SQL(", ").join(expressions),
        sql.Identifier(table),
        sql.Identifier("id" if table == "dossiers_dossier" else "dossier_id"),
    )


def _offices(values: dict[str, sql.Literal]) -> dict[str, sql.Literal]:
    return {name: values[name] for name in ("from_ward", "from_department")}
