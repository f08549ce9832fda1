"""What the counter needs to know: where an officer may take in dossiers, what is often taken in there, receipts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, Post, PostRight, PostRole, Right, ServicePoint
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.dossiers.models import Dossier, Draft, DraftFile, SubmittedDocument
from motcua.domain.dossiers.permissions import posts_of, visible_to

_LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ReceivedPaper:
    """A line of the receipt: a required document and what was handed in for it."""

    name: str
    handed_in: tuple[SubmittedDocument, ...]


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """What Mẫu 01 states."""

    dossier: Dossier
    papers: tuple[ReceivedPaper, ...]


def counters(officer: Officer, *, at: datetime) -> list[Post]:
    """Return the reception posts at which the officer may take in dossiers today, with their agencies. One query."""
    held = posts_of(officer.pk, timezone.localdate(at)).values("post_id")
    allowed = PostRight.objects.filter(right=Right.RECEIVE, post__in=held).values("post_id")
    posts = Post.objects.filter(pk__in=allowed, role=PostRole.RECEPTION, is_main=True)
    return list(posts.select_related("agency__calendar").order_by("agency__name"))


def service_point_of(agency: Agency) -> ServicePoint | None:
    """Return the open place where an agency's desk serves, if it has one."""
    return ServicePoint.objects.filter(agency=agency, is_open=True).order_by("pk").first()


def often_received(agency: Agency, *, at: datetime, limit: int = 8) -> list[ProcedureVersion]:
    """Return the current versions of what the desk took in most over the last 30 days. Two queries."""
    recent = Dossier.objects.filter(receiving_agency=agency, submitted_at__gte=at - _LATELY)
    counted = recent.values("procedure__current").annotate(times=Count("pk")).order_by("-times", "procedure__current")
    ids = [row["procedure__current"] for row in counted[:limit] if row["procedure__current"] is not None]
    found = ProcedureVersion.objects.select_related("procedure__field").defer("raw", "content").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def counter_draft(draft_id: UUID) -> Draft | None:
    """Return an application begun at a counter, sent or not. One query."""
    drafts = Draft.objects.filter(pk=draft_id, channel=ChannelKind.DIRECT)
    return drafts.select_related("procedure_version__procedure__field", "dossier").first()


def scans_of(draft: Draft) -> list[DraftFile]:
    """Return the scans of an application, in the order they came. One query."""
    return list(DraftFile.objects.filter(draft=draft).select_related("file").order_by("pk"))


def receipt_facts(officer: Officer, code: str, *, at: datetime) -> ReceiptFacts | None:
    """Return what the receipt of an accepted dossier states, if the officer may see the dossier. Three queries."""
    joined = ("application", "procedure_version", "receiving_agency", "resolving_agency", "service_point")
    seen = visible_to(officer, timezone.localdate(at)).select_related(*joined)
    dossier = seen.filter(code=code, received_at__isnull=False).first()
    if dossier is None:
        return None
    asked = dossier.procedure_version.required_documents.values_list("key", "name")
    handed = list(SubmittedDocument.objects.filter(dossier=dossier).select_related("file").order_by("seq", "pk"))
    papers = [ReceivedPaper(name, tuple(row for row in handed if row.document_key == key)) for key, name in asked]
    return ReceiptFacts(dossier, tuple(paper for paper in papers if paper.handed_in))
