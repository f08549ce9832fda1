"""What an officer sees: the first page's figures and one dossier whole. Only what his posts let him see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import PostRight
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.models import (
    ActReason,
    ClockPause,
    Dossier,
    Holder,
    Result,
    Step,
    StepState,
    SubmittedDocument,
)
from motcua.domain.dossiers.permissions import delegations_to, posts_of, visible_to
from motcua.domain.dossiers.queries.hands import Hand, hand_of, hands
from motcua.domain.dossiers.queries.options import ActOption, Standing, options
from motcua.domain.dossiers.queries.timeline import Entry, timeline
from motcua.domain.dossiers.queries.worklist import Urgency, urgent, work_posts


@dataclass(frozen=True, slots=True)
class DeskHome:
    """The first page's figures; each opens to the worklist behind it."""

    to_do: int
    mine: int
    late: int
    at_risk: int
    stuck: int
    promised_today: int
    waiting_for_citizen: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A required document of the version with what was handed in for it."""

    key: str
    name: str
    handed_in: list[SubmittedDocument]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """The reasons of one refusal or supplement request, by ledger event."""

    seq: int
    reasons: list[ActReason]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """One dossier as the desk shows it."""

    dossier: Dossier
    hands: list[Hand]
    open_steps: list[Step]
    papers: list[Paper]
    reasons: list[ReasonRow]
    results: list[Result]
    pauses: list[ClockPause]
    timeline: list[Entry]
    linked: list[Dossier]
    nodes_done: list[str]
    nodes_now: list[str]
    acts: list[ActOption]


def desk_home(officer: Officer, *, at: datetime) -> DeskHome:
    """Return the figures of the officer's posts. Four queries."""
    posts = work_posts(officer, at)
    counts = (
        hands()
        .filter(holder=Holder.POST, post__in=posts)
        .aggregate(
            to_do=Count("pk"),
            mine=Count("pk", filter=Q(officer=officer)),
            late=Count("pk", filter=urgent(Urgency.LATE, at)),
            at_risk=Count("pk", filter=urgent(Urgency.RISK, at)),
            stuck=Count("pk", filter=urgent(Urgency.STUCK, at)),
            promised_today=Count("pk", filter=urgent(Urgency.PROMISED_TODAY, at)),
        )
    )
    waiting = hands().filter(holder=Holder.CITIZEN, post__in=posts).count()
    return DeskHome(**counts, waiting_for_citizen=waiting)


def standing(officer: Officer, at: datetime) -> Standing:
    """Return what the officer's posts let him do today. Three queries."""
    day = timezone.localdate(at)
    held = frozenset(posts_of(officer.pk, day).values_list("post_id", flat=True))
    stood_in = frozenset(delegations_to(officer.pk, day).values_list("post_id", flat=True))
    rights = frozenset(PostRight.objects.filter(post__in=held).values_list("right", "agency_id"))
    return Standing(officer.pk, held, stood_in, rights)


def dossier_page(officer: Officer, code: str, *, at: datetime, also: Sequence[str] = ()) -> DossierPage | None:
    """Return the dossier if the officer may see it, else None (whether it exists is not told).

    `also` are relations of higher parts to read in the same statement as the dossier.
    """
    dossier = (
        visible_to(officer, timezone.localdate(at))
        .filter(code=code)
        .select_related(
            "procedure__field", "procedure_version", "application", "receiving_agency", "resolving_agency__calendar",
            "service_point", "parent", *also,
        )
        .first()
    )  # fmt: skip
    if dossier is None:
        return None
    steps = list(Step.objects.filter(dossier=dossier).select_related("agency", "post", "officer").order_by("token"))
    current = [step for step in steps if step.state == StepState.OPEN and step.holder != Holder.SIBLINGS]
    return DossierPage(
        dossier=dossier,
        hands=[hand_of(step, at) for step in current],
        open_steps=current,
        papers=_papers(dossier),
        reasons=_reasons(dossier),
        results=list(Result.objects.filter(dossier=dossier).select_related("file").order_by("seq")),
        pauses=list(ClockPause.objects.filter(dossier=dossier).order_by("since")),
        timeline=timeline(dossier),
        linked=list(Dossier.objects.filter(parent=dossier).select_related("procedure_version", "resolving_agency")),
        nodes_done=list(dict.fromkeys(step.node for step in steps if step.state == StepState.DONE)),
        nodes_now=[step.node for step in current],
        acts=options(dossier, current, standing(officer, at), at=at),
    )


def _papers(dossier: Dossier) -> list[Paper]:
    handed = list(SubmittedDocument.objects.filter(dossier=dossier).select_related("file").order_by("seq", "pk"))
    asked = dossier.procedure_version.required_documents.all()
    return [Paper(paper.key, paper.name, [row for row in handed if row.document_key == paper.key]) for paper in asked]


def _reasons(dossier: Dossier) -> list[ReasonRow]:
    by_seq: dict[int, list[ActReason]] = {}
    for reason in ActReason.objects.filter(dossier=dossier).order_by("seq", "position"):
        by_seq.setdefault(reason.seq, []).append(reason)
    return [ReasonRow(seq, rows) for seq, rows in by_seq.items()]


def colleagues(step: Step, *, at: datetime) -> QuerySet[Officer]:
    """The officers a step may be named to: holders of its post and those who stand in for it."""
    day = timezone.localdate(at)
    holds = Q(_on_day("posts_held", day), posts_held__post=step.post_id)
    stands_in = Q(_on_day("delegations", day), delegations__post=step.post_id)
    return Officer.objects.filter(holds | stands_in).distinct().order_by("full_name")


def _on_day(prefix: str, day: date) -> Q:
    """The validity condition of `permissions.on_day`, across a relation."""
    ends = Q(**{f"{prefix}__valid_to": None}) | Q(**{f"{prefix}__valid_to__gt": day})
    return Q(**{f"{prefix}__valid_from__lte": day}) & ends


def readable_file(officer: Officer, dossier_id: int, sha256: str, *, at: datetime) -> StoredFile | None:
    """Return a file of a dossier the officer may see, else None."""
    seen = visible_to(officer, timezone.localdate(at)).filter(pk=dossier_id)
    in_papers = SubmittedDocument.objects.filter(dossier__in=seen).values("file_id")
    in_results = Result.objects.filter(dossier__in=seen, file__isnull=False).values("file_id")
    return StoredFile.objects.filter(Q(pk__in=in_papers) | Q(pk__in=in_results), sha256=sha256).first()
