"""The citizen's view of a dossier: who holds it, until when, whom to call, what to do."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.dossiers.models import ActReason, Dossier, Result, Status, Step, StepState, SupplementRequest
from motcua.domain.dossiers.queries.hands import Hand, hand_of, hands
from motcua.domain.dossiers.queries.timeline import Entry, timeline

_FACTOR_DIGITS = 4
MAY_WITHDRAW = (Status.SUBMITTED, Status.ACCEPTED, Status.IN_PROGRESS, Status.SUPPLEMENT, Status.STOPPED)


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What the citizen is asked for now."""

    requested_at: datetime
    answer_by: datetime
    reasons: list[ActReason]


@dataclass(frozen=True, slots=True)
class Tracking:
    """Everything the follow page shows. No personal data: those come only after the second factor."""

    dossier: Dossier
    procedure: str
    status: Status
    late: bool
    hands: list[Hand]
    timeline: list[Entry]
    requests: list[OpenRequest]
    refusal: list[ActReason]
    results: list[Result]
    nodes_done: list[str]
    nodes_now: list[str]
    may_withdraw: bool
    may_supply: bool


def find_for_citizen(code: str, factor: str) -> int | None:
    """Return the dossier's id if the code exists and `factor` is the end of its phone or personal number.

    The same work is done for an unknown code, so that nothing can be told from the time it takes.
    """
    found = Dossier.objects.filter(code=code.strip().upper()).select_related("application").first()
    given = "".join(letter for letter in factor if letter.isascii() and letter.isdigit())[-_FACTOR_DIGITS:]
    phone, number = (found.application.phone, found.application.id_number) if found else ("0000", "0000")
    fits = [hmac.compare_digest(given, known[-_FACTOR_DIGITS:]) for known in (phone, number)]
    right = len(given) == _FACTOR_DIGITS and any(fits)
    return found.pk if found is not None and right else None


def tracking(dossier_id: int, *, at: datetime) -> Tracking:
    """Return the citizen's view. Raises Dossier.DoesNotExist. At most eight queries."""
    dossiers = Dossier.objects.select_related("procedure_version", "receiving_agency", "resolving_agency")
    dossier = dossiers.get(pk=dossier_id)
    open_steps = hands().filter(dossier=dossier).select_related("agency", "post", "officer").order_by("token")
    current = [hand_of(step, at) for step in open_steps]
    asked = SupplementRequest.objects.filter(dossier=dossier, answered_at=None, withdrawn_at=None).order_by("seq")
    reasons = list(ActReason.objects.filter(dossier=dossier).order_by("seq", "position"))
    requests = [
        OpenRequest(request.requested_at, request.answer_by, [row for row in reasons if row.seq == request.seq])
        for request in asked
    ]
    status = Status(dossier.status)
    return Tracking(
        dossier=dossier,
        procedure=dossier.procedure_version.name,
        status=status,
        late=_late(dossier, at),
        hands=current,
        timeline=timeline(dossier),
        requests=requests,
        refusal=[row for row in reasons if row.seq == dossier.last_seq] if status == Status.REFUSED else [],
        results=list(Result.objects.filter(dossier=dossier).select_related("file").order_by("seq")),
        nodes_done=_done(dossier),
        nodes_now=[hand.node for hand in current],
        may_withdraw=dossier.is_open and status in MAY_WITHDRAW,
        may_supply=bool(requests),
    )


def _late(dossier: Dossier, at: datetime) -> bool:
    """Past the promise while handling goes on; a clock that stands still is not late."""
    if dossier.due_at is None or dossier.time_left is not None:
        return False
    return (dossier.finished_at or at) > dossier.due_at


def _done(dossier: Dossier) -> list[str]:
    rows = Step.objects.filter(dossier=dossier, state=StepState.DONE).order_by("token")
    return list(dict.fromkeys(rows.values_list("node", flat=True)))
