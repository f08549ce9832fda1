"""Taking in a dossier at the counter: the officer types it in, and hands the receipt over while the person waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.core.worktime import Limit
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, Post, ServicePoint
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.dossiers.actions.drafts import VERSION_AT_LARGE
from motcua.domain.dossiers.actions.reception import accept
from motcua.domain.dossiers.actions.submission import Applicant, HandedIn, submit
from motcua.domain.dossiers.models import Dossier, Draft, DraftFile
from motcua.domain.ledger.actions import Actor
from motcua.domain.ledger.models import ActorKind


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Where and by whom a dossier is taken in."""

    officer: Officer
    post: Post
    service_point: ServicePoint | None = None


def start_at_desk(*, procedure_version: ProcedureVersion, language: str, at: datetime) -> Draft:
    """Begin an application at the counter. Who resolves it is known once the answers are."""
    return Draft.objects.create(
        procedure_version=procedure_version,
        channel=ChannelKind.DIRECT,
        language=language,
        created_at=at,
        saved_at=at,
    )


@transaction.atomic
def receive_at_desk(
    *,
    draft_id: UUID,
    desk: AtDesk,
    resolving_agency: Agency,
    applicant: Applicant,
    answers: Mapping[str, Any],
    papers: Sequence[HandedIn],
    at: datetime,
    limit: Limit | None = None,
    limit_basis: str = "",
    case_data: Mapping[str, Any] | None = None,
    salt: str | None = None,
) -> Dossier:
    """Submit and accept in one: both happen or neither. The same draft again returns its dossier.

    `papers` are those handed over on paper; scans come with the draft. Any desk receives, the competent agency
    resolves (phi địa giới). `case_data` and `salt` as for `submit`. Raises CannotSubmit, CannotAccept.
    """
    known = Draft.objects.select_related("procedure_version").defer(*VERSION_AT_LARGE)
    draft = known.select_for_update(of=("self",)).get(pk=draft_id)
    if draft.dossier_id is not None:
        return Dossier.objects.get(pk=draft.dossier_id)
    scans = DraftFile.objects.filter(draft=draft).select_related("file").order_by("pk")
    dossier = submit(
        procedure_version=draft.procedure_version,
        channel=ChannelKind.DIRECT,
        resolving_agency=resolving_agency,
        receiving_agency=desk.post.agency,
        service_point=desk.service_point,
        applicant=applicant,
        answers=answers,
        files=[*papers, *(HandedIn(scan.document_key, scan.file, scan.name) for scan in scans)],
        idempotency_key=f"draft:{draft.pk.hex}",
        at=at,
        case_data=case_data,
        salt=salt,
        actor=Actor(ActorKind.OFFICER, desk.officer.pk, desk.post.pk),
    )
    accepted = accept(dossier_id=dossier.pk, officer=desk.officer, at=at, limit=limit, limit_basis=limit_basis)
    draft.dossier, draft.answers = accepted, {}
    draft.save(update_fields=["dossier", "answers"])
    return accepted
