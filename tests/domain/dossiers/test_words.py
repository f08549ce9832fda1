"""What officers type as the ground of an act is not in the ledger, can be erased, and until then is proven."""

import json
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories import procedures
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import accepted, submitted

from motcua.core.worktime import Limit, Unit
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import ActWords, Dossier
from motcua.domain.dossiers.queries import timeline
from motcua.domain.dossiers.verification import erased_words, verify
from motcua.domain.dossiers.words import erase_words
from motcua.domain.ledger.models import Event

TYPED = "Ông Nguyễn Văn A qua đời ngày 3/5"


def _stopped(city: City, version: ProcedureVersion) -> Dossier:
    made = accepted(city, version)
    return actions.stop(dossier_id=made.pk, officer=city.ward.officers["leader"], ground=f" {TYPED} ", at=MONDAY_9)


def _extended(city: City, version: ProcedureVersion) -> Dossier:
    made = accepted(city, version)
    return actions.extend(
        dossier_id=made.pk, officer=city.ward.officers["leader"], by=Limit(2, Unit.WORKING_DAY), reason=TYPED,
        at=MONDAY_9,
    )  # fmt: skip


def _accepted_with_basis(city: City, version: ProcedureVersion) -> Dossier:
    made = submitted(city, procedures.procedure("1.000009", limit=None))
    return actions.accept(
        dossier_id=made.pk, officer=city.ward.officers["reception"], at=MONDAY_9, limit=Limit(5, Unit.DAY),
        limit_basis=TYPED,
    )  # fmt: skip


Made = Callable[[City, ProcedureVersion], Dossier]
_ACTS = pytest.mark.parametrize("act", [_stopped, _extended, _accepted_with_basis])


@_ACTS
def test_the_ledger_holds_no_word_of_it(city: City, version: ProcedureVersion, act: Made) -> None:
    dossier = act(city, version)
    for event in Event.objects.filter(dossier_id=dossier.pk):
        assert "Nguyễn" not in json.dumps(event.payload, ensure_ascii=False)
    assert timeline(dossier)[-1].words == TYPED
    assert list(verify()) == []


@_ACTS
def test_other_words_are_found(city: City, version: ProcedureVersion, act: Made) -> None:
    act(city, version)
    ActWords.objects.update(text="Lý do khác")
    assert "words" in {difference.what for difference in verify()}


def test_words_taken_away_are_found(city: City, version: ProcedureVersion) -> None:
    _stopped(city, version)
    ActWords.objects.all().delete()
    assert [difference.what for difference in verify()] == ["words"]


def test_another_basis_of_the_limit_is_found(city: City, version: ProcedureVersion) -> None:
    _accepted_with_basis(city, version)
    Dossier.objects.update(limit_basis="Điều 1")
    assert [difference.what for difference in verify()] == ["limit_basis"]


@_ACTS
def test_erased_words_are_gone_and_reported_as_erased(city: City, version: ProcedureVersion, act: Made) -> None:
    dossier = act(city, version)
    assert erase_words(dossier_id=dossier.pk, seq=dossier.last_seq, at=MONDAY_9)
    assert not erase_words(dossier_id=dossier.pk, seq=dossier.last_seq, at=MONDAY_9)
    dossier.refresh_from_db()
    last = timeline(dossier)[-1]
    assert (last.words, last.words_erased, dossier.limit_basis) == ("", True, "")
    assert list(verify()) == []
    assert erased_words() == 1


def test_erasing_leaves_nothing_to_guess_the_words_with(city: City, version: ProcedureVersion) -> None:
    dossier = _stopped(city, version)
    erase_words(dossier_id=dossier.pk, seq=dossier.last_seq, at=MONDAY_9)
    assert ActWords.objects.values_list("text", "salt").get() == ("", "")
    with pytest.raises(IntegrityError, match="erased_words_are_gone"), transaction.atomic():
        ActWords.objects.update(erased_at=None)


def test_the_same_words_twice_have_different_digests(city: City, version: ProcedureVersion) -> None:
    facts = []
    for act in (_stopped, _stopped):
        dossier = act(city, version)
        facts.append(Event.objects.get(dossier_id=dossier.pk, seq=dossier.last_seq).payload["facts"]["words_sha256"])
    assert facts[0] != facts[1]


def test_words_of_an_older_payload_are_shown(city: City, version: ProcedureVersion) -> None:
    dossier = _stopped(city, version)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_event DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE ledger_event SET payload = jsonb_set(payload, '{facts,ground}', '\"Điều 5\"') WHERE seq = %s",
            [dossier.last_seq],
        )
        cursor.execute("ALTER TABLE ledger_event ENABLE TRIGGER USER")
    ActWords.objects.all().delete()
    assert timeline(dossier)[-1].words == "Điều 5"
