"""The statements every act runs, as constant SQL; `ledger.rows` says why and what it saves.

Everything an office does seldom stays with the ORM. A lock and what is read under it are two statements: the second
sees what the transaction we waited for has written, the first does not.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, datetime
from json import loads
from typing import NamedTuple

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.directory import EDITION, Directory, directory
from motcua.domain.agencies.models import Right
from motcua.domain.dossiers.models import (
    ActReason,
    ActWords,
    Application,
    ClockPause,
    Dossier,
    Result,
    Step,
    SubmittedDocument,
    SupplementRequest,
)
from motcua.domain.dossiers.state import DOSSIER_STATE, STEP_STATE
from motcua.domain.ledger.rows import Rows, execute, fetch_all, fetch_one

DOSSIERS = Rows(Dossier)
STEPS = Rows(Step)
APPLICATIONS = Rows(Application)
DOCUMENTS = Rows(SubmittedDocument)
REASONS = Rows(ActReason)
WORDS = Rows(ActWords)
REQUESTS = Rows(SupplementRequest)
RESULTS = Rows(Result)
PAUSES = Rows(ClockPause)
# Of the person only where to write to; the answers are read by the few acts that change them.
_CONTACTS = Rows(Application, only=("id", "authority", "dossier_id", "email", "language", "salt"))
_OFFICERS = Rows(Officer)

EARLIER = f"""
    SELECT {DOSSIERS.columns("d")} FROM dossiers_dossier d
    WHERE d.authority = %s AND d.idempotency_key = %s"""  # noqa: S608
LOCK = f"""
    SELECT clock_timestamp(), {EDITION}, {DOSSIERS.columns("d")}, {_CONTACTS.columns("a")}
    FROM dossiers_dossier d LEFT JOIN dossiers_application a ON a.dossier_id = d.id
    WHERE d.id = %s FOR UPDATE OF d"""  # noqa: S608
OPEN_STEPS = f"""
    SELECT {STEPS.columns("s")}, {_OFFICERS.columns("o")}
    FROM dossiers_step s LEFT JOIN accounts_officer o ON o.id = s.officer_id
    WHERE s.dossier_id = %s AND s.state = 'open'"""  # noqa: S608
END_STEPS = "UPDATE dossiers_step SET state = %s, ended_at = %s WHERE id = ANY(%s)"

_HEAD = ("last_seq", "last_hash")
_ENDING = ("is_open", "closed_at")
_WRITTEN = (*DOSSIER_STATE, "limit_basis", *_HEAD)
# Naming `is_open` here wakes the check that somebody owes the next step; the steps' own changes wake it as well.
_save_open_dossier = DOSSIERS.update([name for name in _WRITTEN if name not in _ENDING])
_save_whole_dossier = DOSSIERS.update(_WRITTEN)
_save_step = STEPS.update([*STEP_STATE, "late_told_at"])

_ENDS = {"state", "ended_at"}

_TODAY = "valid_from <= %s AND (valid_to IS NULL OR valid_to > %s)"
POST_OF = f"""
    SELECT EXISTS (SELECT FROM agencies_postholder WHERE officer_id = %s AND post_id = %s AND {_TODAY}),
        d.id, d.procedures
    FROM (SELECT) AS one LEFT JOIN agencies_delegation d
        ON d.to_officer_id = %s AND d.post_id = %s AND d.valid_from <= %s AND d.valid_to > %s
    ORDER BY d.id"""  # noqa: S608
POST_WITH_RIGHT = f"""
    SELECT r.post_id FROM agencies_postright r
    WHERE r."right" = %s AND r.agency_id = %s AND EXISTS (
        SELECT FROM agencies_postholder WHERE officer_id = %s AND post_id = r.post_id AND {_TODAY})
    ORDER BY r.id LIMIT 1"""  # noqa: S608

OPEN_PAUSES = "SELECT reason FROM dossiers_clockpause WHERE dossier_id = %s AND until IS NULL"
END_PAUSE = "UPDATE dossiers_clockpause SET until = %s WHERE dossier_id = %s AND reason = %s AND until IS NULL"
OPEN_REQUESTS = f"""
    SELECT {REQUESTS.columns("r")} FROM dossiers_supplementrequest r
    WHERE r.dossier_id = %s AND r.answered_at IS NULL AND r.withdrawn_at IS NULL ORDER BY r.seq"""  # noqa: S608
ANSWER_REQUESTS = "UPDATE dossiers_supplementrequest SET answered_at = %s WHERE id = ANY(%s)"


class Locked(NamedTuple):
    """A dossier whose row this transaction holds."""

    dossier: Dossier
    recorded_at: datetime  # the database's clock
    directory: Directory


class Standing(NamedTuple):
    """How an officer stands to a post on a day: holds it, or stands in under delegations (key, procedure codes)."""

    holds: bool
    delegations: Sequence[tuple[int, Sequence[str]]]


def earlier(authority: str, idempotency_key: str) -> Dossier | None:
    """Return the dossier that was submitted with this key."""
    row = fetch_one(EARLIER, [authority, idempotency_key])
    return DOSSIERS.read(row) if row else None


def lock(dossier_id: int) -> Locked:
    """Lock a dossier's row and return it with where to write to its applicant. Raises Dossier.DoesNotExist."""
    row = fetch_one(LOCK, [dossier_id])
    if row is None:
        raise Dossier.DoesNotExist(f"there is no dossier {dossier_id}")
    first_of_contact = 2 + len(DOSSIERS.names)
    dossier = DOSSIERS.read(row[2:first_of_contact])
    if row[first_of_contact] is not None:
        dossier.application = _CONTACTS.read(row[first_of_contact:])
    return Locked(dossier, row[0], directory(row[1]))


def open_steps(dossier: Dossier) -> Iterator[Step]:
    """Yield the dossier's open steps with the officers they are named to."""
    first_of_officer = len(STEPS.names)
    for row in fetch_all(OPEN_STEPS, [dossier.pk]):
        step = STEPS.read(row)
        step.dossier = dossier
        if step.officer_id is not None:
            step.officer = _OFFICERS.read(row[first_of_officer:])
        yield step


def save_dossier(dossier: Dossier, changes: Container[str]) -> None:
    """Write the columns an act may change, or the whole row of a new dossier."""
    if dossier._state.adding:
        DOSSIERS.insert([dossier])
    elif "is_open" in changes:
        _save_whole_dossier(dossier)
    else:
        _save_open_dossier(dossier)


def save_steps(moved: Sequence[tuple[Step, Mapping[str, object]]], at: datetime) -> None:
    """Write changed steps, each with what changed: those that only ended in one statement."""
    ended: dict[str, list[int]] = {}
    for step, changes in moved:
        if changes.keys() == _ENDS:
            ended.setdefault(step.state, []).append(step.pk)
        else:
            _save_step(step)
    for state, keys in ended.items():
        execute(END_STEPS, [state, at, keys])


def standing(officer_id: int, post_id: int, day: date) -> Standing:
    """Return how an officer stands to a post."""
    rows = fetch_all(POST_OF, [officer_id, post_id, day, day, officer_id, post_id, day, day])
    return Standing(rows[0][0], [(key, loads(codes)) for _, key, codes in rows if key is not None])


def post_with_right(officer_id: int, right: Right, agency_id: int, day: date) -> int | None:
    """Return a post of the officer's that has the right over the agency."""
    row = fetch_one(POST_WITH_RIGHT, [right.value, agency_id, officer_id, day, day])
    return row[0] if row else None


def open_pauses(dossier_id: int) -> frozenset[str]:
    """Return the reasons for which the dossier's clock stands still."""
    return frozenset(reason for (reason,) in fetch_all(OPEN_PAUSES, [dossier_id]))


def end_pause(dossier_id: int, reason: str, at: datetime) -> None:
    """Let the clock run as far as this reason goes."""
    execute(END_PAUSE, [at, dossier_id, reason])


def open_requests(dossier_id: int) -> list[SupplementRequest]:
    """Return what the citizen is asked for now, in order."""
    return [REQUESTS.read(row) for row in fetch_all(OPEN_REQUESTS, [dossier_id])]


def answer_requests(requests: Sequence[SupplementRequest], at: datetime) -> None:
    """Mark requests as answered."""
    execute(ANSWER_REQUESTS, [at, [request.pk for request in requests]])
