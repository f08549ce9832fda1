"""Counting failed tries, so that guessing a secret stays hopeless. Keys are hashed: no address, no code is kept."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Bound:
    """At most `tries` failures within `span`, counted from the first of them."""

    name: str
    tries: int
    span: timedelta


def client_of(request: HttpRequest) -> str:
    """The address the request came from, as the server in front of us tells it."""
    return str(request.META.get("REMOTE_ADDR", ""))


def seconds_to_wait(subject: str, bounds: Iterable[Bound]) -> int:
    """How long `subject` must wait before it may try again; 0 if it may try now."""
    return max((int(b.span.total_seconds()) for b in bounds if _count(subject, b) >= b.tries), default=0)


def record_failure(subject: str, bounds: Iterable[Bound]) -> None:
    """Count one failed try of `subject` against each bound."""
    for bound in bounds:
        key = _key(subject, bound)
        if cache.add(key, 1, timeout=int(bound.span.total_seconds())):
            continue
        try:
            cache.incr(key)
        except ValueError:  # it ran out between the two calls
            cache.add(key, 1, timeout=int(bound.span.total_seconds()))


def _count(subject: str, bound: Bound) -> int:
    return int(cache.get(_key(subject, bound), 0))


def _key(subject: str, bound: Bound) -> str:
    digest = hashlib.blake2b(f"{bound.name}\0{subject}".encode(), digest_size=16).hexdigest()
    return f"throttle:{digest}"
