"""What an act says to whoever comes second, to whoever may not, and to whoever may not even see."""

from datetime import timedelta

import pytest
from django.test import Client
from tests.factories.city import FOUNDED, MONDAY_9, City, hired
from tests.factories.dossiers import REASON
from tests.web.desk.conftest import SignIn
from tests.web.desk.offices import (
    TYPED,
    act_url,
    fresh,
    handed_in,
    obstacle,
    open_step,
    page_of,
    sent,
    taken_in,
    url,
    verbs,
)
from tests.web.page_reading import read_page

from motcua.domain.agencies.models import Delegation, PostHolder
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.models import Status, Step
from motcua.domain.ledger.models import Event, Verb


@pytest.fixture
def desk(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["reception"])


@pytest.fixture
def handler(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["handler"])


@pytest.fixture
def leader(town: City, sign_in: SignIn) -> Client:
    return sign_in(town.ward.officers["leader"])


def test_whoever_comes_second_is_told_who_was_first_and_loses_nothing(
    town: City, birth: ProcedureVersion, leader: Client, handler: Client, sign_in: SignIn
) -> None:
    dossier = taken_in(town, birth)
    address = act_url(dossier, "yeu-cau-bo-sung")
    form = page_of(handler, address).one("main").one("form").values()
    colleague = hired(town.ward.posts["handler"], "handler-2")
    sent(sign_in(colleague), act_url(dossier, "hoan-thanh"))

    response = handler.post(address, {**form, **TYPED, "viec": "gui"})

    page = read_page(response.content).one("main")
    assert response.status_code == 200
    told_why = page.one(cls="mc-obstacle")
    assert told_why.one("h2").text == "Bước này đã được làm xong."
    assert [one.one("h3").text for one in told_why.all(cls="moj-timeline__item")] == ["Hoàn thành bước xử lý"]
    assert "Cán bộ handler-2" in told_why.text
    assert "09:00 thứ Hai 01/06/2026" in told_why.text
    assert TYPED.items() <= page.one("form").values().items()
    assert open_step(dossier).node == "approve"


def test_a_page_older_than_the_sign_in_acts_not_and_opens_again_as_typed(town: City, birth: ProcedureVersion) -> None:
    """Signed in anew in another tab: the token of the old page no longer counts."""
    browser = Client(enforce_csrf_checks=True)
    account = town.ward.officers["reception"].account
    assert account is not None
    browser.force_login(account)
    dossier = handed_in(town, birth)
    address = act_url(dossier, "tu-choi")
    form = page_of(browser, address).one("main").one("form").values()
    stale, fresh_form = {**form, **TYPED, "csrfmiddlewaretoken": "x" * 64, "viec": "gui"}, {**form, **TYPED}

    response = browser.post(address, stale, headers={"Sec-Fetch-Site": "same-origin"})
    reopened = page_of(browser, address).one("main")

    assert response["Location"] == address
    assert verbs(dossier) == [Verb.SUBMITTED]
    assert TYPED.items() <= reopened.one("form").values().items()
    assert "chưa được nhận" in reopened.text
    assert browser.post(address, {**fresh_form, "viec": "gui"})["Location"] == url(dossier)


def test_a_form_sent_twice_acts_once(town: City, birth: ProcedureVersion, desk: Client) -> None:
    dossier = handed_in(town, birth)
    address = act_url(dossier, "tiep-nhan")
    form = page_of(desk, address).one("main").one("form").values()

    answers = [desk.post(address, form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert "Cán bộ H26.1-reception" in obstacle(answers[1]).text
    assert verbs(dossier) == [Verb.SUBMITTED, Verb.ACCEPTED]


def test_giving_a_step_twice_to_the_same_colleague_is_told_once(
    town: City, birth: ProcedureVersion, leader: Client
) -> None:
    dossier = taken_in(town, birth)
    address, to = act_url(dossier, "phan-cong"), town.ward.officers["handler"].pk
    form = {**page_of(leader, address).one("main").one("form").values(), "to": to}

    answers = [leader.post(address, form).status_code for _ in range(2)]

    assert answers == [302, 200]
    assert verbs(dossier).count(Verb.ASSIGNED) == 1


@pytest.mark.parametrize("slug", ["hoan-thanh", "yeu-cau-bo-sung", "phan-cong"])
def test_an_act_of_another_post_is_refused_by_the_act_itself(
    town: City, birth: ProcedureVersion, desk: Client, slug: str
) -> None:
    """The reception saw the dossier, so it may look; it may not act on the handler's step."""
    dossier = taken_in(town, birth)
    to = town.ward.officers["handler"].pk

    looked = desk.get(act_url(dossier, slug))
    response = desk.post(act_url(dossier, slug), {**TYPED, "viec": "gui", "to": to, "seen": "2"})

    assert looked.status_code == 200
    assert response.status_code == 200
    assert verbs(dossier) == [Verb.SUBMITTED, Verb.ACCEPTED]


@pytest.mark.parametrize("slug", ["dung", "gia-han", "tiep-tuc"])
def test_an_act_without_the_right_is_refused_by_the_act_itself(
    town: City, birth: ProcedureVersion, handler: Client, slug: str
) -> None:
    dossier = taken_in(town, birth)
    data = {"kind": "final", "ground": "Tự ý dừng hồ sơ", "value": "2", "unit": "day", "reason": "Tự ý gia hạn"}

    response = handler.post(f"{url(dossier)}lam/{slug}/", data)

    assert response.status_code == 200
    assert fresh(dossier).status == Status.ACCEPTED


@pytest.mark.parametrize("slug", ["tiep-nhan", "tu-choi", "yeu-cau-bo-sung", "khong-co-viec-nay"])
def test_no_act_reaches_a_dossier_one_may_not_see(
    town: City, birth: ProcedureVersion, sign_in: SignIn, slug: str
) -> None:
    dossier = handed_in(town, birth)
    stranger = sign_in(town.other_ward.officers["reception"])

    response = stranger.post(act_url(dossier, slug), {**TYPED, "viec": "gui"})

    assert response.status_code == 404
    assert verbs(dossier) == [Verb.SUBMITTED]


def test_a_step_of_another_dossier_is_not_reached_through_ones_own(
    town: City, birth: ProcedureVersion, sign_in: SignIn
) -> None:
    there = town.other_ward.agency
    own = handed_in(town, birth, resolving_agency=there, receiving_agency=there)
    other = handed_in(town, birth)
    stranger = sign_in(town.other_ward.officers["reception"])

    response = stranger.post(f"{url(own)}buoc/{open_step(other).pk}/yeu-cau-bo-sung/", {**TYPED, "viec": "gui"})

    assert response.status_code == 200
    assert verbs(own) == verbs(other) == [Verb.SUBMITTED]


def test_a_delegate_acts_and_the_ledger_says_under_which_delegation(
    town: City, birth: ProcedureVersion, sign_in: SignIn
) -> None:
    dossier, delegate = taken_in(town, birth), town.ward.officers["clerk"]
    given = Delegation.objects.create(
        post=town.ward.posts["handler"], to_officer=delegate, valid_from=FOUNDED,
        valid_to=MONDAY_9.date() + timedelta(days=1), legal_basis="QĐ 12/QĐ-UBND",
    )  # fmt: skip

    sent(sign_in(delegate), act_url(dossier, "hoan-thanh"))

    event = Event.objects.get(dossier_id=dossier.pk, verb=Verb.STEP_COMPLETED)
    assert (event.officer_id, event.delegation_id) == (delegate.pk, given.pk)


def test_reasons_that_were_already_answered_do_not_come_back(
    town: City, birth: ProcedureVersion, handler: Client
) -> None:
    dossier = taken_in(town, birth)
    officer = town.ward.officers["handler"]
    actions.request_supplement(
        dossier_id=dossier.pk, step_id=open_step(dossier).pk, officer=officer, reasons=[REASON], at=MONDAY_9
    )

    looked = handler.get(act_url(dossier, "hoan-thanh"))

    assert obstacle(looked).one("h2").text == "Bước này đang chờ người nộp hoặc cơ quan khác."
    assert PostHolder.objects.filter(officer=officer).count() == 1
    assert Step.objects.filter(dossier=dossier, state="open").count() == 1
