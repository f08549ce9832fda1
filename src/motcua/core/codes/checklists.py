"""The code of a checklist: cannot be guessed, short enough to be typed and to make a coarse QR code."""

import re
from typing import Final

CHECKLIST_BITS: Final = 65
"""How many random bits a code holds."""

# Crockford's base 32: no I, L, O, U, so that nothing is mistaken for a digit or spells a word.
_DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = 13
_READ_AS = str.maketrans("ILO", "110")
_SPACING = re.compile(r"[\s\-–.]+")
_IN_ADDRESS = re.compile(r"/dm/([^/?#]+)")


def checklist_code(number: int) -> str:
    """Write a number below 2 to the `CHECKLIST_BITS` as a code. Raises ValueError for any other."""
    if not 0 <= number < 1 << CHECKLIST_BITS:
        raise ValueError(f"A checklist's number has {CHECKLIST_BITS} bits.")
    return "".join(_DIGITS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def read_checklist_code(text: str) -> str | None:
    """Return the code a person typed or a scanner read, alone or inside the checklist's address; None if it is none.

    Small letters, spaces and dashes do not matter; I and L are read as 1, O as 0.
    """
    found = _IN_ADDRESS.search(text)
    typed = found[1] if found else text
    code = _SPACING.sub("", typed).upper().translate(_READ_AS)
    return code if len(code) == _LENGTH and set(code) <= set(_DIGITS) else None


def spaced(code: str) -> str:
    """Return a code in groups, as it is printed and read aloud: 7K3QZ-M0XWB-4TR."""
    return "-".join(code[begin : begin + 5] for begin in range(0, len(code), 5))
