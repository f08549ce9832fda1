"""Queueing notices in the transaction of the act they tell of, and delivering them afterwards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from motcua.domain.ledger.rows import Rows
from motcua.domain.notices.contexts import CONTEXTS, Context
from motcua.domain.notices.delivery import Outcome, deliver_next, is_address, one_line
from motcua.domain.notices.mail_server import MailServer
from motcua.domain.notices.models import ADDRESS_NOT_KEPT, Notice, Template
from motcua.domain.notices.storage import to_json

_NOTICES = Rows(Notice)
_IN_ONE_STATEMENT = 500
_BREAKS_TO_STOP = 3
"""After so many lost connections in a row the server is taken to be unwell, and the other notices keep their tries."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is told. Without an address the notice is shown on the recipient's own page only."""

    address: str = ""
    language: str = "vi"
    officer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of deliveries did. `server_error` says why it ended early, if it did."""

    sent: int = 0
    later: int = 0
    dead: int = 0
    server_error: str = ""


@dataclass(frozen=True, slots=True)
class Pending:
    """A notice to be queued: one context, worded for each recipient in their language."""

    template: Template
    dossier_id: int | None
    recipients: Sequence[Recipient]
    context: Context
    authority: str | None = None


def queue(
    *,
    template: Template,
    dossier_id: int | None,
    recipients: Sequence[Recipient],
    context: Context,
    at: datetime,
    authority: str | None = None,
) -> int:
    """Write one notice for each recipient and return how many; see `queue_all`."""
    return queue_all([Pending(template, dossier_id, recipients, context, authority)], at=at)


def queue_all(pending: Sequence[Pending], *, at: datetime) -> int:
    """Write the notices and return how many.

    The row is the outbox: it is committed or rolled back with the act, and no job is enqueued for it. An address no
    mail can go to makes a dead notice, never a failed act. Raises TypeError when a context is not the one of its
    template, RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A notice is queued in the transaction of the act it tells of.")
    rows = [row for one in pending for row in _rows(one, at)]
    for first in range(0, len(rows), _IN_ONE_STATEMENT):
        _NOTICES.insert(rows[first : first + _IN_ONE_STATEMENT])
    return len(rows)


def _rows(pending: Pending, at: datetime) -> list[Notice]:
    template, context = pending.template, pending.context
    if not isinstance(context, CONTEXTS[template]):
        raise TypeError(f"{template} is worded from {CONTEXTS[template].__name__}, not {type(context).__name__}")
    facts = to_json(context)
    return [
        Notice(
            authority=settings.AUTHORITY if pending.authority is None else pending.authority,
            dossier_id=pending.dossier_id,
            template=template,
            officer_id=recipient.officer_id,
            language=recipient.language,
            context=facts,
            queued_at=at,
            next_try_at=at,
            **_addressed(recipient.address.strip(), at),
        )
        for recipient in pending.recipients
    ]


def deliver_due(*, at: datetime, limit: int = 2000) -> Report:
    """Deliver up to `limit` due notices over one connection to the mail server. Safe to run many times at once.

    Sends each notice at least once. When the server cannot be reached the run ends and every notice stays due for
    the next one, with its tries. Without a mail server a demonstration shows notices on its outbox page; any other
    installation keeps them queued and says so.
    """
    if not settings.EMAIL_HOST:
        return _without_server(at, limit)
    done: Counter[Outcome] = Counter()
    breaks, error = 0, ""
    with MailServer() as server:
        while done.total() < limit:
            outcome = deliver_next(server, at=at)
            if outcome is None:
                break
            if outcome is Outcome.NO_SERVER:
                error = "the mail server takes no mail now (what it said stands with the oldest notice)"
                break
            done[outcome] += 1
            breaks = breaks + 1 if outcome is Outcome.BROKEN_OFF else 0
            if breaks == _BREAKS_TO_STOP:
                error = f"the mail server broke off {breaks} times in a row"
                break
    later = done[Outcome.LATER] + done[Outcome.BROKEN_OFF]
    return Report(sent=done[Outcome.SENT], later=later, dead=done[Outcome.DEAD], server_error=error)


@transaction.atomic
def retry_dead(*, ids: Sequence[int] | None = None, at: datetime) -> int:
    """Queue dead notices again with all their tries, those given or all, and return how many.

    One whose address was not kept stays dead: there is nowhere to send it.
    """
    dead = Notice.objects.filter(state=Notice.State.DEAD).exclude(template__in=ADDRESS_NOT_KEPT)
    if ids is not None:
        dead = dead.filter(pk__in=ids)
    return dead.update(state=Notice.State.QUEUED, attempts=0, next_try_at=at)


def _addressed(address: str, at: datetime) -> dict[str, object]:
    """The fields of a new notice that depend on where it goes."""
    if not address:
        return {"address": "", "state": Notice.State.SENT, "route": Notice.Route.PAGE, "sent_at": at}
    if not is_address(address):
        said = one_line(address)
        return {
            "address": said[:254],
            "state": Notice.State.DEAD,
            "failure": Notice.Failure.BAD_ADDRESS,
            "last_error": said,
        }
    return {"address": address}


def _without_server(at: datetime, limit: int) -> Report:
    if not settings.DEMO:
        return Report(server_error="no mail server is set: give its name in MOTCUA_SMTP_HOST")
    with transaction.atomic():
        due = Notice.objects.filter(state=Notice.State.QUEUED, next_try_at__lte=at).order_by("next_try_at", "id")
        taken = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:limit])
        shown = Notice.objects.filter(pk__in=taken).update(
            state=Notice.State.SENT, route=Notice.Route.OUTBOX, sent_at=at, failure="", last_error=""
        )
        Notice.objects.filter(pk__in=taken, template__in=ADDRESS_NOT_KEPT).update(address="")
    return Report(sent=shown)
