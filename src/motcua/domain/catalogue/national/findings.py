"""What reading one page found: how many values were read, how many are not stated, and every one that is unreadable."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Field(StrEnum):
    """The fields of a page that are counted."""

    NAME_OF_FIELD = "field"
    MINISTRY = "ministry"
    LEVELS = "levels"
    AUDIENCE = "audience"
    DECISION = "decision"
    EXECUTING = "agency.executing"
    DECIDING = "agency.deciding"
    COOPERATING = "agency.cooperating"
    STEPS = "steps"
    CONDITIONS = "conditions"
    CHANNEL = "channels"
    LIMIT = "channels.limit"
    FEES = "channels.fees"
    CASE = "cases.name"
    DOCUMENT = "documents"
    COUNTS = "documents.counts"
    FORM = "documents.form"
    RESULT = "results"
    RESULT_CODE = "results.code"
    LEGAL_BASIS = "legal_bases"
    LEGAL_NUMBER = "legal_bases.number"


class Doubt(StrEnum):
    """Why a value that is there is not published."""

    WRONG_TYPE = "wrong_type"
    NO_RAW_TEXT = "no_raw_text"
    LAYOUT = "layout"
    CUT_OFF = "cut_off"
    OTHER_SECTION = "other_section"
    CRAWLER_DISAGREES = "crawler_disagrees"
    NO_UNIT = "no_unit"
    IN_WORDS = "in_words"
    ZERO = "zero"
    UNUSABLE = "unusable"
    GLUED = "glued"
    UNIT_CONTRADICTED = "unit_contradicted"
    FREE_CONTRADICTED = "free_contradicted"
    STEPS_NAME_A_FEE = "steps_name_a_fee"
    AMOUNTS_DISAGREE = "amounts_disagree"
    SEVERAL_AMOUNTS = "several_amounts"
    DEPENDS = "depends"
    NOT_IN_DONG = "not_in_dong"
    TOO_SMALL = "too_small"
    TEXT_NAMES_A_FEE = "text_names_a_fee"
    NO_NAME = "no_name"
    OTHER_AUTHORITY = "other_authority"
    MALFORMED = "malformed"
    UNKNOWN_VALUE = "unknown_value"
    NAME_CONTRADICTS = "name_contradicts"


@dataclass
class Findings:
    """Counts per field, and the unread values with their place, reason and the source's own text."""

    read: Counter[Field] = field(default_factory=Counter)
    not_stated: Counter[Field] = field(default_factory=Counter)
    unread: list[dict[str, Any]] = field(default_factory=list)

    def took(self, name: Field, count: int = 1) -> None:
        """Count values that were read."""
        self.read[name] += count

    def absent(self, name: Field) -> None:
        """Count a value the source does not state."""
        self.not_stated[name] += 1

    def doubt(self, name: Field, path: str, doubt: Doubt, text: object) -> None:
        """Record a value that is there but cannot be published, with the text it should have been read from."""
        self.unread.append({"field": name.value, "path": path, "reason": doubt.value, "text": str(text)})
