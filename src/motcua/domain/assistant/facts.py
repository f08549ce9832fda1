"""The facts of a procedure's current version, from its rows, in three queries."""

from dataclasses import replace
from fractions import Fraction

from motcua.core.answering.facts import Facts
from motcua.core.worktime import Limit, Unit
from motcua.domain.assistant.content_facts import Origin, facts_from
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.content_parts import ChannelContent, Fee
from motcua.domain.catalogue.document_content import Case, DocumentContent
from motcua.domain.catalogue.models import Channel, ChannelKind, ProcedureVersion, RequiredDocument
from motcua.domain.catalogue.queries import current


def published_facts(code: str) -> Facts | None:
    """Return what is published of a procedure now; None for a code without a current version."""
    version = current(code)
    if version is None:
        return None
    content = replace(Content.from_json(version.content), channels=_channels(version), cases=_cases(version))
    if content.decision.number is None and version.decision_number:
        content = replace(content, decision=replace(content.decision, number=version.decision_number))
    return facts_from(content, Origin(version=version.number, source=version.source))


def _channels(version: ProcedureVersion) -> tuple[ChannelContent, ...] | None:
    rows = Channel.objects.filter(version=version).order_by("position")
    return tuple(_channel(row) for row in rows) or None


def _channel(row: Channel) -> ChannelContent:
    fees = None if row.fees is None else tuple(_fee(item) for item in row.fees)
    limit = None if row.limit_value is None else Limit(Fraction(row.limit_value), Unit(row.limit_unit))
    return ChannelContent(ChannelKind(row.kind), limit, fees, row.note)


def _fee(item: dict[str, object]) -> Fee:
    return Fee(str(item["name"]), int(str(item["amount"])), str(item.get("note") or ""))


def _cases(version: ProcedureVersion) -> tuple[Case, ...] | None:
    found: dict[str, list[DocumentContent]] = {}
    for row in RequiredDocument.objects.filter(version=version).order_by("position"):
        document = DocumentContent(
            row.key, row.name, row.form_code, row.originals, row.copies, row.is_required, row.reuse
        )
        found.setdefault(row.case, []).append(document)
    return tuple(Case(name, tuple(documents)) for name, documents in found.items()) or None
