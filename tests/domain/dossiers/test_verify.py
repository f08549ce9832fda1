"""`verify` finds tampering with each kind of row."""

import pytest
from django.db import connection
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import REASON, accepted, done, paper, step_at

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.verification import verify


@pytest.fixture
def dossier(city: City, version: ProcedureVersion) -> Dossier:
    """A dossier with a row of every kind: asked, supplied, decided, waiting to be returned."""
    made = accepted(city, version)
    step = step_at(made, "handle")
    handler = city.ward.officers["handler"]
    actions.request_supplement(dossier_id=made.pk, step_id=step.pk, officer=handler, reasons=[REASON], at=MONDAY_9)
    actions.supply(dossier_id=made.pk, files=[paper("d2", "b")], at=MONDAY_9)
    done(made, "handle", city.ward, "handler", MONDAY_9)
    actions.record_result(
        dossier_id=made.pk, step_id=step_at(made, "approve").pk, officer=city.ward.officers["leader"],
        outcome="approve", name="Giấy khai sinh", at=MONDAY_9,
    )  # fmt: skip
    return made


_GUARDED = ("ledger_event", "dossiers_dossier", "dossiers_step")


def _sql(*statements: str) -> None:
    """Do what a person with the database owner's password could do: switch the rules off first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in _GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
            assert cursor.rowcount > 0
        for table in _GUARDED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_untouched_rows_are_as_the_ledger_says(dossier: Dossier) -> None:
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE ledger_event SET payload = payload || '{\"facts\": {}}' WHERE seq = 2", "event 2"),
        ("UPDATE ledger_event SET at = at + interval '1 day' WHERE seq = 3", "event 3"),
        ("UPDATE ledger_event SET recorded_at = recorded_at - interval '1 day' WHERE seq = 3", "event 3"),
        ("UPDATE ledger_event SET officer_id = officer_id + 1 WHERE seq = 2", "event 2"),
        ("UPDATE ledger_event SET hash = decode(repeat('00', 32), 'hex') WHERE seq = 5", "event 5"),
        ("DELETE FROM ledger_event WHERE seq = 3", "event 4"),
        ("DELETE FROM ledger_event WHERE seq = 6", "head of the chain"),
        ("DELETE FROM ledger_event", "head of the chain"),
        ("UPDATE dossiers_dossier SET due_at = due_at + interval '1 day'", "due_at"),
        ("UPDATE dossiers_dossier SET status = 10", "status"),
        ("UPDATE dossiers_dossier SET code = 'H26.1-260601-0002'", "code"),
        ("UPDATE dossiers_dossier SET channel = 'direct'", "channel"),
        ("UPDATE dossiers_step SET officer_id = (SELECT min(id) FROM accounts_officer) WHERE token = 2", "step 2"),
        ("UPDATE dossiers_step SET since = since - interval '1 day' WHERE token = 4", "step 4"),
        ("UPDATE dossiers_step SET token = 77 WHERE token = 2", "step 2"),
        ("DELETE FROM dossiers_submitteddocument WHERE document_key = 'd2'", "documents"),
        ("UPDATE documents_storedfile SET sha256 = repeat('f', 64) WHERE sha256 = repeat('b', 64)", "documents"),
        ("UPDATE documents_storedfile SET size = 999", "documents"),
        ("UPDATE dossiers_actreason SET problem = 'không có lý do nào cả'", "reasons"),
        ("UPDATE dossiers_supplementrequest SET answered_at = answered_at + interval '1 day'", "requests"),
        ("UPDATE dossiers_result SET outcome = 'reject'", "results"),
        ("UPDATE dossiers_result SET name = 'Giấy khác'", "results"),
        ("UPDATE dossiers_clockpause SET since = since - interval '1 day'", "pauses"),
        ("UPDATE dossiers_application SET full_name = 'Người khác'", "application"),
        ("UPDATE dossiers_application SET answers = '{}'", "application"),
        ("UPDATE dossiers_codecounter SET last = 7", "codes"),
    ],
)
def test_tampering_is_found(dossier: Dossier, statement: str, what: str) -> None:
    _sql(statement)
    assert what in {difference.what for difference in verify()}


def test_a_deleted_dossier_is_missed(dossier: Dossier) -> None:
    kinds = ["supplementrequest", "actreason", "result", "clockpause", "submitteddocument", "application", "step"]
    _sql(*(f"DELETE FROM dossiers_{kind}" for kind in kinds), "DELETE FROM dossiers_dossier")
    assert ("dossier", "is gone") in [(difference.what, difference.found) for difference in verify()]


@pytest.mark.parametrize("statement", ["UPDATE ledger_event SET seq = 9", "DELETE FROM ledger_event"])
def test_the_database_forbids_changing_the_ledger(dossier: Dossier, statement: str) -> None:
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", ["ledger_event", "ledger_event_rest", "ledger_event_2026_07"])
def test_the_database_forbids_truncating_the_ledger(dossier: Dossier, table: str) -> None:
    from datetime import date

    from motcua.domain.ledger.actions import ensure_partitions

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    ensure_partitions(first=date(2026, 6, 1), last=date(2026, 8, 1))
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [table])
        if cursor.fetchone()[0] is None:
            pytest.fail(f"{table} was not made")
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table}")
