"""Checklists are kept for a while, begin applications, and are known of afterwards only by their dossiers."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries
from tests.factories.city import MONDAY_9, City
from tests.factories.dossiers import APPLICANT, REASON, step_at
from tests.web.portal.published import published

from motcua.core.codes.checklists import read_checklist_code
from motcua.domain.agencies.models import Agency, PostRight, Right
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.actions.drafts import submit_draft
from motcua.domain.dossiers.models import Dossier, Draft
from motcua.domain.dossiers.refusals import CannotSubmit
from motcua.domain.guidance import tasks
from motcua.domain.guidance.actions import (
    KEPT_FOR,
    carried_through,
    make_checklist,
    purge_checklists,
    start_at_counter,
    start_online,
)
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.models import Checklist, Preparation
from motcua.domain.guidance.queries import (
    Outcome,
    checklist_of,
    comparisons,
    current_version,
    known_answers,
    open_checklist,
    overseen,
    together,
)

SAID = Answers(channel=ChannelKind.ONLINE, ward="00004")
LATER = MONDAY_9 + timedelta(days=1)


def made(version: ProcedureVersion, answers: Answers = SAID) -> Checklist:
    return make_checklist(version_id=version.pk, answers=answers, language="vi", at=MONDAY_9)


def begun(city: City, version: ProcedureVersion, checklist: Checklist | None, **known: Any) -> Draft:
    return start_online(
        checklist=checklist, version=version, agency=city.ward.agency, known=known, language="vi", at=MONDAY_9
    )


def sent(draft: Draft) -> Dossier:
    """Send the draft as it is; its papers are declared."""
    send = partial(
        submit_draft, draft_id=draft.pk, applicant=APPLICANT, answers={"child_name": "An"}, declared=["d1", "d2"],
        at=MONDAY_9,
    )  # fmt: skip
    return carried_through(draft_id=draft.pk, submit=send)


def sent_back(city: City, dossier: Dossier) -> None:
    """Accept it and ask for more papers."""
    dossiers.accept(dossier_id=dossier.pk, officer=city.ward.officers["reception"], at=MONDAY_9)
    handler, step = city.ward.officers["handler"], step_at(dossier, "handle")
    dossiers.request_supplement(dossier_id=dossier.pk, step_id=step.pk, officer=handler, reasons=[REASON], at=MONDAY_9)


def test_a_checklist_opens_by_its_code_until_its_time_is_over(birth: ProcedureVersion) -> None:
    kept = made(birth)
    assert read_checklist_code(kept.code) == kept.code
    assert kept.expires_at == MONDAY_9 + KEPT_FOR == MONDAY_9 + timedelta(days=90)
    found = open_checklist(kept.code, at=kept.expires_at - timedelta(seconds=1))
    assert found is not None
    assert (found.answers, found.is_current) == (SAID, True)
    assert open_checklist(kept.code, at=kept.expires_at) is None
    assert open_checklist("0000000000000", at=MONDAY_9) is None


def test_no_two_checklists_have_one_code_and_none_follows_from_another(birth: ProcedureVersion) -> None:
    codes = [made(birth).code for _number in range(20)]
    assert len(set(codes)) == 20
    assert len({code[:4] for code in codes}) > 15
    with transaction.atomic(), pytest.raises(IntegrityError):
        Checklist.objects.create(
            code=codes[0], procedure_version=birth, created_at=MONDAY_9, expires_at=MONDAY_9 + KEPT_FOR
        )


def test_what_the_form_asks_of_a_person_is_never_kept(birth: ProcedureVersion) -> None:
    said = Answers(
        channel=ChannelKind.ONLINE, ward="00004", form={"applicant_name": "Trần Thị Ước", "has_father": True}
    )
    assert made(birth, said).answers == {"channel": "online", "ward": "00004"}


@pytest.mark.django_db
def test_opening_costs_one_query(birth: ProcedureVersion, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    kept = made(birth)
    with django_assert_num_queries(1):
        found = open_checklist(kept.code, at=MONDAY_9)
        assert found is not None
        assert found.version.procedure.field.code == "ho-tich"
        assert not found.version.valid_to


def test_a_checklist_of_an_older_version_says_so_and_carries_its_answers(birth: ProcedureVersion) -> None:
    kept = made(birth)
    newer = published(name="Đăng ký khai sinh mới")
    found = open_checklist(kept.code, at=MONDAY_9)
    assert found is not None
    assert not found.is_current
    assert found.answers_for(newer.pk) == SAID
    assert current_version("1.001193") == newer
    assert current_version("9.999999") is None


def test_a_draft_begins_with_what_the_checklist_knows_and_its_dossier_remembers(
    town: City, birth: ProcedureVersion
) -> None:
    kept = made(birth)
    draft = begun(town, birth, kept, _case=1, has_father=True)
    assert draft.answers == {"_case": 1, "has_father": True}
    dossier = sent(draft)
    preparation = checklist_of(dossier)
    assert preparation is not None
    assert (preparation.checklist, preparation.dossier) == (kept, dossier)
    assert sent(draft) == dossier
    assert Preparation.objects.count() == 1


def test_a_dossier_without_a_checklist_has_no_preparation(town: City, birth: ProcedureVersion) -> None:
    assert checklist_of(sent(begun(town, birth, None))) is None
    assert not Preparation.objects.exists()


def test_a_refused_submission_leaves_no_trace_at_the_checklist(town: City, birth: ProcedureVersion) -> None:
    draft = begun(town, birth, made(birth))
    published(name="Bản mới")
    with pytest.raises(CannotSubmit):
        sent(draft)
    assert Preparation.objects.get().dossier is None


def test_an_application_at_the_counter_begins_from_it_too(town: City, birth: ProcedureVersion) -> None:
    draft = start_at_counter(
        checklist=made(birth), version=birth, known={"_agency": "H26.1"}, language="vi", at=MONDAY_9
    )
    assert (draft.channel, draft.answers) == ("direct", {"_agency": "H26.1"})
    assert Preparation.objects.get().draft == draft


def test_the_ward_is_known_only_to_a_form_that_asks_for_it(town: City, birth: ProcedureVersion) -> None:
    from motcua.domain.guidance.guide import guide_of

    assert known_answers(guide_of(birth.pk), SAID) == {}
    general = published(code="1.000894", form=None)
    assert known_answers(guide_of(general.pk), SAID) == {"applicant_ward": "00004"}


def test_expired_checklists_go_and_the_dossiers_that_came_from_them_stay_known(
    town: City, birth: ProcedureVersion
) -> None:
    kept, younger = made(birth), make_checklist(version_id=birth.pk, answers=SAID, language="vi", at=LATER)
    dossier = sent(begun(town, birth, kept))
    assert purge_checklists(at=kept.expires_at - timedelta(seconds=1)) == 0
    tasks.purge(int(kept.expires_at.timestamp()))
    assert list(Checklist.objects.all()) == [younger]
    preparation = checklist_of(dossier)
    assert preparation is not None
    assert preparation.checklist is None


def test_supplement_rates_are_compared_where_there_is_something_to_compare(
    town: City, birth: ProcedureVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    checklist = made(birth)
    prepared = [sent(begun(town, birth, checklist)) for _number in range(3)]
    others = [sent(begun(town, birth, None)) for _number in range(2)]
    sent_back(town, prepared[0])
    for dossier in others:
        sent_back(town, dossier)
    other = published(code="1.000894", name="Đăng ký kết hôn")
    sent(begun(town, other, None))
    agencies = Agency.objects.filter(pk=town.ward.agency.pk)
    with django_assert_num_queries(3):
        found = comparisons(agencies, since=MONDAY_9, until=LATER)
    assert [(one.code, one.prepared, one.others) for one in found] == [("1.001193", Outcome(3, 1), Outcome(2, 2))]
    assert together(found).prepared == Outcome(3, 1)
    assert comparisons(agencies, since=LATER, until=LATER + timedelta(days=1)) == []
    assert comparisons(Agency.objects.filter(pk=town.other_ward.agency.pk), since=MONDAY_9, until=LATER) == []


@pytest.mark.parametrize(("dossiers", "asked", "share"), [(19, 5, None), (20, 5, 0.25), (0, 0, None), (40, 0, 0.0)])
def test_a_share_is_named_from_twenty_dossiers_on(dossiers: int, asked: int, share: float | None) -> None:
    assert Outcome(dossiers, asked).share == share


def test_only_who_oversees_an_agency_compares_its_dossiers(town: City) -> None:
    leader, handler = town.ward.officers["leader"], town.ward.officers["handler"]
    assert list(overseen(leader, MONDAY_9.date())) == [town.ward.agency]
    assert not overseen(handler, MONDAY_9.date()).exists()
    PostRight.objects.create(post=town.ward.posts["handler"], right=Right.SEE, agency=town.ward.agency)
    assert not overseen(handler, MONDAY_9.date()).exists()
