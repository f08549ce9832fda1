"""Telephone numbers, e-mail addresses and identity numbers: read to one written form each."""

from __future__ import annotations

import re
from typing import Final

from motcua.core.forms.errors import Refused
from motcua.core.forms.messages import ErrorKey

_PUNCTUATION: Final = re.compile(r"[ .\-()]")
_HOME_PHONE: Final = re.compile(r"0[1-9][0-9]{8,9}", re.ASCII)
_FOREIGN_PHONE: Final = re.compile(r"\+[1-9][0-9]{7,14}", re.ASCII)
_ID_NUMBER: Final = re.compile(r"[0-9]{12}", re.ASCII)
_EMAIL: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+){0,10}"
    r"@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,63})",
    re.ASCII,
)


def read_phone(text: str) -> str:
    """Return "0912345678" for "+84 912 345 678" and the like, "+4930123456" for a foreign number; raises Refused."""
    digits = _PUNCTUATION.sub("", text)
    for prefix in ("+84", "0084"):
        if digits.startswith(prefix):
            digits = "0" + digits.removeprefix(prefix).removeprefix("0")
    if len(digits) == 11 and digits.startswith("84"):
        digits = "0" + digits[2:]
    if _HOME_PHONE.fullmatch(digits) or _FOREIGN_PHONE.fullmatch(digits):
        return digits
    raise Refused(ErrorKey.PHONE)


def show_phone(number: str) -> str:
    """Return the number in groups, as it is read aloud."""
    if number.startswith("0") and len(number) == 10:
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if number.startswith("0") and len(number) == 11:
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    return number


def read_email(text: str) -> str:
    """Return the address with its domain in lower case; raises Refused."""
    found = _EMAIL.fullmatch(text)
    if not found or len(text) > 254 or text.index("@") > 64:
        raise Refused(ErrorKey.EMAIL)
    return text[: found.start(1)] + found[1].lower()


def read_id_number(text: str) -> str:
    """Return the 12 digits of a personal identification number (Law 26/2023/QH15, art. 12); raises Refused."""
    digits = text.replace(" ", "").replace(".", "")
    if not _ID_NUMBER.fullmatch(digits):
        raise Refused(ErrorKey.ID_NUMBER)
    return digits
