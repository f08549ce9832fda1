"""Asking the citizen for what is missing, and taking it in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.core.worktime import Limit, Unit, due
from motcua.domain.accounts.models import Officer
from motcua.domain.catalogue.queries import required_documents
from motcua.domain.dossiers import clocks, statements, telling
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.actions.decisions import Reason, add_reasons, check_reasons, reason_facts
from motcua.domain.dossiers.actions.progress import require_task
from motcua.domain.dossiers.actions.submission import HandedIn, add_documents, document_facts
from motcua.domain.dossiers.models import Application, Dossier, Holder, PauseReason, Status, SupplementRequest
from motcua.domain.dossiers.permissions import as_holder
from motcua.domain.dossiers.refusals import CannotRequestSupplement, CannotSupply, Why
from motcua.domain.dossiers.state import application_digest, plain
from motcua.domain.ledger.actions import CITIZEN, SYSTEM, Actor
from motcua.domain.ledger.models import Verb

# LAW? NĐ 118/2025 arts. 17-18 set the citizen's time to answer; the figure could not be read in a primary text.
ANSWER_WITHIN = Limit(10, Unit.WORKING_DAY)
_RUNNING = (Status.SUBMITTED, Status.ACCEPTED, Status.IN_PROGRESS, Status.SUPPLEMENT)


@transaction.atomic
def request_supplement(
    *, dossier_id: int, step_id: int, officer: Officer, reasons: Sequence[Reason], at: datetime,
    answer_by: datetime | None = None,
) -> Dossier:  # fmt: skip
    """Ask the citizen to complete the dossier (Mẫu 02): the branch is in the citizen's hand, the clock stands still.

    Raises CannotRequestSupplement: NO_REASON, REASON_NOT_ACTIONABLE, DATE_NOT_AHEAD, STEP_NOT_WITH_OFFICE …
    """
    act = Act.lock(dossier_id, at=at, actor=SYSTEM, refusal=CannotRequestSupplement)
    act.require_status(*_RUNNING)
    step = act.step(step_id)
    require_task(act, step)
    act.actor = as_holder(act, step, officer, act.dossier.procedure.code)
    check_reasons(act, reasons)
    deadline = answer_by or due(act.calendar, at, ANSWER_WITHIN).due
    if deadline <= at:
        raise act.refusal(Why.DATE_NOT_AHEAD)
    clocks.pause(act, PauseReason.SUPPLEMENT)
    step.time_left = clocks.left_of(act, step)
    act.hold(step, holder=Holder.CITIZEN, due_at=deadline)
    act.dossier.status = Status.SUPPLEMENT
    act.dossier.supplements += 1
    facts = {"token": step.token, "reasons": reason_facts(reasons), "answer_by": plain(deadline)}
    seq = act.commit(Verb.SUPPLEMENT_REQUESTED, facts)
    written = add_reasons(act, reasons, seq)
    asked = SupplementRequest(
        authority=act.dossier.authority, dossier=act.dossier, step=step, seq=seq, requested_at=at, answer_by=deadline
    )
    statements.REQUESTS.insert([asked])
    telling.supplement_requested(act, step, written, deadline)
    return act.dossier


@transaction.atomic
def supply(
    *, dossier_id: int, files: Sequence[HandedIn], at: datetime, answers: Mapping[str, Any] | None = None,
    actor: Actor = CITIZEN,
) -> Dossier:  # fmt: skip
    """Take in what was asked for: the branch goes back to the post that asked, the clock runs on.

    Raises CannotSupply: NOTHING_ASKED, NOTHING_SUPPLIED, DOCUMENT_UNKNOWN.
    """
    act = Act.lock(dossier_id, at=at, actor=actor, refusal=CannotSupply)
    open_requests = statements.open_requests(dossier_id)
    if not open_requests:
        raise act.refusal(Why.NOTHING_ASKED)
    if not files and not answers:
        raise act.refusal(Why.NOTHING_SUPPLIED)
    _check_keys(act, files)
    answered = [act.step(request.step_id) for request in open_requests]
    for step in answered:
        act.hold(step, holder=Holder.POST, due_at=clocks.after(act, step.time_left))
        step.time_left = None
    statements.answer_requests(open_requests, at)
    clocks.resume(act, PauseReason.SUPPLEMENT)
    if act.dossier.status != Status.STOPPED:
        act.dossier.status = Status.IN_PROGRESS if act.dossier.received_at else Status.SUBMITTED
    facts: dict[str, Any] = {"documents": document_facts(files)}
    if answers:
        facts |= {"answers_changed": sorted(answers), "application_digest": _new_answers(act, answers)}
    seq = act.commit(Verb.SUPPLIED, facts)
    telling.supplied(act, answered, add_documents(act, files, seq))
    return act.dossier


def _new_answers(act: Act, answers: Mapping[str, Any]) -> str:
    """Merge corrected answers into the application and return its new digest."""
    application = act.dossier.application = Application.objects.get(dossier_id=act.dossier.pk)
    application.answers = {**application.answers, **answers}
    application.save(update_fields=["answers"])
    return application_digest(application)


def _check_keys(act: Act, files: Sequence[HandedIn]) -> None:
    known = {paper.key for paper in required_documents(act.dossier.procedure_version_id)}
    for handed in files:
        if handed.document_key not in known:
            raise act.refusal(Why.DOCUMENT_UNKNOWN, handed.document_key)
