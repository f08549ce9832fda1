"""Whether a stored answer may stand: the same rules whether it came from a page, a draft or a program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from jsonschema import ValidationError

from motcua.core.forms import contacts, dates, limits, numbers, text
from motcua.core.forms.errors import FieldError, Params, Refused, describe
from motcua.core.forms.messages import ErrorKey
from motcua.core.forms.model import Field, Widget


def value_error(field: Field, value: object, *, today: date | None) -> FieldError | None:
    """Return what is wrong with `value`, or None.

    Bounds that count from today are checked only when `today` is given.
    """
    try:
        _check(field, value, today)
    except Refused as refused:
        return describe(field, refused)
    return None


def _check(field: Field, value: object, today: date | None) -> None:
    _refuse_hostile(value)
    broken = next(iter(field.validator.iter_errors(value)), None)
    if broken is not None:
        raise _refusal(field, broken)
    if isinstance(value, str):
        _check_text(field, value, today)
    elif isinstance(value, int | float) and not numbers.is_typeable(value):
        raise Refused(ErrorKey.DECIMALS)
    elif field.widget is Widget.CHECKBOX and field.required and value is not True:
        raise Refused(ErrorKey.REQUIRED_TICK)


def _refuse_hostile(value: object) -> None:
    """Refuse, before any schema prints it in a message, what no page can send: deep, endless or not a number."""
    if isinstance(value, str):
        if len(value) > limits.RAW_VALUE:
            raise Refused(ErrorKey.TOO_LONG, limit=limits.ANSWER)
    elif isinstance(value, list):
        if len(value) > limits.RAW_VALUES or not all(isinstance(item, str) and len(item) < 200 for item in value):
            raise Refused(ErrorKey.CHOICE)
    elif not isinstance(value, int | float) or value != value:
        raise Refused(ErrorKey.KIND)
    elif abs(value) > limits.LARGEST_NUMBER:
        raise Refused(ErrorKey.TOO_BIG, limit=limits.LARGEST_NUMBER)


def _check_text(field: Field, value: str, today: date | None) -> None:
    multiline = field.widget is Widget.TEXTAREA
    bad = text.first_bad_character(value, multiline=multiline)
    if bad is not None:
        raise Refused(ErrorKey.BAD_CHARACTER, code=f"U+{ord(bad):04X}")
    if not value or text.clean(value, multiline=multiline) != value:
        raise Refused(ErrorKey.FORMAT)
    if not any(map(str.isalnum, value)):
        raise Refused(ErrorKey.NO_WORDS)
    written = _WRITTEN_FORM.get(field.widget)
    if written is not None and written[0](value) != value:
        raise Refused(written[1])
    if field.widget is Widget.DATE:
        _check_day(field, value, today)


def _check_day(field: Field, value: str, today: date | None) -> None:
    earliest = dates.resolve(field.not_before, today) if field.not_before else None
    latest = dates.resolve(field.not_after, today) if field.not_after else None
    dates.check_limits(value, earliest=earliest, latest=latest)


_WRITTEN_FORM: Final[Mapping[Widget, tuple[Callable[[str], str], ErrorKey]]] = {
    Widget.DATE: (dates.read_written, ErrorKey.DATE_FORMAT),
    Widget.ID_NUMBER: (contacts.read_id_number, ErrorKey.ID_NUMBER),
    Widget.PHONE: (contacts.read_phone, ErrorKey.PHONE),
    Widget.EMAIL: (contacts.read_email, ErrorKey.EMAIL),
}

_KEY_OF_KEYWORD: Final[Mapping[str, ErrorKey]] = {
    "type": ErrorKey.KIND,
    "enum": ErrorKey.CHOICE,
    "const": ErrorKey.CHOICE,
    "uniqueItems": ErrorKey.CHOICE,
    "minLength": ErrorKey.TOO_SHORT,
    "maxLength": ErrorKey.TOO_LONG,
    "minimum": ErrorKey.TOO_SMALL,
    "maximum": ErrorKey.TOO_BIG,
    "minItems": ErrorKey.TOO_FEW,
    "maxItems": ErrorKey.TOO_MANY,
    "pattern": ErrorKey.FORMAT,
}


def _refusal(field: Field, broken: ValidationError) -> Refused:
    keyword = str(broken.validator)
    key = _KEY_OF_KEYWORD.get(keyword, ErrorKey.FORMAT)
    if key is ErrorKey.KIND and keyword == "type" and field.widget in (Widget.RADIO, Widget.SELECT, Widget.CHECKBOXES):
        key = ErrorKey.CHOICE
    return Refused(key, **_params(key, broken.validator_value))


def _params(key: ErrorKey, bound: object) -> Params:
    if key in (ErrorKey.KIND, ErrorKey.CHOICE, ErrorKey.FORMAT):
        return {}
    return {"limit": bound if isinstance(bound, int) else str(bound)}
