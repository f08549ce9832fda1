"""What the pages of QR boards show: figures that open to what they count, and bars to compare by eye."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.domain.boards.models import Board
from motcua.domain.boards.queries import QUIET_DAYS, Counted, quiet_boards, scans_lately
from motcua.web.components.calendar_words import day
from motcua.web.desk.home_page import Figure

WEEKS: Final = 12
DAYS: Final = 90
PAGE_ROWS: Final = 50
FILTERS: Final = ("im-lang", "da-go")


@dataclass(frozen=True, slots=True)
class Bar:
    """A number of scans with its span in words; `share` is how long its bar is, in hundredths of the longest."""

    words: str
    count: int
    share: int


def weeks_shown(board: Board, *, today: date) -> int:
    """How many weeks there are to show: none from before the board was made, `WEEKS` at most."""
    made = timezone.localdate(board.made_at)
    mondays = today - timedelta(days=today.weekday()), made - timedelta(days=made.weekday())
    return min(WEEKS, (mondays[0] - mondays[1]).days // 7 + 1)


def week_bars(weeks: Sequence[Counted]) -> list[Bar]:
    """A bar a week."""
    return _bars(weeks, [f"{day(week.since)} – {day(week.since + timedelta(days=6))}" for week in weeks])


def day_bars(days: Sequence[Counted]) -> list[Bar]:
    """A bar for each day that had scans."""
    return _bars(days, [day(one.since) for one in days])


def _bars(counted: Sequence[Counted], words: Sequence[str]) -> list[Bar]:
    most = max((one.count for one in counted), default=0) or 1
    return [Bar(said, one.count, round(100 * one.count / most)) for one, said in zip(counted, words, strict=True)]


def figures(boards: QuerySet[Board], *, today: date) -> list[Figure]:
    """The figures over all boards the officer looks after; each opens to the boards it counts. Three queries."""
    hanging = boards.filter(state=Board.State.ACTIVE)
    return [
        Figure(hanging.count(), _("Bảng đang treo"), _("ở các cơ quan của bạn"), _rows()),
        Figure(
            scans_lately(hanging, today=today),
            _("Lượt quét"),
            _("trong %(days)s ngày qua") % {"days": QUIET_DAYS},
            _rows(),
        ),
        Figure(
            quiet_boards(boards, today=today).count(),
            _("Bảng im lặng"),
            _("%(days)s ngày không ai quét") % {"days": QUIET_DAYS},
            _rows("im-lang"),
            "soon",
        ),
    ]


def narrowed(boards: QuerySet[Board], asked: str, *, today: date) -> QuerySet[Board]:
    """The boards a filter of the list keeps; without one, those that hang."""
    match asked:
        case "im-lang":
            return quiet_boards(boards, today=today)
        case "da-go":
            return boards.filter(state=Board.State.RETIRED)
    return boards.filter(state=Board.State.ACTIVE)


def _rows(asked: str = "") -> str:
    return f"{reverse('desk:boards')}{f'?loc={asked}' if asked else ''}#bang"
