"""Opening a person's data is written down: who, when, for what."""

from datetime import datetime

from motcua.domain.accounts.models import Officer
from motcua.domain.dossiers.models import AccessRecord, Dossier


def record_access(*, dossier: Dossier, officer: Officer, purpose: str, at: datetime) -> None:
    """Record that an officer opened a dossier's personal data for a purpose (a short key such as `page`, `file`)."""
    AccessRecord.objects.create(authority=dossier.authority, dossier=dossier, officer=officer, purpose=purpose, at=at)


def record_access_besides(*, authority: str, subject: str, officer: Officer, purpose: str, at: datetime) -> None:
    """Record that an officer opened a person's data that belong to no dossier.

    `subject` is the kind and number of what holds them (`hand_off:12`), not the data; the record stays when they go.
    """
    AccessRecord.objects.create(authority=authority, subject=subject, officer=officer, purpose=purpose, at=at)
