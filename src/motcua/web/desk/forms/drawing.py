"""A Django form as options of the page components, so that every form of the desk looks and errs alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from motcua.web.components.form_rendering import ErrorLink, FieldView, error_link


@dataclass(frozen=True, slots=True)
class FormView:
    """The questions of a form in order, and the lines of its error summary."""

    fields: tuple[FieldView, ...]
    errors: tuple[ErrorLink, ...]
    hidden: tuple[tuple[str, str], ...]

    def field(self, name: str) -> FieldView:
        """Return one question, where a page places it by hand."""
        return next(view for view in self.fields if view.name == name)


def form_view(form: forms.BaseForm) -> FormView:
    """Draw the form as it stands: what was typed, and what is wrong with it."""
    visible = form.visible_fields()
    of_fields = [error_link(bound.html_name, str(error)) for bound in visible for error in bound.errors]
    first = visible[0].html_name if visible else "main-content"
    of_form = [error_link(first, str(error)) for error in form.non_field_errors()]
    return FormView(
        fields=tuple(field_view(bound) for bound in visible),
        errors=(*of_form, *of_fields),
        hidden=tuple((bound.html_name, str(bound.value() or "")) for bound in form.hidden_fields()),
    )


def field_view(bound: BoundField) -> FieldView:
    """Draw one question."""
    component, make = _component(bound.field.widget)
    options: dict[str, Any] = {"name": bound.html_name, "id": bound.html_name, **make(bound)}
    if bound.help_text:
        options["hint"] = {"text": str(bound.help_text)}
    if bound.errors:
        options["errorMessage"] = {"text": str(bound.errors[0]), "visuallyHiddenText": _("Lỗi")}
    return FieldView(bound.html_name, component, options)


def _component(widget: forms.Widget) -> tuple[str, Callable[[BoundField], dict[str, Any]]]:
    return next(found for kind, found in _COMPONENTS if isinstance(widget, kind))


def _label(bound: BoundField) -> str:
    label = str(bound.label)
    return label if bound.field.required else _("%(question)s (không bắt buộc)") % {"question": label}


def _typed(bound: BoundField) -> str:
    value = bound.value()
    return "" if value is None else str(value)


def _short_label(bound: BoundField) -> dict[str, Any]:
    return {"text": _label(bound), "classes": "govuk-label--s"}


def _legend(bound: BoundField) -> dict[str, Any]:
    return {"legend": {"text": _label(bound), "classes": "govuk-fieldset__legend--s"}}


def _input(bound: BoundField) -> dict[str, Any]:
    attributes: Mapping[str, Any] = bound.field.widget.attrs
    return {
        "label": _short_label(bound),
        "value": _typed(bound),
        "type": getattr(bound.field.widget, "input_type", "text"),
        "classes": attributes.get("class", ""),
        "inputmode": attributes.get("inputmode"),
        "autocomplete": attributes.get("autocomplete", "off"),
        "spellcheck": attributes.get("spellcheck"),
        "attributes": {"lang": attributes["lang"]} if "lang" in attributes else {},
    }


def _textarea(bound: BoundField) -> dict[str, Any]:
    return {"label": _short_label(bound), "value": _typed(bound), "rows": 5}


def _password(bound: BoundField) -> dict[str, Any]:
    return {"label": _short_label(bound), "autocomplete": bound.field.widget.attrs.get("autocomplete")}


def _file(bound: BoundField) -> dict[str, Any]:
    attributes = {"accept": bound.field.widget.attrs.get("accept", "")}
    return {"label": _short_label(bound), "attributes": attributes}


def _radios(bound: BoundField) -> dict[str, Any]:
    return {"fieldset": _legend(bound), "items": _items(bound), "classes": bound.field.widget.attrs.get("class", "")}


def _select(bound: BoundField) -> dict[str, Any]:
    items = [{**item, "selected": item["checked"]} for item in _items(bound)]
    return {"label": _short_label(bound), "items": items}


def _items(bound: BoundField) -> list[dict[str, Any]]:
    value = bound.value()
    chosen = {str(item) for item in value} if isinstance(value, list) else {_typed(bound)}
    choices = bound.field.choices  # type: ignore[attr-defined]  # only fields with choices are drawn this way
    return [{"value": str(value), "text": str(text), "checked": str(value) in chosen} for value, text in choices]


def _tick(bound: BoundField) -> dict[str, Any]:
    return {"items": [{"value": "on", "text": str(bound.label), "checked": bool(bound.value())}]}


_COMPONENTS: Final[tuple[tuple[type[forms.Widget], tuple[str, Callable[[BoundField], dict[str, Any]]]], ...]] = (
    (forms.PasswordInput, ("password", _password)),
    (forms.FileInput, ("file", _file)),
    (forms.Textarea, ("textarea", _textarea)),
    (forms.CheckboxSelectMultiple, ("checkboxes", _radios)),  # Django's is a kind of RadioSelect
    (forms.RadioSelect, ("radios", _radios)),
    (forms.CheckboxInput, ("checkboxes", _tick)),
    (forms.Select, ("select", _select)),
    (forms.Widget, ("input", _input)),
)
