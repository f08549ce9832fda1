"""The groups of answers and of failed searches that the quality page counts and opens."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from motcua.core.answering.engine import Status
from motcua.domain.assistant.composing import OFF, USED
from motcua.domain.assistant.models import SearchQuestion, Turn

_THIRD_OR_LATER = 3


class Group(StrEnum):
    """Answers looked at together, besides those of one status."""

    USEFUL = "useful"
    USELESS = "useless"
    NEEDLESS = "needless"
    REWORDED = "reworded"
    FALLBACK = "fallback"


class Failure(StrEnum):
    """How a search failed."""

    NOTHING_FOUND = "nothing_found"
    NO_CLICK = "no_click"
    LATE_CLICK = "late_click"


_GROUPS: Mapping[Group, Q] = {
    Group.USEFUL: Q(rating=Turn.Rating.USEFUL),
    Group.USELESS: Q(rating=Turn.Rating.USELESS),
    # The turn after one that asked back was not answered either.
    Group.NEEDLESS: Q(follows_clarify=True) & ~Q(status=Status.ANSWERED.value),
    Group.REWORDED: Q(composer=USED),
    Group.FALLBACK: ~Q(composer__in=(OFF, USED)),
}
# The assistant shows no list to click in: finding nothing is the only way its searches fail.
_SHOWN = Q(results__gt=0) & ~Q(channel=SearchQuestion.Channel.ASSISTANT)
_FAILURES: Mapping[Failure, Q] = {
    Failure.NOTHING_FOUND: Q(results=0),
    Failure.NO_CLICK: _SHOWN & Q(clicked=0),
    Failure.LATE_CLICK: _SHOWN & Q(clicked=_THIRD_OR_LATER),
}


def turns_of_group(group: Status | Group, *, since: datetime) -> QuerySet[Turn]:
    """Return the turns of a group since a moment, the latest first."""
    wanted = Q(status=group.value) if isinstance(group, Status) else _GROUPS[group]
    return Turn.objects.filter(wanted, at__gte=since).order_by("-at", "-pk")


def statuses_by_day(*, since: datetime) -> list[tuple[date, dict[str, int]]]:
    """Return for each local day that had questions how many ended in which status, the latest day first. One query."""
    rows = (
        Turn.objects.filter(at__gte=since)
        .annotate(day=TruncDate("at"))
        .values_list("day", "status")
        .annotate(Count("pk"))
        .order_by("-day", "status")
    )
    found: dict[date, dict[str, int]] = {}
    for day, status, count in rows:
        found.setdefault(day, {})[status] = count
    return list(found.items())


def failures_counted(*, since: date) -> dict[Failure, int]:
    """Return how many searches failed in which way since a day. One query."""
    counts = {kind.value: Count("pk", filter=wanted) for kind, wanted in _FAILURES.items()}
    row = SearchQuestion.objects.filter(day__gte=since).aggregate(**counts)
    return {kind: row[kind.value] for kind in Failure}


def failed_questions(kind: Failure, *, since: date) -> QuerySet[SearchQuestion, dict[str, Any]]:
    """Return the questions that failed in this way since a day, the most frequent first.

    Each row is a `question` as it was typed (folded, masked) and how many `times` it failed.
    """
    rows = SearchQuestion.objects.filter(_FAILURES[kind], day__gte=since).order_by()
    return rows.values("question").annotate(times=Count("pk")).order_by("-times", "question")
