"""Structured reasons: every refusal and supplement request says what is wrong, with what, and what to do."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from motcua.domain.catalogue.forms import form_of
from motcua.domain.catalogue.queries import required_documents
from motcua.domain.dossiers import statements
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.models import ActReason, ReasonTarget
from motcua.domain.dossiers.refusals import Why

# Shorter than this, nobody can act on it ("thiếu", "sai").
_ENOUGH_WORDS = 10


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `target_key` is the key of a required document, of a condition, or of a question of the form."""

    target: ReasonTarget
    target_key: str
    problem: str
    remedy: str
    legal_basis: str = ""


def check_reasons(act: Act, reasons: Sequence[Reason]) -> None:
    """Raises NO_REASON, REASON_NOT_ACTIONABLE, REASON_TARGET_UNKNOWN."""
    if not reasons:
        raise act.refusal(Why.NO_REASON)
    version = act.dossier.procedure_version
    known = {
        ReasonTarget.DOCUMENT: {paper.key for paper in required_documents(version.pk)},
        ReasonTarget.CONDITION: {str(item.get("id")) for item in version.content.get("conditions") or []},
        ReasonTarget.ANSWER: {field.name for page in form_of(version.pk).pages for field in page.fields},
    }
    for reason in reasons:
        if min(len(reason.problem.strip()), len(reason.remedy.strip())) < _ENOUGH_WORDS:
            raise act.refusal(Why.REASON_NOT_ACTIONABLE, reason.target_key)
        if reason.target_key not in known[reason.target]:
            raise act.refusal(Why.REASON_TARGET_UNKNOWN, reason.target_key)


def reason_facts(reasons: Sequence[Reason]) -> list[dict[str, str]]:
    """Return what the ledger keeps: the target and a digest of the words (words may name people)."""
    return [
        {"target": str(reason.target), "key": reason.target_key, "sha256": words_digest(reason.problem, reason.remedy)}
        for reason in reasons
    ]


def words_digest(problem: str, remedy: str) -> str:
    """Return the digest that binds a reason's words to its event."""
    return hashlib.sha256(f"{problem}\0{remedy}".encode()).hexdigest()


def add_reasons(act: Act, reasons: Sequence[Reason], seq: int) -> list[ActReason]:
    """Write the reasons of event `seq` and return them."""
    written = [
        ActReason(
            authority=act.dossier.authority,
            dossier=act.dossier,
            seq=seq,
            position=position,
            target=reason.target,
            target_key=reason.target_key,
            problem=reason.problem.strip(),
            remedy=reason.remedy.strip(),
            legal_basis=reason.legal_basis,
        )
        for position, reason in enumerate(reasons, 1)
    ]
    statements.REASONS.insert(written)
    return written
