"""The groups of answers and of searches that the quality page counts and opens."""

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


class SearchGroup(StrEnum):
    """Searches looked at together: those that failed, each in one way, and those that asked for no procedure."""

    NOTHING_FOUND = "nothing_found"
    NO_CLICK = "no_click"
    LATE_CLICK = "late_click"
    OFF_TOPIC = "off_topic"


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
_SEARCHES: Mapping[SearchGroup, Q] = {
    SearchGroup.NOTHING_FOUND: Q(results=0, outside=""),
    SearchGroup.NO_CLICK: _SHOWN & Q(clicked=0),
    SearchGroup.LATE_CLICK: _SHOWN & Q(clicked=_THIRD_OR_LATER),
    # Nothing was found and nothing should be: the weather, a court's matter.
    SearchGroup.OFF_TOPIC: Q(results=0) & ~Q(outside=""),
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


def searches_counted(*, since: date) -> dict[SearchGroup, int]:
    """Return how many searches since a day are in which group. One query."""
    counts = {group.value: Count("pk", filter=wanted) for group, wanted in _SEARCHES.items()}
    row = SearchQuestion.objects.filter(day__gte=since).aggregate(**counts)
    return {group: row[group.value] for group in SearchGroup}


def questions_of(group: SearchGroup, *, since: date) -> QuerySet[SearchQuestion, dict[str, Any]]:
    """Return the questions of a group's searches since a day, the most frequent first.

    Each row is a `question` as it was typed (folded, masked) and how many `times` it is in the group.
    """
    rows = SearchQuestion.objects.filter(_SEARCHES[group], day__gte=since).order_by()
    return rows.values("question").annotate(times=Count("pk")).order_by("-times", "question")
