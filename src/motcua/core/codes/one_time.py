"""One-time codes of an authenticator app: HOTP (RFC 4226) over half-minute steps (TOTP, RFC 6238)."""

import base64
import hashlib
import hmac
from datetime import datetime
from typing import Final
from urllib.parse import quote, urlencode

from motcua.core.codes.errors import UnreadableCode

DIGITS: Final = 6
STEP_SECONDS: Final = 30
_DRIFT: Final = 1  # steps a phone's clock may be off, either way (RFC 6238 §5.2)


def code_of(secret: bytes, step: int) -> str:
    """Return the code of one half-minute step (RFC 4226 §5.3)."""
    digest = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_at(at: datetime) -> int:
    """Return the number of the half-minute step an instant lies in."""
    return int(at.timestamp()) // STEP_SECONDS


def matching_step(secret: bytes, typed: str, at: datetime, *, after: int) -> int | None:
    """Return the step whose code was typed, near `at` and later than the step `after`; None where there is none.

    A code is good once: keep the step returned and pass it as `after` from then on (RFC 6238 §5.2).
    """
    code = "".join(typed.split())
    now = step_at(at)
    found = None
    for step in range(now - _DRIFT, now + _DRIFT + 1):
        # Every step is compared, whatever the others gave: the time taken tells nothing.
        if hmac.compare_digest(code_of(secret, step).encode(), code.encode()) and step > after:
            found = step
    return found


def read_secret(text: str) -> bytes:
    """Read a secret as people copy it: base32, in groups or not. Raises UnreadableCode."""
    plain = "".join(text.split()).upper()
    try:
        return base64.b32decode(plain + "=" * (-len(plain) % 8))
    except ValueError:
        raise UnreadableCode("This is not a secret of an authenticator app.") from None


def write_secret(secret: bytes) -> str:
    """Write a secret as it is stored and shown: base32 without padding."""
    return base64.b32encode(secret).decode().rstrip("=")


def setup_address(secret: bytes, *, account: str, issuer: str) -> str:
    """Return what the QR code of the set-up page holds: an `otpauth` address that every authenticator app reads."""
    label = quote(f"{issuer}:{account}", safe=":")
    asked = urlencode({"secret": write_secret(secret), "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{label}?{asked}"
