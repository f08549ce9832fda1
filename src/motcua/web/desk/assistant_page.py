"""What staff see of the assistant: how answers end, which searches fail, who waits for a person; all masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.answering.engine import Status
from motcua.domain.assistant.groups import Group, SearchGroup, searches_counted, statuses_by_day
from motcua.domain.assistant.queries import Quality, quality
from motcua.web.desk.home_page import Figure

SPANS: Final = (7, 30)
PAGE_ROWS: Final = 50

STATUS_WORDS: Final[Mapping[Status, Promise]] = {
    Status.ANSWERED: gettext_lazy("Trả lời được"),
    Status.CLARIFY: gettext_lazy("Hỏi lại"),
    Status.NOT_PUBLISHED: gettext_lazy("Chưa công bố"),
    Status.OUT_OF_SCOPE: gettext_lazy("Ngoài phạm vi"),
    Status.NEEDS_DOSSIER_LOOKUP: gettext_lazy("Tra hồ sơ"),
    Status.REFUSED: gettext_lazy("Từ chối"),
    Status.ERROR: gettext_lazy("Lỗi"),
}
GROUP_WORDS: Final[Mapping[Group, Promise]] = {
    Group.USEFUL: gettext_lazy("Được khen hữu ích"),
    Group.USELESS: gettext_lazy("Bị chê chưa giúp được"),
    Group.NEEDLESS: gettext_lazy("Hỏi lại thừa"),
    Group.REWORDED: gettext_lazy("Do mô hình viết lại"),
    Group.FALLBACK: gettext_lazy("Mô hình không dùng được"),
}
SEARCH_WORDS: Final[Mapping[SearchGroup, tuple[Promise, Promise]]] = {
    SearchGroup.NOTHING_FOUND: (gettext_lazy("Không thấy gì"), gettext_lazy("không thủ tục nào khớp")),
    SearchGroup.NO_CLICK: (gettext_lazy("Không mở gì"), gettext_lazy("có kết quả mà không ai mở")),
    SearchGroup.LATE_CLICK: (gettext_lazy("Mở muộn"), gettext_lazy("mở kết quả thứ ba trở đi")),
    SearchGroup.OFF_TOPIC: (
        gettext_lazy("Không hỏi về thủ tục"),
        gettext_lazy("không có kết quả là đúng, không tính là lỗi"),
    ),
}
_SLUGS: Final[Mapping[Status | Group, str]] = {
    Status.ANSWERED: "tra-loi-duoc",
    Status.CLARIFY: "hoi-lai",
    Status.NOT_PUBLISHED: "chua-cong-bo",
    Status.OUT_OF_SCOPE: "ngoai-pham-vi",
    Status.NEEDS_DOSSIER_LOOKUP: "tra-ho-so",
    Status.REFUSED: "tu-choi",
    Status.ERROR: "loi",
    Group.USEFUL: "huu-ich",
    Group.USELESS: "chua-giup",
    Group.NEEDLESS: "hoi-lai-thua",
    Group.REWORDED: "viet-lai",
    Group.FALLBACK: "khong-dung-duoc",
}
GROUPS: Final = {slug: group for group, slug in _SLUGS.items()}
SEARCHES: Final = {
    "khong-thay": SearchGroup.NOTHING_FOUND,
    "khong-mo": SearchGroup.NO_CLICK,
    "mo-muon": SearchGroup.LATE_CLICK,
    "ngoai-de": SearchGroup.OFF_TOPIC,
}


@dataclass(frozen=True, slots=True)
class Day:
    """One day: how many questions, and how many of them ended in which status, in the order of the columns."""

    day: date
    total: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QualityPage:
    """The figures of one span."""

    days: int
    figures: QualityFigures
    by_day: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class QualityFigures:
    """Three rows of figures; each opens to what it counts."""

    statuses: tuple[Figure, ...]
    opinions: tuple[Figure, ...]
    searches: tuple[Figure, ...]


def days_asked(raw: str | None) -> int:
    """The span asked for; anything else means the longest one that is kept."""
    return next((days for days in SPANS if raw == str(days)), SPANS[-1])


def since(days: int, *, at: datetime) -> datetime:
    """The first moment of a span of local days that ends today."""
    day = timezone.localdate(at) - timedelta(days=days - 1)
    return timezone.make_aware(datetime.combine(day, time.min))


def quality_page(days: int, *, at: datetime) -> QualityPage:
    """The page of the last `days` days. Five queries."""
    begin = since(days, at=at)
    found, searches = quality(since=begin), searches_counted(since=begin.date())
    return QualityPage(
        days,
        QualityFigures(_statuses(found, days), _opinions(found, days), _searches(searches, days)),
        tuple(_day(day, counts) for day, counts in statuses_by_day(since=begin)),
    )


def group_words(group: Status | Group) -> str:
    """What a group is called."""
    return str(STATUS_WORDS[group] if isinstance(group, Status) else GROUP_WORDS[group])


def _statuses(found: Quality, days: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            found.by_status[status.value],
            str(words),
            share(found.by_status[status.value], found.turns),
            _open(status, days),
        )
        for status, words in STATUS_WORDS.items()
    )


def _opinions(found: Quality, days: int) -> tuple[Figure, ...]:
    asked_back = found.by_status[Status.CLARIFY.value]
    figures = [
        (Group.USEFUL, found.useful, share(found.useful, found.useful + found.useless), ""),
        (Group.USELESS, found.useless, share(found.useless, found.useful + found.useless), "soon"),
        (Group.NEEDLESS, found.needless_clarifications, share(found.needless_clarifications, asked_back), "soon"),
    ]
    if found.composer:
        used = sum(found.composer.values()) - found.composer_fallbacks
        tried = used + found.composer_fallbacks
        figures += [
            (Group.REWORDED, used, share(used, tried), ""),
            (Group.FALLBACK, found.composer_fallbacks, share(found.composer_fallbacks, tried), "soon"),
        ]
    return tuple(
        Figure(count, group_words(group), hint, _open(group, days), tone) for group, count, hint, tone in figures
    )


def _searches(counted: Mapping[SearchGroup, int], days: int) -> tuple[Figure, ...]:
    return tuple(
        Figure(
            counted[group],
            str(SEARCH_WORDS[group][0]),
            str(SEARCH_WORDS[group][1]),
            f"{reverse('desk:searches', args=[slug])}?ngay={days}",
            "" if group is SearchGroup.OFF_TOPIC else "soon",
        )
        for slug, group in SEARCHES.items()
    )


def _open(group: Status | Group, days: int) -> str:
    return f"{reverse('desk:answers', args=[_SLUGS[group]])}?ngay={days}"


def _day(day: date, counts: Mapping[str, int]) -> Day:
    return Day(day, sum(counts.values()), tuple(counts.get(status.value, 0) for status in STATUS_WORDS))


def share(part: int, whole: int) -> str:
    """A share in words; nothing where there is nothing to be a share of."""
    return _("%(share)s%% của %(whole)s") % {"share": round(100 * part / whole), "whole": whole} if whole else ""
