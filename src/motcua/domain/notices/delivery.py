"""Delivering one notice: its own short transaction, so that a killed worker sends at most one notice a second time.

The row lock keeps it from every other deliverer. What the server says decides: a mail that can never arrive is dead
at once, one that may arrive later waits longer each time, and a server that takes nothing costs no notice a try.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from motcua.domain.notices import storage
from motcua.domain.notices.mail_server import BrokenOff, MailServer, MailTrouble, NoServer, PutOff, Rejected, mail
from motcua.domain.notices.models import ADDRESS_NOT_KEPT, Notice, Template
from motcua.domain.notices.wording import Message, word

_LOG = logging.getLogger(__name__)

WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=12),
)
"""How long to wait after the first, second … failed try. After the last one the notice is dead."""


class Outcome(Enum):
    """What became of the notice whose turn it was."""

    SENT = auto()
    LATER = auto()
    BROKEN_OFF = auto()
    DEAD = auto()
    NO_SERVER = auto()


@dataclass(frozen=True, slots=True)
class _Failed:
    failure: Notice.Failure
    said: str
    is_final: bool


@transaction.atomic(durable=True)
def deliver_next(server: MailServer, *, at: datetime) -> Outcome | None:
    """Deliver the notice that has been due longest and nobody else is delivering. None: there is none."""
    notice = (
        Notice.objects.select_for_update(skip_locked=True)
        .filter(state=Notice.State.QUEUED, next_try_at__lte=at)
        .order_by("next_try_at", "id")
        .first()
    )
    if notice is None:
        return None
    try:
        failed = _try(server, notice)
    except NoServer as trouble:
        return _no_server(notice, str(trouble))
    return _sent(notice, at) if failed is None else _failed(notice, failed, at)


def is_address(address: str) -> bool:
    """Whether mail can be addressed to it: one plain e-mail address, nothing that could become another header."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return len(address) <= 254 and address.isprintable()


def words_of(notice: Notice) -> Message:
    """Put a stored notice into words, in its reader's language."""
    template = Template(notice.template)
    return word(template, storage.from_json(template, notice.context), language=notice.language)


def _try(server: MailServer, notice: Notice) -> _Failed | None:
    """Send the notice; what was in the way, if anything. Raises NoServer."""
    if not is_address(notice.address):
        return _Failed(Notice.Failure.BAD_ADDRESS, notice.address, is_final=True)
    try:
        message = words_of(notice)
    except Exception as error:  # one notice that cannot be worded must not stop all mail; it is shown as dead
        _LOG.exception("Notice %s (%s) cannot be put into words", notice.pk, notice.template)
        return _Failed(Notice.Failure.NO_WORDS, f"{type(error).__name__}: {error}", is_final=True)
    try:
        server.send(
            mail(
                message,
                to=notice.address,
                language=notice.language,
                notice_id=notice.pk,
                authority=notice.authority,
            )
        )
    except MailTrouble as trouble:
        return _why(trouble)
    except ValueError as error:
        return _Failed(Notice.Failure.BAD_ADDRESS, str(error), is_final=True)
    return None


def _why(trouble: MailTrouble) -> _Failed:
    match trouble:
        case Rejected():
            return _Failed(Notice.Failure.REJECTED, str(trouble), is_final=True)
        case PutOff():
            return _Failed(Notice.Failure.PUT_OFF, str(trouble), is_final=False)
        case BrokenOff():
            return _Failed(Notice.Failure.BROKEN_OFF, str(trouble), is_final=False)
    raise trouble


def _sent(notice: Notice, at: datetime) -> Outcome:
    notice.state, notice.route, notice.sent_at = Notice.State.SENT, Notice.Route.MAIL, at
    notice.attempts += 1
    notice.failure = notice.last_error = ""
    _forget_address(notice)
    notice.save(update_fields=["state", "route", "sent_at", "attempts", "failure", "last_error", "address"])
    return Outcome.SENT


def _failed(notice: Notice, failed: _Failed, at: datetime) -> Outcome:
    notice.attempts += 1
    notice.failure, notice.last_error = failed.failure, one_line(failed.said)
    is_dead = failed.is_final or notice.attempts > len(WAITS)
    if is_dead:
        notice.state = Notice.State.DEAD
        _forget_address(notice)
    else:
        notice.next_try_at = at + WAITS[notice.attempts - 1]
    notice.save(update_fields=["state", "next_try_at", "attempts", "failure", "last_error", "address"])
    if is_dead:
        return Outcome.DEAD
    return Outcome.BROKEN_OFF if failed.failure == Notice.Failure.BROKEN_OFF else Outcome.LATER


def _forget_address(notice: Notice) -> None:
    """Take away an address that is not to be kept, also from what the server said of it."""
    if notice.template in ADDRESS_NOT_KEPT:
        notice.last_error = notice.last_error.replace(notice.address, "…")
        notice.address = ""


def _no_server(notice: Notice, said: str) -> Outcome:
    """Not this notice's fault: it stays due and keeps its tries, but says what it waits for."""
    notice.failure, notice.last_error = Notice.Failure.NO_SERVER, one_line(said)
    notice.save(update_fields=["failure", "last_error"])
    return Outcome.NO_SERVER


def one_line(said: str) -> str:
    """Return a reason as it fits the row."""
    return " ".join("".join(char if char.isprintable() else " " for char in said).split())[:300]
