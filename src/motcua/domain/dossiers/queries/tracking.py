"""The citizen's view of a dossier: who holds it, until when, whom to call, what to do."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from motcua.domain.agencies.directory import EDITION, directory
from motcua.domain.catalogue.queries import version_of
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.models import ActReason, Dossier, Holder, Result, Status, StepState
from motcua.domain.dossiers.queries.hands import Hand
from motcua.domain.dossiers.queries.timeline import Entry, timeline
from motcua.domain.dossiers.statements import DOSSIERS, REASONS, RESULTS, open_requests
from motcua.domain.ledger.rows import Rows, fetch_all, fetch_one

_FACTOR_DIGITS = 4
_DECIDED = (Status.DONE, Status.RETURNED)
_DOSSIER = f"SELECT {EDITION}, {DOSSIERS.columns('d')} FROM dossiers_dossier d WHERE d.id = %s"  # noqa: S608
_STEPS = """
    SELECT s.token, s.node, s.name, s.state, s.holder, a.name, a.phone, p.name, o.full_name, s.since, s.due_at
    FROM dossiers_step s
    JOIN agencies_agency a ON a.id = s.agency_id
    LEFT JOIN agencies_post p ON p.id = s.post_id
    LEFT JOIN accounts_officer o ON o.id = s.officer_id
    WHERE s.dossier_id = %s ORDER BY s.token"""
_REASONS = f"""
    SELECT {REASONS.columns("r")} FROM dossiers_actreason r
    WHERE r.dossier_id = %s ORDER BY r.seq, r.position"""  # noqa: S608
_FILES = Rows(StoredFile)
_RESULTS = f"""
    SELECT {RESULTS.columns("r")}, {_FILES.columns("f")} FROM dossiers_result r
    LEFT JOIN documents_storedfile f ON f.id = r.file_id WHERE r.dossier_id = %s ORDER BY r.seq"""  # noqa: S608
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
    """Return the citizen's view. Raises Dossier.DoesNotExist.

    Three constant statements, up to three more where the citizen was asked for something or the result is there: this
    page is read more often than all others together.
    """
    dossier = _dossier(dossier_id)
    status = Status(dossier.status)
    current, nodes_done = _steps(dossier, at)
    reasons = _reasons(dossier.pk) if dossier.supplements or status == Status.REFUSED else []
    asked = open_requests(dossier.pk) if dossier.supplements else []
    requests = [
        OpenRequest(request.requested_at, request.answer_by, [row for row in reasons if row.seq == request.seq])
        for request in asked
    ]
    return Tracking(
        dossier=dossier,
        procedure=dossier.procedure_version.name,
        status=status,
        late=_late(dossier, at),
        hands=current,
        timeline=timeline(dossier),
        requests=requests,
        refusal=[row for row in reasons if row.seq == dossier.last_seq] if status == Status.REFUSED else [],
        results=_results(dossier.pk) if status in _DECIDED else [],
        nodes_done=nodes_done,
        nodes_now=[hand.node for hand in current],
        may_withdraw=dossier.is_open and status in MAY_WITHDRAW,
        may_supply=bool(requests),
    )


def _dossier(dossier_id: int) -> Dossier:
    row = fetch_one(_DOSSIER, [dossier_id])
    if row is None:
        raise Dossier.DoesNotExist(f"there is no dossier {dossier_id}")
    dossier, organisation = DOSSIERS.read(row[1:]), directory(row[0])
    dossier.procedure_version = version_of(dossier.procedure_version_id)
    dossier.resolving_agency = organisation.agency(dossier.resolving_agency_id)
    dossier.receiving_agency = organisation.agency(dossier.receiving_agency_id)
    return dossier


def _steps(dossier: Dossier, at: datetime) -> tuple[list[Hand], list[str]]:
    """Return the open hands, and the nodes that are done."""
    current, done = [], []
    for token, node, step, state, holder, agency, phone, post, officer, since, due_at in fetch_all(
        _STEPS, [dossier.pk]
    ):
        if state == StepState.DONE:
            done.append(node)
        elif state == StepState.OPEN and holder != Holder.SIBLINGS:
            late = due_at < at
            current.append(
                Hand(token, node, step, Holder(holder), agency, post or "", officer or "", phone, since, due_at, late)
            )
    return current, list(dict.fromkeys(done))


def _reasons(dossier_id: int) -> list[ActReason]:
    return [REASONS.read(row) for row in fetch_all(_REASONS, [dossier_id])]


def _results(dossier_id: int) -> list[Result]:
    found, first_of_file = [], len(RESULTS.names)
    for row in fetch_all(_RESULTS, [dossier_id]):
        result = RESULTS.read(row[:first_of_file])
        result.file = _FILES.read(row[first_of_file:]) if result.file_id is not None else None
        found.append(result)
    return found


def _late(dossier: Dossier, at: datetime) -> bool:
    """Past the promise while handling goes on; a clock that stands still is not late."""
    if dossier.due_at is None or dossier.time_left is not None:
        return False
    return (dossier.finished_at or at) > dossier.due_at
