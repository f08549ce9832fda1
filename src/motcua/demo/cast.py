"""Who and what the play is made of, read once: wards, desks, procedures with their forms, posts with their holders."""

from dataclasses import dataclass
from datetime import datetime

from motcua.core.forms import Form, load
from motcua.demo import temper
from motcua.demo.papers import sample_papers
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, Post, PostHolder, PostRole
from motcua.domain.catalogue.forms import general_form
from motcua.domain.catalogue.models import Competence, Procedure, ProcedureVersion, RequiredDocument
from motcua.domain.documents.models import StoredFile


@dataclass(frozen=True)
class Offer:
    """A procedure people apply for."""

    version: ProcedureVersion
    form: Form
    channels: tuple[str, ...]
    papers: tuple[str, ...]
    always: frozenset[str]  # papers without which nothing is taken in, whatever the case
    by_ward: bool
    department: Agency | None
    weight: int


@dataclass(frozen=True)
class Cast:
    """Everything the play needs to know of the city."""

    wards: list[Agency]
    desks: list[Agency]
    offers: list[Offer]
    holders: dict[int, list[Officer]]
    receptions: dict[int, Post]  # by agency
    samples: list[StoredFile]
    consulted: list[str]  # codes of departments that are asked for their opinion

    @classmethod
    def gather(cls, at: datetime) -> "Cast":
        """Read the city. Eight queries."""
        holders: dict[int, list[Officer]] = {}
        for row in PostHolder.objects.select_related("officer").order_by("pk"):
            holders.setdefault(row.post_id, []).append(row.officer)
        receptions = Post.objects.filter(role=PostRole.RECEPTION, is_main=True)
        agencies = list(Agency.objects.select_related("calendar", "parent").order_by("code"))
        departments = [agency for agency in agencies if agency.kind == Agency.Kind.DEPARTMENT]
        return cls(
            wards=[agency for agency in agencies if agency.kind == Agency.Kind.WARD],
            desks=[agency for agency in agencies if agency.kind in (Agency.Kind.CENTRE, Agency.Kind.BRANCH)],
            offers=_offers({agency.pk: agency for agency in agencies}),
            holders=holders,
            receptions={post.agency_id: post for post in receptions.select_related("agency")},
            samples=sample_papers(at),
            consulted=[agency.code for agency in departments[:8]],
        )


def _offers(agencies: dict[int, Agency]) -> list[Offer]:
    generic = general_form()
    by_field = {row.field_id: agencies[row.agency_id] for row in Competence.objects.all()}
    asked: dict[int, list[str]] = {}
    always: dict[int, set[str]] = {}
    for paper in RequiredDocument.objects.filter(is_required=True).order_by("version_id", "position"):
        asked.setdefault(paper.version_id, []).append(paper.key)
        if not paper.case and not paper.reuse:
            always.setdefault(paper.version_id, set()).add(paper.key)
    found = []
    for procedure in Procedure.objects.select_related("current").prefetch_related("current__channels").order_by("code"):
        version, department = procedure.current, by_field.get(procedure.field_id)
        if version is None or not (version.ward_level or department):
            continue
        form = version.content.get("form")
        channels = tuple(channel.kind for channel in version.channels.all())
        found.append(
            Offer(
                version=version,
                form=load(form) if form else generic,
                channels=channels,
                papers=tuple(asked.get(version.pk, ())),
                always=frozenset(always.get(version.pk, ())),
                by_ward=version.ward_level,
                department=department,
                weight=temper.POPULAR.get(procedure.code, 1),
            )
        )
    return [offer for offer in found if offer.channels]
