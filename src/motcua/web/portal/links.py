"""Signed addresses: they open one thing, hold no personal data, and cannot be guessed or altered."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from motcua.domain.notices.links import to_follow

RESUME_FOR_SECONDS = 30 * 24 * 3600

_resume = TimestampSigner(salt="portal.resume", sep=".")


def follow_url(dossier_id: int) -> str:
    """The whole address behind the QR code of a receipt."""
    return f"{settings.BASE_URL}{to_follow(dossier_id)}"


def resume_token(draft_id: UUID) -> str:
    """The token that takes up a draft again; it runs out after `RESUME_FOR_SECONDS`."""
    return _resume.sign(urlsafe_base64_encode(draft_id.bytes))


def read_resume_token(token: str) -> UUID | None:
    """The draft's id; None for a token that is not ours or has run out."""
    try:
        return UUID(bytes=urlsafe_base64_decode(_resume.unsign(token, max_age=RESUME_FOR_SECONDS)))
    except (BadSignature, ValueError):
        return None


def resume_url(draft_id: UUID) -> str:
    """The whole address that takes up a draft again."""
    return f"{settings.BASE_URL}{reverse('portal:resume', args=[resume_token(draft_id)])}"
