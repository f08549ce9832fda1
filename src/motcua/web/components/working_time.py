"""Spans of working time in words: "còn 3 giờ 20 phút làm việc", "quá 1 ngày 2 giờ"."""

from datetime import timedelta

from django.utils.translation import gettext, ngettext

_HOUR = 60


def left(minutes: int, *, day_minutes: int = 480) -> str:
    """How much working time is left, or by how much it has been passed. `minutes` are signed working minutes."""
    if minutes == 0:
        return gettext("vừa hết giờ")
    words = span(abs(minutes), day_minutes=day_minutes)
    if minutes < 0:
        return gettext("quá %(span)s") % {"span": words}
    return gettext("còn %(span)s làm việc") % {"span": words}


def kept(time: timedelta, *, day_minutes: int = 480) -> str:
    """How much working time a stopped clock keeps."""
    return gettext("đồng hồ dừng, còn %(span)s") % {
        "span": span(max(0, time // timedelta(minutes=1)), day_minutes=day_minutes)
    }


def span(minutes: int, *, day_minutes: int = 480) -> str:
    """A length of working time in its two largest units; a day has `day_minutes` working minutes."""
    days, rest = divmod(minutes, day_minutes)
    hours, minutes = divmod(rest, _HOUR)
    parts = [
        ngettext("%(count)s ngày", "%(count)s ngày", days) % {"count": days} if days else "",
        ngettext("%(count)s giờ", "%(count)s giờ", hours) % {"count": hours} if hours else "",
        ngettext("%(count)s phút", "%(count)s phút", minutes) % {"count": minutes} if minutes else "",
    ]
    return " ".join([part for part in parts if part][:2]) or gettext("chưa đến 1 phút")
