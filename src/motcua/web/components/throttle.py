"""Counting tries, so that guessing a secret stays hopeless. Keys are hashed: no address and no code is kept."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.http import HttpRequest


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
    """The address the request came from, as the server in front of us tells it."""
    return str(request.META.get("REMOTE_ADDR", ""))


def take(subject: str, bounds: Sequence[Bound]) -> int:
    """Count one try of `subject` before it is made; the seconds to wait where that is one too many, else 0.

    Counting comes first, so that tries made at the same moment cannot slip through together.
    """
    return max(
        (bound.seconds for bound in bounds if _raise(_key(subject, bound), bound.seconds) > bound.tries), default=0
    )


def forgive(subject: str, bounds: Sequence[Bound]) -> None:
    """Forget the tries of `subject`: it has shown that it knows the secret."""
    cache.delete_many([_key(subject, bound) for bound in bounds])


def give_back(subject: str, bounds: Sequence[Bound]) -> None:
    """Take the last try of `subject` off the count: it was no guess."""
    for bound in bounds:
        key = _key(subject, bound)
        if cache.get(key):
            cache.decr(key)


def _raise(key: str, seconds: int) -> int:
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two calls
        cache.add(key, 1, timeout=seconds)
        return 1


def _key(subject: str, bound: Bound) -> str:
    digest = hashlib.blake2b(f"{bound.name}\0{subject}".encode(), digest_size=16).hexdigest()
    return f"throttle:{digest}"
