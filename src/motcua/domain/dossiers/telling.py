"""Which notices an act sends, and to whom. Queued in the act's transaction.

The citizen is told of every change of hand. Officers are told of work given to them by name and of lateness; what a
post shares is on its worklist, a mail for each would only teach people to ignore mails.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Any

from motcua.domain.catalogue.forms import form_of
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.queries import required_documents
from motcua.domain.dossiers.act import Act
from motcua.domain.dossiers.models import (
    ActReason,
    Dossier,
    Holder,
    ReasonTarget,
    Status,
    Step,
    StepState,
    SubmittedDocument,
)
from motcua.domain.notices import contexts, links
from motcua.domain.notices.actions import Pending, Recipient, queue_all
from motcua.domain.notices.contexts import Contact, Context, ReceivedFile
from motcua.domain.notices.models import Template


def submitted(act: Act, papers: Sequence[SubmittedDocument]) -> None:
    """The receipt by mail: who answers until when, and every file with its size and hash."""
    hand = _first_hand(act)
    context = contexts.Submitted(**told(act.dossier), holder=hand.agency.name, until=hand.due_at, files=_files(papers))
    _tell(act, _to_citizen(act, Template.SUBMITTED, context))


def accepted(act: Act) -> None:
    """The promise."""
    if not act.dossier.is_open or act.dossier.due_at is None:
        return
    hand = _first_hand(act)
    context = contexts.Accepted(
        **told(act.dossier), holder=hand.agency.name, promise=act.dossier.due_at, until=hand.due_at
    )
    _tell(act, _to_citizen(act, Template.ACCEPTED, context), *_to_officers(act, act.entered))


def refused(act: Act, reasons: Sequence[ActReason]) -> None:
    """The reasons, each with what to do."""
    context = contexts.Refused(
        **told(act.dossier),
        agency=act.dossier.receiving_agency.name,
        reasons=_reasons(act.dossier, reasons),
    )
    _tell(act, _to_citizen(act, Template.REFUSED, context))


def supplement_requested(act: Act, step: Step, reasons: Sequence[ActReason], answer_by: datetime) -> None:
    """Exactly what is asked for, and until when."""
    context = contexts.SupplementRequested(
        **told(act.dossier),
        agency=step.agency.name,
        reasons=_reasons(act.dossier, reasons),
        answer_by=answer_by,
    )
    _tell(act, _to_citizen(act, Template.SUPPLEMENT_REQUESTED, context))


def supplied(act: Act, steps: Sequence[Step], papers: Sequence[SubmittedDocument]) -> None:
    """The receipt of the supplement to the citizen, the work to the officer who asked."""
    context = contexts.Supplied(
        **told(act.dossier),
        holder=steps[0].agency.name,
        until=steps[0].due_at,
        promise=act.dossier.due_at,
        files=_files(papers),
    )
    _tell(act, _to_citizen(act, Template.SUPPLIED, context), *_to_officers(act, steps))


def assigned(act: Act, *steps: Step) -> None:
    """Tell officers of the steps given to them by name."""
    _tell(act, *_to_officers(act, steps))


def moved_on(act: Act) -> None:
    """Tell the citizen in whose hands the dossier is now, or that the result is ready."""
    if act.dossier.status == Status.DONE:
        context: Context = contexts.ResultReady(
            **told(act.dossier),
            collect_at=_where_to_collect(act.dossier),
        )
        _tell(act, _to_citizen(act, Template.RESULT_READY, context))
        return
    hands = [step for step in act.entered if step.holder != Holder.SIBLINGS]
    told_of = (_to_citizen(act, Template.IN_HAND, _in_hand(act.dossier, step)) for step in hands)
    _tell(act, *told_of, *_to_officers(act, act.entered))


def _in_hand(dossier: Dossier, step: Step) -> contexts.InHand:
    return contexts.InHand(
        **told(dossier),
        step=step.name,
        holder=step.agency.name,
        until=step.due_at,
        promise=dossier.due_at,
    )


def returned(act: Act) -> None:
    """The result was handed over."""
    context = contexts.Returned(**told(act.dossier), returned_at=act.at)
    _tell(act, _to_citizen(act, Template.RETURNED, context))


def withdrawn(act: Act) -> None:
    """Confirmation of a withdrawal."""
    context = contexts.Withdrawn(**told(act.dossier), withdrawn_at=act.at)
    _tell(act, _to_citizen(act, Template.WITHDRAWN, context))


def stopped(act: Act, ground: str, until: datetime | None) -> None:
    """Why the handling stopped, and until when."""
    context = contexts.Stopped(**told(act.dossier), ground=ground.strip(), resumes_at=until)
    _tell(act, _to_citizen(act, Template.STOPPED, context))


def resumed(act: Act) -> None:
    """Who goes on, with the new promise."""
    hand = _first_hand(act)
    context = contexts.Resumed(
        **told(act.dossier),
        holder=hand.agency.name,
        until=hand.due_at,
        promise=act.dossier.due_at,
    )
    _tell(act, _to_citizen(act, Template.RESUMED, context))


def extended(act: Act, before: datetime | None, reason: str) -> None:
    """The apology with the old promise, the new one, and why (Mẫu 04)."""
    assert act.dossier.due_at is not None
    context = contexts.Extended(
        **told(act.dossier),
        before=before,
        promise=act.dossier.due_at,
        reason=reason.strip(),
    )
    _tell(act, _to_citizen(act, Template.EXTENDED, context))


def told(dossier: Dossier) -> dict[str, Any]:
    """Return what every notice to a citizen says: which dossier, where to follow it, whom to call."""
    desk = dossier.receiving_agency
    return {
        "code": dossier.code,
        "procedure": dossier.procedure_version.name,
        "link": links.to_follow(dossier.pk),
        "contact": Contact(name=desk.name, phone=desk.phone),
    }


def at_desk(dossier: Dossier) -> dict[str, Any]:
    """Return what every notice to an officer says."""
    return {"code": dossier.code, "procedure": dossier.procedure_version.name, "link": links.to_desk(dossier.code)}


def citizen(dossier: Dossier) -> Recipient:
    """Return the citizen as recipient, in the language the application was made in."""
    return Recipient(dossier.application.email, dossier.application.language)


def _tell(act: Act, *pending: Pending) -> None:
    queue_all(pending, at=act.at)


def _to_citizen(act: Act, template: Template, context: Context) -> Pending:
    return _pending(act, template, citizen(act.dossier), context)


def _to_officers(act: Act, steps: Iterable[Step]) -> Iterator[Pending]:
    for step in steps:
        if step.officer is not None and step.holder == Holder.POST:
            context = contexts.StepForOfficer(
                **at_desk(act.dossier), step=step.name, until=step.due_at, promise=act.dossier.due_at
            )
            recipient = Recipient(step.officer.email, officer_id=step.officer.pk)
            yield _pending(act, Template.STEP_FOR_OFFICER, recipient, context)


def _pending(act: Act, template: Template, recipient: Recipient, context: Context) -> Pending:
    return Pending(template, act.dossier.pk, [recipient], context, act.dossier.authority)


def _first_hand(act: Act) -> Step:
    """The oldest open hand; a dossier that is open has one."""
    waiting = (step for step in act.steps.values() if step.state == StepState.OPEN and step.holder != Holder.SIBLINGS)
    return min(waiting, key=attrgetter("token"))


def _where_to_collect(dossier: Dossier) -> str:
    if dossier.channel != ChannelKind.DIRECT:
        return ""
    place = dossier.service_point
    return f"{place.name}, {place.address}" if place else dossier.receiving_agency.name


def _files(papers: Sequence[SubmittedDocument]) -> tuple[ReceivedFile, ...]:
    return tuple(
        ReceivedFile(name=paper.name, size=paper.file.size, sha256=paper.file.sha256) for paper in papers if paper.file
    )


def _questions(version_id: int) -> dict[str, str]:
    """Each question of the form with its page, so that "date of birth" says whose."""
    pages = form_of(version_id).pages
    return {field.name: f"{page.title.vi}: {field.label.vi}" for page in pages for field in page.fields}


def _reasons(dossier: Dossier, reasons: Sequence[ActReason]) -> tuple[contexts.Reason, ...]:
    """Reasons in the words of the published procedure: the paper's name rather than its key."""
    version = dossier.procedure_version
    papers = {paper.key: paper.name for paper in required_documents(version.pk)}
    conditions = {str(item["id"]): item["text"] for item in version.content.get("conditions") or []}
    names = {
        ReasonTarget.DOCUMENT: papers,
        ReasonTarget.CONDITION: conditions,
        ReasonTarget.ANSWER: {
            field.name: field.label.vi for page in form_of(version.pk).pages for field in page.fields
        },
    }
    return tuple(
        contexts.Reason(
            about=names[ReasonTarget(row.target)].get(row.target_key, row.target_key),
            problem=row.problem,
            remedy=row.remedy,
        )
        for row in reasons
    )
