"""Opening a dossier by its code and the end of a number only its owner knows."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.http import HttpRequest

from motcua.core.codes import UnreadableCode, parse_dossier_code
from motcua.domain.dossiers.queries import find_for_citizen
from motcua.web.components.throttle import Bound, client_of, forgive, give_back, take
from motcua.web.portal.unlocked import unlock_dossier

# Four digits are 10,000 guesses: 15 a day for a code leave about 1 chance in 300 a day with two numbers to hit.
PER_CODE: Final = (
    Bound("follow code", 5, timedelta(minutes=15)),
    Bound("follow code day", 15, timedelta(days=1)),
)
PER_CLIENT: Final = (Bound("follow client", 30, timedelta(hours=1)),)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a try ended: with a dossier, with nothing that fits, or with a wait."""

    dossier_id: int | None = None
    wait_seconds: int = 0


def open_by_code(request: HttpRequest, code: str, factor: str) -> Opening:
    """Try to open a dossier. A wrong code and a wrong number end alike."""
    subject, client = _written(code), client_of(request)
    wait = max(take(subject, PER_CODE), take(client, PER_CLIENT))
    if wait:
        return Opening(wait_seconds=wait)
    found = find_for_citizen(subject, factor)
    if found is None:
        return Opening()
    forgive(subject, PER_CODE)
    give_back(client, PER_CLIENT)  # not forgiven: knowing one dossier gives no right to guess at others
    unlock_dossier(request, found)
    return Opening(dossier_id=found)


def _written(code: str) -> str:
    """The code as it is stored, whatever stood for its hyphens; one spelling, so that its guesses are counted once."""
    try:
        return parse_dossier_code(code).written
    except UnreadableCode:
        return code.strip().upper()
