"""The state the ledger carries: which columns an act may change, and their form in an event's payload."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from motcua.domain.dossiers.models import Application, Dossier, Step

# Every column `motcua verify` rebuilds from events; words that people typed are none of them. What is fixed at
# submission is in the first event's facts.
DOSSIER_STATE = (
    "status",
    "is_open",
    "case_data",
    "received_at",
    "clock_start",
    "limit_value",
    "limit_unit",
    "limit_minutes",
    "due_at",
    "first_due_at",
    "time_left",
    "extensions",
    "supplements",
    "finished_at",
    "closed_at",
    "last_at",
    "next_token",
)
STEP_STATE = (
    "node",
    "name",
    "kind",
    "flow",
    "group",
    "index",
    "state",
    "holder",
    "agency_id",
    "post_id",
    "officer_id",
    "entered_at",
    "fires_at",
    "since",
    "due_at",
    "time_left",
    "ended_at",
)


def plain(value: Any) -> Any:
    """Return the value as it stands in a payload: instants in UTC, spans in microseconds, decimals as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    if isinstance(value, Decimal):
        return str(value.normalize())
    return value


def dossier_state(dossier: Dossier) -> dict[str, Any]:
    """Return the dossier's changeable columns in payload form."""
    return {name: plain(getattr(dossier, name)) for name in DOSSIER_STATE}


def step_state(step: Step) -> dict[str, Any]:
    """Return the step's columns in payload form."""
    return {name: plain(getattr(step, name)) for name in STEP_STATE}


def changed(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return what is different in `after`."""
    return {name: value for name, value in after.items() if before.get(name, ...) != value}


_APPLICATION = ("subject", "full_name", "id_number", "phone", "email", "address", "answers")


def application_digest(application: Application) -> str:
    """Return the salted digest that binds an application to its event without putting personal data in the ledger."""
    fields = {name: getattr(application, name) for name in _APPLICATION}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{application.salt}{text}".encode()).hexdigest()
