"""Publishing procedures. A version is never edited: other content closes it and opens the next number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Max

from motcua.core.search.folding import fold
from motcua.domain.agencies.models import Level
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.models import Channel, Field, Origin, Procedure, ProcedureVersion, RequiredDocument


class Change(StrEnum):
    """What publishing did."""

    NEW = "new"
    NEW_VERSION = "new_version"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # what the authority itself published is not replaced by the national portal's page


@dataclass(frozen=True)
class Publication:
    """Something to publish: content, the source's own text beside it, and what of it could not be read."""

    content: Content
    raw: Mapping[str, Any] | None = None
    unread: Sequence[Mapping[str, Any]] = ()
    source: str = ""
    origin: Origin = Origin.OWN


@dataclass(frozen=True)
class Outcome:
    """What publishing did, and the version that is current after it."""

    change: Change
    version: ProcedureVersion


class CannotPublish(ValueError):
    """A publication that would end a version before it began; the text is fit to be shown."""


def publish(
    *,
    content: Content,
    raw: Mapping[str, Any] | None,
    unread: Sequence[Mapping[str, Any]],
    source: str,
    at: datetime,
    origin: Origin = Origin.OWN,
) -> Outcome:
    """Publish one procedure, valid from `at`.

    The same content again changes nothing, even if the raw text differs: versions follow content, and each keeps the
    raw text it was read from. Raises CannotPublish when `at` lies before the start of the current version.
    """
    return publish_all([Publication(content, raw, unread, source, origin)], at=at)[0]


@transaction.atomic
def publish_all(publications: Sequence[Publication], *, at: datetime, replace_own: bool = False) -> list[Outcome]:
    """Publish procedures of different codes together: all of them, or none.

    A version of origin OWN stays when the publication's origin is NATIONAL, unless `replace_own`. Outcomes come in the
    order given. Raises CannotPublish.
    """
    procedures = _locked_procedures([item.content for item in publications])
    outcomes: dict[str, Outcome] = {}
    due: list[tuple[Publication, str]] = []
    for item in publications:
        content_hash = item.content.digest()
        settled = _settled(procedures[item.content.code].current, item, content_hash, replace_own)
        if settled:
            outcomes[item.content.code] = settled
        else:
            due.append((item, content_hash))
    for version, change in _open_versions(due, procedures, at):
        outcomes[version.procedure.code] = Outcome(change, version)
    return [outcomes[item.content.code] for item in publications]


def _settled(
    current: ProcedureVersion | None, item: Publication, content_hash: str, replace_own: bool
) -> Outcome | None:
    if current is None:
        return None
    if current.content_hash == content_hash:
        return Outcome(Change.UNCHANGED, current)
    if current.origin == Origin.OWN and item.origin == Origin.NATIONAL and not replace_own:
        return Outcome(Change.KEPT, current)
    return None


def _locked_procedures(contents: Sequence[Content]) -> dict[str, Procedure]:
    """Find or make the procedures and lock them, in the order of their codes so that two publishers never cross."""
    ordered = sorted(contents, key=lambda content: content.code)
    assert len({content.code for content in ordered}) == len(ordered), "each procedure is published once at a time"
    fields = _fields(ordered)
    Procedure.objects.bulk_create(
        [Procedure(code=content.code, field=fields[content.field.code]) for content in ordered], ignore_conflicts=True
    )
    locked = (
        Procedure.objects.select_for_update(of=("self",))
        .select_related("current")
        .filter(code__in=[content.code for content in ordered])
        .order_by("code")
    )
    procedures = {procedure.code: procedure for procedure in locked}
    for content in ordered:
        procedures[content.code].field = fields[content.field.code]
    return procedures


def _fields(contents: Sequence[Content]) -> dict[str, Field]:
    """Find or make the fields by code. A field known by the same name under another code is that field."""
    wanted = {content.field.code: content.field for content in contents}
    known = list(Field.objects.all())
    by_code = {field.code: field for field in known}
    by_name = {fold(field.name): field for field in known}
    missing = [name for code, name in sorted(wanted.items()) if code not in by_code and fold(name.name) not in by_name]
    if missing:
        Field.objects.bulk_create(
            [Field(code=name.code, name=name.name, name_en=name.name_en) for name in missing], ignore_conflicts=True
        )
        return _fields(contents)
    return {code: by_code.get(code) or by_name[fold(name.name)] for code, name in wanted.items()}


def _open_versions(
    due: Sequence[tuple[Publication, str]], procedures: Mapping[str, Procedure], at: datetime
) -> list[tuple[ProcedureVersion, Change]]:
    changed = [procedures[item.content.code] for item, _ in due]
    _close([procedure.current for procedure in changed if procedure.current], at)
    highest = dict(
        ProcedureVersion.objects.filter(procedure__in=changed).values_list("procedure_id").annotate(Max("number"))
    )
    versions = [
        _version(item, content_hash, procedure, highest.get(procedure.pk, 0) + 1, at)
        for (item, content_hash), procedure in zip(due, changed, strict=True)
    ]
    ProcedureVersion.objects.bulk_create(versions)
    for procedure, version in zip(changed, versions, strict=True):
        procedure.current = version
    Procedure.objects.bulk_update(changed, ["current", "field"])
    contents = [item.content for item, _ in due]
    Channel.objects.bulk_create(_channels(versions, contents))
    RequiredDocument.objects.bulk_create(_documents(versions, contents))
    return [(version, Change.NEW if version.number == 1 else Change.NEW_VERSION) for version in versions]


def _close(versions: Sequence[ProcedureVersion], at: datetime) -> None:
    for version in versions:
        if version.valid_from > at:
            raise CannotPublish(
                f"Version {version.number} of this procedure is valid from {version.valid_from.isoformat()}: "
                f"nothing can be published before it, at {at.isoformat()}."
            )
    ProcedureVersion.objects.filter(pk__in=[version.pk for version in versions]).update(valid_to=at)


def _version(item: Publication, content_hash: str, procedure: Procedure, number: int, at: datetime) -> ProcedureVersion:
    content, levels = item.content, item.content.levels or ()
    return ProcedureVersion(
        procedure=procedure,
        number=number,
        name=content.name,
        name_en=content.name_en,
        folded_name=fold(content.name),
        ministry_level=Level.MINISTRY in levels,
        province_level=Level.PROVINCE in levels,
        ward_level=Level.WARD in levels,
        decision_number=content.decision.number or "",
        decision_issued_on=content.decision.issued_on,
        decision_effective_on=content.decision.effective_on,
        published_on=content.decision.published_on,
        content=content.to_json(),
        content_hash=content_hash,
        raw=item.raw,
        unread=list(item.unread),
        source=item.source,
        origin=item.origin,
        valid_from=at,
    )


def _channels(versions: Sequence[ProcedureVersion], contents: Sequence[Content]) -> list[Channel]:
    return [
        Channel(
            version=version,
            kind=channel.channel,
            position=position,
            limit_value=Decimal(int(channel.limit.value * 100)).scaleb(-2) if channel.limit else None,
            limit_unit=channel.limit.unit.value if channel.limit else "",
            fees=None if channel.fees is None else [fee.to_json() for fee in channel.fees],
            note=channel.note,
        )
        for version, content in zip(versions, contents, strict=True)
        for position, channel in enumerate(content.channels or ())
    ]


def _documents(versions: Sequence[ProcedureVersion], contents: Sequence[Content]) -> list[RequiredDocument]:
    return [
        RequiredDocument(
            version=version,
            key=document.id,
            position=position,
            case=case,
            name=document.name,
            form_code=document.form_code,
            originals=document.originals,
            copies=document.copies,
            is_required=document.required and not document.when,
            reuse=document.reuse,
        )
        for version, content in zip(versions, contents, strict=True)
        for position, (case, document) in enumerate(
            (case.name, document) for case in content.cases or () for document in case.documents
        )
    ]
