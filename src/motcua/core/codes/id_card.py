"""The QR code of the identity card, as a scanner types it: `number|old number|name|born|sex|address|issued`.

Seven fields on the chip card of 2021. Later cards add fields and copies lose some, so only the 12-digit number is
insisted on: what cannot be read is left empty for the officer to fill in, never guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.core.codes.errors import UnreadableCode

LONGEST = 1000
_NUMBER = re.compile(r"[0-9]{12}")
_OLD_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")
_DIGITS = re.compile(r"[0-9]+")
_DATE = re.compile(r"(?P<day>[0-9]{2})[-/.]?(?P<month>[0-9]{2})[-/.]?(?P<year>[0-9]{4})")
# Scanners set to another keyboard type these for the bar; the full-width one comes from telephones.
_BARS = str.maketrans({"｜": "|", "¦": "|", "│": "|"})


class Sex(StrEnum):
    """As the card writes it."""

    MALE = "male"
    FEMALE = "female"


_SEXES = {"nam": Sex.MALE, "nữ": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class IdCard:
    """What the card says of its holder. Empty text or None where the code does not say it readably."""

    number: str
    old_number: str = ""
    full_name: str = ""
    born_on: date | None = None
    sex: Sex | None = None
    address: str = ""
    issued_on: date | None = None


def parse_id_card(text: str) -> IdCard:
    """Read what a scanner typed. Raises UnreadableCode when it holds no 12-digit personal number."""
    fields = _fields(text)
    number, rest = fields[0], fields[1:]
    if not _NUMBER.fullmatch(number):
        raise UnreadableCode("The code holds no 12-digit personal number: scan the QR code of the identity card.")
    # Cards of people who never had an older number keep its place empty; some readers drop the empty place.
    has_place = not rest or not rest[0] or bool(_DIGITS.fullmatch(rest[0]))
    old = rest.pop(0) if rest and has_place else ""
    name, born, sex, address, issued = (*rest, "", "", "", "", "")[:5]
    return IdCard(
        number=number,
        old_number=old if _OLD_NUMBER.fullmatch(old) else "",
        full_name=name,
        born_on=_day(born),
        sex=_SEXES.get(sex.casefold()),
        address=address,
        issued_on=_day(issued),
    )


def _fields(text: str) -> list[str]:
    composed = unicodedata.normalize("NFC", text[:LONGEST].translate(_BARS))
    return [" ".join(_printable(field).split()) for field in composed.split("|")]


def _printable(text: str) -> str:
    """Without control and invisible characters, which scanners add at the ends."""
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or char.isprintable())


def _day(text: str) -> date | None:
    written = _DATE.fullmatch(text)
    if written is None:
        return None
    try:
        return date(int(written["year"]), int(written["month"]), int(written["day"]))
    except ValueError:
        return None
