"""Identifiers of agencies, in the form of QĐ 20/2020/QĐ-TTg and in the older one of QCVN 102:2016/BTTTT."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from motcua.core.codes.errors import UnreadableCode

# QĐ 20/2020/QĐ-TTg: at most 35 characters, groups of digits and A-Z parted by dots.
LONGEST = 35

_QCVN102 = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Z][0-9]{2}")
_QD20 = re.compile(r"[A-Z][0-9]{2}(?:\.[0-9A-Z]+)*")
# Businesses use their business number, with the three digits of a branch after a dot.
_BUSINESS = re.compile(r"[0-9]{10}(?:\.[0-9]{3})?")
_GROUP = re.compile(r"[0-9A-Z]+")


class AgencyForm(StrEnum):
    """The rule an identifier is written by."""

    QD20 = "qd20"
    QCVN102 = "qcvn102"
    BUSINESS = "business"


@dataclass(frozen=True)
class AgencyCode:
    """An agency's identifier. Build it with `parse_agency_code`, so that the text is known to be well formed."""

    text: str
    form: AgencyForm

    def __str__(self) -> str:
        return self.text

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups from the highest level down: QCVN 102 writes them lowest first, QĐ 20/2020 highest first."""
        groups = tuple(self.text.split("."))
        return groups[::-1] if self.form is AgencyForm.QCVN102 else groups

    @property
    def top(self) -> str:
        """The identifier of the ministry (G..) or province (H..) it belongs to, such as `H26` for Hà Nội."""
        return self.groups[0]

    @property
    def parent(self) -> "AgencyCode | None":
        """The identifier one level up; None at the top, and for a business."""
        if self.form is AgencyForm.BUSINESS:
            return None
        if self.form is AgencyForm.QD20:
            return AgencyCode(".".join(self.groups[:-1]), self.form) if len(self.groups) > 1 else None
        return self._parent_by_qcvn102()

    def _parent_by_qcvn102(self) -> "AgencyCode | None":
        top, second, third, fourth = self.groups
        if int(fourth):
            fourth = "000"
        elif int(third):
            third = "00"
        elif int(second):
            second = "00"
        else:
            return None
        return AgencyCode(f"{fourth}.{third}.{second}.{top}", self.form)

    def child(self, group: str) -> "AgencyCode":
        """Return the identifier of a subordinate agency (QĐ 20/2020: appended on the right). Raises UnreadableCode."""
        if self.form is not AgencyForm.QD20 or not _GROUP.fullmatch(group):
            raise UnreadableCode(f'"{group}" cannot be appended to the agency identifier {self.text}.')
        return parse_agency_code(f"{self.text}.{group}")


def parse_agency_code(text: str) -> AgencyCode:
    """Read an agency identifier such as `H26.12`, `G09.20`, `000.00.00.H56` or a business number.

    Surrounding space and lower case are forgiven. Raises UnreadableCode.
    """
    code = text.strip().upper()
    if len(code) <= LONGEST:
        for form, pattern in _FORMS:
            if pattern.fullmatch(code):
                return AgencyCode(code, form)
    raise UnreadableCode(
        f'"{text}" is not an agency identifier. Write it such as H26.12 (QĐ 20/2020/QĐ-TTg, up to {LONGEST} '
        "characters) or 000.00.12.H26 (QCVN 102)."
    )


_FORMS = (
    (AgencyForm.QCVN102, _QCVN102),
    (AgencyForm.QD20, _QD20),
    (AgencyForm.BUSINESS, _BUSINESS),
)
