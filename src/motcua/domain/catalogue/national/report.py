"""The report of an import: what was done with every line, and per field what could be read."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from motcua.domain.catalogue.actions import Change
from motcua.domain.catalogue.national.findings import Field, Findings


@dataclass
class FieldCount:
    """Values of one field: read and published; not stated by the source; stated but not readable, by reason."""

    read: int = 0
    not_stated: int = 0
    not_readable: Counter[str] = field(default_factory=Counter)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        reasons = dict(self.not_readable.most_common())
        not_readable = sum(reasons.values())
        return {
            "read": self.read,
            "not_published": self.not_stated + not_readable,
            "not_stated": self.not_stated,
            "not_readable": not_readable,
            "reasons": reasons,
        }


@dataclass
class Report:
    """Counts of one import. `read` is the sum of all changes and all rejections once the import is complete."""

    source: str
    sha256: str = ""
    read: int = 0
    complete: bool = False
    changes: Counter[Change] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    rejected: Mapping[str, Sequence[str]] = field(default_factory=dict)
    fields: dict[Field, FieldCount] = field(default_factory=lambda: {name: FieldCount() for name in Field})

    def count(self, changes: Iterable[tuple[str, Change]], findings: Iterable[Findings]) -> None:
        """Add what one batch did."""
        for code, change in changes:
            self.changes[change] += 1
            if change is Change.KEPT:
                self.kept.append(code)
        for found in findings:
            for name, count in found.read.items():
                self.fields[name].read += count
            for name, count in found.not_stated.items():
                self.fields[name].not_stated += count
            for unread in found.unread:
                self.fields[Field(unread["field"])].not_readable[unread["reason"]] += 1

    @property
    def rejected_count(self) -> int:
        """How many lines were rejected."""
        return sum(len(codes) for codes in self.rejected.values())

    @property
    def done(self) -> int:
        """How many lines are settled."""
        return self.changes.total() + self.rejected_count

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, as printed by `--json` and kept in the import run."""
        return {
            "source": self.source,
            "sha256": self.sha256,
            "complete": self.complete,
            "read": self.read,
            **{change.value: self.changes[change] for change in Change},
            "rejected": self.rejected_count,
            "kept_codes": list(self.kept),
            "rejected_codes": {str(reason): list(codes) for reason, codes in self.rejected.items()},
            "fields": {name.value: count.to_json() for name, count in self.fields.items()},
        }


def by_reason(rejected: Mapping[Any, Sequence[str]]) -> dict[str, list[str]]:
    """Return rejected codes by the reason's name, in a plain dictionary."""
    plain: dict[str, list[str]] = defaultdict(list)
    for reason, codes in rejected.items():
        plain[str(reason)].extend(codes)
    return dict(plain)
