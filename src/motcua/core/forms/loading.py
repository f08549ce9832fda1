"""From a form file to a `Form`, or every reason why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from jsonschema import Draft202012Validator

from motcua.core.forms import limits
from motcua.core.forms.conditions import compile_condition
from motcua.core.forms.consistency import find_problems
from motcua.core.forms.model import DateLimit, Field, Form, Option, Page, Rule, Text, Widget
from motcua.core.forms.problems import FormProblem, InvalidForm
from motcua.core.forms.structure import FORM_SCHEMA
from motcua.core.forms.text import lower_first

_STRUCTURE: Final = Draft202012Validator(FORM_SCHEMA)
_DATA = Mapping[str, Any]


def load(form: object) -> Form:
    """Return the form a JSON document describes.

    Raises InvalidForm with all problems found: first those of shape; once the shape holds, those of sense.
    """
    shape = _shape_problems(form)
    if shape:
        raise InvalidForm(shape)
    assert isinstance(form, Mapping)
    sense = find_problems(form)
    if sense:
        raise InvalidForm(sense)
    return _build(form)


def _shape_problems(form: object) -> list[FormProblem]:
    if _deeper_than(form, limits.NESTING):
        return [FormProblem("form", "the document is nested too deeply to be a form")]
    return sorted(
        FormProblem("/".join(map(str, error.absolute_path)) or "form", _shortened(error.message))
        for error in _STRUCTURE.iter_errors(form)
    )


def _deeper_than(document: object, levels: int) -> bool:
    level = [document]
    for _ in range(levels):
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ())
        ]
    return bool(level)


def _shortened(message: str) -> str:
    """Drop the middle of the offending value, which the message repeats in full; keep the reason at its end."""
    return message if len(message) <= 300 else f"{message[:120]} … {message[-160:]}"


def _build(form: _DATA) -> Form:
    fields = {name: _field(name, ui, form["schema"]["properties"][name]) for name, ui in form["ui"].items()}
    pages = tuple(_page(page, fields, form.get("rules", ())) for page in form["pages"])
    return Form(key=form["key"], version=form["version"], pages=pages, schema=form["schema"])


def _page(page: _DATA, fields: Mapping[str, Field], rules: Any) -> Page:
    return Page(
        id=page["id"],
        title=Text(page["title"], page["title_en"]),
        intro=_text(page, "intro"),
        fields=tuple(fields[name] for name in page["fields"]),
        when=compile_condition(page["when"]) if page.get("when") else None,
        rules=tuple(
            Rule(rule["field"], compile_condition(rule["check"]), Text(rule["message"], rule["message_en"]))
            for rule in rules
            if rule["field"] in page["fields"]
        ),
    )


def _field(name: str, ui: _DATA, schema: _DATA) -> Field:
    widget = Widget(ui["widget"])
    label = Text(ui["label"], ui["label_en"])
    return Field(
        name=name,
        widget=widget,
        label=label,
        thing=_text(ui, "thing") or Text(lower_first(label.vi), lower_first(label.en)),
        help=_text(ui, "help"),
        required=ui["required"],
        whole_number=schema["type"] == "integer",
        width=ui.get("width"),
        autocomplete=ui.get("autocomplete"),
        options=tuple(Option(value, Text(vi, en)) for value, vi, en in ui.get("options") or ()),
        when=compile_condition(ui["when"]) if ui.get("when") else None,
        not_before=DateLimit(ui["not_before"]) if ui.get("not_before") else None,
        not_after=DateLimit(ui["not_after"]) if ui.get("not_after") else None,
        own_errors={key: Text(vi, ui["errors_en"][key]) for key, vi in ui.get("errors", {}).items()},
        validator=Draft202012Validator(bounded(schema, widget)),
    )


def bounded(schema: _DATA, widget: Widget) -> dict[str, Any]:
    """Return the answer's schema with a bound on its size where it gives none."""
    bounds: dict[str, Any] = {}
    if schema["type"] == "string" and "enum" not in schema:
        bounds = {"maxLength": limits.DEFAULT_LENGTH[widget]}
    elif schema["type"] in ("integer", "number"):
        bounds = {"minimum": 0}
    elif schema["type"] == "array":
        bounds = {"uniqueItems": True}
    # The type is put first: it is what is asked first, so a wrong kind is named as such.
    return {"type": schema["type"], **bounds, **schema}


def _text(data: _DATA, key: str) -> Text | None:
    vi, en = data.get(key), data.get(f"{key}_en")
    return Text(vi, en) if vi and en else None
