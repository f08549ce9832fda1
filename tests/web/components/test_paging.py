import pytest
from django.http import QueryDict

from motcua.web.components.paging import Pager, page_number


@pytest.mark.parametrize(
    ("raw", "number"),
    [("1", 1), ("12", 12), (None, 1), ("", 1), ("0", 1), ("-3", 1), ("abc", 1), ("²", 1)],
)
def test_only_numbers_of_pages_are_read(raw: str | None, number: int) -> None:
    assert page_number(raw) == number


@pytest.mark.parametrize(("total", "last"), [(0, 1), (1, 1), (20, 1), (21, 2), (400, 20)])
def test_the_last_page_holds_the_rest(total: int, last: int) -> None:
    assert Pager(1, 20, total, QueryDict()).last == last


def test_addresses_keep_the_question_and_the_first_page_has_no_number() -> None:
    pager = Pager(2, 20, 100, QueryDict("q=khai+sinh&trang=2"))
    assert pager.href(3) == "?q=khai+sinh&trang=3"
    assert pager.href(1) == "?q=khai+sinh"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, ["1", "2", "…", "20"]),
        (3, ["1", "2", "3", "4", "…", "20"]),
        (10, ["1", "…", "9", "10", "11", "…", "20"]),
        (20, ["1", "…", "19", "20"]),
    ],
)
def test_the_ends_and_the_neighbours_are_shown(number: int, shown: list[str]) -> None:
    items = Pager(number, 20, 400, QueryDict()).options()["items"]
    assert [item.get("number", "…") for item in items] == shown


def test_there_is_no_way_beyond_the_ends() -> None:
    assert "previous" not in Pager(1, 20, 400, QueryDict()).options()
    assert "next" not in Pager(20, 20, 400, QueryDict()).options()
