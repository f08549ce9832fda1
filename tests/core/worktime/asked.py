"""The product asked in the batch format, as the oracle is."""

from datetime import datetime
from typing import Any

from motcua.core.worktime import Due, Limit, Pause, Policy, Unit, WorkCalendar, due


def pauses_of(question: dict[str, Any]) -> list[Pause]:
    return [(datetime.fromisoformat(since), datetime.fromisoformat(until)) for since, until in question["pauses"]]


def limit_of(question: dict[str, Any]) -> Limit:
    return Limit(question["limit"]["value"], Unit(question["limit"]["unit"]))


def asked(calendar: WorkCalendar, question: dict[str, Any], **changed: Any) -> Due:
    """The product's answer to a question, parts of which may be changed."""
    given: dict[str, Any] = {
        "received": datetime.fromisoformat(question["received"]),
        "limit": limit_of(question),
        "policy": Policy(question["policy"]),
        "pauses": pauses_of(question),
    }
    return due(calendar, **(given | changed))
