"""The demo city: founded from its data, and played the same way from the same seed."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from motcua.demo.accounts import ACCOUNTS
from motcua.demo.city import found_city
from motcua.demo.play import Life
from motcua.domain.accounts.models import Account
from motcua.domain.agencies.models import Agency, Post
from motcua.domain.catalogue.models import Procedure
from motcua.domain.dossiers.models import Dossier, Status
from motcua.domain.dossiers.queries import hands
from motcua.domain.dossiers.verification import verify
from motcua.domain.notices.models import Notice


@pytest.mark.django_db
def test_the_city_has_its_wards_desks_and_procedures() -> None:
    found_city()
    assert Agency.objects.filter(kind=Agency.Kind.WARD).count() == 126
    assert Procedure.objects.filter(current__isnull=False).count() >= 40
    assert Procedure.objects.filter(own_process__isnull=False).count() >= 12
    assert not Post.objects.filter(holders=None).exists()
    assert {account.username for account in Account.objects.all()} == {one.username for one in ACCOUNTS}
    assert all(Account.objects.get(username=one.username).officer for one in ACCOUNTS)


@pytest.mark.django_db
def test_a_played_week_holds_every_promise_of_the_ledger() -> None:
    found_city()
    start = datetime(2026, 11, 9, tzinfo=UTC)
    days: list[int] = []
    life = Life(seed=7, start=start, end=start + timedelta(days=5), per_day=12)
    life.play(lambda done, total: days.append(done))
    assert days
    assert {"submit", "accept", "complete_step", "record_result", "return_result"} <= set(life.acts)
    assert not [act for act in life.acts if "no_" in act or "not_competent" in act or "unknown" in act]
    assert {step.dossier_id for step in hands()} == set(
        Dossier.objects.filter(is_open=True).values_list("pk", flat=True)
    )
    assert Dossier.objects.filter(status=Status.RETURNED).exists()
    assert Notice.objects.filter(state="sent").exists()
    assert not Notice.objects.filter(state="dead").exists()
    assert list(verify()) == []


@pytest.fixture
def fresh_databases(database_url: str) -> list[str]:
    """Addresses of two empty databases of this run's server."""
    urls = []
    with psycopg.connect(database_url, autocommit=True) as server:
        for number in (1, 2):
            name = f"play_{os.getpid()}_{number}"
            server.execute(f"CREATE DATABASE {name}")
            parts = psycopg.conninfo.conninfo_to_dict(database_url)
            urls.append(f"postgresql://{parts['user']}@/{name}?host={parts['host']}")
    return urls


def test_the_same_seed_gives_the_same_ledger(fresh_databases: list[str]) -> None:
    played = [
        subprocess.Popen(
            [sys.executable, "-m", "motcua.cli", "demo", "--days=2", "--per-day=8", "--until=2026-11-19", "--json"],
            env={**os.environ, "MOTCUA_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "motcua.config.settings.test"},
            stdout=subprocess.PIPE,
        )
        for url in fresh_databases
    ]
    first, second = (json.loads(one.communicate()[0]) for one in played)
    assert first["acts"]["submit"] > 5
    assert first == second
