"""Counting tries, so that guessing a secret stays hopeless. Keys are hashed: no address and no code is kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest

from motcua.domain.accounts.attempts import count_attempt, forget_attempts, take_back_attempt


@dataclass(frozen=True, slots=True)
class Bound:
    """At most `tries` within `span`, counted from the first of them."""

    name: str
    tries: int
    span: timedelta

    @property
    def seconds(self) -> int:
        """The span in seconds."""
        return int(self.span.total_seconds())


def client_of(request: HttpRequest) -> str:
    """The address the request came from; behind a proxy the one its header names (MOTCUA_CLIENT_HEADER)."""
    named = request.headers.get(settings.CLIENT_HEADER, "") if settings.CLIENT_HEADER else ""
    return named or str(request.META.get("REMOTE_ADDR", ""))


def take(subject: str, bounds: Sequence[Bound]) -> int:
    """Count one try of `subject` before it is made; the seconds to wait where that is one too many, else 0.

    Counting comes first, so that tries made at the same moment cannot slip through together.
    """
    over = (
        bound.seconds for bound in bounds if count_attempt(_key(subject, bound), seconds=bound.seconds) > bound.tries
    )
    return max(over, default=0)


def forgive(subject: str, bounds: Sequence[Bound]) -> None:
    """Forget the tries of `subject`: it has shown that it knows the secret."""
    forget_attempts([_key(subject, bound) for bound in bounds])


def give_back(subject: str, bounds: Sequence[Bound]) -> None:
    """Take the last try of `subject` off the count: it was no guess."""
    take_back_attempt([_key(subject, bound) for bound in bounds])


def _key(subject: str, bound: Bound) -> str:
    return hashlib.blake2b(f"{bound.name}\0{subject}".encode(), digest_size=16).hexdigest()
