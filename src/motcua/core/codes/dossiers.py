"""Codes of dossiers: built as TT 03/2025/TT-VPCP has them (amended by TT 04/2025), read as they really come.

Ordinary: `<agency>-<YYMMDD>-<serial>`, the serial of that agency and day, at least four digits. Services that run on
a ministry's central system: `<agency>-<YYMMDD>-<AA><serial>`, where AA are two digits of the identifier of the agency
that owns the system (k3 Art. 13). Other systems write the year in full and longer serials.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from motcua.core.codes.agencies import AgencyCode, parse_agency_code
from motcua.core.codes.errors import UnreadableCode

SERIAL_DIGITS = 4
_SYSTEM = re.compile(r"[0-9]{2}")
_PARTS = re.compile(r"(?P<agency>[0-9A-Z.]+)-(?P<day>[0-9]{8}|[0-9]{6})-(?P<serial>[0-9]{1,12})")
_CENTURY = 2000
# What phones and people put for the hyphen: a longer dash, a space, or spaces beside it.
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class DossierCode:
    """Agency that resolves, day of receipt, serial of that agency and day (from 1), and the central system's digits.

    `str()` writes the form of the law; `written` is the text it was read from, and does not count in comparisons.
    Raises UnreadableCode.
    """

    agency: AgencyCode
    received_on: date
    serial: int
    system: str = ""
    written: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.serial < 1:
            raise UnreadableCode(f"A dossier's serial starts at 1, not {self.serial}.")
        if not _CENTURY <= self.received_on.year < _CENTURY + 100:
            raise UnreadableCode(f"A dossier code has room for the years 2000 to 2099, not {self.received_on.year}.")
        if self.system and not _SYSTEM.fullmatch(self.system):
            raise UnreadableCode(f'"{self.system}" are not the two digits of a central system.')

    def __str__(self) -> str:
        return f"{self.agency}-{self.received_on:%y%m%d}-{self.system}{self.serial:0{SERIAL_DIGITS}d}"


def parse_dossier_code(text: str, *, central: bool = False) -> DossierCode:
    """Read a dossier code: `H26.12-261121-0007`, `000.00.00.H56-251121-0007`, `G09.20-20260609-0092637`.

    With `central`, the first two digits of the serial are the central system's (k3 Art. 13 TT 03/2025); the text
    alone cannot say so, because a busy agency's serial may have six digits too. A space or a longer dash counts as the
    hyphen. Raises UnreadableCode.
    """
    written = _SPACES.sub("-", _DASHES.sub("-", text.strip())).upper()
    parts = _PARTS.fullmatch(written)
    if parts is None:
        raise _unreadable(text)
    digits = parts["serial"]
    system = digits[:2] if central else ""
    serial = digits[len(system) :]
    if central and len(serial) < SERIAL_DIGITS:
        raise _unreadable(text)
    return DossierCode(
        agency=parse_agency_code(parts["agency"]),
        received_on=_day(parts["day"], text),
        serial=int(serial),
        system=system,
        written=written,
    )


def _day(digits: str, text: str) -> date:
    year = int(digits[:-4]) + (_CENTURY if len(digits) == 6 else 0)
    try:
        return date(year, int(digits[-4:-2]), int(digits[-2:]))
    except ValueError:
        raise UnreadableCode(f'The dossier code "{text}" names a day that does not exist.') from None


def _unreadable(text: str) -> UnreadableCode:
    return UnreadableCode(f'"{text}" is not a dossier code. It looks such as H26.12-261121-0007.')
