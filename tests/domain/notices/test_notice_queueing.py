"""Queueing: in the act's transaction, in one statement, and never the reason an act fails."""

from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from tests.domain.notices.notice_samples import SAMPLES

from motcua.domain.notices import actions, queries
from motcua.domain.notices.actions import Recipient
from motcua.domain.notices.contexts import StepForOfficer
from motcua.domain.notices.models import Notice, Template


def queue(at: datetime, *addresses: str, template: Template = Template.ACCEPTED) -> int:
    return actions.queue(
        template=template,
        dossier_id=7,
        recipients=[Recipient(address=address) for address in addresses],
        context=SAMPLES[template],
        at=at,
    )


@pytest.mark.django_db
def test_all_recipients_are_one_statement(at: datetime, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert queue(at, "an@vi.du.vn", "binh@vi.du.vn", "chi@vi.du.vn") == 3
    assert {row.address for row in queries.of_dossier(7)} == {"an@vi.du.vn", "binh@vi.du.vn", "chi@vi.du.vn"}
    assert queries.counts() == queries.Counts(queued=3, dead=0, oldest=at)


@pytest.mark.django_db
def test_the_notices_of_one_act_are_one_statement(
    at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pending = [
        actions.Pending(template, 7, [Recipient("an@vi.du.vn")], SAMPLES[template])
        for template in (Template.LATE_FOR_CITIZEN, Template.LATE_FOR_LEADER)
    ]
    with django_assert_num_queries(1):
        assert actions.queue_all(pending, at=at) == 2
    assert [row.template for row in queries.of_dossier(7)] == [Template.LATE_FOR_CITIZEN, Template.LATE_FOR_LEADER]


@pytest.mark.django_db
def test_without_recipients_nothing_is_written(at: datetime) -> None:
    assert queue(at) == 0
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_act_rolled_back_leaves_no_notice(at: datetime) -> None:
    class Failed(Exception):
        pass

    def act() -> None:
        with transaction.atomic():
            queue(at, "an@vi.du.vn")
            assert Notice.objects.count() == 1
            raise Failed

    with pytest.raises(Failed):
        act()
    assert not Notice.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_queued(at: datetime) -> None:
    with pytest.raises(RuntimeError, match="transaction of the act"):
        queue(at, "an@vi.du.vn")


@pytest.mark.django_db
def test_a_context_of_another_template_is_a_mistake(at: datetime) -> None:
    with pytest.raises(TypeError, match="worded from Returned, not StepForOfficer"):
        actions.queue(
            template=Template.RETURNED,
            dossier_id=None,
            recipients=[Recipient(address="an@vi.du.vn")],
            context=StepForOfficer(code="X", procedure="Y", step="Z"),
            at=at,
        )


@pytest.mark.django_db
def test_who_has_no_address_is_told_on_the_follow_page(at: datetime) -> None:
    queue(at, " ")
    row = queries.of_dossier(7)[0]
    assert (row.state, row.route, row.sent_at) == (Notice.State.SENT, Notice.Route.PAGE, at)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "an",
        "an@",
        "an@vi.du.vn\r\nBcc: all@evil.example",
        "an@vi.du.vn, binh@vi.du.vn",
        "a" * 400 + "@vi.du.vn",
        "an\0@vi.du.vn",
    ],
)
def test_an_address_no_mail_can_go_to_is_dead_at_once_and_the_act_goes_on(address: str, at: datetime) -> None:
    queue(at, address, "binh@vi.du.vn")
    dead, queued = queries.of_dossier(7)
    assert (dead.state, dead.failure) == (Notice.State.DEAD, Notice.Failure.BAD_ADDRESS)
    assert (queued.state, queued.address) == (Notice.State.QUEUED, "binh@vi.du.vn")


@pytest.mark.django_db
def test_a_nul_in_a_text_does_not_stop_the_act(at: datetime) -> None:
    context = StepForOfficer(code="X", procedure="Y\0", step="Z")
    actions.queue(
        template=Template.STEP_FOR_OFFICER, dossier_id=7, recipients=[Recipient("an@vi.du.vn")], context=context, at=at
    )
    row = queries.of_dossier(7)[0]
    assert "Thủ tục: Y\n" in queries.message(row.id).text


@pytest.mark.django_db
def test_the_outbox_is_paged_in_one_query_each(at: datetime) -> None:
    queue(at, *(f"n{number}@vi.du.vn" for number in range(5)))
    with CaptureQueriesContext(
        connection,
    ) as made:
        first = queries.outbox(limit=3)
        second = queries.outbox(limit=3, before=first[-1].id)
        dead = queries.outbox(state=Notice.State.DEAD)
    assert [row.address[:2] for row in first + second] == ["n4", "n3", "n2", "n1", "n0"]
    assert (dead, len(made)) == ([], 3)
