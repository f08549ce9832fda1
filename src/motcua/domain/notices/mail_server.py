"""One conversation with the mail server, over Django's mail connection. Its answers become four kinds of trouble."""

import logging
import smtplib
from email.utils import parseaddr
from types import TracebackType
from typing import Self

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from motcua.domain.notices.wording import Message

_LOG = logging.getLogger(__name__)


class MailTrouble(Exception):
    """A mail was not taken; the text is what the server said."""


class NoServer(MailTrouble):
    """The server takes nothing from us now: not reached, closing, or it refuses our sign-in or our sender address."""


class BrokenOff(MailTrouble):
    """The connection was lost while this mail was being sent. The server may have it already."""


class PutOff(MailTrouble):
    """The server asks for another try of this mail later (4xx)."""


class Rejected(MailTrouble):
    """The server will never take this mail (5xx)."""


class MailServer:
    """The connection of one run; opened with the first mail, opened again after it broke off."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def send(self, mail: EmailMultiAlternatives) -> None:
        """Send one mail. Raises one of the kinds of MailTrouble, ValueError for an address that cannot be written."""
        try:
            self._connection.open()
        except OSError as error:
            raise NoServer(_said(error)) from error
        try:
            self._connection.send_messages([mail])
        except OSError as error:
            trouble = _trouble(error)
            if isinstance(trouble, NoServer | BrokenOff):
                self._hang_up()
            raise trouble from error

    def _hang_up(self) -> None:
        try:
            self._connection.close()
        except OSError as error:
            _LOG.info("The mail server did not say goodbye: %s", error)


def mail(message: Message, *, to: str, language: str, notice_id: int, authority: str) -> EmailMultiAlternatives:
    """Build the mail of a notice. Its Message-ID depends on the notice alone, so a second copy can be told as one."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    built = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[to],
        headers={
            "Message-ID": f"<notice.{authority}.{notice_id}@{domain}>",
            "Content-Language": language,
            # RFC 3834: keeps holiday answers and mailing lists from answering.
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )
    built.attach_alternative(message.html, "text/html")
    return built


def _trouble(error: OSError) -> MailTrouble:
    match error:
        case smtplib.SMTPSenderRefused():
            # Our own address is refused: that is true of every mail, not of this one.
            return NoServer(_said(error))
        case smtplib.SMTPRecipientsRefused():
            return _by_code(*next(iter(error.recipients.values())))
        case smtplib.SMTPResponseException():
            return _by_code(error.smtp_code, error.smtp_error)
        case smtplib.SMTPNotSupportedError():
            return Rejected(_said(error))
    return BrokenOff(_said(error))


def _by_code(code: int, reply: bytes | str) -> MailTrouble:
    said = f"{code} {_text(reply)}"
    if code == 421:  # RFC 5321, 3.8: the server is closing the channel
        return NoServer(said)
    if code < 0:  # smtplib's mark for a connection that ended within a command
        return BrokenOff(said)
    return Rejected(said) if code >= 500 else PutOff(said)


def _said(error: OSError) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error) or type(error).__name__


def _text(reply: bytes | str) -> str:
    return reply.decode(errors="replace") if isinstance(reply, bytes) else reply
