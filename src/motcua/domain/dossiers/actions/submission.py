"""Submitting: a code, a receipt and a first hand, or a clear refusal and nothing."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from motcua.domain.agencies.models import Agency, Level, ServicePoint
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.catalogue.queries import required_documents
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers import codes, statements, telling
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.models import Application, Dossier, SubmittedDocument
from motcua.domain.dossiers.refusals import CannotSubmit, Why
from motcua.domain.dossiers.state import application_digest
from motcua.domain.ledger.actions import CITIZEN, SYSTEM, Actor
from motcua.domain.ledger.models import Verb
from motcua.domain.processes.queries import version_for


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applies. `id_number` is the 12-digit personal number, or an organisation's number."""

    full_name: str
    id_number: str
    phone: str
    email: str = ""
    address: str = ""
    subject: int = Application.Subject.CITIZEN
    language: str = "vi"


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A checked file for a required document; `file` is None for a paper handed over at the desk."""

    document_key: str
    file: StoredFile | None
    name: str


def submit(
    *,
    procedure_version: ProcedureVersion,
    channel: str,
    resolving_agency: Agency,
    receiving_agency: Agency,
    applicant: Applicant,
    answers: Mapping[str, Any],
    files: Sequence[HandedIn],
    idempotency_key: str,
    at: datetime,
    service_point: ServicePoint | None = None,
    case_data: Mapping[str, Any] | None = None,
    actor: Actor = CITIZEN,
    salt: str | None = None,
) -> Dossier:
    """Submit an application and return its dossier. The same key again returns the dossier of the first time.

    `salt` hides the answers in the ledger's digest; only a replayed history gives its own.
    Raises CannotSubmit: VERSION_ENDED, DOCUMENT_UNKNOWN, DOCUMENT_MISSING, NO_POST, KEY_USED_OTHERWISE.
    """
    if earlier := _earlier(resolving_agency.authority, idempotency_key, procedure_version):
        return earlier
    _check(procedure_version, channel, files, at)
    dossier = _blank(procedure_version, channel, resolving_agency, receiving_agency, at)
    dossier.service_point, dossier.idempotency_key = service_point, idempotency_key
    dossier.case_data = dict(case_data or {})
    try:
        with transaction.atomic():
            return _open(dossier, applicant, answers, files, actor, salt or secrets.token_hex(16))
    except IntegrityError as error:
        # Two requests with one key at the same moment: the second finds the first one's dossier.
        if "submitted_once" not in str(error):
            raise
        found = _earlier(resolving_agency.authority, idempotency_key, procedure_version)
        assert found is not None
        return found


def submit_linked(
    *, parent: Dossier, token: int, procedure_version: ProcedureVersion, resolving_agency: Agency, at: datetime
) -> Dossier:
    """Open the child dossier a parent's call step waits for. Runs inside the parent's act, which holds its lock."""
    dossier = _blank(procedure_version, parent.channel, resolving_agency, resolving_agency, at)
    dossier.idempotency_key = f"linked:{parent.pk}:{token}"
    dossier.parent, dossier.parent_token = parent, token
    source = Application.objects.get(dossier_id=parent.pk)
    applicant = Applicant(
        source.full_name, source.id_number, source.phone, source.email, source.address, source.subject, source.language
    )
    shared = [
        HandedIn(paper.document_key, paper.file, paper.name)
        for paper in parent.submitted_documents.select_related("file")
    ]
    return _open(dossier, applicant, source.answers, shared, SYSTEM, source.salt)


def _earlier(authority: str, key: str, version: ProcedureVersion) -> Dossier | None:
    found = statements.earlier(authority, key)
    if found is not None and found.procedure_version_id != version.pk:
        raise CannotSubmit(Why.KEY_USED_OTHERWISE)
    return found


def _check(version: ProcedureVersion, channel: str, files: Sequence[HandedIn], at: datetime) -> None:
    if version.valid_to is not None and version.valid_to <= at:
        raise CannotSubmit(Why.VERSION_ENDED)
    asked = {paper.key: paper for paper in required_documents(version.pk)}
    for handed in files:
        if handed.document_key not in asked:
            raise CannotSubmit(Why.DOCUMENT_UNKNOWN, handed.document_key)
    given = {handed.document_key for handed in files}
    for key, paper in asked.items():
        # Papers of a case may not apply, and what a register already has is not asked for again.
        if paper.is_required and not paper.case and not paper.reuse and key not in given:
            raise CannotSubmit(Why.DOCUMENT_MISSING, key)


def _blank(version: ProcedureVersion, channel: str, resolving: Agency, receiving: Agency, at: datetime) -> Dossier:
    level = resolving.level if resolving.level in (Level.WARD, Level.PROVINCE) else Level.PROVINCE
    return Dossier(
        authority=resolving.authority,
        opened_month=timezone.localdate(at).replace(day=1),
        procedure_id=version.procedure_id,
        procedure_version=version,
        process_version=version_for(procedure_id=version.procedure_id, level=level),
        channel=channel,
        receiving_agency=receiving,
        resolving_agency=resolving,
        submitted_at=at,
        last_at=at,
    )


def _open(
    dossier: Dossier,
    applicant: Applicant,
    answers: Mapping[str, Any],
    files: Sequence[HandedIn],
    actor: Actor,
    salt: str,
) -> Dossier:
    dossier.code, dossier.pk, recorded_at, directory = codes.allot(
        agency=dossier.resolving_agency, at=dossier.submitted_at
    )
    act = Act.begin(dossier, recorded_at=recorded_at, directory=directory, actor=actor, refusal=CannotSubmit)
    act.start()
    application = Application(
        authority=dossier.authority,
        dossier=dossier,
        subject=applicant.subject,
        full_name=applicant.full_name,
        id_number=applicant.id_number,
        phone=applicant.phone,
        email=applicant.email,
        address=applicant.address,
        language=applicant.language,
        answers=dict(answers),
        salt=salt,
    )
    seq = act.commit(Verb.SUBMITTED, _facts(dossier, application_digest(application), files))
    statements.APPLICATIONS.insert([application])
    dossier.application = application
    telling.submitted(act, add_documents(act, files, seq))
    return dossier


def _facts(dossier: Dossier, digest: str, files: Sequence[HandedIn]) -> dict[str, Any]:
    return {
        "code": dossier.code,
        "procedure_version": dossier.procedure_version_id,
        "process_version": dossier.process_version_id,
        "channel": dossier.channel,
        "receiving_agency": dossier.receiving_agency_id,
        "resolving_agency": dossier.resolving_agency_id,
        "service_point": dossier.service_point_id,
        "parent": dossier.parent_id,
        "parent_token": dossier.parent_token,
        "application_digest": digest,
        "documents": document_facts(files),
    }


def document_facts(files: Sequence[HandedIn]) -> list[dict[str, Any]]:
    """Return what the ledger keeps of handed-in papers: key, hash and size, never the name a person gave."""
    return [
        {
            "key": handed.document_key,
            "sha256": handed.file.sha256 if handed.file else None,
            "size": handed.file.size if handed.file else None,
        }
        for handed in files
    ]


def add_documents(act: Act, files: Sequence[HandedIn], seq: int) -> list[SubmittedDocument]:
    """Write the handed-in papers of event `seq` and return them."""
    papers = [
        SubmittedDocument(
            authority=act.dossier.authority,
            dossier=act.dossier,
            document_key=handed.document_key,
            file=handed.file,
            name=handed.name,
            seq=seq,
            added_at=act.at,
        )
        for handed in files
    ]
    statements.DOCUMENTS.insert(papers)
    return papers
