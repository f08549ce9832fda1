from datetime import UTC, date, datetime

import pytest

from motcua.web.components import calendar_words


def test_a_day_is_written_day_month_year() -> None:
    assert calendar_words.day(date(2026, 3, 7)) == "07/03/2026"


def test_a_moment_is_shown_in_local_time_with_its_weekday() -> None:
    assert calendar_words.moment(datetime(2026, 11, 20, 10, 0, tzinfo=UTC)) == "17:00 thứ Sáu 20/11/2026"


def test_the_local_day_counts_where_the_day_in_utc_is_another() -> None:
    assert calendar_words.day(datetime(2026, 11, 20, 18, 30, tzinfo=UTC)) == "21/11/2026"


@pytest.mark.parametrize(("day", "word"), [(16, "thứ Hai"), (21, "thứ Bảy"), (22, "Chủ nhật")])
def test_weekdays_have_their_vietnamese_names(day: int, word: str) -> None:
    assert calendar_words.weekday(date(2026, 11, day)) == word
