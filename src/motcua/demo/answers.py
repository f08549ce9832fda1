"""Plausible answers to any form, from a seeded source of chance. They pass the form's own checks."""

import random
from datetime import date, timedelta

from motcua.core.forms import Field, Form, Widget, check_all, visible_fields, visible_pages
from motcua.demo.people import Person

_LINES = (
    "Theo giấy tờ đính kèm", "Đề nghị giải quyết theo quy định", "Sử dụng cho gia đình",
    "Bổ sung thông tin còn thiếu trên giấy tờ cũ", "Thay đổi theo thực tế",
)  # fmt: skip
_PLACES = ("Số 12, ngõ 34, tổ 5", "Số 8 phố Mẫu", "Khu dân cư số 7", "Thôn Mẫu, xóm 3")
_NUMBERED = ("number", "code", "paper", "permit", "certificate", "licence", "plate", "parcel")
_TRIES = 12
# Days asked for lie in the last weeks, a generation ago or soon; the form's own checks say which.
_DAYS = (
    lambda chance: -chance.randrange(1, 50),
    lambda chance: -chance.randrange(22 * 365, 60 * 365),
    lambda chance: chance.randrange(3, 30),
)


class NoAnswers(LookupError):
    """No way was found to fill a form: its rules contradict what this module makes up."""


def answer(form: Form, person: Person, *, wards: list[str], today: date, chance: random.Random) -> dict[str, object]:
    """Return answers of the whole form for one person. Raises NoAnswers."""
    for _ in range(_TRIES):
        given: dict[str, object] = {}
        for _ in range(2):  # the second time for pages that later answers opened
            _fill(form, given, person, wards, today, chance)
        given = _mended(form, given, person, wards, today, chance)
        if not check_all(form, given, today=today):
            return given
    raise NoAnswers(f"form {form.key}: {check_all(form, given, today=today)}")


def _fill(
    form: Form, given: dict[str, object], person: Person, wards: list[str], today: date, chance: random.Random
) -> None:
    for page in visible_pages(form, given):
        for field in visible_fields(form, page, given):
            if field.name not in given and (field.required or chance.random() < 0.3):
                given[field.name] = _value(field, person, wards, today, chance)


def _mended(
    form: Form, given: dict[str, object], person: Person, wards: list[str], today: date, chance: random.Random
) -> dict[str, object]:
    """Answer again what the form refuses: required ones anew, optional ones not at all."""
    for _ in range(_TRIES):
        wrong = [name for errors in check_all(form, given, today=today).values() for name in errors]
        if not wrong:
            break
        for name in wrong:
            field = form.field(name)
            given.pop(name, None)
            if field.required:
                given[name] = _value(field, person, wards, today, chance)
    return given


def _value(field: Field, person: Person, wards: list[str], today: date, chance: random.Random) -> object:
    if (own := person.answers().get(field.name)) is not None:
        return own
    match field.widget:
        case Widget.YES_NO | Widget.CHECKBOX:
            return True
        case Widget.RADIO | Widget.SELECT:
            return chance.choice(field.options).value
        case Widget.CHECKBOXES:
            return [chance.choice(field.options).value]
        case Widget.DATE:
            return (today + timedelta(days=chance.choice(_DAYS)(chance))).isoformat()
        case Widget.WARD:
            return chance.choice(wards)
        case _:
            return _text(field, person, chance)


def _text(field: Field, person: Person, chance: random.Random) -> object:
    match field.widget:
        case Widget.ID_NUMBER:
            return person.id_number
        case Widget.PHONE:
            return person.phone
        case Widget.EMAIL:
            return person.email
        case Widget.MONEY:
            return chance.randrange(1, 500) * 1_000_000
        case Widget.NUMBER:
            return chance.randrange(1, 30)
        case _:
            return _line(field.name, person, chance)


def _line(name: str, person: Person, chance: random.Random) -> str:
    """A line of text such as the question asks for, as far as its name tells; now and then a number."""
    if "year" in name:
        return str(chance.randrange(1970, 2005))
    if name.endswith("_name"):
        return person.relative
    if "address" in name or "place" in name or "town" in name:
        return chance.choice(_PLACES)
    if any(word in name for word in _NUMBERED) or chance.random() < 0.1:
        return str(chance.randrange(10**9, 10**10))
    return chance.choice(_LINES)
