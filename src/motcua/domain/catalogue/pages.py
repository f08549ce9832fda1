"""Everything the page of a procedure shows, in four queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import Channel, ProcedureVersion, RequiredDocument


@dataclass(frozen=True)
class ChannelOnPage:
    """A channel row, with the source's own words where its limit or fees are not published."""

    row: Channel
    limit_source: str
    fees_source: str


@dataclass(frozen=True)
class CaseOnPage:
    """The papers of one case; its name is empty where the procedure has no cases."""

    name: str
    documents: Sequence[RequiredDocument]


@dataclass(frozen=True)
class VersionInHistory:
    """One version of a procedure and the time it was valid (half-open)."""

    number: int
    valid_from: datetime
    valid_to: datetime | None
    decision_number: str


@dataclass(frozen=True)
class ProcedurePage:
    """A procedure as one version published it. `versions` has all of them, newest first."""

    version: ProcedureVersion
    content: Content
    channels: Sequence[ChannelOnPage]
    cases: Sequence[CaseOnPage]
    versions: Sequence[VersionInHistory]
    unread: Mapping[str, str]

    @property
    def is_current(self) -> bool:
        """Whether this version is the one valid now."""
        return self.version.procedure.current_id == self.version.pk


def page(code: str, number: int | None = None) -> ProcedurePage | None:
    """Return the page of a procedure: its current version, or version `number`. None where there is none.

    `unread` maps the place of every value that could not be read (`channels[0].limit`) to the source's own text.
    """
    rows = ProcedureVersion.objects.filter(procedure__code=code).select_related("procedure__field").defer("raw")
    version = (rows.filter(valid_to=None) if number is None else rows.filter(number=number)).first()
    if version is None:
        return None
    unread = {str(item.get("path")): str(item.get("text", "")) for item in version.unread}
    return ProcedurePage(
        version=version,
        content=Content.from_json(version.content),
        channels=_channels(version, unread),
        cases=_cases(version),
        versions=_history(version),
        unread=unread,
    )


def _channels(version: ProcedureVersion, unread: Mapping[str, str]) -> list[ChannelOnPage]:
    return [
        ChannelOnPage(
            row,
            unread.get(f"channels[{row.position}].limit", ""),
            unread.get(f"channels[{row.position}].fees", ""),
        )
        for row in Channel.objects.filter(version=version).order_by("position")
    ]


def _cases(version: ProcedureVersion) -> list[CaseOnPage]:
    found: dict[str, list[RequiredDocument]] = {}
    for document in RequiredDocument.objects.filter(version=version).order_by("position"):
        found.setdefault(document.case, []).append(document)
    return [CaseOnPage(name, documents) for name, documents in found.items()]


def _history(version: ProcedureVersion) -> list[VersionInHistory]:
    rows: Any = (
        ProcedureVersion.objects.filter(procedure_id=version.procedure_id)
        .order_by("-number")
        .values_list("number", "valid_from", "valid_to", "decision_number")
    )
    return [VersionInHistory(*row) for row in rows]
