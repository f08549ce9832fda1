"""A page of an electronic form as component options: what `components/fields.html` draws.

Only `text` options are ever set, never `html`: a form file and an answer are escaped like everything else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from motcua.core.forms.errors import FieldError
from motcua.core.forms.model import Field, Page, Widget
from motcua.core.forms.reading import NO, TICKED, YES

Inputs = Mapping[str, Sequence[str]]
"""Strings by input name: what was typed, or what `to_inputs` made of saved answers."""

_MOST_WIDTH: Final = 20


@dataclass(frozen=True, slots=True)
class FieldView:
    """One question: which component draws it, with which options."""

    name: str
    component: str
    options: Mapping[str, Any]


ErrorLink = Mapping[str, str]
"""One line of the error summary: its `text` and the `href` of the input it is about."""


@dataclass(frozen=True, slots=True)
class FormPageView:
    """One screen of a form."""

    title: str
    intro: str
    fields: tuple[FieldView, ...]
    errors: tuple[ErrorLink, ...]
    heads_itself: bool


def form_page_view(
    page: Page,
    fields: Sequence[Field],
    inputs: Inputs,
    *,
    language: str,
    errors: Mapping[str, FieldError] | None = None,
    wards: Sequence[tuple[str, str]] = (),
    alone_heads: bool = True,
) -> FormPageView:
    """Build the view of `page` with the `fields` that apply.

    `wards` are (code, name) in the order shown. A page that asks one question only takes it as its heading, unless
    `alone_heads` is switched off because the page has a heading of its own.
    """
    found = errors or {}
    alone = alone_heads and len(fields) == 1 and fields[0].widget is not Widget.CHECKBOX
    make = _Maker(inputs, language, found, wards, heading=alone)
    return FormPageView(
        title=page.title.in_language(language),
        intro=page.intro.in_language(language) if page.intro else "",
        fields=tuple(make.view(field) for field in fields),
        errors=tuple(
            error_link(first_input(field, found[field.name]), found[field.name].text(language))
            for field in fields
            if field.name in found
        ),
        heads_itself=alone,
    )


def error_link(input_id: str, text: str) -> ErrorLink:
    """A line of the error summary that leads to the input with this id."""
    return {"href": f"#{input_id}", "text": text}


def first_input(field: Field, error: FieldError) -> str:
    """The id of the input an error leads to; for a date the first part that is missing."""
    if field.widget is not Widget.DATE:
        return field.name
    missing = error.params.get("missing", ())
    return f"{field.name}-{missing[0] if isinstance(missing, tuple) and missing else 'day'}"


@dataclass(frozen=True, slots=True)
class _Maker:
    inputs: Inputs
    language: str
    errors: Mapping[str, FieldError]
    wards: Sequence[tuple[str, str]]
    heading: bool

    def view(self, field: Field) -> FieldView:
        component, make = _COMPONENTS[field.widget]
        options = {"name": field.name, "id": field.name, **self._common(field), **make(self, field)}
        return FieldView(field.name, component, options)

    def typed(self, name: str) -> str:
        return next(iter(self.inputs.get(name, ())), "")

    def _common(self, field: Field) -> dict[str, Any]:
        options: dict[str, Any] = {}
        if field.help:
            options["hint"] = {"text": field.help.in_language(self.language)}
        if field.name in self.errors:
            options["errorMessage"] = {
                "text": self.errors[field.name].text(self.language),
                "visuallyHiddenText": _("Lỗi"),
            }
        return options

    def _question(self, field: Field) -> str:
        text = field.label.in_language(self.language)
        return text if field.required else _("%(question)s (không bắt buộc)") % {"question": text}

    def label(self, field: Field) -> dict[str, Any]:
        classes = "govuk-label--l" if self.heading else "govuk-label--s"
        return {"text": self._question(field), "classes": classes, "isPageHeading": self.heading}

    def legend(self, field: Field) -> dict[str, Any]:
        classes = "govuk-fieldset__legend--l" if self.heading else "govuk-fieldset__legend--s"
        return {"legend": {"text": self._question(field), "classes": classes, "isPageHeading": self.heading}}


def _input(maker: _Maker, field: Field) -> dict[str, Any]:
    options: dict[str, Any] = {
        "label": maker.label(field),
        "value": maker.typed(field.name),
        "autocomplete": field.autocomplete,
        **_KEYBOARD.get(field.widget, {}),
    }
    if field.width and field.width <= _MOST_WIDTH:
        options["classes"] = f"govuk-input--width-{_nearest_width(field.width)}"
    if field.widget is Widget.MONEY:
        options["suffix"] = {"text": _("đồng")}
    return options


def _nearest_width(width: int) -> int:
    return next(known for known in (2, 3, 4, 5, 10, 20) if width <= known)


def _textarea(maker: _Maker, field: Field) -> dict[str, Any]:
    return {"label": maker.label(field), "value": maker.typed(field.name), "rows": 5}


def _date(maker: _Maker, field: Field) -> dict[str, Any]:
    error = maker.errors.get(field.name)
    marked = error.params.get("missing", ("day", "month", "year")) if error else ()
    words = {"day": _("Ngày"), "month": _("Tháng"), "year": _("Năm")}
    return {
        "fieldset": maker.legend(field),
        "namePrefix": field.name,
        "items": [
            {
                "name": part,
                "label": words[part],
                "value": maker.typed(f"{field.name}-{part}"),
                "classes": f"govuk-input--width-{4 if part == 'year' else 2}"
                + (" govuk-input--error" if isinstance(marked, tuple) and part in marked else ""),
                "autocomplete": f"bday-{part}" if field.autocomplete == "bday" else None,
            }
            for part in words
        ],
    }


def _choices(maker: _Maker, field: Field) -> dict[str, Any]:
    chosen = set(maker.inputs.get(field.name, ()))
    items = [
        {"value": option.value, "text": option.label.in_language(maker.language), "checked": option.value in chosen}
        for option in field.options
    ]
    return {"fieldset": maker.legend(field), "items": items}


def _yes_no(maker: _Maker, field: Field) -> dict[str, Any]:
    typed = maker.typed(field.name)
    items = [
        {"value": value, "text": text, "checked": typed == value} for value, text in ((YES, _("Có")), (NO, _("Không")))
    ]
    return {"fieldset": maker.legend(field), "items": items, "classes": "govuk-radios--inline"}


def _tick(maker: _Maker, field: Field) -> dict[str, Any]:
    ticked = bool(maker.typed(field.name))
    return {"items": [{"value": TICKED, "text": field.label.in_language(maker.language), "checked": ticked}]}


def _select(maker: _Maker, field: Field) -> dict[str, Any]:
    known = (
        list(maker.wards)
        if field.widget is Widget.WARD
        else [(option.value, option.label.in_language(maker.language)) for option in field.options]
    )
    typed = maker.typed(field.name)
    empty = {"value": "", "text": _("Chọn trong danh sách"), "selected": not typed}
    items = [{"value": value, "text": text, "selected": value == typed} for value, text in known]
    return {"label": maker.label(field), "items": [empty, *items]}


_KEYBOARD: Final[Mapping[Widget, Mapping[str, Any]]] = {
    Widget.ID_NUMBER: {"inputmode": "numeric", "spellcheck": False},
    Widget.PHONE: {"type": "tel", "inputmode": "tel"},
    Widget.EMAIL: {"type": "email", "spellcheck": False, "autocapitalize": "none"},
    Widget.MONEY: {"inputmode": "numeric"},
    Widget.NUMBER: {"inputmode": "decimal"},
}

_COMPONENTS: Final[Mapping[Widget, tuple[str, Callable[[_Maker, Field], dict[str, Any]]]]] = {
    Widget.TEXT: ("input", _input),
    Widget.ID_NUMBER: ("input", _input),
    Widget.PHONE: ("input", _input),
    Widget.EMAIL: ("input", _input),
    Widget.MONEY: ("input", _input),
    Widget.NUMBER: ("input", _input),
    Widget.TEXTAREA: ("textarea", _textarea),
    Widget.DATE: ("date", _date),
    Widget.RADIO: ("radios", _choices),
    Widget.YES_NO: ("radios", _yes_no),
    Widget.CHECKBOXES: ("checkboxes", _choices),
    Widget.CHECKBOX: ("checkboxes", _tick),
    Widget.SELECT: ("select", _select),
    Widget.WARD: ("select", _select),
}
