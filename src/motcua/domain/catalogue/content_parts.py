"""The parts of a procedure's content: frozen values that read and write their own JSON.

Everywhere `None` means *not published*: never "free", never "no limit", never "nothing needed". An empty list means
that the publication says there is nothing.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from motcua.core.worktime import Limit, WorktimeError, parse_unit
from motcua.domain.catalogue.json_node import Node
from motcua.domain.catalogue.models import ChannelKind

Json = dict[str, Any]

KEY_LENGTH = 20
_FIELD_CODE = re.compile(r"(?=.{1,100}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")


class Audience(StrEnum):
    """Whom a procedure is for (đối tượng thực hiện), in five kinds."""

    CITIZEN = "citizen"
    FOREIGNER = "foreigner"
    BUSINESS = "business"
    ORGANISATION = "organisation"
    AGENCY = "agency"


@dataclass(frozen=True)
class FieldName:
    """The field (lĩnh vực) a procedure belongs to."""

    code: str
    name: str
    name_en: str = ""

    @classmethod
    def read(cls, node: Node) -> "FieldName":
        """Read the JSON form. Raises ContentError."""
        node.members("code", "name", "name_en")
        code, name = node.get("code"), node.get("name")
        if not _FIELD_CODE.fullmatch(code.text()):
            code.refuse("must be up to 100 small letters and digits parted by dashes, such as ho-tich")
        if len(name.text()) > 200:
            name.refuse("must have at most 200 characters")
        return cls(code.text(), name.text(), node.get("name_en").optional_text())

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {"code": self.code, "name": self.name, "name_en": self.name_en or None}


@dataclass(frozen=True)
class Decision:
    """The publication decision (quyết định công bố) and its dates, which indicators 1.1 to 1.3 count from."""

    number: str | None = None
    issued_on: date | None = None
    effective_on: date | None = None
    published_on: date | None = None

    @classmethod
    def read(cls, node: Node) -> "Decision":
        """Read the JSON form; null is a decision nothing is known of. Raises ContentError."""
        if node.is_null:
            return cls()
        node.members("number", "issued_on", "effective_on", "published_on")
        return cls(
            node.get("number").published_text(),
            node.get("issued_on").day(),
            node.get("effective_on").day(),
            node.get("published_on").day(),
        )

    def to_json(self) -> Json:
        """Return the JSON form."""
        days = {"issued_on": self.issued_on, "effective_on": self.effective_on, "published_on": self.published_on}
        return {"number": self.number, **{name: day.isoformat() if day else None for name, day in days.items()}}


@dataclass(frozen=True)
class ResponsibleAgencies:
    """Who executes, who decides, who cooperates, as the publication names them."""

    executing: str | None = None
    deciding: str | None = None
    cooperating: str | None = None

    @classmethod
    def read(cls, node: Node) -> "ResponsibleAgencies":
        """Read the JSON form. Raises ContentError."""
        if node.is_null:
            return cls()
        node.members("executing", "deciding", "cooperating")
        return cls(*(node.get(name).published_text() for name in ("executing", "deciding", "cooperating")))

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {"executing": self.executing, "deciding": self.deciding, "cooperating": self.cooperating}


@dataclass(frozen=True)
class Condition:
    """A requirement or condition. `id` is stable within the procedure, so that reasons can point to it."""

    id: str
    text: str

    @classmethod
    def read(cls, node: Node) -> "Condition":
        """Read the JSON form. Raises ContentError."""
        node.members("id", "text")
        return cls(read_key(node.get("id")), node.get("text").text())

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {"id": self.id, "text": self.text}


@dataclass(frozen=True)
class Fee:
    """A fee in đồng. Zero means that the publication says it is free."""

    name: str
    amount: int
    note: str = ""

    @classmethod
    def read(cls, node: Node) -> "Fee":
        """Read the JSON form. Raises ContentError."""
        node.members("name", "amount", "note")
        return cls(node.get("name").text(), node.get("amount").whole_number(), node.get("note").optional_text())

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {"name": self.name, "amount": self.amount, "note": self.note or None}


@dataclass(frozen=True)
class ChannelContent:
    """Time limit and fees of one way of handing in. `fees` None: not published; empty or zero: free."""

    channel: ChannelKind
    limit: Limit | None
    fees: tuple[Fee, ...] | None
    note: str = ""

    @classmethod
    def read(cls, node: Node) -> "ChannelContent":
        """Read the JSON form. Raises ContentError."""
        node.members("channel", "limit", "fees", "note")
        fees = node.get("fees")
        return cls(
            node.get("channel").one_of(ChannelKind),
            _read_limit(node.get("limit")),
            None if fees.is_null else tuple(Fee.read(item) for item in fees.items()),
            node.get("note").optional_text(),
        )

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {
            "channel": self.channel.value,
            "limit": None if self.limit is None else _limit_json(self.limit),
            "fees": None if self.fees is None else [fee.to_json() for fee in self.fees],
            "note": self.note or None,
        }


def _read_limit(node: Node) -> Limit | None:
    if node.is_null:
        return None
    node.members("value", "unit")
    try:
        limit = Limit(node.get("value").value, parse_unit(node.get("unit").value))
    except WorktimeError as problem:
        node.refuse(str(problem))
    if (limit.value * 100).denominator != 1 or limit.value >= 10_000:
        node.refuse(f"{limit.value} is no limit anyone publishes: give at most two decimals, less than 10,000")
    return limit


def _limit_json(limit: Limit) -> Json:
    value = int(limit.value) if limit.value.denominator == 1 else float(limit.value)
    return {"value": value, "unit": limit.unit.value}


@dataclass(frozen=True)
class ResultContent:
    """What the person gets; `code` is the national code of the paper."""

    code: str | None
    name: str

    @classmethod
    def read(cls, node: Node) -> "ResultContent":
        """Read the JSON form. Raises ContentError."""
        node.members("code", "name")
        return cls(node.get("code").published_text(), node.get("name").text())

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {"code": self.code, "name": self.name}


@dataclass(frozen=True)
class LegalBasis:
    """A legal document the procedure rests on; `number` None where it cannot be told from the name."""

    number: str | None
    name: str

    @classmethod
    def read(cls, node: Node) -> "LegalBasis":
        """Read the JSON form. Raises ContentError."""
        node.members("number", "name")
        return cls(node.get("number").published_text(), node.get("name").text())

    def to_json(self) -> Json:
        """Return the JSON form."""
        return {"number": self.number, "name": self.name}


def read_key(node: Node) -> str:
    """Read an identifier that is unique within the procedure. Raises ContentError."""
    key = node.text()
    if len(key) > KEY_LENGTH:
        node.refuse(f"must have at most {KEY_LENGTH} characters")
    return key
