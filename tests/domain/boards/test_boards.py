"""Boards: who may make them, what may stand on them, links that outlive versions, counts that know nobody."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoAssertNumQueries
from tests.domain.boards.conftest import BIRTH, CHILD, SEARCH
from tests.factories.city import MONDAY_9, City

from motcua.core.codes.short_links import LENGTH, short_code
from motcua.domain.boards import queries
from motcua.domain.boards.actions import count_scan, make_board, retire_board
from motcua.domain.boards.models import Board, BoardItem, ScanCount, TargetKind
from motcua.domain.boards.permissions import agencies_kept
from motcua.domain.boards.refusals import CannotKeep, Why
from motcua.domain.boards.targets import Target, fitting_layout
from motcua.domain.catalogue.models import Procedure, ProcedureVersion

TODAY = date(2026, 6, 1)


def _made(town: City, **changes: Any) -> Board:
    given: dict[str, Any] = {
        "agency": town.ward.agency, "name": "Bảng", "place": "Quầy 1", "size": Board.Size.A4,
        "targets": [BIRTH], "officer": None, "at": MONDAY_9,
    }  # fmt: skip
    return make_board(**{**given, **changes})


def test_a_board_has_a_link_of_its_own_for_each_target(board: Board) -> None:
    items = list(board.items.all())
    assert [(item.kind, item.target) for item in items] == [
        ("procedure", "1.001193"),
        ("life_event", "sinh-con"),
        ("search", ""),
    ]
    codes = {board.code, *(item.code for item in items)}
    assert len(codes) == 4
    assert {len(code) for code in codes} == {LENGTH}
    assert board.per_page == 4


def test_the_same_procedure_on_two_boards_has_two_links(town: City, board: Board) -> None:
    other = _made(town)
    assert other.items.get().code != board.items.get(kind="procedure").code


def test_a_code_that_is_taken_is_not_given_again(town: City, board: Board) -> None:
    taken = [board.code, *board.items.values_list("code", flat=True)]
    drawn = iter([*map(_number, taken), 7, 7, 8])
    other = _made(town, draw=lambda below: next(drawn))
    assert [other.code, other.items.get().code] == [short_code(7), short_code(8)]


def _number(code: str) -> int:
    from motcua.core.codes.short_links import ALPHABET

    number = 0
    for letter in code:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return number


@pytest.mark.parametrize(
    ("changes", "why", "about"),
    [
        ({"targets": []}, Why.NO_ITEMS, ""),
        ({"targets": [BIRTH, CHILD, BIRTH]}, Why.TWICE, "1.001193"),
        ({"targets": [Target(TargetKind.PROCEDURE, "9.999999")]}, Why.UNKNOWN_PROCEDURE, "9.999999"),
        ({"targets": [Target(TargetKind.LIFE_EVENT, "bay")]}, Why.UNKNOWN_LIFE_EVENT, "bay"),
        ({"targets": [Target(TargetKind.PROCEDURE, f"1.{n:06}") for n in range(61)]}, Why.TOO_MANY_ITEMS, "60"),
        ({"per_page": 5}, Why.NOT_THIS_LAYOUT, "5"),
        ({"size": Board.Size.STICKER, "per_page": 4}, Why.NOT_THIS_LAYOUT, "4"),
        ({"place": " "}, Why.NO_PLACE, ""),
        ({"name": ""}, Why.NO_PLACE, ""),
    ],
)
def test_what_cannot_be_printed_is_refused(
    town: City, birth: ProcedureVersion, changes: dict[str, Any], why: Why, about: str
) -> None:
    with pytest.raises(CannotKeep) as refused:
        _made(town, **changes)
    assert (refused.value.why, refused.value.about) == (why, about)
    assert not Board.objects.exists()


def test_a_withdrawn_procedure_gets_no_board(town: City, birth: ProcedureVersion) -> None:
    Procedure.objects.update(current=None)
    with pytest.raises(CannotKeep, match="unknown_procedure"):
        _made(town)


@pytest.mark.parametrize(("role", "may"), [("leader", True), ("handler", False), ("clerk", False)])
def test_only_who_takes_in_or_oversees_keeps_boards(town: City, birth: ProcedureVersion, role: str, may: bool) -> None:
    officer = town.ward.officers[role]
    assert list(agencies_kept(officer, TODAY)) == ([town.ward.agency] if may else [])
    if may:
        assert _made(town, officer=officer).made_by == officer
    else:
        with pytest.raises(CannotKeep, match="no_right"):
            _made(town, officer=officer)


def test_nobody_keeps_the_boards_of_another_agency(town: City, board: Board) -> None:
    other = town.other_ward.officers["leader"]
    with pytest.raises(CannotKeep, match="no_right"):
        _made(town, officer=other)
    with pytest.raises(CannotKeep, match="no_right"):
        _retired(board, other)


def _retired(board: Board, officer: Any) -> Board:
    return retire_board(board_id=board.pk, officer=officer, at=MONDAY_9)


def test_a_board_is_taken_down_once_and_its_links_go_on(town: City, board: Board) -> None:
    leader = town.ward.officers["leader"]
    _retired(board, leader)
    board.refresh_from_db()
    assert (board.state, board.retired_by, board.retired_at) == ("retired", leader, MONDAY_9)
    with pytest.raises(CannotKeep, match="retired_already"):
        _retired(board, leader)
    found = queries.link(board.items.get(kind="procedure").code)
    assert found is not None
    assert found.is_published


def test_a_retired_board_without_a_day_cannot_be_stored(board: Board) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Board.objects.filter(pk=board.pk).update(state="retired")


def test_a_link_outlives_versions_and_tells_a_withdrawal(
    board: Board, birth: ProcedureVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    code = board.items.get(kind="procedure").code
    with django_assert_num_queries(1):
        before = queries.link(code)
    assert before == queries.Link(board.items.get(kind="procedure").pk, BIRTH, is_published=True)
    birth.procedure.current = None
    birth.procedure.save()
    after = queries.link(code)
    assert after is not None
    assert not after.is_published
    last = queries.last_version("1.001193")
    assert last is not None
    assert last.name == "Đăng ký khai sinh"


def test_links_to_life_events_and_the_search_page(board: Board) -> None:
    found = [queries.link(item.code) for item in board.items.all()[1:]]
    assert [(one.target, one.is_published) for one in found if one] == [(CHILD, True), (SEARCH, True)]
    assert queries.link("zzzzzz") is None


def test_a_scan_is_one_statement_and_adds_up(board: Board, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    item = board.items.all()[0]
    with django_assert_num_queries(1):
        count_scan(item_id=item.pk, day=TODAY)
    count_scan(item_id=item.pk, day=TODAY)
    count_scan(item_id=item.pk, day=TODAY - timedelta(days=1))
    rows = ScanCount.objects.order_by("day").values_list("day", "count")
    assert list(rows) == [(TODAY - timedelta(days=1), 1), (TODAY, 2)]


@pytest.mark.django_db(transaction=True)
def test_scans_at_the_same_moment_are_all_counted(board: Board) -> None:
    item = board.items.all()[0]

    def scan(_: int) -> None:
        count_scan(item_id=item.pk, day=TODAY)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(scan, range(40)))
    assert ScanCount.objects.get().count == 40


def test_nothing_but_item_day_and_count_is_kept() -> None:
    assert {field.name for field in ScanCount._meta.get_fields()} == {"id", "item", "day", "count"}


@pytest.fixture
def scanned(board: Board) -> Callable[..., None]:
    """Return a function that counts scans of the code at a position some days ago."""

    def scan(position: int, days_ago: int, times: int = 1) -> None:
        item = BoardItem.objects.get(board=board, position=position)
        for _ in range(times):
            count_scan(item_id=item.pk, day=TODAY - timedelta(days=days_ago))

    return scan


def test_figures_open_down_to_codes_weeks_and_days(board: Board, scanned: Callable[..., None]) -> None:
    scanned(1, 0, 3)
    scanned(1, 29)
    scanned(2, 30, 5)
    scanned(2, 1, 2)
    items = queries.items_of(board, today=TODAY)
    assert [(row.title, row.scans, row.lately) for row in items] == [
        ("Đăng ký khai sinh", 4, 4),
        ("Sinh con", 7, 2),
        ("Trang tìm thủ tục", 0, 0),
    ]
    (row,) = queries.board_rows(Board.objects.all(), today=TODAY)
    assert (row.items, row.scans, row.lately, row.last_scan) == (3, 11, 6, TODAY)
    assert queries.scans_lately(Board.objects.all(), today=TODAY) == 6
    weeks = queries.scans_by_week(board, today=TODAY, weeks=3)  # 1 June 2026 is a Monday
    assert [(week.since, week.count) for week in weeks] == [
        (date(2026, 6, 1), 3),
        (date(2026, 5, 25), 2),
        (date(2026, 5, 18), 0),
    ]
    days = queries.scans_by_day(board, since=TODAY - timedelta(days=40))
    assert [(day.since, day.count) for day in days] == [
        (date(2026, 6, 1), 3),
        (date(2026, 5, 31), 2),
        (date(2026, 5, 3), 1),
        (date(2026, 5, 2), 5),
    ]
    of_item = queries.scans_by_day(board, item=items[1].item, since=TODAY - timedelta(days=40))
    assert sum(day.count for day in of_item) == 7
    assert sum(day.count for day in days) == row.scans


@pytest.mark.parametrize(
    ("hangs_for", "scanned_ago", "quiet"), [(30, None, True), (29, None, False), (60, 30, True), (60, 29, False)]
)
def test_a_board_nobody_scans_is_told(
    board: Board, scanned: Callable[..., None], hangs_for: int, scanned_ago: int | None, quiet: bool
) -> None:
    Board.objects.update(made_at=MONDAY_9 - timedelta(days=hangs_for))
    if scanned_ago is not None:
        scanned(1, scanned_ago)
    boards = Board.objects.all()
    assert [row.is_quiet for row in queries.board_rows(boards, today=TODAY)] == [quiet]
    assert queries.quiet_boards(boards, today=TODAY).count() == quiet


def test_a_board_that_was_taken_down_is_not_called_quiet(town: City, board: Board) -> None:
    Board.objects.update(made_at=MONDAY_9 - timedelta(days=90))
    _retired(board, town.ward.officers["leader"])
    assert [row.is_quiet for row in queries.board_rows(Board.objects.all(), today=TODAY)] == [False]


def test_many_boards_cost_no_more_queries_than_one(
    town: City, board: Board, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(4):
        _made(town, targets=[BIRTH, CHILD])
    with django_assert_num_queries(1):
        rows = queries.board_rows(Board.objects.all(), today=TODAY)
    assert sorted(row.items for row in rows) == [2, 2, 2, 2, 3]
    with django_assert_num_queries(2):
        queries.items_of(board, today=TODAY)


def test_the_boards_that_work_best_come_first(town: City, board: Board) -> None:
    quiet, best, once = (_made(town, name=name) for name in ("quiet", "best", "once"))
    for made, times in ((best, 3), (once, 1), (board, 2)):
        for _ in range(times):
            count_scan(item_id=made.items.all()[0].pk, day=TODAY)
    rows = queries.board_rows(Board.objects.all(), today=TODAY)
    assert [row.board for row in rows] == [best, board, once, quiet]
    page = queries.board_rows(Board.objects.all(), today=TODAY, limit=2, offset=1)
    assert [row.board for row in page] == [board, once]


@pytest.mark.parametrize(
    ("size", "items", "layout"),
    [("a4", 1, 1), ("a4", 3, 4), ("a3", 5, 6), ("a3", 7, 9), ("a4", 20, 9), ("sticker", 1, 10)],
)
def test_the_layout_fits_what_stands_on_it(size: str, items: int, layout: int) -> None:
    assert fitting_layout(size, items) == layout
