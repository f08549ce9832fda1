"""Many at once: codes, idempotency, two officers on one step. Real threads, real connections."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from django.db import connection
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City
from tests.factories.city import city as found_city
from tests.factories.dossiers import accepted, paper, step_at, submitted

from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.domain.dossiers.verification import verify
from motcua.domain.ledger.models import Event

pytestmark = pytest.mark.django_db(transaction=True)
THREADS = 16
T = TypeVar("T")


def _together(jobs: list[Callable[[], T]]) -> list[T | CannotAct]:
    """Run the jobs on real connections, started at one moment."""
    barrier = threading.Barrier(min(THREADS, len(jobs)))

    def run(job: Callable[[], T]) -> T | CannotAct:
        if len(jobs) <= THREADS:
            barrier.wait(20)
        try:
            return job()
        except CannotAct as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, jobs))


@pytest.fixture
def city(transactional_db: None) -> City:
    procedures.process()
    return found_city()


def test_two_hundred_parallel_submissions_get_codes_without_gap(city: City) -> None:
    version = procedures.procedure()
    files = [paper()]

    def one(number: int) -> Callable[[], Dossier]:
        agency = city.ward.agency if number % 2 else city.other_ward.agency
        return lambda: submitted(city, version, files=files, resolving_agency=agency, receiving_agency=agency)

    made = _together([one(number) for number in range(200)])

    assert len({dossier.code for dossier in made if isinstance(dossier, Dossier)}) == 200
    for agency in ("H26.1", "H26.3"):
        codes = Dossier.objects.filter(code__startswith=f"{agency}-").order_by("code").values_list("code", flat=True)
        assert [int(code.rsplit("-", 1)[1]) for code in codes] == list(range(1, 101))
    assert list(verify()) == []


def test_one_key_at_the_same_moment_makes_one_dossier(city: City) -> None:
    version = procedures.procedure()
    files = [paper()]
    made = _together([lambda: submitted(city, version, files=files, idempotency_key="same")] * 12)
    assert len({dossier.pk for dossier in made if isinstance(dossier, Dossier)}) == 1
    assert Dossier.objects.count() == 1
    assert Event.objects.filter(dossier_id=Dossier.objects.get().pk).count() == 1


def test_of_two_officers_one_completes_the_step(city: City) -> None:
    dossier = accepted(city, procedures.procedure())
    step = step_at(dossier, "handle")
    handler = city.ward.officers["handler"]
    results = _together(
        [
            lambda: actions.complete_step(dossier_id=dossier.pk, step_id=step.pk, officer=handler, at=MONDAY_9)
        ] * 8
    )  # fmt: skip
    refusals = [result.why for result in results if isinstance(result, CannotAct)]
    assert refusals == [Why.STEP_NOT_OPEN] * 7
    assert list(verify()) == []
