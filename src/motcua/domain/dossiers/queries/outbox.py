"""The notices an officer may see (those of dossiers he may see, and those to himself), and jobs that failed."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import PostRight, Right
from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.permissions import posts_of, visible_to
from motcua.domain.notices.delivery import words_of
from motcua.domain.notices.models import Notice
from motcua.domain.notices.wording import Message

_FAILED = "failed"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice with the code of its dossier; empty for one that is about no dossier."""

    notice: Notice
    code: str


def visible_notices(officer: Officer, *, at: datetime) -> QuerySet[Notice]:
    """The notices of dossiers the officer may see, and those to the officer."""
    dossiers = visible_to(officer, timezone.localdate(at)).values("pk")
    return Notice.objects.filter(Q(dossier_id__in=dossiers) | Q(officer=officer))


def outbox_of(
    officer: Officer, *, at: datetime, dead: bool = False, before: int | None = None, limit: int = 50
) -> list[NoticeRow]:
    """Return the newest notices first; `before` is the id of the last one of the page before. Two queries."""
    notices = visible_notices(officer, at=at).order_by("-pk")
    if dead:
        notices = notices.filter(state=Notice.State.DEAD)
    if before is not None:
        notices = notices.filter(pk__lt=before)
    page = list(notices[:limit])
    wanted = {notice.dossier_id for notice in page if notice.dossier_id is not None}
    codes = dict(Dossier.objects.filter(pk__in=wanted).values_list("pk", "code"))
    return [NoticeRow(notice, codes.get(notice.dossier_id or 0, "")) for notice in page]


def dead_notices(officer: Officer, *, at: datetime) -> int:
    """How many notices the officer may see could not be delivered. One query."""
    return visible_notices(officer, at=at).filter(state=Notice.State.DEAD).count()


def notice_words(officer: Officer, notice_id: int, *, at: datetime) -> tuple[Notice, Message] | None:
    """Return a notice as its reader sees it, if the officer may see it, else None."""
    found = visible_notices(officer, at=at).filter(pk=notice_id).first()
    return (found, words_of(found)) if found is not None else None


def failed_jobs(officer: Officer, *, at: datetime) -> QuerySet[ProcrastinateJob]:
    """The background jobs that were given up, the newest first; none for officers without the right to oversee."""
    posts = posts_of(officer.pk, timezone.localdate(at)).values("post_id")
    failed = ProcrastinateJob.objects.filter(status=_FAILED).order_by("-pk")
    return failed if PostRight.objects.filter(post__in=posts, right=Right.OVERSEE).exists() else failed.none()
