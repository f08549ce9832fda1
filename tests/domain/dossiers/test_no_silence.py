"""No silence: at every instant every open branch of every open dossier is in exactly one hand."""

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories import procedures
from tests.factories.city import City
from tests.factories.dossiers import accepted
from tests.factories.history import History

from motcua.domain.dossiers.models import Dossier, Holder, Step
from motcua.domain.dossiers.queries import hands
from motcua.domain.dossiers.verification import verify
from motcua.domain.ledger.models import Event


def _everybody_owes_something_in_time() -> None:
    held = list(hands().select_related("dossier"))
    assert {step.dossier_id for step in held} == set(Dossier.objects.filter(is_open=True).values_list("pk", flat=True))
    for step in held:
        assert step.due_at is not None
        assert step.holder in (Holder.CITIZEN, Holder.POST, Holder.NEIGHBOUR)
        assert step.since >= step.dossier.submitted_at


@pytest.mark.parametrize("model", ["LINE", "PARALLEL"])
@pytest.mark.parametrize("seed", range(12))
def test_random_histories_leave_nobody_without_an_owner(city: City, model: str, seed: int) -> None:
    version = procedures.procedure(process_version=procedures.process(getattr(procedures, model)))
    history = History(city, version, seed)
    for _ in range(8):
        history.play(5)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        _everybody_owes_something_in_time()

    assert history.done
    assert list(verify()) == []
    events = Event.objects.filter(dossier_id=history.dossier.pk).count()
    assert events == 1 + len(history.done)  # one act, one event; refused acts leave none


def test_histories_reach_every_act(city: City) -> None:
    version = procedures.procedure(process_version=procedures.process(procedures.PARALLEL))
    done: set[str] = set()
    for seed in range(40):
        history = History(city, version, 100 + seed)
        history.play(25)
        done |= set(history.done)
    assert done == {
        "accept", "refuse", "complete", "record", "return", "supply", "ask", "withdraw", "stop", "end", "resume",
        "extend", "assign",
    }  # fmt: skip
    assert list(verify()) == []


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_an_open_dossier_without_a_hand() -> None:
    from tests.factories.city import city

    here = city()
    procedures.process()
    dossier = accepted(here, procedures.procedure())
    with pytest.raises(IntegrityError, match="nobody owes the next step"), transaction.atomic():
        Step.objects.filter(dossier=dossier, state="open").update(state="done", ended_at=dossier.submitted_at)


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_closed_dossier_with_an_open_step() -> None:
    from tests.factories.city import city

    here = city()
    procedures.process()
    dossier = accepted(here, procedures.procedure())
    with pytest.raises(IntegrityError, match="still open"), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(is_open=False, closed_at=dossier.submitted_at)
