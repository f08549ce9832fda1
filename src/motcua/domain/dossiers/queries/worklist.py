"""An officer's worklist: the open steps of the posts he holds or stands in for, the most urgent first."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from motcua.core.worktime import default_calendar
from motcua.domain.accounts.models import Officer
from motcua.domain.calendars.queries import work_calendar
from motcua.domain.dossiers.models import Holder, Step
from motcua.domain.dossiers.permissions import delegations_to, posts_of
from motcua.domain.dossiers.queries.hands import hands

# A hand that nobody touched for this long past its deadline is stuck (peers V1: 15 days of silence).
STUCK_AFTER = timedelta(days=5)


class Urgency(StrEnum):
    """Which of the due moments to show."""

    LATE = "late"
    RISK = "risk"
    STUCK = "stuck"
    PROMISED_TODAY = "promised_today"


class Order(StrEnum):
    """Which row comes first."""

    DUE = "due"
    OLDEST = "oldest"
    PROMISE = "promise"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show. Empty means everything the posts hold; `waits` shows what waits for the citizen instead."""

    post: int | None = None
    node_name: str = ""
    field: str = ""
    status: int | None = None
    urgency: Urgency | None = None
    channel: str = ""
    mine: bool = False
    waits: bool = False
    text: str = ""  # dossier code or applicant's name
    order: Order = Order.DUE


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One step to do. `remaining` is signed working minutes to its due moment."""

    step_id: int
    dossier_id: int
    code: str
    procedure: str
    procedure_en: str  # empty where the publication has none
    step: str
    applicant: str
    since: datetime
    due_at: datetime
    promise: datetime | None
    remaining: int
    officer: str
    post: str
    channel: str
    status: int
    late: bool
    at_risk: bool


@dataclass(frozen=True, slots=True)
class Worklist:
    """A page of rows, how many there are in all, and how many of these are late or at risk."""

    rows: list[WorkRow]
    total: int
    late: int
    at_risk: int


def work_posts(officer: Officer, at: datetime) -> set[int]:
    """The posts whose steps are this officer's to do now. Two queries."""
    day = timezone.localdate(at)
    held = posts_of(officer.pk, day).values_list("post_id", flat=True)
    stood_in = delegations_to(officer.pk, day).values_list("post_id", flat=True)
    return {*held, *stood_in}


def risk_horizon(at: datetime) -> datetime:
    """Until when a due moment counts as at risk: one working day ahead of the shipped calendar (sắp hết hạn)."""
    calendar = default_calendar()
    return calendar.add_working_minutes(at, calendar.day_minutes)


def worklist(
    officer: Officer,
    *,
    at: datetime,
    filters: Filters | None = None,
    offset: int = 0,
    limit: int = 25,
    posts: Collection[int] | None = None,
) -> Worklist:
    """Return a page of the officer's open steps by due moment. Four queries, whatever the page.

    `posts` are the officer's `work_posts` where the caller has them already; that saves two.
    """
    filters = filters or Filters()
    holder = Holder.CITIZEN if filters.waits else Holder.POST
    mine = work_posts(officer, at) if posts is None else posts
    steps = _matching(hands().filter(holder=holder, post__in=mine), filters, officer, at)
    late, soon = urgent(Urgency.LATE, at), urgent(Urgency.RISK, at)
    counts = steps.aggregate(total=Count("pk"), late=Count("pk", filter=late), risk=Count("pk", filter=soon))
    in_order = steps.order_by(_ORDERS[filters.order], "pk")
    page = in_order.select_related(*_JOINS).only(*_COLUMNS)[offset : offset + limit]
    return Worklist([_row(step, at) for step in page], counts["total"], counts["late"], counts["risk"])


def _matching(steps: QuerySet[Step], filters: Filters, officer: Officer, at: datetime) -> QuerySet[Step]:
    if filters.post is not None:
        steps = steps.filter(post=filters.post)
    if filters.mine:
        steps = steps.filter(officer=officer)
    if filters.node_name:
        steps = steps.filter(name=filters.node_name)
    if filters.field:
        steps = steps.filter(dossier__procedure__field__code=filters.field)
    if filters.status is not None:
        steps = steps.filter(dossier__status=filters.status)
    if filters.channel:
        steps = steps.filter(dossier__channel=filters.channel)
    if filters.text:
        named = Q(dossier__code__icontains=filters.text) | Q(dossier__application__full_name__icontains=filters.text)
        steps = steps.filter(named)
    return _by_urgency(steps, filters.urgency, at)


def _by_urgency(steps: QuerySet[Step], urgency: Urgency | None, at: datetime) -> QuerySet[Step]:
    return steps.filter(urgent(urgency, at)) if urgency else steps


def urgent(urgency: Urgency, at: datetime) -> Q:
    """The condition on a step's due moment, or on its dossier's promise."""
    if urgency is Urgency.LATE:
        return Q(due_at__lt=at)
    if urgency is Urgency.RISK:
        return Q(due_at__gte=at, due_at__lte=risk_horizon(at))
    if urgency is Urgency.STUCK:
        return Q(due_at__lt=at - STUCK_AFTER)
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(dossier__due_at__gte=midnight, dossier__due_at__lt=midnight + timedelta(days=1))


_ORDERS = {
    Order.DUE: F("due_at").asc(),
    Order.OLDEST: F("since").asc(),
    Order.PROMISE: F("dossier__due_at").asc(nulls_last=True),
    Order.CODE: F("dossier__code").asc(),
}
_JOINS = (
    "dossier__procedure_version",
    "dossier__application",
    "dossier__resolving_agency__calendar",
    "officer",
    "post",
)
_COLUMNS = (
    "token",
    "name",
    "since",
    "due_at",
    "officer__full_name",
    "post__name",
    "dossier__code",
    "dossier__channel",
    "dossier__status",
    "dossier__due_at",
    "dossier__procedure_version__name",
    "dossier__procedure_version__name_en",
    "dossier__application__full_name",
    "dossier__resolving_agency__calendar__revision",
)


def _row(step: Step, at: datetime) -> WorkRow:
    dossier = step.dossier
    assert step.due_at is not None
    return WorkRow(
        step_id=step.pk,
        dossier_id=dossier.pk,
        code=dossier.code,
        procedure=dossier.procedure_version.name,
        procedure_en=dossier.procedure_version.name_en,
        step=step.name,
        applicant=dossier.application.full_name,
        since=step.since,
        due_at=step.due_at,
        promise=dossier.due_at,
        remaining=work_calendar(dossier.resolving_agency.calendar).working_minutes_between(at, step.due_at),
        officer=step.officer.full_name if step.officer else "",
        post=step.post.name if step.post else "",
        channel=dossier.channel,
        status=dossier.status,
        late=step.due_at < at,
        at_risk=at <= step.due_at <= risk_horizon(at),
    )
