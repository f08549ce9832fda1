"""The worker's periodic jobs: they read the clock given to them and call the actions."""

from datetime import UTC, date, datetime

from django.db import connection
from tests.factories.city import City
from tests.factories.dossiers import submitted

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import tasks
from motcua.domain.dossiers.models import Step
from motcua.domain.ledger.models import DaySeal
from motcua.domain.notices.models import Notice

_NEXT_DAY = int(datetime(2026, 6, 2, 3, tzinfo=UTC).timestamp())


def test_the_job_tells_officer_leader_and_citizen_of_a_late_hand(city: City, version: ProcedureVersion) -> None:
    dossier = submitted(city, version)  # to be answered on Monday by 17:00
    Notice.objects.all().delete()
    tasks.tell_late.func(_NEXT_DAY)
    told = Notice.objects.filter(dossier_id=dossier.pk).order_by("template")
    assert [(notice.template, notice.address) for notice in told] == [
        ("late_for_citizen", "uoc@example.vn"),
        ("late_for_leader", "h26.1-leader@motcua.example"),
        ("late_for_officer", "h26.1-reception@motcua.example"),
    ]
    assert Step.objects.get(dossier=dossier).late_told_at is not None


def test_the_nightly_job_seals_ended_days_and_makes_partitions_ahead(city: City, version: ProcedureVersion) -> None:
    submitted(city, version)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT (now() + interval '2 days')::timestamptz")
        after = cursor.fetchone()[0]
    tasks.seal.func(int(after.timestamp()))
    assert sum(DaySeal.objects.values_list("events", flat=True)) == 1
    ahead = date(after.year + 1, after.month, 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s)", [f"ledger_event_{ahead:%Y_%m}"])
        assert cursor.fetchone()[0] is not None
    tasks.seal.func(int(after.timestamp()))  # a second time changes nothing
    assert sum(DaySeal.objects.values_list("events", flat=True)) == 1
