"""Asking, rating, handing over to a person, and the log of searches. Nothing stored here says who asked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from motcua.core.answering.asked import Asked
from motcua.core.answering.engine import Response, Status
from motcua.core.answering.masking import masked
from motcua.core.answering.outside import outside_matter
from motcua.core.answering.thread import Thread
from motcua.core.answering.typed import plain
from motcua.core.search.folding import fold
from motcua.domain.accounts.models import Officer
from motcua.domain.assistant.answers import Allowed, respond_about_procedure, respond_from_catalogue
from motcua.domain.assistant.composing import composed, composer
from motcua.domain.assistant.keeping import told_to_json
from motcua.domain.assistant.models import Conversation, HandOff, SearchQuestion, Turn
from motcua.domain.assistant.wording import Told, tell
from motcua.domain.dossiers.actions import record_access_besides

Channel = SearchQuestion.Channel

LONGEST_QUESTION = 500
KEPT_CONVERSATIONS = timedelta(days=30)
KEPT_HAND_OFFS = timedelta(days=30)
KEPT_SEARCHES = timedelta(days=180)
_LAST_PLACE = 3
_MOST_RESULTS = 1000


class AskingRefusal(StrEnum):
    """Why something about a conversation is not done."""

    NO_SUCH_TURN = "no_such_turn"
    NO_SUCH_OPTION = "no_such_option"
    NOTHING_WRITTEN = "nothing_written"
    ALREADY_DONE = "already_done"


class CannotDo(Exception):
    """An act that is refused; `reason` says why."""

    def __init__(self, reason: AskingRefusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to show: its words, what led to it, and the turn it can be rated by."""

    told: Told
    response: Response
    turn: Turn
    conversation: Conversation

    @property
    def status(self) -> Status:
        """How the answer ended."""
        return self.response.status


def ask(
    *,
    question: str,
    at: datetime,
    conversation: Conversation | None = None,
    channel: str = Channel.PORTAL,
    allowed: Allowed | None = None,
    about: str = "",
) -> Answer:
    """Answer a question within a conversation (a new one without), and keep the turn, masked.

    `about` is the code of the procedure whose page the question comes from: what leans on the thread leans on it.
    Words are of the active language. The composer, if one is set up, is asked before anything is written, so that a
    slow one holds no lock.
    """
    asked = question[:LONGEST_QUESTION]
    thread = _thread_of(conversation)
    if about and about != thread.procedure:
        thread = Thread(about)
    return _answered(respond_from_catalogue(asked, thread=thread, allowed=allowed), asked, conversation, at, channel)


def choose(*, code: str, at: datetime, conversation: Conversation, channel: str = Channel.PORTAL) -> Answer:
    """Answer what was asked last, of one of the options shown. Raises CannotDo where it was not offered."""
    if code not in conversation.options:
        raise CannotDo(AskingRefusal.NO_SUCH_OPTION)
    response = respond_about_procedure(code, thread=_thread_of(conversation))
    name = response.sentences[0].values["name"] if response.sentences else code
    return _answered(response, str(name), conversation, at, channel)


def _answered(response: Response, asked: str, conversation: Conversation | None, at: datetime, channel: str) -> Answer:
    told, outcome = composed(tell(response), response, asked, composer())
    with transaction.atomic():
        thread = _kept(conversation, response, at, channel)
        turn = _noted(thread, asked, response, told, outcome, at, is_first=conversation is None)
        if response.found is not None:
            note_search(question=asked, results=_found(response), at=at, channel=Channel.ASSISTANT)
    return Answer(told, response, turn, thread)


def _thread_of(conversation: Conversation | None) -> Thread:
    if conversation is None:
        return Thread()
    asked = tuple(Asked(one) for one in conversation.asked)
    return Thread(conversation.procedure, asked, tuple(conversation.options))


def _kept(conversation: Conversation | None, response: Response, at: datetime, channel: str) -> Conversation:
    thread = conversation or Conversation(channel=channel)
    thread.procedure = response.thread.procedure
    thread.asked = [asked.value for asked in response.thread.asked]
    thread.options = list(response.thread.options)
    thread.last_at = at
    thread.save()
    return thread


def _noted(
    conversation: Conversation,
    question: str,
    response: Response,
    told: Told,
    outcome: str,
    at: datetime,
    *,
    is_first: bool,
) -> Turn:
    before = None if is_first else conversation.turns.order_by("-pk").values_list("status", flat=True).first()
    return Turn.objects.create(
        conversation=conversation,
        at=at,
        question=masked(question)[:LONGEST_QUESTION],
        status=response.status.value,
        route=response.route.value,
        procedure=response.procedure,
        field=response.asked[0].value if response.asked else "",
        follows_clarify=before == Status.CLARIFY.value,
        composer=outcome,
        told=told_to_json(told),
    )


def _found(response: Response) -> int:
    """How many procedures the question found, as far as the assistant trusted them."""
    return 0 if response.status is Status.OUT_OF_SCOPE else 1 + len(response.options)


def note_search(*, question: str, results: int, at: datetime, channel: str = Channel.PORTAL) -> SearchQuestion:
    """Note a search, masked and folded, by its day. The row takes the click that follows.

    Where nothing was found the row says whose matter the question was, if it is one no procedure answers: finding
    nothing is right then.
    """
    matter = None if results else outside_matter(plain(question))
    return SearchQuestion.objects.create(
        day=_day(at),
        question=fold(masked(question))[:200],
        results=min(results, _MOST_RESULTS),
        channel=channel,
        outside=matter.topic.value if matter else "",
    )


def note_click(*, search_id: int, place: int) -> None:
    """Note which place of the results was clicked first, from 1; later clicks change nothing."""
    if place >= 1:
        SearchQuestion.objects.filter(pk=search_id, clicked=0).update(clicked=min(place, _LAST_PLACE))


def rate(*, conversation: Conversation, turn_id: int, rating: int) -> None:
    """Rate an answer of this conversation: 1 useful, -1 not. Raises CannotDo, ValueError for another rating."""
    value = Turn.Rating(rating)
    if not Turn.objects.filter(pk=turn_id, conversation=conversation).update(rating=value):
        raise CannotDo(AskingRefusal.NO_SUCH_TURN)


def hand_off(*, conversation: Conversation | None, message: str, contact: str, at: datetime) -> HandOff:
    """Leave a question for a person, with the thread so far. Raises CannotDo."""
    written = message.strip()
    if not written:
        raise CannotDo(AskingRefusal.NOTHING_WRITTEN)
    return HandOff.objects.create(
        conversation=conversation, message=written[:2000], contact=contact.strip()[:120], asked_at=at
    )


@transaction.atomic
def open_hand_off(*, hand_off_id: int, by: Officer, at: datetime) -> HandOff:
    """Return a waiting request with the contact left in it, and record that `by` opened it.

    Raises CannotDo where it has been answered, HandOff.DoesNotExist.
    """
    request = HandOff.objects.select_related("conversation").get(pk=hand_off_id)
    if request.state == HandOff.State.DONE:
        raise CannotDo(AskingRefusal.ALREADY_DONE)
    record_access_besides(
        authority=settings.AUTHORITY, subject=f"hand_off:{request.pk}", officer=by, purpose="contact", at=at
    )
    return request


@transaction.atomic
def finish_hand_off(*, hand_off_id: int, by: Officer | None, at: datetime) -> None:
    """Mark a request as answered; the contact is emptied with it. Raises CannotDo, HandOff.DoesNotExist."""
    request = HandOff.objects.select_for_update().get(pk=hand_off_id)
    if request.state == HandOff.State.DONE:
        raise CannotDo(AskingRefusal.ALREADY_DONE)
    request.state, request.contact, request.done_by, request.done_at = HandOff.State.DONE, "", by, at
    request.save(update_fields=["state", "contact", "done_by", "done_at"])


def purge(*, at: datetime) -> int:
    """Take away conversations, answered requests and searches that are past their time; return how many rows went."""
    gone = 0
    # A conversation whose request is still open stays with it.
    waiting = HandOff.objects.filter(state=HandOff.State.OPEN, conversation__isnull=False).values("conversation")
    old = Conversation.objects.filter(last_at__lt=at - KEPT_CONVERSATIONS).exclude(pk__in=waiting)
    for rows in (
        HandOff.objects.filter(state=HandOff.State.DONE, done_at__lt=at - KEPT_HAND_OFFS),
        old,
        SearchQuestion.objects.filter(day__lt=_day(at - KEPT_SEARCHES)),
    ):
        gone += rows.delete()[0]
    return gone


def _day(at: datetime) -> date:
    return timezone.localdate(at)
