"""A time limit as a procedure publishes it: a value and a unit. No calendar here."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction

from motcua.core.worktime.errors import UnusableLimit

# Longer than any limit ever published; keeps a slip of the keyboard from reckoning through the centuries.
LARGEST_VALUE = 1_000_000
_MOST_DIGITS = 20


class Unit(StrEnum):
    """The units in which limits are published (giờ, ngày làm việc, ngày, tháng, trong ngày)."""

    HOUR = "hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"
    SAME_DAY = "same_day"


class Policy(StrEnum):
    """How a working-day limit runs: by working minutes, or by whole days as Civil Code arts. 147-148 count."""

    HOURS = "hours"
    CIVIL = "civil"


@dataclass(frozen=True)
class Limit:
    """A positive value and its unit.

    Days and months are whole numbers; hours and working days may be fractions that come to whole minutes (for
    working days the calendar decides, when the limit is reckoned). The value of `same_day` means nothing and is 1.
    Raises UnusableLimit.
    """

    value: int | Fraction
    unit: Unit

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", parse_unit(self.unit))
        value = 1 if self.unit is Unit.SAME_DAY else _exact(self.value)
        if not 0 < value <= LARGEST_VALUE:
            raise UnusableLimit(f"A limit of {self.value} cannot be reckoned: give more than 0, up to {LARGEST_VALUE}.")
        if self.unit in {Unit.DAY, Unit.MONTH} and not isinstance(value, int):
            raise UnusableLimit(f"A limit in the unit {self.unit} needs a whole number, not {self.value}.")
        if self.unit is Unit.HOUR and (value * 60).denominator != 1:
            raise UnusableLimit(f"{self.value} hours do not come to whole minutes. Give a value that does.")
        object.__setattr__(self, "value", value)

    def __str__(self) -> str:
        return f"{self.value} {self.unit}"


def parse_unit(text: object) -> Unit:
    """The unit of that name. Raises UnusableLimit naming the units there are."""
    try:
        return Unit(text)  # type: ignore[arg-type]  # anything not a unit's name is refused right here
    except ValueError:
        names = ", ".join(Unit)
        raise UnusableLimit(f"There is no unit {text!r}. Use one of: {names}.") from None


def parse_limit(text: str) -> Limit:
    """Read a limit such as `3 working_day`, `1.5 hour`, `30 day`, `2 months` or `same_day`. Raises UnusableLimit."""
    words = text.split()
    if words == [Unit.SAME_DAY]:
        return Limit(1, Unit.SAME_DAY)
    if len(words) != 2:
        raise UnusableLimit(f'The limit "{text}" cannot be read. Write a value and a unit, such as "3 working_day".')
    singular = words[1].removesuffix("s")
    unit = parse_unit(singular if singular in set(Unit) else words[1])
    try:
        value = Decimal(words[0])
    except InvalidOperation:
        raise UnusableLimit(f'"{words[0]}" is not a number. Write the limit such as "3 working_day".') from None
    return Limit(_exact(value), unit)


def _exact(value: object) -> int | Fraction:
    """The value without rounding: a float means the decimal number it is written as (0.1 is a tenth)."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        raise UnusableLimit(f"A limit needs a number, not {value!r}.")
    exact: int | Fraction
    if isinstance(value, int | Fraction):
        exact = Fraction(value)
    else:
        written = Decimal(str(value))
        # An exponent in the millions is a few bytes to write and gigabytes to expand.
        if not written.is_finite() or abs(written.adjusted()) > _MOST_DIGITS:
            raise UnusableLimit(f"A limit of {value} cannot be reckoned: give more than 0, up to {LARGEST_VALUE}.")
        exact = Fraction(written)
    return exact.numerator if exact.denominator == 1 else exact
