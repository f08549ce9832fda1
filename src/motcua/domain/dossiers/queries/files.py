"""One file of one dossier, for an officer who may see the dossier."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from motcua.domain.accounts.models import Officer
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.models import Dossier, Result, SubmittedDocument
from motcua.domain.dossiers.permissions import visible_to


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file with its dossier, under the name it was handed in with (a result: under the result's name)."""

    dossier: Dossier
    file: StoredFile
    name: str


def find_file(officer: Officer, code: str, sha256: str, *, at: datetime) -> FoundFile | None:
    """Return the file if the officer may see the dossier and the file belongs to it, else None. At most 3 queries."""
    dossier = visible_to(officer, timezone.localdate(at)).filter(code=code).first()
    if dossier is None:
        return None
    for model in (SubmittedDocument, Result):
        held = model.objects.filter(dossier=dossier, file__sha256=sha256).select_related("file").first()
        if held is not None and held.file is not None:
            return FoundFile(dossier, held.file, held.name)
    return None
