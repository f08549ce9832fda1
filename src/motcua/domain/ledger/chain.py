"""How events are hashed and chained. Pure: the same event gives the same bytes for ever."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Sealed:
    """The fields of an event its hash covers: all of them but the hash itself."""

    authority: str
    opened_month: date
    dossier_id: int
    seq: int
    verb: str
    at: datetime
    recorded_at: datetime
    actor_kind: str
    officer_id: int | None
    post_id: int | None
    delegation_id: int | None
    payload_version: int
    payload: Any

    def fields(self) -> dict[str, Any]:
        """Return the fields by name, the payload not copied (`dataclasses.asdict` would, at a tenth of an act)."""
        return {name: getattr(self, name) for name in self.__slots__}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a ledger payload cannot hold {type(value).__name__}")


def canonical(event: Sealed) -> bytes:
    """Return the canonical form: JSON, keys sorted, no spaces, UTF-8, instants in UTC with microseconds."""
    text = json.dumps(event.fields(), default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def event_hash(event: Sealed, prev_hash: bytes) -> bytes:
    """Return SHA-256 over the previous hash followed by the canonical form."""
    return hashlib.sha256(prev_hash + canonical(event)).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """Return the Merkle root of `leaves` in order (RFC 6962 shape: 0x00 leaf, 0x01 node prefixes); zeros when empty."""
    if not leaves:
        return GENESIS
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = [
            hashlib.sha256(b"\1" + level[i] + level[i + 1]).digest() if i + 1 < len(level) else level[i]
            for i in range(0, len(level), 2)
        ]
        level = pairs
    return level[0]
