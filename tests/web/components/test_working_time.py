"""Spans of working time in words."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from motcua.web.components import working_time


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (200, "còn 3 giờ 20 phút làm việc"),
        (12, "còn 12 phút làm việc"),
        (60, "còn 1 giờ làm việc"),
        (480, "còn 1 ngày làm việc"),
        (485, "còn 1 ngày 5 phút làm việc"),
        (3 * 480 + 125, "còn 3 ngày 2 giờ làm việc"),
        (0, "vừa hết giờ"),
        (-1, "quá 1 phút"),
        (-(480 + 120), "quá 1 ngày 2 giờ"),
    ],
)
def test_time_left_is_told_in_its_two_largest_units(minutes: int, words: str) -> None:
    with override("vi"):
        assert working_time.left(minutes) == words


def test_a_day_is_as_long_as_the_office_works() -> None:
    with override("vi"):
        assert working_time.left(420, day_minutes=420) == "còn 1 ngày làm việc"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(minutes=200), "đồng hồ dừng, còn 3 giờ 20 phút"),
        (timedelta(seconds=30), "đồng hồ dừng, còn chưa đến 1 phút"),
        (timedelta(minutes=-5), "đồng hồ dừng, còn chưa đến 1 phút"),
    ],
)
def test_a_stopped_clock_tells_what_it_keeps(time: timedelta, words: str) -> None:
    with override("vi"):
        assert working_time.kept(time) == words
