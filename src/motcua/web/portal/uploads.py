"""Taking in files people choose: each is checked before it counts, and each refusal names its file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from motcua.domain.documents.actions import receive
from motcua.domain.documents.models import StoredFile
from motcua.domain.documents.names import display_name
from motcua.domain.documents.refusals import FileRefused
from motcua.domain.dossiers.actions.drafts import MOST_FILES
from motcua.web.components.file_words import file_refusal


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of the files of one request."""

    files: tuple[tuple[StoredFile, str], ...]
    refusals: tuple[str, ...]


def too_many_files() -> str:
    """That a paper holds as many files as it may, and what to do."""
    words = _("Giấy tờ này đã có %(most)s tệp. Hãy xóa bớt hoặc ghép nhiều trang vào một tệp PDF.")
    return words % {"most": MOST_FILES}


def take_in(uploads: Iterable[UploadedFile], *, at: datetime) -> TakenIn:
    """Check and store each file; those refused come back as sentences that name them and say what to do."""
    taken, refused = [], []
    for upload in uploads:
        name = upload.name or ""
        try:
            stored = receive(upload=upload, name=name, authority=settings.AUTHORITY, at=at)
            taken.append((stored, display_name(name)))
        except FileRefused as refusal:
            refused.append(file_refusal(refusal))
    return TakenIn(tuple(taken), tuple(refused))
