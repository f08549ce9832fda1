"""The second thing an officer shows when signing in: a code of an authenticator app, or a recovery code."""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from django.db import transaction

from motcua.core.codes.one_time import matching_step, read_secret, write_secret
from motcua.domain.accounts.models import Account, SecondFactor

RECOVERY_CODES: Final = 8
_SECRET_BYTES: Final = 20  # 160 bits, as RFC 4226 §4 asks
_RECOVERY_DIGITS: Final = 10


def is_set_up(account: Account) -> bool:
    """Whether the account signs in with a second factor. One query."""
    return SecondFactor.objects.filter(account=account, confirmed_at__isnull=False).exists()


@transaction.atomic
def begin(*, account: Account) -> str:
    """Return the secret to put into the app: the one begun before, or a new one. Nothing is asked for before `confirm`.

    Raises ValueError where the account has a confirmed factor; `remove` it first.
    """
    factor, _made = SecondFactor.objects.select_for_update().get_or_create(
        account=account, defaults={"secret": write_secret(secrets.token_bytes(_SECRET_BYTES))}
    )
    if factor.confirmed_at is not None:
        raise ValueError("the account has a second factor")
    return factor.secret


@transaction.atomic
def confirm(*, account: Account, code: str, at: datetime) -> list[str] | None:
    """Take the app into use with its first code and return the recovery codes, shown once; None for a wrong code."""
    factor = _locked(account)
    step = _step(factor, code, at) if factor else None
    if factor is None or factor.confirmed_at is not None or step is None:
        return None
    codes = [_recovery_code() for _number in range(RECOVERY_CODES)]
    factor.confirmed_at, factor.last_step, factor.recovery = at, step, [_digest(factor, one) for one in codes]
    factor.save(update_fields=["confirmed_at", "last_step", "recovery"])
    return codes


@transaction.atomic
def check(*, account: Account, code: str, at: datetime) -> bool:
    """Tell whether the code is right; it is spent with that. Whoever calls this bounds the number of tries."""
    factor = _locked(account)
    if factor is None or factor.confirmed_at is None:
        return False
    if (step := _step(factor, code, at)) is not None:
        factor.last_step = step
        factor.save(update_fields=["last_step"])
        return True
    spent = _digest(factor, code)
    if spent not in factor.recovery:
        return False
    factor.recovery = [one for one in factor.recovery if one != spent]
    factor.save(update_fields=["recovery"])
    return True


def remove(*, account: Account) -> bool:
    """Take the app out of use; tell whether there was one. Where one is required, a new one comes next."""
    return SecondFactor.objects.filter(account=account).delete()[0] > 0


def _locked(account: Account) -> SecondFactor | None:
    return SecondFactor.objects.select_for_update().filter(account=account).first()


def _step(factor: SecondFactor, code: str, at: datetime) -> int | None:
    return matching_step(read_secret(factor.secret), code, at, after=factor.last_step)


def _recovery_code() -> str:
    digits = str(secrets.randbelow(10**_RECOVERY_DIGITS)).zfill(_RECOVERY_DIGITS)
    return f"{digits[:5]} {digits[5:]}"


def _digest(factor: SecondFactor, code: str) -> str:
    """Keyed, not slow: ten digits drawn by chance cannot be found in the few tries allowed."""
    return hashlib.blake2b("".join(code.split()).encode()[:64], key=factor.secret.encode(), digest_size=16).hexdigest()
