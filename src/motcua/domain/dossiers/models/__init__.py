"""Tables of dossiers. State rows are a cache of the ledger; `motcua verify` compares the two."""

from motcua.domain.dossiers.models.dossier import ClockPause, CodeCounter, Dossier, PauseReason, Status
from motcua.domain.dossiers.models.requests import ActReason, ActWords, ReasonTarget, Result, SupplementRequest
from motcua.domain.dossiers.models.step import SILENT_KINDS, Holder, Step, StepKind, StepState
from motcua.domain.dossiers.models.submission import AccessRecord, Application, Draft, DraftFile, SubmittedDocument

__all__ = [
    "SILENT_KINDS",
    "AccessRecord",
    "ActReason",
    "ActWords",
    "Application",
    "ClockPause",
    "CodeCounter",
    "Dossier",
    "Draft",
    "DraftFile",
    "Holder",
    "PauseReason",
    "ReasonTarget",
    "Result",
    "Status",
    "Step",
    "StepKind",
    "StepState",
    "SubmittedDocument",
    "SupplementRequest",
]
