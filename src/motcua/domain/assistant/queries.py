"""What staff read: how answers end, how they are rated, who waits for a person."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from motcua.core.answering.engine import Status
from motcua.domain.assistant.composing import OFF, USED
from motcua.domain.assistant.models import Conversation, HandOff, LexiconEntry, Turn


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
