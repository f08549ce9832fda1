"""The demo city: founded from its data, and played the same way from the same seed."""

import json
import os
import random
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from motcua.demo import temper
from motcua.demo.accounts import ACCOUNTS
from motcua.demo.answers import answer
from motcua.demo.cast import Cast
from motcua.demo.city import found_city
from motcua.demo.people import citizen
from motcua.demo.play import Life
from motcua.demo.prepared import Prepared, Visit
from motcua.domain.accounts.models import Account
from motcua.domain.agencies.models import Agency, Post
from motcua.domain.catalogue.models import ChannelKind, Procedure
from motcua.domain.dossiers.actions import Applicant
from motcua.domain.dossiers.models import Dossier, Status
from motcua.domain.dossiers.queries import hands
from motcua.domain.dossiers.verification import verify
from motcua.domain.guidance.models import Checklist, Preparation
from motcua.domain.guidance.queries import comparisons, together
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


@pytest.mark.django_db
def test_about_a_third_begin_from_a_checklist_and_what_came_of_it_can_be_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The share of supplements among the prepared is their own: here it is set to none at all."""
    monkeypatch.setattr(temper, "ASKED_IF_PREPARED", 0.0)
    found_city()
    start = datetime(2026, 11, 9, tzinfo=UTC)
    life = Life(seed=7, start=start, end=start + timedelta(days=5), per_day=24)
    life.play(lambda done, total: None)

    assert 0.25 < life.acts["make_checklist"] / life.acts["submit"] < 0.45
    prepared = Preparation.objects.select_related("checklist__procedure_version", "dossier", "draft")
    assert prepared.count() == Checklist.objects.count() == life.acts["make_checklist"]
    for one in prepared:
        assert one.checklist is not None
        assert one.dossier is not None
        assert one.draft is not None
        assert one.draft.dossier == one.dossier
        assert one.checklist.created_at < one.begun_at == one.dossier.submitted_at
        assert one.checklist.procedure_version == one.dossier.procedure_version
    assert set(prepared.values_list("dossier__channel", flat=True)) == {ChannelKind.DIRECT, ChannelKind.ONLINE}
    found = together(comparisons(Agency.objects.all(), since=start, until=life.end))
    assert found.prepared.dossiers == prepared.count()
    assert found.others.dossiers > found.prepared.dossiers
    assert found.prepared.supplemented == 0 < found.others.supplemented


@pytest.mark.django_db
@pytest.mark.parametrize("channel", [ChannelKind.ONLINE, ChannelKind.DIRECT])
def test_every_procedure_of_the_city_can_be_prepared_for(channel: ChannelKind) -> None:
    """The interview comes to an end, and what its checklist says is enough to be taken in."""
    found_city()
    at, chance, ward = datetime(2026, 11, 9, 2, tzinfo=UTC), random.Random(3), "00004"
    cast = Cast.gather(at)
    offers = [offer for offer in cast.offers if channel in offer.channels]
    dossiers: set[int] = set()
    prepared = Prepared(cast, chance, Counter(), dossiers)
    home = next(agency for agency in cast.wards if agency.ward_code == ward)
    for offer in offers:
        person = citizen(chance, ward=ward, today=at.date())
        answers = answer(offer.form, person, wards=[ward], today=at.date(), chance=chance)
        resolving = home if offer.by_ward else offer.department
        assert resolving is not None
        applicant = Applicant(person.full_name, person.id_number, person.phone)
        data = {"agencies": cast.consulted[:2]}
        prepared.hand_in(Visit(offer, ward, channel, resolving, resolving, applicant, answers, data, "0" * 32), at)
    assert len(offers) > 30
    assert len(dossiers) == len(offers)
    accepted = Dossier.objects.filter(pk__in=dossiers, status=Status.SUBMITTED).count() == 0
    assert accepted == (channel == ChannelKind.DIRECT)


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
    assert first["acts"]["make_checklist"] > 1
    assert first == second
