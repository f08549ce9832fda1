"""Answers shown back to people: to check before sending, and on the officer's desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from motcua.core.forms import contacts, dates, numbers
from motcua.core.forms.model import Answers, Field, Form, Text, Widget
from motcua.core.forms.reading import NO, TICKED, YES
from motcua.core.forms.visibility import UNANSWERED, Asked, trusted_answers, walk

NOT_GIVEN: Final = Text("Không khai", "Not provided")
_YES: Final = Text("Có", "Yes")
_NO: Final = Text("Không", "No")

WardName = Callable[[str], str | None]
"""Finds a ward's name by its code; None if there is no such ward."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """One answer as shown."""

    name: str
    label: str
    value: str
    answered: bool


@dataclass(frozen=True, slots=True)
class ShownPage:
    """The answers of one page, with the page's id so that a face can link to change them."""

    id: str
    title: str
    fields: tuple[ShownField, ...]


def summary(
    form: Form, data: Answers, language: str = "vi", *, ward_name: WardName | None = None
) -> tuple[ShownPage, ...]:
    """Return every page that applies with its answers in words; a wrong answer is shown as not given."""
    pages: dict[str, list[ShownField]] = {}
    titles: dict[str, str] = {}
    for asked in walk(form, data):
        titles[asked.page.id] = asked.page.title.in_language(language)
        pages.setdefault(asked.page.id, []).append(_shown(asked, language, ward_name))
    return tuple(ShownPage(page_id, titles[page_id], tuple(fields)) for page_id, fields in pages.items())


def display(
    form: Form, data: Answers, language: str = "vi", *, ward_name: WardName | None = None
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (page title, [(label, shown value)]) for every page that applies."""
    return [
        (page.title, [(field.label, field.value) for field in page.fields])
        for page in summary(form, data, language, ward_name=ward_name)
    ]


def _shown(asked: Asked, language: str, ward_name: WardName | None) -> ShownField:
    answered = asked.value is not UNANSWERED and asked.error is None
    value = (
        show(asked.field, asked.value, language, ward_name=ward_name) if answered else NOT_GIVEN.in_language(language)
    )
    return ShownField(asked.field.name, asked.field.label.in_language(language), value, answered)


def show(field: Field, value: object, language: str = "vi", *, ward_name: WardName | None = None) -> str:
    """Return one well-formed answer in words."""
    if isinstance(value, bool):
        return (_YES if value else _NO).in_language(language)
    if isinstance(value, int | float):
        shower = numbers.show_money if field.widget is Widget.MONEY else numbers.show_number
        return shower(value, language)  # type: ignore[arg-type]  # money is whole by its schema
    if isinstance(value, list):
        return "; ".join(_label(field, item, language) for item in value)
    return _show_text(field, str(value), language, ward_name)


def _show_text(field: Field, value: str, language: str, ward_name: WardName | None) -> str:
    if field.widget is Widget.DATE:
        return dates.show(value)
    if field.widget is Widget.PHONE:
        return contacts.show_phone(value)
    if field.widget is Widget.WARD:
        return (ward_name(value) if ward_name else None) or value
    return _label(field, value, language)


def _label(field: Field, value: object, language: str) -> str:
    label = field.option_label(value)
    return label.in_language(language) if label else str(value)


def to_inputs(form: Form, page_id: str, data: Answers) -> dict[str, list[str]]:
    """Return the strings that fill the HTML inputs of a page with saved answers; `parse_page` reads them back."""
    answers = trusted_answers(form, data)
    inputs: dict[str, list[str]] = {}
    for field in form.page(page_id).fields:
        if field.name in answers:
            inputs.update(_inputs(field, answers[field.name]))
    return inputs


def _inputs(field: Field, value: object) -> Mapping[str, list[str]]:
    if isinstance(value, bool):
        if field.widget is Widget.CHECKBOX:
            return {field.name: [TICKED]} if value else {}
        return {field.name: [YES if value else NO]}
    if field.widget is Widget.DATE:
        year, month, day = str(value).split("-")
        return {f"{field.name}-day": [day], f"{field.name}-month": [month], f"{field.name}-year": [year]}
    if isinstance(value, list):
        return {field.name: [str(item) for item in value]}
    if isinstance(value, int | float):
        return {field.name: [numbers.show_number(value, "vi")]}
    return {field.name: [contacts.show_phone(str(value)) if field.widget is Widget.PHONE else str(value)]}
