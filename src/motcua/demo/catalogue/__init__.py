"""The demo catalogue: real procedures in our own words, one JSON file each.

Codes, limits, fees, names of papers and legal bases are facts of the national catalogue. A value that is not known is
null, which means *not published*; `unverified` lists the fields that rest on memory and await a primary text. The
electronic forms are for `motcua.core.forms`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal, TypedDict, cast

from jsonschema import Draft202012Validator

PROCESS_KEYS: Final = (
    "ward_default",
    "province_default",
    "same_day_certification",
    "on_the_spot",
    "parallel_consultation",
    "linked_dossiers",
    "appraisal_supplement",
)
"""Process models a procedure may name; null takes the default of its level."""


class FieldData(TypedDict):
    """A field of procedures (lĩnh vực)."""

    code: str
    name: str
    name_en: str


class DecisionData(TypedDict):
    """The publication decision; dates are ISO days or null."""

    number: str | None
    issued_on: str | None
    effective_on: str | None
    published_on: str | None


class AgencyData(TypedDict):
    """Who executes, who decides, who cooperates, in words."""

    executing: str
    deciding: str
    cooperating: str | None


class ConditionData(TypedDict):
    """A condition; refusals and supplements bind to its id."""

    id: str
    text: str


class LimitData(TypedDict):
    """A time limit."""

    value: int
    unit: Literal["hour", "working_day", "day", "month", "same_day"]


class FeeData(TypedDict):
    """A fee in đồng; 0 is stated to be free."""

    name: str
    amount: int
    note: str | None


class ChannelData(TypedDict):
    """One way of handing in, with the limit and fees that hold for it; null is not published."""

    channel: Literal["direct", "online", "postal"]
    limit: LimitData | None
    fees: list[FeeData] | None
    note: str | None


class DocumentData(TypedDict):
    """A required paper; refusals and supplements bind to its id, unique within the procedure.

    `reuse` names the register that may already hold it.
    """

    id: str
    name: str
    form_code: str | None
    originals: int
    copies: int
    required: bool
    reuse: str | None
    note: str | None


class CaseData(TypedDict):
    """The papers of one case (trường hợp); name null where there is only one."""

    name: str | None
    documents: list[DocumentData]


class ResultData(TypedDict):
    """What the applicant receives."""

    code: str | None
    name: str


class LegalBasisData(TypedDict):
    """A legal document by its number."""

    number: str
    name: str


class ProcedureData(TypedDict):
    """One procedure file."""

    code: str
    name: str
    name_en: str
    field: FieldData
    ministry: str
    levels: list[Literal["ward", "province"]]
    audience: list[Literal["citizen", "business", "organisation", "foreigner", "agency"]]
    decision: DecisionData
    agency: AgencyData
    summary: str
    summary_en: str
    steps: list[str]
    conditions: list[ConditionData]
    channels: list[ChannelData]
    cases: list[CaseData]
    results: list[ResultData]
    legal_bases: list[LegalBasisData]
    online_level: Literal[2, 3, 4] | None
    process: str | None
    form: dict[str, Any] | None
    unverified: list[str]


class BadCatalogueFile(ValueError):
    """A file of the demo catalogue does not have the shape of a procedure."""


def procedures() -> tuple[ProcedureData, ...]:
    """Return every procedure, by code. Raises BadCatalogueFile naming the file and the place in it."""
    names = sorted(entry.name for entry in files(__name__).iterdir() if entry.name[:1].isdigit())
    return tuple(_procedure(name) for name in names)


def procedure(code: str) -> ProcedureData:
    """Return one procedure. Raises LookupError if the demo catalogue does not have it."""
    if not files(__name__).joinpath(f"{code}.json").is_file():
        raise LookupError(f"The demo catalogue has no procedure {code}.")
    return _procedure(f"{code}.json")


def _procedure(name: str) -> ProcedureData:
    data = _read(name)
    broken = next(iter(_validator().iter_errors(data)), None)
    if broken is not None:
        raise BadCatalogueFile(f"{name}: {broken.json_path}: {broken.message[:300]}")
    return cast(ProcedureData, data)


def _read(name: str) -> object:
    return json.loads(files(__name__).joinpath(name).read_text(encoding="utf-8"))


@cache
def _validator() -> Draft202012Validator:
    schema = _read("procedure.schema.json")
    assert isinstance(schema, dict)
    return Draft202012Validator(schema)
