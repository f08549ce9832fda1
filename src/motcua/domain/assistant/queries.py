"""What staff read: searches that failed, how answers end, how they are rated, who waits for a person."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from motcua.core.answering.engine import Status
from motcua.domain.assistant.composing import OFF, USED
from motcua.domain.assistant.models import Conversation, HandOff, LexiconEntry, SearchQuestion, Turn

_THIRD_OR_LATER = 3


@dataclass(frozen=True, slots=True)
class FailedSearch:
    """A question as it was typed (folded, masked), and how often it failed in which way."""

    question: str
    times: int
    nothing_found: int
    no_click: int
    late_click: int

    @property
    def failed(self) -> int:
        """How many of its searches failed."""
        return self.nothing_found + self.no_click + self.late_click


def failed_searches(*, since: date, channel: str = "", limit: int = 50, offset: int = 0) -> list[FailedSearch]:
    """Return the questions that failed since a day, the most frequent failures first. One query.

    A search failed when it found nothing, when nothing was clicked, or when the click was on the third place or
    later. For the assistant, which shows no list, finding nothing is the only failure.
    """
    rows = SearchQuestion.objects.filter(day__gte=since)
    if channel:
        rows = rows.filter(channel=channel)
    shown = Q(results__gt=0) & ~Q(channel=SearchQuestion.Channel.ASSISTANT)
    counted = rows.values("question").annotate(
        times=Count("pk"),
        nothing_found=Count("pk", filter=Q(results=0)),
        no_click=Count("pk", filter=shown & Q(clicked=0)),
        late_click=Count("pk", filter=shown & Q(clicked=_THIRD_OR_LATER)),
    )
    failed = counted.annotate(failures=F("nothing_found") + F("no_click") + F("late_click")).filter(failures__gt=0)
    page = failed.order_by("-failures", "question")[offset : offset + limit]
    return [
        FailedSearch(row["question"], row["times"], row["nothing_found"], row["no_click"], row["late_click"])
        for row in page
    ]


@dataclass(frozen=True, slots=True)
class Quality:
    """How answers ended since a moment. Shares are of `turns`, or of what their name says."""

    turns: int
    by_status: dict[str, int]
    useful: int
    useless: int
    needless_clarifications: int
    composer: dict[str, int]

    @property
    def composer_fallbacks(self) -> int:
        """How often the composer was asked and the template was shown instead."""
        return sum(count for outcome, count in self.composer.items() if outcome != USED)


def quality(*, since: datetime) -> Quality:
    """Return the figures of the quality page. Three queries.

    A clarification was needless when the turn after it, in the same conversation, was not answered either.
    """
    turns = Turn.objects.filter(at__gte=since)
    statuses = dict(turns.values_list("status").annotate(Count("pk")).order_by("status"))
    rated = turns.aggregate(
        useful=Count("pk", filter=Q(rating=Turn.Rating.USEFUL)),
        useless=Count("pk", filter=Q(rating=Turn.Rating.USELESS)),
        needless=Count("pk", filter=Q(follows_clarify=True) & ~Q(status=Status.ANSWERED.value)),
    )
    outcomes = dict(turns.exclude(composer=OFF).values_list("composer").annotate(Count("pk")).order_by("composer"))
    return Quality(
        turns=sum(statuses.values()),
        by_status={status.value: statuses.get(status.value, 0) for status in Status},
        useful=rated["useful"],
        useless=rated["useless"],
        needless_clarifications=rated["needless"],
        composer=outcomes,
    )


def badly_rated(*, since: datetime, limit: int = 50) -> list[Turn]:
    """Return the latest answers people found useless."""
    return list(Turn.objects.filter(at__gte=since, rating=Turn.Rating.USELESS).order_by("-at")[:limit])


def conversation_of(key: object) -> Conversation | None:
    """Return the conversation of this key (a UUID or its text); None where there is none, or it is no key."""
    try:
        known = uuid.UUID(str(key))
    except ValueError:
        return None
    return Conversation.objects.filter(pk=known).first()


def turns_of(conversation: Conversation, *, limit: int = 20) -> Sequence[Turn]:
    """Return the last turns of a thread, the oldest first."""
    return list(reversed(conversation.turns.order_by("-pk")[:limit]))


def open_hand_offs() -> QuerySet[HandOff]:
    """The requests that wait for a person, the longest waiting first."""
    return HandOff.objects.filter(state=HandOff.State.OPEN).select_related("conversation").order_by("asked_at")


def lexicon_entries(state: str = "") -> QuerySet[LexiconEntry]:
    """The entries staff wrote, the newest first."""
    rows = LexiconEntry.objects.select_related("proposed_by", "decided_by").order_by("-pk")
    return rows.filter(state=state) if state else rows
