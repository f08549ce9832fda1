"""Erasing what nobody came back to: personal data are kept no longer than somebody needs them."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.models import Draft, DraftFile, Result, SubmittedDocument

BATCH: Final = 500
DRAFTS_KEPT: Final = timedelta(days=45)
"""Longer than the 30 days for which the link that takes up a draft works, counted from the last page saved."""
UNUSED_KEPT: Final = timedelta(days=2)
"""Longer than anybody keeps a page open between uploading a file and sending it."""


@transaction.atomic
def sweep_drafts(*, at: datetime) -> int:
    """Erase up to `BATCH` drafts that were neither sent nor touched for `DRAFTS_KEPT`. Returns how many went."""
    left = Draft.objects.filter(dossier=None, saved_at__lt=at - DRAFTS_KEPT).select_for_update(skip_locked=True)
    gone = list(left.values_list("pk", flat=True)[:BATCH])
    Draft.objects.filter(pk__in=gone).delete()
    return len(gone)


@transaction.atomic
def sweep_files(*, at: datetime) -> int:
    """Forget up to `BATCH` stored files that no draft, dossier or result holds. Returns how many went.

    A file that somebody uploads again at this moment has a fresh `stored_at` and stays. The bytes are erased
    afterwards by `documents.actions.sweep_bytes`.
    """
    held = [
        Exists(model._default_manager.filter(file=OuterRef("pk"))) for model in (DraftFile, SubmittedDocument, Result)
    ]
    unused = StoredFile.objects.filter(*(~one for one in held), stored_at__lt=at - UNUSED_KEPT)
    gone = list(unused.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
    StoredFile.objects.filter(pk__in=gone).delete()
    return len(gone)
