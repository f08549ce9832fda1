"""Days and moments in words, in the language of the page. Instants are shown in the authority's local time."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

_WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


def day(value: date | datetime) -> str:
    """A day as people write it: 21/11/2026."""
    local = _local(value)
    return f"{local.day:02d}/{local.month:02d}/{local.year}"


def weekday(value: date | datetime) -> str:
    """The day of the week in the middle of a sentence."""
    return str(_WEEKDAYS[_local(value).weekday()])


def weekday_name(iso_weekday: int) -> str:
    """The name of an ISO weekday, 1 for Monday, in the middle of a sentence."""
    return str(_WEEKDAYS[iso_weekday - 1])


def clock_time(value: datetime) -> str:
    """Hour and minute on the 24-hour clock: 17:00."""
    return f"{timezone.localtime(value):%H:%M}"


def moment(value: datetime) -> str:
    """A moment with its day of the week: 17:00 thứ Sáu 21/11/2026."""
    return gettext("%(time)s %(weekday)s %(day)s") % {
        "time": clock_time(value),
        "weekday": weekday(value),
        "day": day(value),
    }


def _local(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value
