"""Making a checklist, beginning an application from one, sending it, and taking it away when its time is over."""

import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.core.codes.checklists import CHECKLIST_BITS, checklist_code
from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.domain.dossiers.actions.counter import start_at_desk
from motcua.domain.dossiers.actions.drafts import save_answers, start_draft
from motcua.domain.dossiers.models import Dossier, Draft
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.guide import guide_of
from motcua.domain.guidance.models import Checklist, Preparation
from motcua.domain.notices.actions import Recipient, queue
from motcua.domain.notices.contexts import ChecklistLink
from motcua.domain.notices.models import Template

KEPT_FOR: Final = timedelta(days=90)


def make_checklist(*, version_id: int, answers: Answers, language: str, at: datetime) -> Checklist:
    """Keep the answers of a finished interview under a new code."""
    return Checklist.objects.create(
        code=checklist_code(secrets.randbits(CHECKLIST_BITS)),
        procedure_version_id=version_id,
        answers=guide_of(version_id).settled(answers).to_json(),
        language=language,
        created_at=at,
        expires_at=at + KEPT_FOR,
    )


@transaction.atomic
def start_online(
    *, checklist: Checklist | None, version: ProcedureVersion, agency: Agency, known: Mapping[str, Any], language: str,
    at: datetime,
) -> Draft:  # fmt: skip
    """Begin an application online; from a checklist, with what it already `known`s answered."""
    draft = start_draft(procedure_version=version, resolving_agency=agency, language=language, at=at)
    return draft if checklist is None else _prepared(draft, checklist, known, at)


@transaction.atomic
def start_at_counter(
    *, checklist: Checklist, version: ProcedureVersion, known: Mapping[str, Any], language: str, at: datetime
) -> Draft:
    """Begin an application at the counter from a checklist, with what it already knows answered."""
    return _prepared(start_at_desk(procedure_version=version, language=language, at=at), checklist, known, at)


@transaction.atomic
def carried_through(*, draft_id: UUID, submit: Callable[[], Dossier]) -> Dossier:
    """Submit a draft and note, in the same transaction, which checklist its dossier came from. Raises what `submit`
    raises."""
    dossier = submit()
    Preparation.objects.filter(draft_id=draft_id, dossier=None).update(dossier=dossier)
    return dossier


@transaction.atomic
def send_checklist(*, address: str, language: str, context: ChecklistLink, at: datetime) -> None:
    """Send a checklist to an address, which is forgotten as soon as the message has left or cannot be sent."""
    recipients = [Recipient(address=address, language=language)]
    queue(template=Template.CHECKLIST, dossier_id=None, recipients=recipients, context=context, at=at)


def purge_checklists(*, at: datetime) -> int:
    """Take away the checklists whose time is over and return how many. Which dossiers came from one stays known."""
    gone, _by_model = Checklist.objects.filter(expires_at__lte=at).delete()
    return gone


def _prepared(draft: Draft, checklist: Checklist, known: Mapping[str, Any], at: datetime) -> Draft:
    Preparation.objects.create(authority=settings.AUTHORITY, checklist=checklist, draft=draft, begun_at=at)
    return save_answers(draft_id=draft.pk, answers=known, asked=[], at=at) if known else draft
