"""A real SMTP server on loopback whose answers the test sets."""

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django.fixtures import Settings
from tests.domain.notices.notice_samples import AT

from motcua.domain.notices.models import Notice


@dataclass
class MailPeer:
    """What the server received, and what it answers: a reply, "drop", "drop after data" or "silence"."""

    received: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    connections: int = 0
    on_sender: str = ""
    on_recipient: dict[str, str] = field(default_factory=dict)
    on_data: list[str] = field(default_factory=list)
    """Answers to the next mails, in order; none left: the mail is taken."""

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.on_sender:
            return self.on_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.on_recipient:
            return self.on_recipient[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.on_data.pop(0) if self.on_data else "250 OK"
        if answer == "silence":
            await asyncio.sleep(30)
        if answer == "drop":
            _abort(server)
            return "250 never heard"
        if answer in ("drop after data", "250 OK"):
            assert isinstance(envelope.original_content, bytes)
            parsed: Any = message_from_bytes(envelope.original_content, policy=policy.default)
            self.received.append(parsed)
            self.recipients += envelope.rcpt_tos
        if answer == "drop after data":
            _abort(server)
        return answer


def _abort(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


@pytest.fixture
def mail_peer(settings: Settings) -> Iterator[MailPeer]:
    """A running SMTP server, set as this installation's."""
    peer = MailPeer()
    port = free_port()
    controller = Controller(peer, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 10
    settings.DEFAULT_FROM_EMAIL = "Một Cửa <khong-tra-loi@motcua.example>"
    yield peer
    controller.stop()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def at() -> datetime:
    """The moment of the act."""
    return AT


def states() -> list[tuple[str, str, int]]:
    """State, failure and tries of every notice, oldest first."""
    return list(Notice.objects.order_by("id").values_list("state", "failure", "attempts"))
