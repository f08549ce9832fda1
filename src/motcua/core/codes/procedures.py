"""Codes of procedures: the national one, and a province's own copy of it."""

import re
from dataclasses import dataclass

from motcua.core.codes.agencies import AgencyCode, parse_agency_code
from motcua.core.codes.errors import UnreadableCode

_NATIONAL = re.compile(r"[0-9]\.[0-9]{6}")


@dataclass(frozen=True)
class ProcedureCode:
    """A procedure's national code (`1.001193`) and, on a local copy, the agency that made it its own."""

    national: str
    local: AgencyCode | None = None

    def __str__(self) -> str:
        return f"{self.national}.{self.local}" if self.local else self.national


def parse_procedure_code(text: str) -> ProcedureCode:
    """Read `1.001193` or, with a local suffix, `1.001193.000.00.00.H56`. Raises UnreadableCode."""
    code = text.strip()
    national, rest = code[:8], code[8:]
    if not _NATIONAL.fullmatch(national) or (rest and not rest.startswith(".")):
        raise UnreadableCode(f'"{text}" is not a procedure code. Write it such as 1.001193 or 1.001193.000.00.00.H26.')
    return ProcedureCode(national, parse_agency_code(rest[1:]) if rest else None)
