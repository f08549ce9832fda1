"""Money, time limits, counts and file sizes in words. What is not published is said to be so, never left blank."""

from decimal import Decimal
from fractions import Fraction

from django.utils.translation import get_language, gettext, ngettext

from motcua.core.worktime import Limit

_KILO = 1024


def money(amount: int | Decimal | None) -> str:
    """An amount in đồng: "20.000 đồng"; 0 is free of charge; None is not published."""
    if amount is None:
        return gettext("Chưa công bố")
    if amount == 0:
        return gettext("Không thu phí")
    return gettext("%(amount)s đồng") % {"amount": number(amount)}


def limit(value: Decimal | int | None, unit: str) -> str:
    """A time limit such as "3 ngày làm việc"; None is not published. Units as in `core.worktime.Unit`."""
    if value is None:
        return gettext("Chưa công bố")
    if unit == "same_day":
        return gettext("Trong ngày làm việc")
    whole = max(1, int(value))
    words = {
        "hour": ngettext("%(value)s giờ làm việc", "%(value)s giờ làm việc", whole),
        "working_day": ngettext("%(value)s ngày làm việc", "%(value)s ngày làm việc", whole),
        "day": ngettext("%(value)s ngày", "%(value)s ngày", whole),
        "month": ngettext("%(value)s tháng", "%(value)s tháng", whole),
    }
    return words[unit] % {"value": number(value)}


def limit_words(value: Limit) -> str:
    """A published limit in words."""
    exact = Fraction(value.value)
    return limit(Decimal(exact.numerator) / Decimal(exact.denominator), value.unit.value)


def number(value: int | float | Decimal) -> str:
    """A number grouped as the language writes it: 1.500,5 or 1,500.5; trailing zeros are dropped."""
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if (get_language() or "vi").startswith("en") else text.translate(str.maketrans(",.", ".,"))


def file_size(size: int) -> str:
    """A file's size as people say it: "812 byte", "340 KB", "1,4 MB"."""
    if size < _KILO:
        return f"{number(size)} byte"
    if size < _KILO * _KILO:
        return f"{number(round(size / _KILO))} KB"
    return f"{number(round(size / _KILO / _KILO, 1))} MB"
