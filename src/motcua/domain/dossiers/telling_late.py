"""The noise a late hand makes: a notice to the officer, to the leader and to the citizen."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import timezone

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import PostHolder, PostRole
from motcua.domain.dossiers.models import Holder, Step
from motcua.domain.dossiers.permissions import on_day
from motcua.domain.dossiers.telling import at_desk, citizen, told
from motcua.domain.notices import contexts
from motcua.domain.notices.actions import Pending, Recipient, queue_all
from motcua.domain.notices.models import Template


def late(steps: Sequence[Step], at: datetime) -> None:
    """Tell of hands past their deadline. Three queries, whatever their number."""
    holders = _holders(steps, at)
    leaders = _leaders(steps, at)
    pending: list[Pending] = []
    for step in steps:
        if step.holder == Holder.POST:
            officers = [step.officer] if step.officer else holders.get(step.post_id or 0, [])
            pending += _to_office(step, officers, leaders.get(step.agency_id, []))
        pending.append(_to_citizen(step))
    queue_all(pending, at=at)


def _to_office(step: Step, officers: Sequence[Officer], leaders: Sequence[Officer]) -> Iterator[Pending]:
    dossier, until, post = step.dossier, step.due_at, step.post
    assert until is not None
    assert post is not None
    mine = contexts.LateForOfficer(**at_desk(dossier), step=step.name, until=until, promise=dossier.due_at)
    theirs = contexts.LateForLeader(
        **at_desk(dossier), step=step.name, holder=post.name, until=until, promise=dossier.due_at
    )
    for template, people, context in (
        (Template.LATE_FOR_OFFICER, officers, mine),
        (Template.LATE_FOR_LEADER, [one for one in leaders if one not in officers], theirs),
    ):
        recipients = [Recipient(one.email, officer_id=one.pk) for one in people]
        yield Pending(template, dossier.pk, recipients, context, dossier.authority)


def _to_citizen(step: Step) -> Pending:
    dossier = step.dossier
    assert step.due_at is not None
    context = contexts.LateForCitizen(
        **told(dossier), step=step.name, holder=_holder(step), until=step.due_at, promise=dossier.due_at
    )
    return Pending(Template.LATE_FOR_CITIZEN, dossier.pk, [citizen(dossier)], context, dossier.authority)


def _holder(step: Step) -> str:
    return step.dossier.application.full_name if step.holder == Holder.CITIZEN else step.agency.name


def _holders(steps: Sequence[Step], at: datetime) -> dict[int, list[Officer]]:
    found: dict[int, list[Officer]] = {}
    rows = PostHolder.objects.filter(on_day(timezone.localdate(at)), post__in={step.post_id for step in steps})
    for row in rows.select_related("officer"):
        found.setdefault(row.post_id, []).append(row.officer)
    return found


def _leaders(steps: Sequence[Step], at: datetime) -> dict[int, list[Officer]]:
    found: dict[int, list[Officer]] = {}
    rows = PostHolder.objects.filter(
        on_day(timezone.localdate(at)), post__role=PostRole.LEADER, post__agency__in={step.agency_id for step in steps}
    )
    for row in rows.select_related("officer", "post"):
        found.setdefault(row.post.agency_id, []).append(row.officer)
    return found
