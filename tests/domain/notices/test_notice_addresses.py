"""Addresses that are not kept: a checklist is sent to somebody of whom nothing else is known here."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings
from tests.domain.notices.conftest import MailPeer
from tests.domain.notices.notice_samples import SAMPLES

from motcua.domain.notices import actions
from motcua.domain.notices.actions import Recipient, Report
from motcua.domain.notices.delivery import WAITS
from motcua.domain.notices.models import Notice, Template

pytestmark = pytest.mark.django_db
ADDRESS = "uoc@vi.du.vn"


def queue(at: datetime, template: Template = Template.CHECKLIST) -> None:
    with transaction.atomic():
        actions.queue(
            template=template, dossier_id=None, recipients=[Recipient(ADDRESS)], context=SAMPLES[template], at=at
        )


def test_an_address_goes_when_the_mail_has_left(mail_peer: MailPeer, at: datetime) -> None:
    queue(at)
    assert actions.deliver_due(at=at) == Report(sent=1)
    assert mail_peer.recipients == [ADDRESS]
    assert Notice.objects.get().address == ""


def test_an_address_stays_while_there_are_tries_and_goes_after_the_last(mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_recipient = {ADDRESS: f"450 <{ADDRESS}> is busy"}
    queue(at)
    for wait in WAITS:
        actions.deliver_due(at=at)
        assert Notice.objects.get().address == ADDRESS
        at += wait
    actions.deliver_due(at=at)
    dead = Notice.objects.get()
    assert (dead.state, dead.address) == (Notice.State.DEAD, "")
    assert ADDRESS not in dead.last_error
    assert "is busy" in dead.last_error
    assert actions.retry_dead(at=at + timedelta(days=1)) == 0


def test_a_demonstrations_outbox_keeps_no_address_either(at: datetime, settings: Settings) -> None:
    settings.EMAIL_HOST, settings.DEMO = "", True
    queue(at)
    queue(at, Template.RESUME_LINK)
    assert actions.deliver_due(at=at) == Report(sent=2)
    assert dict(Notice.objects.values_list("template", "address")) == {"checklist": "", "resume_link": ADDRESS}
