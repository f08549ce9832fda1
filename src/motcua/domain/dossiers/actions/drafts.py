"""An application being filled in: kept after every page, sent once. A draft is not yet a dossier and has no ledger."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.actions.submission import Applicant, HandedIn, submit
from motcua.domain.dossiers.models import Dossier, Draft, DraftFile
from motcua.domain.notices.actions import Recipient, queue
from motcua.domain.notices.contexts import ResumeLink
from motcua.domain.notices.models import Template

VERSION_AT_LARGE: Final = ("procedure_version__content", "procedure_version__raw", "procedure_version__unread")
"""The large columns of a draft's version, which nothing needs when it is handed in."""
MOST_FILES = 20
"""How many files a draft may hold for one paper."""


class DraftSent(Exception):
    """The draft has become a dossier and is not changed any more."""

    def __init__(self, dossier_id: int) -> None:
        self.dossier_id = dossier_id
        super().__init__(f"the draft was sent as dossier {dossier_id}")


class TooManyFiles(Exception):
    """A paper of the draft has `MOST_FILES` files already."""


def start_draft(*, procedure_version: ProcedureVersion, resolving_agency: Agency, language: str, at: datetime) -> Draft:
    """Begin an application."""
    return Draft.objects.create(
        procedure_version=procedure_version,
        channel=ChannelKind.ONLINE,
        resolving_agency=resolving_agency,
        language=language,
        created_at=at,
        saved_at=at,
    )


@transaction.atomic
def save_answers(*, draft_id: UUID, answers: Mapping[str, Any], asked: Sequence[str], at: datetime) -> Draft:
    """Keep the answers of one page; those `asked` there and not answered any more are dropped. Raises DraftSent."""
    draft = _locked(draft_id)
    kept = {name: value for name, value in draft.answers.items() if name not in asked}
    draft.answers, draft.saved_at = {**kept, **answers}, at
    draft.save(update_fields=["answers", "saved_at"])
    return draft


@transaction.atomic
def add_file(*, draft_id: UUID, document_key: str, file: StoredFile, name: str, at: datetime) -> None:
    """Keep a checked file for a paper; the same bytes are kept once. Raises DraftSent, TooManyFiles."""
    draft = _locked(draft_id)
    held = DraftFile.objects.filter(draft=draft, document_key=document_key)
    if held.filter(file=file).exists():
        return
    if held.count() >= MOST_FILES:
        raise TooManyFiles
    DraftFile.objects.create(draft=draft, document_key=document_key, file=file, name=name, added_at=at)
    draft.saved_at = at
    draft.save(update_fields=["saved_at"])


@transaction.atomic
def remove_file(*, draft_id: UUID, draft_file_id: int) -> None:
    """Drop a file of the draft, if it is there. Raises DraftSent."""
    DraftFile.objects.filter(draft=_locked(draft_id), pk=draft_file_id).delete()


@transaction.atomic
def send_resume_link(*, draft_id: UUID, address: str, link: str, kept_until: datetime, at: datetime) -> None:
    """Send the link that takes up the draft again. Raises DraftSent."""
    draft = _locked(draft_id)
    version = draft.procedure_version
    name = (version.name_en if draft.language == "en" else "") or version.name
    queue(
        template=Template.RESUME_LINK,
        dossier_id=None,
        recipients=[Recipient(address=address, language=draft.language)],
        context=ResumeLink(procedure=name, link=link, kept_until=kept_until),
        at=at,
    )


@transaction.atomic
def submit_draft(
    *,
    draft_id: UUID,
    applicant: Applicant,
    answers: Mapping[str, Any],
    declared: Sequence[str],
    at: datetime,
    case_data: Mapping[str, Any] | None = None,
    salt: str | None = None,
) -> Dossier:
    """Submit the draft with its files; sent again, it gives the dossier of the first time.

    `answers` are those that apply and were checked against the form; `declared` are the papers the electronic form
    takes the place of; `case_data` and `salt` as for `submit`. Raises CannotSubmit.
    """
    known = Draft.objects.select_related("procedure_version", "resolving_agency")
    draft = known.defer(*VERSION_AT_LARGE).select_for_update(of=("self",)).get(pk=draft_id)
    assert draft.resolving_agency is not None
    files = [HandedIn(row.document_key, row.file, row.name) for row in _files(draft)]
    filled = [HandedIn(key, None, "") for key in declared]
    draft.dossier = submit(
        procedure_version=draft.procedure_version,
        channel=draft.channel,
        resolving_agency=draft.resolving_agency,
        receiving_agency=draft.resolving_agency,
        applicant=applicant,
        answers=answers,
        files=[*filled, *files],
        idempotency_key=f"draft:{draft.pk.hex}",
        at=at,
        case_data=case_data,
        salt=salt,
    )
    draft.answers = {}
    draft.save(update_fields=["dossier", "answers"])
    return draft.dossier


def _files(draft: Draft) -> Sequence[DraftFile]:
    return list(DraftFile.objects.filter(draft=draft).select_related("file").order_by("pk"))


def _locked(draft_id: UUID) -> Draft:
    """Lock an unsent draft. Raises DraftSent, Draft.DoesNotExist."""
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    if draft.dossier_id is not None:
        raise DraftSent(draft.dossier_id)
    return draft
