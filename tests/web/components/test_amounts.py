from decimal import Decimal

import pytest
from django.utils.translation import override

from motcua.web.components import amounts


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (None, "Chưa công bố"),
        (0, "Không thu phí"),
        (8000, "8.000 đồng"),
        (1500000, "1.500.000 đồng"),
    ],
)
def test_money_never_turns_what_is_unknown_into_free(amount: int | None, words: str) -> None:
    assert amounts.money(amount) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (None, "", "Chưa công bố"),
        (Decimal("3.00"), "working_day", "3 ngày làm việc"),
        (Decimal("0.50"), "working_day", "0,5 ngày làm việc"),
        (Decimal("8"), "hour", "8 giờ làm việc"),
        (Decimal("30"), "day", "30 ngày"),
        (Decimal("2"), "month", "2 tháng"),
        (Decimal("1"), "same_day", "Trong ngày làm việc"),
    ],
)
def test_limit_says_value_and_unit(value: Decimal | None, unit: str, words: str) -> None:
    assert amounts.limit(value, unit) == words


def test_an_unknown_unit_is_a_defect_and_not_shown_as_something_else() -> None:
    with pytest.raises(KeyError):
        amounts.limit(Decimal(3), "fortnight")


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 byte"), (1023, "1.023 byte"), (1024, "1 KB"), (348_160, "340 KB"), (1_468_006, "1,4 MB")],
)
def test_file_size_is_said_in_the_largest_fitting_unit(size: int, words: str) -> None:
    assert amounts.file_size(size) == words


def test_numbers_follow_the_language_of_the_page() -> None:
    with override("en"):
        assert amounts.number(Decimal("1500.50")) == "1,500.5"
    with override("vi"):
        assert amounts.number(Decimal("1500.50")) == "1.500,5"
