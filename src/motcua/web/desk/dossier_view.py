"""A dossier as its page shows it: head, answers, papers, hands, history, process, acts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from motcua.core.forms import ShownPage, summary
from motcua.domain.agencies.wards import ward_names
from motcua.domain.catalogue.forms import form_of
from motcua.domain.documents.media import MediaType
from motcua.domain.documents.models import StoredFile
from motcua.domain.dossiers.models import Dossier, Holder, Status, SubmittedDocument
from motcua.domain.dossiers.queries import ActName, ActOption, DossierPage, Hand
from motcua.web.components.languages import page_language
from motcua.web.desk.due import DueView, ended_view, promise_view, step_due_view
from motcua.web.desk.history import EntryView, history
from motcua.web.desk.process_view import StepView, process_steps
from motcua.web.desk.words.refusals import Explanation, explain
from motcua.web.desk.words.states import ACTS, CHANNELS, HOLDERS, STATUSES, Tag, Words

_STYLES = {
    ActName.ASSIGN: "govuk-button--secondary",
    ActName.REQUEST_SUPPLEMENT: "govuk-button--secondary",
    ActName.EXTEND: "govuk-button--secondary",
    ActName.RESUME: "govuk-button--secondary",
    ActName.REFUSE: "govuk-button--secondary mc-button--grave",
    ActName.STOP: "govuk-button--secondary mc-button--grave",
}


@dataclass(frozen=True, slots=True)
class FileView:
    """A file: where to open and save it, and whether it can be looked at in the page."""

    name: str
    size: int
    pages: int | None
    sha256: str
    open_href: str
    save_href: str
    picture_href: str


@dataclass(frozen=True, slots=True)
class HandedView:
    """One paper handed in: a checked file, or the paper itself."""

    file: FileView | None
    name: str
    added_at: datetime
    is_supplement: bool


@dataclass(frozen=True, slots=True)
class PaperView:
    """A required document and what was handed in for it."""

    name: str
    handed: tuple[HandedView, ...]


@dataclass(frozen=True, slots=True)
class ActView:
    """An act as a button."""

    act: ActName
    href: str
    words: Words
    step: str
    style: str
    why: Explanation | None


@dataclass(frozen=True, slots=True)
class HandView:
    """Who holds a branch, until when, whom to call."""

    hand: Hand
    who: str
    phone: str
    due: DueView


@dataclass(frozen=True, slots=True)
class DossierView:
    """The whole page."""

    dossier: Dossier
    status: Tag
    channel: Words
    promise: DueView | None
    ended: DueView | None
    answers: tuple[ShownPage, ...]
    papers: tuple[PaperView, ...]
    hands: tuple[HandView, ...]
    entries: list[EntryView]
    steps: list[StepView]
    acts: tuple[ActView, ...]
    refused_acts: tuple[ActView, ...]
    results: tuple[tuple[str, str, datetime, FileView | None], ...]
    linked: tuple[tuple[Dossier, Tag], ...]
    current_nodes: str
    done_nodes: str


def dossier_view(page: DossierPage, *, at: datetime) -> DossierView:
    """Build the page."""
    dossier = page.dossier
    done = [node for node in page.nodes_done if node not in page.nodes_now]
    acts = [_act(dossier, option, len(page.open_steps) > 1) for option in page.acts]
    return DossierView(
        dossier=dossier,
        status=STATUSES[Status(dossier.status)],
        channel=CHANNELS[dossier.channel],  # type: ignore[index]  # a column of ChannelKind
        promise=promise_view(dossier, at=at),
        ended=ended_view(dossier),
        answers=answers_of(dossier),
        papers=_papers(page),
        hands=tuple(hand_view(dossier, hand, at) for hand in page.hands),
        entries=history(page),
        steps=process_steps(dossier.process_version_id, current=page.nodes_now, done=done),
        acts=tuple(act for act in acts if act.why is None),
        refused_acts=tuple(act for act in acts if act.why is not None),
        results=tuple(
            (row.name, str(row.get_outcome_display()), row.recorded_at, _file(dossier, row.file, row.name))
            for row in page.results
        ),
        linked=tuple((child, STATUSES[Status(child.status)]) for child in page.linked),
        current_nodes=" ".join(page.nodes_now),
        done_nodes=" ".join(done),
    )


def answers_of(dossier: Dossier) -> tuple[ShownPage, ...]:
    """The answers in words, page by page."""
    form = form_of(dossier.procedure_version_id)
    return summary(form, dossier.application.answers, page_language(), ward_name=ward_names().get)


def _papers(page: DossierPage) -> tuple[PaperView, ...]:
    return tuple(PaperView(paper.name, _handed(page.dossier, paper.handed_in)) for paper in page.papers)


def _handed(dossier: Dossier, rows: Sequence[SubmittedDocument]) -> tuple[HandedView, ...]:
    return tuple(HandedView(_file(dossier, row.file, row.name), row.name, row.added_at, row.seq > 1) for row in rows)


def _file(dossier: Dossier, file: StoredFile | None, name: str) -> FileView | None:
    if file is None:
        return None
    kind = MediaType(file.media_type)
    address = reverse("desk:file", args=[dossier.code, file.sha256])
    return FileView(
        name=name,
        size=file.size,
        pages=file.pages,
        sha256=file.sha256,
        open_href=f"{address}?xem=1" if kind.is_image or kind is MediaType.PDF else "",
        save_href=address,
        picture_href=reverse("desk:picture", args=[dossier.code, file.sha256]) if kind.is_image else "",
    )


def hand_view(dossier: Dossier, hand: Hand, at: datetime) -> HandView:
    """A hand in words. The dossier comes with its application and resolving agency."""
    due = step_due_view(dossier, hand.due_at, at=at)
    if hand.holder == Holder.CITIZEN:
        return HandView(hand, str(HOLDERS[Holder.CITIZEN]), dossier.application.phone, due)
    who = " – ".join(part for part in (hand.officer, hand.post, hand.agency) if part)
    return HandView(hand, who, hand.phone, due)


def _act(dossier: Dossier, option: ActOption, several: bool) -> ActView:
    words = ACTS[option.act]
    where = [dossier.code, option.step.pk, words.slug] if option.step else [dossier.code, words.slug]
    return ActView(
        act=option.act,
        href=reverse("desk:step_act" if option.step else "desk:act", args=where),
        words=words.button,
        step=option.step.name if option.step and several else "",
        style=_STYLES.get(option.act, ""),
        why=explain(option.why) if option.why else None,
    )
