"""What is asked of boards: where a link leads, what stands on a board, and which boards are scanned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, DateField, Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Trunc

from motcua.domain.boards.models import Board, BoardItem, ScanCount, TargetKind
from motcua.domain.boards.targets import Target
from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.catalogue.models import Procedure, ProcedureVersion

QUIET_DAYS: Final = 30
"""A board that nobody scanned for so long does not work."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a short link leads. `is_published` is false for a procedure that was withdrawn since."""

    item_id: int
    target: Target
    is_published: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A code on a board: its title now, and its scans in all and lately."""

    item: BoardItem
    title: str
    is_published: bool
    scans: int
    lately: int


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A board and its scans: in all, within `QUIET_DAYS`, and when the last one was."""

    board: Board
    items: int
    scans: int
    lately: int
    last_scan: date | None
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """Scans from a day on, for as long as the question says."""

    since: date
    count: int


def link(code: str) -> Link | None:
    """Return where the link of this code leads; None for an unknown code. One query."""
    published = Procedure.objects.filter(code=OuterRef("target"), current__isnull=False).values("pk")[:1]
    item = BoardItem.objects.filter(code=code).annotate(published=Subquery(published)).first()
    if item is None:
        return None
    kind = TargetKind(item.kind)
    is_published = item.published is not None if kind is TargetKind.PROCEDURE else _has_page(kind, item.target)
    return Link(item.pk, Target(kind, item.target), is_published)


def _has_page(kind: TargetKind, key: str) -> bool:
    return kind is TargetKind.SEARCH or key in LIFE_EVENTS


def last_version(code: str) -> ProcedureVersion | None:
    """Return the last version a procedure had, for the page that says it was withdrawn. One query."""
    rows = (
        ProcedureVersion.objects.filter(procedure__code=code)
        .select_related("procedure")
        .defer("content", "raw", "unread")
    )
    return rows.order_by("-number").first()


def items_of(board: Board, *, today: date) -> list[ItemRow]:
    """Return the codes of a board with their titles and scans. Two queries."""
    lately = Q(scans__day__gt=today - timedelta(days=QUIET_DAYS))
    rows = board.items.annotate(
        all_scans=Coalesce(Sum("scans__count"), 0), late_scans=Coalesce(Sum("scans__count", filter=lately), 0)
    ).order_by("position")
    items = list(rows)
    names = _names([item.target for item in items if item.kind == TargetKind.PROCEDURE])
    return [_item_row(item, names) for item in items]


def _names(codes: Sequence[str]) -> dict[str, tuple[str, bool]]:
    """Name of each procedure's last version, and whether it is the current one."""
    rows = (
        ProcedureVersion.objects.filter(procedure__code__in=codes)
        .order_by("procedure_id", "-number")
        .distinct("procedure_id")
        .values_list("procedure__code", "name", "pk", "procedure__current_id")
    )
    return {code: (name, pk == current) for code, name, pk, current in rows}


def _item_row(item: BoardItem, names: dict[str, tuple[str, bool]]) -> ItemRow:
    title, published = item.target, False
    match TargetKind(item.kind):
        case TargetKind.PROCEDURE:
            title, published = names.get(item.target, (title, published))
        case TargetKind.LIFE_EVENT if item.target in LIFE_EVENTS:
            title, published = str(LIFE_EVENTS[item.target].title), True
        case TargetKind.SEARCH:
            title, published = str(TargetKind.SEARCH.label), True
    counted: Any = item  # with the columns `items_of` adds
    return ItemRow(item, title, published, counted.all_scans, counted.late_scans)


def board_rows(
    boards: QuerySet[Board],
    *,
    today: date,
    order: Sequence[str] = ("-late_scans", "-all_scans", "-made_at"),
    limit: int | None = None,
    offset: int = 0,
) -> list[BoardRow]:
    """Return boards with their scans, those scanned most of late first. One query."""
    of_board = ScanCount.objects.filter(item__board=OuterRef("pk")).order_by().values("item__board")
    lately = of_board.filter(day__gt=today - timedelta(days=QUIET_DAYS))
    rows = boards.select_related("agency").annotate(
        number_of_items=Count("items"),
        all_scans=Coalesce(Subquery(of_board.annotate(sum=Sum("count")).values("sum")), 0),
        late_scans=Coalesce(Subquery(lately.annotate(sum=Sum("count")).values("sum")), 0),
        last_scan=Subquery(of_board.annotate(last=Max("day")).values("last")),
        quiet=Exists(quiet_boards(Board.objects.filter(pk=OuterRef("pk")), today=today)),
    )
    ordered = rows.order_by(*order, "pk")
    return [_board_row(board) for board in (ordered[offset : offset + limit] if limit else ordered)]


def quiet_boards(boards: QuerySet[Board], *, today: date) -> QuerySet[Board]:
    """Keep the boards that hang for `QUIET_DAYS` or longer and were not scanned in that time."""
    begin = today - timedelta(days=QUIET_DAYS)
    scanned = ScanCount.objects.filter(item__board=OuterRef("pk"), day__gt=begin)
    return boards.filter(~Exists(scanned), state=Board.State.ACTIVE, made_at__date__lte=begin)


def scans_lately(boards: QuerySet[Board], *, today: date) -> int:
    """Return how often these boards were scanned within `QUIET_DAYS`. One query."""
    lately = ScanCount.objects.filter(item__board__in=boards, day__gt=today - timedelta(days=QUIET_DAYS))
    return lately.aggregate(sum=Sum("count"))["sum"] or 0


def _board_row(board: Board) -> BoardRow:
    counted: Any = board  # with the columns `board_rows` adds
    return BoardRow(
        board, counted.number_of_items, counted.all_scans, counted.late_scans, counted.last_scan, counted.quiet
    )


def scans_by_day(board: Board, *, item: BoardItem | None = None, since: date) -> list[Counted]:
    """Return the scans of each day that had any, the newest first; of one code where `item` is given. One query."""
    rows = _scans(board, item).filter(day__gte=since).values("day").annotate(sum=Sum("count")).order_by("-day")
    return [Counted(row["day"], row["sum"]) for row in rows]


def scans_by_week(board: Board, *, today: date, weeks: int) -> list[Counted]:
    """Return the scans of each of the last weeks (Monday to Sunday), the newest first, empty weeks too. One query."""
    this_week = today - timedelta(days=today.weekday())
    mondays = [this_week - timedelta(weeks=back) for back in range(weeks)]
    rows = (
        _scans(board, None)
        .filter(day__gte=mondays[-1])
        .annotate(monday=Trunc("day", "week", output_field=DateField()))
        .values("monday")
        .annotate(sum=Sum("count"))
    )
    counted = {row["monday"]: row["sum"] for row in rows}
    return [Counted(monday, counted.get(monday, 0)) for monday in mondays]


def _scans(board: Board, item: BoardItem | None) -> QuerySet[ScanCount]:
    rows = ScanCount.objects.filter(item__board=board).order_by()
    return rows if item is None else rows.filter(item=item)
