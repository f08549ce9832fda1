"""Opening a checklist, and what came of those who had one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency, PostRight, Right, ServicePoint
from motcua.domain.catalogue.models import Procedure, ProcedureVersion
from motcua.domain.catalogue.queries import version_of
from motcua.domain.dossiers.models import Dossier, Draft
from motcua.domain.dossiers.permissions import posts_of
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.guide import Guide, guide_of
from motcua.domain.guidance.models import Checklist, Preparation

APPLICANT_WARD: Final = "applicant_ward"
"""The question of every form where the applicant lives."""
WITH_CHECKLIST: Final = "preparation__checklist"
"""The relation that reads a dossier together with how it was prepared."""
FEWEST_FOR_A_RATE: Final = 20
"""Below so many dossiers a share says nothing, and only the counts are shown."""


@dataclass(frozen=True)
class OpenChecklist:
    """A checklist with the version it was made from, and the one that applies now."""

    checklist: Checklist

    @property
    def version(self) -> ProcedureVersion:
        """The version the interview was about."""
        return self.checklist.procedure_version

    @property
    def is_current(self) -> bool:
        """Whether that version still applies."""
        return self.version.pk == self.version.procedure.current_id

    @cached_property
    def guide(self) -> Guide:
        """That version, ready to be asked about."""
        return guide_of(self.checklist.procedure_version_id)

    @cached_property
    def answers(self) -> Answers:
        """What the person said."""
        return Answers.from_json(self.checklist.answers)

    def answers_for(self, version_id: int) -> Answers:
        """The answers as far as they hold for this version of the procedure."""
        if version_id == self.checklist.procedure_version_id:
            return self.answers
        return guide_of(version_id).carried_over(self.guide, self.answers)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many dossiers, and how many of them were sent back for more papers at least once."""

    dossiers: int
    supplemented: int

    @property
    def share(self) -> float | None:
        """The share sent back, from 0 to 1; None below `FEWEST_FOR_A_RATE` dossiers."""
        return self.supplemented / self.dossiers if self.dossiers >= FEWEST_FOR_A_RATE else None

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.dossiers + other.dossiers, self.supplemented + other.supplemented)

    def __sub__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.dossiers - other.dossiers, self.supplemented - other.supplemented)


NOTHING: Final = Outcome(0, 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Dossiers with and without a checklist; of one procedure, or of all."""

    code: str
    name: str
    prepared: Outcome
    others: Outcome


def open_checklist(code: str, *, at: datetime) -> OpenChecklist | None:
    """Return a checklist that has not expired; None for an unknown code. One query."""
    found = Checklist.objects.filter(code=code, expires_at__gt=at).select_related("procedure_version__procedure__field")
    heavy = ("procedure_version__content", "procedure_version__raw", "procedure_version__unread")
    checklist = found.defer(*heavy).first()
    return OpenChecklist(checklist) if checklist else None


def known_answers(guide: Guide, answers: Answers) -> dict[str, Any]:
    """Return what the answers say to the questions of the procedure's form; the case is kept beside those."""
    known = dict(answers.form)
    if answers.ward and any(field.name == APPLICANT_WARD for page in guide.form.pages for field in page.fields):
        known[APPLICANT_WARD] = answers.ward
    return known


def current_version(code: str) -> ProcedureVersion | None:
    """Return the version of a procedure that applies now, without its large columns; None for an unknown code. One
    query once the version is in memory."""
    current = Procedure.objects.filter(code=code, current__isnull=False).values_list("current_id", flat=True).first()
    return None if current is None else version_of(current)


def serving_points() -> list[ServicePoint]:
    """Return the places where people hand in, with their calendars. One query."""
    return list(ServicePoint.objects.filter(is_open=True).select_related("agency__calendar"))


def checklist_of(dossier: Dossier) -> Preparation | None:
    """Return how a dossier was prepared, with the checklist if it is still kept; None without one.

    No query where the dossier was read together with `WITH_CHECKLIST`, else at most two.
    """
    return getattr(dossier, "preparation", None)


def checklist_code_of(draft: Draft) -> str:
    """Return the code of the checklist a draft began from; empty without one, or where it is no longer kept. One
    query."""
    found = Preparation.objects.filter(draft=draft, checklist__isnull=False)
    return found.values_list("checklist__code", flat=True).first() or ""


def overseen(officer: Officer, day: date) -> QuerySet[Agency]:
    """Return the agencies whose handling of procedures the officer oversees (kiểm soát thủ tục hành chính)."""
    held = posts_of(officer.pk, day).values("post_id")
    given = PostRight.objects.filter(right=Right.OVERSEE, post__in=held).values("agency_id")
    return Agency.objects.filter(pk__in=given).order_by("name")


def comparisons(agencies: QuerySet[Agency], *, since: datetime, until: datetime) -> list[Comparison]:
    """Compare supplement rates of dossiers these agencies received in a span (half-open), the most prepared first.

    Only procedures with at least one prepared dossier are compared: others have nothing to be compared with. Dossiers
    opened for another one (liên thông) do not count. Three queries.
    """
    received = Dossier.objects.filter(
        receiving_agency__in=agencies, submitted_at__gte=since, submitted_at__lt=until, parent=None
    )
    prepared = dict(_by_procedure(received.filter(preparation__isnull=False)))
    every = dict(_by_procedure(received.filter(procedure__in=list(prepared))))
    names = Procedure.objects.filter(pk__in=list(prepared)).values_list("pk", "code", "current__name")
    found = [Comparison(code, name or "", prepared[pk], every[pk] - prepared[pk]) for pk, code, name in names]
    return sorted(found, key=lambda one: (-one.prepared.dossiers, one.code))


def together(found: list[Comparison]) -> Comparison:
    """Return all the compared procedures as one."""
    return Comparison(
        "", "", sum((one.prepared for one in found), NOTHING), sum((one.others for one in found), NOTHING)
    )


def _by_procedure(dossiers: QuerySet[Dossier]) -> Iterator[tuple[int, Outcome]]:
    counted = dossiers.values("procedure_id").annotate(
        every=Count("pk"), asked=Count("pk", filter=Q(supplements__gt=0))
    )
    return ((row["procedure_id"], Outcome(row["every"], row["asked"])) for row in counted.order_by())
