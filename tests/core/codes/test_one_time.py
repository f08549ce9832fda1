"""One-time codes against the published test values of RFC 4226 and RFC 6238."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.codes import UnreadableCode
from motcua.core.codes.one_time import code_of, matching_step, read_secret, setup_address, step_at, write_secret

SECRET = b"12345678901234567890"
NEVER = -1


@pytest.mark.parametrize(
    ("step", "code"),
    list(
        enumerate(["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"])
    ),
)
def test_rfc_4226_appendix_d(step: int, code: str) -> None:
    assert code_of(SECRET, step) == code


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "94287082"), (1111111109, "07081804"), (1111111111, "14050471"), (1234567890, "89005924"),
     (2000000000, "69279037"), (20000000000, "65353130")],
)  # fmt: skip
def test_rfc_6238_appendix_b_whose_eight_digits_end_in_our_six(seconds: int, code: str) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert code_of(SECRET, step_at(at)) == code[-6:]
    assert matching_step(SECRET, code[-6:], at, after=NEVER) == step_at(at)


@given(st.integers(0, 2**33), st.binary(min_size=10, max_size=40))
def test_a_code_is_good_once_and_near_its_time(seconds: int, secret: bytes) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds % 10**8)
    step = step_at(at)
    code = code_of(secret, step)
    assert matching_step(secret, f" {code[:3]} {code[3:]} ", at + timedelta(seconds=30), after=NEVER) is not None
    far = matching_step(secret, code, at + timedelta(minutes=5), after=NEVER)
    assert far is None or code_of(secret, far) == code  # another step may have the same six digits
    assert matching_step(secret, code, at, after=step + 1) is None


@given(st.binary(min_size=1, max_size=64))
def test_a_secret_is_read_as_it_was_written_in_groups_too(secret: bytes) -> None:
    written = write_secret(secret)
    groups = " ".join(written[at : at + 4] for at in range(0, len(written), 4)).lower()
    assert read_secret(groups) == secret
    assert base64.b32decode(written + "=" * (-len(written) % 8)) == secret


@pytest.mark.parametrize("text", ["1", "không phải", "A1"])
def test_what_is_no_secret_is_refused(text: str) -> None:
    with pytest.raises(UnreadableCode):
        read_secret(text)


def test_the_address_of_the_set_up_holds_account_issuer_and_secret() -> None:
    parts = urlsplit(setup_address(SECRET, account="lanhdao.badinh", issuer="Một Cửa"))
    assert (parts.scheme, parts.netloc, parts.path) == ("otpauth", "totp", "/M%E1%BB%99t%20C%E1%BB%ADa:lanhdao.badinh")
    assert parse_qs(parts.query) == {"secret": [write_secret(SECRET)], "issuer": ["Một Cửa"]}


def test_letters_typed_for_digits_match_nothing() -> None:
    assert matching_step(SECRET, "đúng rồi", datetime.fromtimestamp(59, UTC), after=NEVER) is None
