"""Words people type as the ground of an act: in an erasable row, bound to the event by a digest."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.models import ActWords, Dossier
from motcua.domain.dossiers.statements import WORDS

FACT = "words_sha256"


def digest(words: ActWords) -> str:
    """Return the digest that stands in the event for these words."""
    return hashlib.sha256(f"{words.salt}\0{words.text}".encode()).hexdigest()


def words_for(act: Act, text: str) -> ActWords:
    """Return the words of the event this act is about to append, not written yet.

    The salt keeps short words from being guessed from their digest. It follows from the application's, so that a
    replayed history gives the same events.
    """
    seq, secret = act.dossier.last_seq + 1, act.dossier.application.salt or secrets.token_hex(16)
    salt = hashlib.sha256(f"{secret}:{seq}".encode()).hexdigest()
    return ActWords(authority=act.dossier.authority, dossier=act.dossier, seq=seq, text=text.strip(), salt=salt)


def keep(words: ActWords) -> None:
    """Write the words, in the transaction of their event."""
    WORDS.insert([words])


@transaction.atomic
def erase_words(*, dossier_id: int, seq: int, at: datetime) -> bool:
    """Erase the words of one event for good and return whether there were any; the event keeps its digest."""
    words = ActWords.objects.select_for_update().filter(dossier_id=dossier_id, seq=seq, erased_at=None).first()
    if words is None:
        return False
    Dossier.objects.filter(pk=dossier_id, limit_basis=words.text).update(limit_basis="")
    words.text, words.salt, words.erased_at = "", "", at
    words.save(update_fields=["text", "salt", "erased_at"])
    return True
