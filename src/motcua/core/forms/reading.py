"""From what a browser sends to a typed answer, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from motcua.core.forms import contacts, dates, limits, numbers, text
from motcua.core.forms.errors import Refused
from motcua.core.forms.messages import ErrorKey
from motcua.core.forms.model import Answer, Field, Widget

Raw = Mapping[str, Sequence[str]]
"""Submitted strings by input name, as an HTML form posts them."""

YES: Final = "yes"
NO: Final = "no"
TICKED: Final = "true"
_TRUE: Final = frozenset({YES, "true", "on", "1"})
_FALSE: Final = frozenset({NO, "false", "0"})


def read(field: Field, raw: Raw) -> Answer | None:
    """Return the answer to `field`, or None if it was left empty; raises Refused."""
    if field.widget is Widget.DATE:
        return _read_date(field, raw)
    if field.widget is Widget.CHECKBOXES:
        return _read_several(field, raw)
    typed = _single(field.name, raw, multiline=field.widget is Widget.TEXTAREA)
    if field.widget is Widget.CHECKBOX:
        return _read_tick(typed)
    if not typed:
        return None
    _refuse_bad_character(typed, multiline=field.widget is Widget.TEXTAREA)
    return _READERS[field.widget](field, typed)


def _single(name: str, raw: Raw, *, multiline: bool = False) -> str:
    """The one value sent under `name`, cleaned; empty if none was sent."""
    values = raw.get(name, ())
    if len(values) > 1:
        raise Refused(ErrorKey.ONE_VALUE)
    value = values[0] if values else ""
    if len(value) > limits.RAW_VALUE:
        raise Refused(ErrorKey.TOO_LONG, limit=limits.ANSWER)
    return text.clean(value, multiline=multiline)


def _refuse_bad_character(typed: str, *, multiline: bool = False) -> None:
    bad = text.first_bad_character(typed, multiline=multiline)
    if bad is not None:
        raise Refused(ErrorKey.BAD_CHARACTER, code=f"U+{ord(bad):04X}")


def _read_date(field: Field, raw: Raw) -> str | None:
    day, month, year = (_single(f"{field.name}-{part}", raw) for part in dates.PARTS)
    if day or month or year:
        return dates.read_parts(day, month, year)
    written = _single(field.name, raw)
    return dates.read_written(written) if written else None


def _read_several(field: Field, raw: Raw) -> list[str] | None:
    sent = raw.get(field.name, ())
    if len(sent) > limits.RAW_VALUES:
        raise Refused(ErrorKey.CHOICE)
    chosen = {value for value in sent if value}
    if not chosen:
        return None
    allowed = [option.value for option in field.options]
    if not chosen <= set(allowed):
        raise Refused(ErrorKey.CHOICE)
    return [value for value in allowed if value in chosen]


def _read_tick(typed: str) -> bool:
    if typed and typed not in _TRUE | _FALSE:
        raise Refused(ErrorKey.CHOICE)
    return typed in _TRUE


def _read_yes_no(field: Field, typed: str) -> bool:
    if typed not in _TRUE | _FALSE:
        raise Refused(ErrorKey.CHOICE)
    return typed in _TRUE


def _read_choice(field: Field, typed: str) -> str:
    if field.option_label(typed) is None:
        raise Refused(ErrorKey.CHOICE)
    return typed


def _read_number(field: Field, typed: str) -> int | float:
    return numbers.read_number(typed, whole=field.whole_number)


_READERS: Final[Mapping[Widget, Callable[[Field, str], Answer]]] = {
    Widget.TEXT: lambda field, typed: typed,
    Widget.TEXTAREA: lambda field, typed: typed,
    Widget.WARD: lambda field, typed: typed,
    Widget.RADIO: _read_choice,
    Widget.SELECT: _read_choice,
    Widget.YES_NO: _read_yes_no,
    Widget.ID_NUMBER: lambda field, typed: contacts.read_id_number(typed),
    Widget.PHONE: lambda field, typed: contacts.read_phone(typed),
    Widget.EMAIL: lambda field, typed: contacts.read_email(typed),
    Widget.MONEY: lambda field, typed: numbers.read_money(typed),
    Widget.NUMBER: _read_number,
}
