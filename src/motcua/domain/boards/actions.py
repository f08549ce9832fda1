"""What is done with boards: make one, take one down, count a scan."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from motcua.core.codes.short_links import POSSIBLE, short_code
from motcua.domain.accounts.models import Officer
from motcua.domain.agencies.models import Agency
from motcua.domain.boards.models import Board, BoardItem
from motcua.domain.boards.permissions import keeps_boards_of
from motcua.domain.boards.refusals import CannotKeep, Why
from motcua.domain.boards.targets import LAYOUTS, STICKERS_A_PAGE, Target, check_targets, fitting_layout

_COUNT = """
INSERT INTO boards_scancount AS kept (item_id, day, count) VALUES (%s, %s, 1)
ON CONFLICT (item_id, day) DO UPDATE SET count = kept.count + 1
"""


@transaction.atomic
def make_board(
    *,
    agency: Agency,
    name: str,
    place: str,
    size: Board.Size,
    targets: Sequence[Target],
    officer: Officer | None,
    at: datetime,
    per_page: int | None = None,
    draw: Callable[[int], int] = secrets.randbelow,
) -> Board:
    """Make a board with a short link for each target, in the order given, and return it.

    `officer` is None for whoever runs commands on the server. `draw(n)` gives a number below n for the codes.
    Raises CannotKeep: NO_RIGHT, NO_PLACE, NOT_THIS_LAYOUT, and what `check_targets` raises.
    """
    if officer is not None and not keeps_boards_of(officer, agency.pk, day=timezone.localdate(at)):
        raise CannotKeep(Why.NO_RIGHT, agency.short_name)
    if not name.strip() or not place.strip():
        raise CannotKeep(Why.NO_PLACE)
    check_targets(targets)
    per_page = per_page or fitting_layout(size, len(targets))
    if per_page not in ((STICKERS_A_PAGE,) if size == Board.Size.STICKER else LAYOUTS):
        raise CannotKeep(Why.NOT_THIS_LAYOUT, str(per_page))
    codes = _new_codes(len(targets) + 1, draw)
    board = Board.objects.create(
        authority=agency.authority, code=codes[0], agency=agency, name=name.strip(), place=place.strip(), size=size,
        per_page=per_page, made_by=officer, made_at=at,
    )  # fmt: skip
    BoardItem.objects.bulk_create(
        BoardItem(board=board, position=position, code=code, kind=target.kind, target=target.key)
        for position, (code, target) in enumerate(zip(codes[1:], targets, strict=True), 1)
    )
    return board


@transaction.atomic
def retire_board(*, board_id: int, officer: Officer, at: datetime) -> Board:
    """Note that a board was taken down. Its links go on leading to their pages, for copies that still hang.

    Raises CannotKeep: NO_RIGHT, RETIRED_ALREADY; Board.DoesNotExist.
    """
    board = Board.objects.select_for_update().get(pk=board_id)
    if not keeps_boards_of(officer, board.agency_id, day=timezone.localdate(at)):
        raise CannotKeep(Why.NO_RIGHT)
    if board.state == Board.State.RETIRED:
        raise CannotKeep(Why.RETIRED_ALREADY)
    board.state, board.retired_by, board.retired_at = Board.State.RETIRED, officer, at
    board.save(update_fields=["state", "retired_by", "retired_at"])
    return board


def count_scan(*, item_id: int, day: date) -> None:
    """Count that a code was opened on this day. One statement; counts of scans at the same moment add up."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [item_id, day])


def _new_codes(number: int, draw: Callable[[int], int]) -> list[str]:
    """Codes that no board and no link has: one alphabet serves both, so that either can be typed anywhere."""
    found: dict[str, None] = {}
    while len(found) < number:
        code = short_code(draw(POSSIBLE))
        taken = BoardItem.objects.filter(code=code).exists() or Board.objects.filter(code=code).exists()
        if not taken:
            found[code] = None
    return list(found)
