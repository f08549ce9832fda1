"""The constant SQL of the acts says what the models say, and the organisation kept in memory is never an old one."""

from typing import Any

import pytest
from django.db import connection, models, transaction
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import accepted, done, step_at

from motcua.domain.agencies.models import Agency, Post
from motcua.domain.calendars.actions import found_national
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import statements
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.models import Dossier, Step
from motcua.domain.dossiers.refusals import CannotAct
from motcua.domain.dossiers.state import DOSSIER_STATE, STEP_STATE
from motcua.domain.ledger.actions import SYSTEM
from motcua.domain.ledger.models import Event
from motcua.domain.ledger.rows import Rows
from motcua.domain.notices.models import Notice

_KEPT_BY_ACTS = [
    statements.DOSSIERS, statements.STEPS, statements.APPLICATIONS, statements.DOCUMENTS, statements.REASONS,
    statements.WORDS, statements.REQUESTS, statements.RESULTS, statements.PAUSES, Rows(Event), Rows(Notice),
]  # fmt: skip
# What no act changes after submission. A new column must be put either here or into the state the ledger carries.
_FIXED = {
    Dossier: {
        "id", "authority", "code", "idempotency_key", "opened_month", "procedure_id", "procedure_version_id",
        "process_version_id", "channel", "receiving_agency_id", "service_point_id", "resolving_agency_id", "parent_id",
        "parent_token", "submitted_at", "limit_basis", "last_seq", "last_hash",
    },
    Step: {"id", "authority", "dossier_id", "token", "late_told_at"},
}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("rows", _KEPT_BY_ACTS, ids=lambda rows: rows.table)
def test_the_sql_names_every_column_of_the_table(rows: Rows[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [rows.table])
        there = {name for (name,) in cursor.fetchall()}
    named = {part.removeprefix("t.").strip('"') for part in rows.columns("t").split(", ")}
    assert named == there


@pytest.mark.parametrize(("model", "state"), [(Dossier, DOSSIER_STATE), (Step, STEP_STATE)])
def test_every_column_is_fixed_or_in_the_state(model: type[models.Model], state: tuple[str, ...]) -> None:
    columns = {field.attname for field in model._meta.concrete_fields}
    assert columns == _FIXED[model] | set(state)
    assert not _FIXED[model] & set(state)


def _values(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_a_lock_reads_what_the_models_read(city: City, version: ProcedureVersion) -> None:
    made = accepted(city, version)
    done(made, "handle", city.ward, "handler", MONDAY_9)
    with transaction.atomic():
        act = Act.lock(made.pk, at=MONDAY_9, actor=SYSTEM, refusal=CannotAct)
    assert _values(act.dossier) == _values(Dossier.objects.get(pk=made.pk))
    assert [_values(step) for step in act.steps.values()] == [_values(step_at(made, "approve"))]
    assert act.dossier.application.answers == {"child_name": "Nguyễn An"}


def test_a_lock_of_nothing_says_so(city: City) -> None:
    with pytest.raises(Dossier.DoesNotExist), transaction.atomic():
        Act.lock(1, at=MONDAY_9, actor=SYSTEM, refusal=CannotAct)


@pytest.mark.django_db
def test_insert_gives_keys_and_keeps_every_value() -> None:
    made = [
        Notice(
            authority="H26", dossier_id=number, template="returned", address="a@b.example", language="en",
            context={"chữ": ["ờ", None]}, state="dead", attempts=3, failure="rejected", last_error="no",
            queued_at=MONDAY_9, next_try_at=MONDAY_9,
        )
        for number in (7, 2**40)
    ]  # fmt: skip
    Rows(Notice).insert(made)
    assert [_values(row) for row in Notice.objects.order_by("pk")] == [_values(row) for row in made]


@pytest.mark.django_db
def test_nothing_to_insert_is_no_statement(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        Rows(Notice).insert([])


def test_an_unknown_column_is_refused() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        Rows(Notice, only=["id", "nonsense"])


def _at_ward(dossier: Dossier) -> Act:
    with transaction.atomic():
        return Act.lock(dossier.pk, at=MONDAY_9, actor=SYSTEM, refusal=CannotAct)


def test_a_renamed_agency_is_seen_by_the_next_act(city: City, version: ProcedureVersion) -> None:
    made = accepted(city, version)
    assert _at_ward(made).dossier.resolving_agency.name == "Cơ quan H26.1"
    Agency.objects.filter(pk=city.ward.agency.pk).update(name="Phường mới")
    assert _at_ward(made).dossier.resolving_agency.name == "Phường mới"


def test_what_was_rolled_back_is_not_kept(city: City, version: ProcedureVersion) -> None:
    made = accepted(city, version)
    handlers = Post.objects.filter(pk=city.ward.posts["handler"].pk)
    with transaction.atomic():
        handlers.update(name="nháp")
        assert _at_ward(made).directory.main_posts(city.ward.agency.pk)["handler"].name == "nháp"
        transaction.set_rollback(True)
    handlers.update(name="Thụ lý mới")
    assert _at_ward(made).directory.main_posts(city.ward.agency.pk)["handler"].name == "Thụ lý mới"


def test_another_calendar_counts_from_the_next_act_on(city: City, version: ProcedureVersion) -> None:
    made = accepted(city, version)
    before = _at_ward(made).calendar
    Agency.objects.filter(pk=city.ward.agency.pk).update(calendar=found_national(key="other", name="Lịch khác"))
    assert _at_ward(made).calendar is not before


def test_the_organisation_is_read_once_while_nothing_changes(
    city: City, version: ProcedureVersion, django_assert_num_queries: Any
) -> None:
    made = accepted(city, version)
    _at_ward(made)
    with django_assert_num_queries(4):  # savepoint, lock, open steps, release
        _at_ward(made)
