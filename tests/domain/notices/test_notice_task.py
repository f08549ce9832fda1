"""The job that delivers notices: every minute, and alone."""

import threading
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from tests.domain.notices.notice_samples import SAMPLES

from motcua.domain.notices import actions, tasks
from motcua.domain.notices.actions import Recipient
from motcua.domain.notices.models import Notice, Template


@pytest.fixture
def waiting(at: datetime) -> None:
    with transaction.atomic():
        actions.queue(
            template=Template.ACCEPTED,
            dossier_id=7,
            recipients=[Recipient("an@vi.du.vn")],
            context=SAMPLES[Template.ACCEPTED],
            at=datetime(2020, 1, 1, tzinfo=UTC),
        )


def test_the_queue_knows_the_job_and_gives_it_every_minute() -> None:
    periodic = app.periodic_registry.periodic_tasks[("notices.deliver", "")]
    assert (periodic.cron, periodic.task.queueing_lock) == ("* * * * *", "notices.deliver")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("waiting")
def test_the_job_delivers_what_is_due() -> None:
    tasks.deliver(timestamp=0)
    assert Notice.objects.get().state == Notice.State.SENT


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("waiting")
def test_the_job_leaves_the_work_to_the_run_before_it() -> None:
    holds, may_go = threading.Event(), threading.Event()

    def earlier_run() -> None:
        try:
            with tasks._alone() as is_alone:
                assert is_alone
                holds.set()
                may_go.wait()
        finally:
            connection.close()

    earlier = threading.Thread(target=earlier_run)
    earlier.start()
    holds.wait()
    try:
        tasks.deliver(timestamp=0)
        meanwhile = Notice.objects.get().state
    finally:
        may_go.set()
        earlier.join()
    assert meanwhile == Notice.State.QUEUED
    tasks.deliver(timestamp=0)
    assert Notice.objects.get().state == Notice.State.SENT


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("waiting")
def test_an_office_without_a_mail_server_reads_it_in_the_log(
    settings: "object", caplog: pytest.LogCaptureFixture
) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    tasks.deliver(timestamp=0)
    assert "MOTCUA_SMTP_HOST" in caplog.text
