"""Money and numbers as people write them: 1.500.000 or 1,500,000; 85,5 or 85.5.

A separator followed by exactly three digits groups thousands; one followed by one or two digits marks decimals.
At most two decimals are taken, so no reading is ambiguous in either language.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from motcua.core.forms.errors import Refused
from motcua.core.forms.messages import ErrorKey

_CURRENCY: Final = re.compile(r"(?: ?(?:đồng|đ|₫|vnđ|vnd))?", re.IGNORECASE)
_MONEY: Final = re.compile(r"([1-9][0-9]{0,2}([., ])[0-9]{3}(?:\2[0-9]{3})*|[0-9]+)", re.ASCII)
_NUMBER: Final = re.compile(
    r"(?P<whole>-?(?:[1-9][0-9]{0,2}(?P<group>[., ])[0-9]{3}(?:(?P=group)[0-9]{3})*|[0-9]+))"
    r"(?:(?P<point>[.,])(?P<decimals>[0-9]+))?",
    re.ASCII,
)
_DIGITS: Final = 16
_EXACT: Final = 10**12


def read_money(text: str) -> int:
    """Return whole đồng; raises Refused."""
    amount = _MONEY.match(text)
    if not amount or not _CURRENCY.fullmatch(text, amount.end()):
        raise Refused(ErrorKey.MONEY)
    digits = re.sub(r"[^0-9]", "", amount[0])
    if len(digits) > _DIGITS:
        raise Refused(ErrorKey.MONEY)
    return int(digits)


def read_number(text: str, *, whole: bool) -> int | float:
    """Return an int where the value is whole, else a float with at most two decimals; raises Refused."""
    found = _NUMBER.fullmatch(text)
    if not found or found["point"] == found["group"] is not None:
        raise Refused(ErrorKey.WHOLE_NUMBER if whole else ErrorKey.NUMBER)
    digits = re.sub(r"[^0-9-]", "", found["whole"])
    decimals = (found["decimals"] or "").rstrip("0")
    if len(digits) > _DIGITS or (decimals and abs(int(digits)) >= _EXACT):
        raise Refused(ErrorKey.NUMBER)
    if not decimals:
        return int(digits)
    if whole:
        raise Refused(ErrorKey.WHOLE_NUMBER)
    if len(decimals) > 2:
        raise Refused(ErrorKey.DECIMALS)
    return float(Decimal(f"{digits}.{decimals}"))


def show_money(amount: int, language: str) -> str:
    """Return "1.500.000 đồng" or "1,500,000 VND"."""
    return f"{show_number(amount, language)} {'đồng' if language == 'vi' else 'VND'}"


def show_number(value: int | float, language: str) -> str:
    """Return the number with grouped thousands in the habit of `language`."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = f"{value:,}" if isinstance(value, int) else f"{Decimal(repr(value)):,f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text


def is_typeable(value: int | float) -> bool:
    """Whether a person could have typed `value`: two decimals at most, and none that a float would lose."""
    if isinstance(value, int) or value.is_integer():
        return True
    return round(value, 2) == value and abs(value) < _EXACT
