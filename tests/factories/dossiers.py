"""Dossiers for tests, made by the real acts."""

import uuid
from datetime import datetime
from typing import Any

from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Applicant, HandedIn, Reason
from motcua.domain.dossiers.models import Dossier, ReasonTarget, Step
from tests.factories.city import MONDAY_9, City, Office

APPLICANT = Applicant("Nguyễn Thị Đặng Ước", "001190012345", "0912345678", "uoc@example.vn")
REASON = Reason(
    ReasonTarget.DOCUMENT, "d1", "Giấy chứng sinh không có dấu của cơ sở y tế", "Chụp lại bản có dấu và nộp lại", "Luật"
)


def paper(key: str = "d1", content: str = "a") -> HandedIn:
    """A stored paper for a required document."""
    file, _ = StoredFile.objects.get_or_create(
        authority="H26",
        sha256=content * 64,
        defaults={"size": 10, "media_type": "application/pdf", "stored_at": MONDAY_9},
    )
    return HandedIn(key, file, "giay.pdf")


def submitted(city: City, version: ProcedureVersion, *, at: datetime = MONDAY_9, **overrides: Any) -> Dossier:
    """Submit at the ward."""
    given: dict[str, Any] = {
        "procedure_version": version,
        "channel": "online",
        "resolving_agency": city.ward.agency,
        "receiving_agency": city.ward.agency,
        "applicant": APPLICANT,
        "answers": {"child_name": "Nguyễn An"},
        "files": [paper()],
        "idempotency_key": uuid.uuid4().hex,
        "at": at,
    }
    return actions.submit(**{**given, **overrides})


def accepted(city: City, version: ProcedureVersion, *, at: datetime = MONDAY_9, **overrides: Any) -> Dossier:
    """Submit and accept."""
    dossier = submitted(city, version, at=at, **overrides)
    return actions.accept(dossier_id=dossier.pk, officer=city.ward.officers["reception"], at=at)


def step_at(dossier: Dossier, node: str) -> Step:
    """The open step of the dossier at a node."""
    return Step.objects.get(dossier=dossier, node=node, state="open")


def done(dossier: Dossier, node: str, office: Office, role: str, at: datetime, **given: Any) -> Dossier:
    """Complete the open step at a node."""
    step = step_at(dossier, node)
    return actions.complete_step(dossier_id=dossier.pk, step_id=step.pk, officer=office.officers[role], at=at, **given)
