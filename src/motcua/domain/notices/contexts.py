"""What each notice has to know to be worded. Facts of the dossier only: never an answer of the form, and nothing about
a person but what is said to that person.

`until` is always the deadline of the hand that holds the dossier now, `promise` the day its result is promised for.
A `link` is a whole address or a path of this site; without one the message has no button.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.domain.notices.models import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to call."""

    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something was refused or asked for: what it is about, what is wrong, what to do."""

    about: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file as it was received, so that both sides can tell later what was handed in. `size` in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfDossier:
    """Every notice about a dossier."""

    code: str
    procedure: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCitizen(OfDossier):
    """Every notice to the person a dossier belongs to."""

    contact: Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(ToCitizen):
    """Handed in; `until`: when the receiving desk answers at the latest."""

    holder: str
    until: datetime | None = None
    files: tuple[ReceivedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted(ToCitizen):
    holder: str
    promise: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(ToCitizen):
    agency: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequested(ToCitizen):
    agency: str
    reasons: tuple[Reason, ...]
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Supplied(ToCitizen):
    holder: str
    until: datetime | None = None
    promise: datetime | None = None
    files: tuple[ReceivedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand(ToCitizen):
    """The dossier came into another hand."""

    step: str
    holder: str
    until: datetime | None = None
    promise: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepForOfficer(OfDossier):
    step: str
    until: datetime | None = None
    promise: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultReady(ToCitizen):
    """`collect_at`: name and address of the place, empty if there is nothing to collect on paper."""

    collect_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned(ToCitizen):
    returned_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(ToCitizen):
    withdrawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped(ToCitizen):
    """`resumes_at`: when handling is expected to go on, where it is known."""

    ground: str
    resumes_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(ToCitizen):
    holder: str
    until: datetime | None = None
    promise: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(ToCitizen):
    """The apology of NĐ 118/2025: the promise that is not kept, the new one, and why."""

    before: datetime | None
    promise: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LateForCitizen(ToCitizen):
    step: str
    holder: str
    until: datetime
    promise: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateForOfficer(OfDossier):
    step: str
    until: datetime
    promise: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateForLeader(OfDossier):
    step: str
    holder: str
    until: datetime
    promise: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeLink:
    """`kept_until`: when the unfinished application is removed."""

    procedure: str
    link: str
    kept_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLink:
    """A person's own checklist: the names of the papers to bring and of those the state already has."""

    procedure: str
    code: str
    link: str
    kept_until: datetime
    bring: tuple[str, ...] = ()
    held: tuple[str, ...] = ()


Context = OfDossier | ResumeLink | ChecklistLink

CONTEXTS: dict[Template, type[Context]] = {
    Template.SUBMITTED: Submitted,
    Template.ACCEPTED: Accepted,
    Template.REFUSED: Refused,
    Template.SUPPLEMENT_REQUESTED: SupplementRequested,
    Template.SUPPLIED: Supplied,
    Template.IN_HAND: InHand,
    Template.STEP_FOR_OFFICER: StepForOfficer,
    Template.RESULT_READY: ResultReady,
    Template.RETURNED: Returned,
    Template.WITHDRAWN: Withdrawn,
    Template.STOPPED: Stopped,
    Template.RESUMED: Resumed,
    Template.EXTENDED: Extended,
    Template.LATE_FOR_CITIZEN: LateForCitizen,
    Template.LATE_FOR_OFFICER: LateForOfficer,
    Template.LATE_FOR_LEADER: LateForLeader,
    Template.RESUME_LINK: ResumeLink,
    Template.CHECKLIST: ChecklistLink,
}
