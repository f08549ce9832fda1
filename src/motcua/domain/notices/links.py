"""The addresses notices lead to. The only place in `domain` that knows names of pages."""

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

_follow = Signer(salt="portal.follow", sep=".")


def follow_token(dossier_id: int) -> str:
    """Return the token of a dossier's public page: no personal data, not to be guessed or altered."""
    return _follow.sign(int_to_base36(dossier_id))


def read_follow_token(token: str) -> int | None:
    """Return the dossier's id; None for a token we did not make."""
    try:
        return base36_to_int(_follow.unsign(token))
    except (BadSignature, ValueError):
        return None


def to_follow(dossier_id: int) -> str:
    """Return the path of a dossier's public page."""
    return reverse("portal:dossier", args=[follow_token(dossier_id)])


def to_desk(code: str) -> str:
    """Return the path of a dossier at the officers' desk."""
    return reverse("desk:dossier", args=[code])
