"""Delivery over SMTP against a real server that refuses, puts off, is slow, breaks off and goes away."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import Settings
from tests.domain.notices.conftest import MailPeer, free_port, states
from tests.domain.notices.notice_samples import SAMPLES

from motcua.domain.notices import actions, delivery, queries
from motcua.domain.notices.actions import Recipient, Report
from motcua.domain.notices.contexts import StepForOfficer
from motcua.domain.notices.models import Notice, Template

pytestmark = pytest.mark.django_db
HEADERS = [
    "auto-submitted",
    "content-language",
    "content-type",
    "date",
    "from",
    "message-id",
    "mime-version",
    "subject",
    "to",
    "x-auto-response-suppress",
]
QUEUED, SENT, DEAD = Notice.State.QUEUED, Notice.State.SENT, Notice.State.DEAD


def queue(at: datetime, *addresses: str, template: Template = Template.ACCEPTED, language: str = "vi") -> None:
    with transaction.atomic():
        actions.queue(
            template=template,
            dossier_id=7,
            recipients=[Recipient(address=address, language=language) for address in addresses],
            context=SAMPLES[template],
            at=at,
        )


def test_a_due_notice_arrives_in_both_forms(mail_peer: MailPeer, at: datetime) -> None:
    queue(at, "an@vi.du.vn")
    assert actions.deliver_due(at=at) == Report(sent=1)
    mail = mail_peer.received[0]
    assert mail["Subject"].strip() == "Hồ sơ H26.15-261123-0007: đã tiếp nhận, hẹn trả kết quả ngày 30/11/2026"
    assert (mail["From"], mail["To"]) == ("Một Cửa <khong-tra-loi@motcua.example>", "an@vi.du.vn")
    notice = Notice.objects.get()
    assert mail["Message-ID"] == f"<notice.H26.{notice.pk}@motcua.example>"
    assert (mail["Auto-Submitted"], mail["Content-Language"]) == ("auto-generated", "vi")
    plain, page = mail.iter_parts()
    shown = queries.message(notice.pk)
    assert plain.get_content().replace("\r\n", "\n").strip() == shown.text.strip()
    assert page.get_content_type() == "text/html"
    assert "Đăng ký khai sinh" in page.get_content()
    assert (notice.state, notice.route, notice.sent_at, notice.attempts) == (SENT, Notice.Route.MAIL, at, 1)


def test_a_run_is_one_connection_and_takes_the_oldest_first(mail_peer: MailPeer, at: datetime) -> None:
    for number in (3, 1, 2):
        queue(at + timedelta(minutes=number), f"n{number}@vi.du.vn")
    assert actions.deliver_due(at=at + timedelta(hours=1), limit=2) == Report(sent=2)
    assert actions.deliver_due(at=at + timedelta(hours=1), limit=2) == Report(sent=1)
    assert (mail_peer.recipients, mail_peer.connections) == (["n1@vi.du.vn", "n2@vi.du.vn", "n3@vi.du.vn"], 2)


def test_what_is_not_due_waits(mail_peer: MailPeer, at: datetime) -> None:
    queue(at, "an@vi.du.vn")
    assert actions.deliver_due(at=at - timedelta(seconds=1)) == Report()
    assert (mail_peer.received, mail_peer.connections) == ([], 0)


def test_an_unknown_address_is_dead_at_once_with_the_servers_words(mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_recipient["nobody@vi.du.vn"] = "550 5.1.1 No such user"
    queue(at, "nobody@vi.du.vn", "an@vi.du.vn")
    assert actions.deliver_due(at=at) == Report(sent=1, dead=1)
    assert states() == [(DEAD, "rejected", 1), (SENT, "", 1)]
    assert Notice.objects.get(state=DEAD).last_error == "550 5.1.1 No such user"
    assert mail_peer.connections == 1


def test_a_content_the_server_never_takes_is_dead_at_once(mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_data = ["554 5.7.1 Looks like spam"]
    queue(at, "an@vi.du.vn")
    assert actions.deliver_due(at=at) == Report(dead=1)
    assert states() == [(DEAD, "rejected", 1)]


@pytest.mark.parametrize("where", ["recipient", "data"])
def test_a_server_that_asks_to_come_back_is_asked_again_a_minute_later(
    where: str, mail_peer: MailPeer, at: datetime
) -> None:
    if where == "recipient":
        mail_peer.on_recipient["an@vi.du.vn"] = "451 4.7.1 Greylisted"
    else:
        mail_peer.on_data = ["452 4.3.1 Full"]
    queue(at, "an@vi.du.vn")
    assert actions.deliver_due(at=at) == Report(later=1)
    assert actions.deliver_due(at=at + timedelta(seconds=59)) == Report()
    mail_peer.on_recipient.clear()
    assert actions.deliver_due(at=at + timedelta(seconds=60)) == Report(sent=1)
    assert states() == [(SENT, "", 2)]


def test_tries_are_spaced_and_after_the_last_the_notice_is_dead_and_seen(mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_recipient["an@vi.du.vn"] = "451 4.7.1 Later"
    queue(at, "an@vi.du.vn")
    tried_at: list[timedelta] = []
    for _ in range(6):
        now = Notice.objects.get().next_try_at
        tried_at.append(now - at)
        actions.deliver_due(at=now)
    minutes = [waited.total_seconds() / 60 for waited in tried_at]
    assert minutes == [0, 1, 6, 36, 156, 876]
    assert states() == [(DEAD, "put_off", 6)]
    assert queries.counts() == queries.Counts(queued=0, dead=1, oldest=None)

    mail_peer.on_recipient.clear()
    later = at + timedelta(days=2)
    assert actions.retry_dead(at=later) == 1
    assert actions.deliver_due(at=later) == Report(sent=1)


def test_only_the_dead_notices_named_are_tried_again(mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_recipient = {"a@vi.du.vn": "550 No", "b@vi.du.vn": "550 No"}
    queue(at, "a@vi.du.vn", "b@vi.du.vn", "c@vi.du.vn")
    actions.deliver_due(at=at)
    first, second, third = Notice.objects.order_by("id").values_list("pk", flat=True)
    assert actions.retry_dead(ids=[first, third], at=at) == 1
    assert list(Notice.objects.filter(state=QUEUED).values_list("pk", flat=True)) == [first]
    assert Notice.objects.get(pk=second).state == DEAD


@pytest.mark.parametrize("dropped", ["drop", "drop after data"])
def test_after_a_lost_connection_the_next_notice_goes_over_a_new_one(
    dropped: str, mail_peer: MailPeer, at: datetime
) -> None:
    mail_peer.on_data = [dropped]
    queue(at, "an@vi.du.vn", "binh@vi.du.vn")
    assert actions.deliver_due(at=at) == Report(sent=1, later=1)
    assert states() == [(QUEUED, "broken_off", 1), (SENT, "", 1)]
    assert mail_peer.connections == 2


def test_a_mail_sent_twice_can_be_told_as_one(mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_data = ["drop after data"]
    queue(at, "an@vi.du.vn")
    actions.deliver_due(at=at)
    actions.deliver_due(at=at + timedelta(minutes=1))
    first, second = mail_peer.received
    assert first["Message-ID"] == second["Message-ID"]
    assert states() == [(SENT, "", 2)]


def test_a_server_that_keeps_breaking_off_does_not_cost_everyone_a_try(mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_data = ["drop"] * 9
    queue(at, *(f"n{number}@vi.du.vn" for number in range(9)))
    report = actions.deliver_due(at=at)
    assert (report.later, report.server_error) == (3, "the mail server broke off 3 times in a row")
    assert [attempts for _, _, attempts in states()] == [1, 1, 1, 0, 0, 0, 0, 0, 0]


def test_a_silent_server_is_left_after_the_time_limit(mail_peer: MailPeer, at: datetime, settings: Settings) -> None:
    settings.EMAIL_TIMEOUT = 1
    mail_peer.on_data = ["silence"]
    queue(at, "an@vi.du.vn", "binh@vi.du.vn")
    assert actions.deliver_due(at=at) == Report(sent=1, later=1)
    assert states() == [(QUEUED, "broken_off", 1), (SENT, "", 1)]


def test_while_the_server_is_away_every_notice_stays_due_with_all_its_tries(
    mail_peer: MailPeer, at: datetime, settings: Settings
) -> None:
    there, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    queue(at, "an@vi.du.vn", "binh@vi.du.vn")
    for minute in range(100):
        report = actions.deliver_due(at=at + timedelta(minutes=minute))
        assert (report.sent, report.later, report.dead) == (0, 0, 0)
        assert "takes no mail now" in report.server_error
    assert states() == [(QUEUED, "no_server", 0), (QUEUED, "", 0)]
    assert "refused" in Notice.objects.order_by("id")[0].last_error.lower()

    settings.EMAIL_PORT = there
    assert actions.deliver_due(at=at + timedelta(minutes=101)) == Report(sent=2)
    assert states() == [(SENT, "", 1), (SENT, "", 1)]


@pytest.mark.parametrize("reply", ["421 4.3.2 Closing", "550 5.7.1 This sender may not send", "530 Sign in first"])
def test_a_server_that_refuses_us_costs_no_notice_a_try(reply: str, mail_peer: MailPeer, at: datetime) -> None:
    mail_peer.on_sender = reply
    queue(at, "an@vi.du.vn", "binh@vi.du.vn")
    assert actions.deliver_due(at=at).server_error
    assert states() == [(QUEUED, "no_server", 0), (QUEUED, "", 0)]
    assert Notice.objects.order_by("id")[0].last_error == reply


@pytest.mark.parametrize("where", ["recipient", "data"])
def test_a_server_that_closes_down_costs_no_notice_a_try(where: str, mail_peer: MailPeer, at: datetime) -> None:
    if where == "recipient":
        mail_peer.on_recipient["an@vi.du.vn"] = "421 4.3.2 Closing"
    else:
        mail_peer.on_data = ["421 4.3.2 Closing"]
    queue(at, "an@vi.du.vn", "binh@vi.du.vn")
    assert actions.deliver_due(at=at).server_error
    assert states() == [(QUEUED, "no_server", 0), (QUEUED, "", 0)]


def test_a_notice_that_cannot_be_worded_is_dead_and_the_others_go(
    mail_peer: MailPeer, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    queue(at, "an@vi.du.vn", "binh@vi.du.vn")
    Notice.objects.filter(address="an@vi.du.vn").update(context={"code": "X"})
    assert actions.deliver_due(at=at) == Report(sent=1, dead=1)
    dead = Notice.objects.get(state=DEAD)
    assert (dead.failure, dead.attempts) == ("no_words", 1)
    assert "promise" in dead.last_error
    assert "cannot be put into words" in caplog.text


def test_no_text_of_a_notice_becomes_a_header(mail_peer: MailPeer, at: datetime) -> None:
    attack = "X\r\nBcc: all@evil.example\r\n\r\nbody"
    context = StepForOfficer(code=attack, procedure=attack, step=attack)
    recipients = [Recipient("an@vi.du.vn"), Recipient("b@vi.du.vn\r\nBcc: all@evil.example")]
    actions.queue(template=Template.STEP_FOR_OFFICER, dossier_id=7, recipients=recipients, context=context, at=at)
    assert actions.deliver_due(at=at) == Report(sent=1)
    mail = mail_peer.received[0]
    assert mail_peer.recipients == ["an@vi.du.vn"]
    assert sorted(name.lower() for name in mail.keys()) == HEADERS  # noqa: SIM118  a message is no mapping


def test_an_address_that_went_bad_in_its_row_is_dead_before_it_is_sent(mail_peer: MailPeer, at: datetime) -> None:
    queue(at, "an@vi.du.vn")
    Notice.objects.update(address="an@vi.du.vn\nBcc: all@evil.example")
    assert actions.deliver_due(at=at) == Report(dead=1)
    assert (states(), mail_peer.connections) == ([(DEAD, "bad_address", 1)], 0)


def test_a_demonstration_without_a_mail_server_shows_notices_on_its_outbox_page(at: datetime) -> None:
    queue(at, "an@vi.du.vn", "binh@vi.du.vn", "chi@vi.du.vn")
    assert actions.deliver_due(at=at, limit=2) == Report(sent=2)
    assert actions.deliver_due(at=at, limit=2) == Report(sent=1)
    assert {(row.state, row.route, row.sent_at) for row in queries.outbox()} == {(SENT, Notice.Route.OUTBOX, at)}


def test_an_office_without_a_mail_server_keeps_its_notices_and_says_what_to_set(
    at: datetime, settings: Settings
) -> None:
    settings.DEMO = False
    queue(at, "an@vi.du.vn")
    assert "MOTCUA_SMTP_HOST" in actions.deliver_due(at=at).server_error
    assert states() == [(QUEUED, "", 0)]


@pytest.mark.django_db(transaction=True)
def test_many_deliverers_at_once_send_each_notice_once(mail_peer: MailPeer, at: datetime) -> None:
    addresses = [f"n{number}@vi.du.vn" for number in range(60)]
    queue(at, *addresses)

    def deliver(_turn: int) -> int:
        try:
            return actions.deliver_due(at=at).sent
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as deliverers:
        sent = list(deliverers.map(deliver, range(4)))
    assert sum(sent) == 60
    assert Counter(mail_peer.recipients) == Counter(addresses)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_after_sending_sends_that_notice_again_and_no_other(mail_peer: MailPeer, at: datetime) -> None:
    class Killed(BaseException):
        pass

    queue(at, "n1@vi.du.vn")
    queue(at + timedelta(seconds=1), "n2@vi.du.vn")
    queue(at + timedelta(seconds=2), "n3@vi.du.vn")
    later = at + timedelta(minutes=1)
    sent = delivery._sent
    calls = iter([sent, Killed])

    def killed_the_second_time(notice: Notice, moment: datetime) -> delivery.Outcome:
        step = next(calls)
        if step is Killed:
            raise Killed
        return sent(notice, moment)

    with patch.object(delivery, "_sent", killed_the_second_time), pytest.raises(Killed):
        actions.deliver_due(at=later)
    assert states() == [(SENT, "", 1), (QUEUED, "", 0), (QUEUED, "", 0)]
    assert actions.deliver_due(at=later) == Report(sent=2)
    assert Counter(mail_peer.recipients) == {"n1@vi.du.vn": 1, "n2@vi.du.vn": 2, "n3@vi.du.vn": 1}
