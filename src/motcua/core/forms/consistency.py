"""Whether a form file of the right shape also makes sense: every contradiction is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from motcua.core.forms import dates
from motcua.core.forms.conditions import InvalidCondition, compile_condition, unknown_values
from motcua.core.forms.model import Widget
from motcua.core.forms.problems import FormProblem

_DATA = Mapping[str, Any]
_Problems = Iterator[FormProblem]
_Asked = dict[str, list[str] | None]

_CHOICES: Final = frozenset({Widget.RADIO, Widget.SELECT, Widget.CHECKBOXES})
_TYPES: Final[Mapping[Widget, tuple[str, ...]]] = {
    Widget.CHECKBOX: ("boolean",),
    Widget.YES_NO: ("boolean",),
    Widget.CHECKBOXES: ("array",),
    Widget.MONEY: ("integer",),
    Widget.NUMBER: ("integer", "number"),
}


def find_problems(form: _DATA) -> list[FormProblem]:
    """Return every contradiction in a form file whose shape is right, in a stable order."""
    return sorted(problem for check in _CHECKS for problem in check(form))


def _names(form: _DATA) -> _Problems:
    """Schema, UI and pages must speak of the same fields, each asked once."""
    asked = Counter(name for page in form["pages"] for name in page["fields"])
    declared, described = set(form["schema"]["properties"]), set(form["ui"])
    for name in sorted(asked.keys() | declared | described):
        if asked[name] == 0:
            yield FormProblem(f"pages/{name}", "the field is on no page; put it on one or delete it")
        if asked[name] > 1:
            yield FormProblem(f"pages/{name}", f"the field is asked {asked[name]} times; ask it once")
        if name not in declared:
            yield FormProblem(f"schema/{name}", "the schema has no such property; add it")
        if name not in described:
            yield FormProblem(f"ui/{name}", "the UI layer does not describe the field; add label and widget")
    ids = Counter(page["id"] for page in form["pages"])
    yield from (FormProblem(f"pages/{i}", "two pages have this id; rename one") for i, n in ids.items() if n > 1)


def _languages(form: _DATA) -> _Problems:
    """Every text for people has its twin."""
    for page in form["pages"]:
        yield from _twins(page, f"pages/{page['id']}", ("intro",))
    for name, ui in form["ui"].items():
        yield from _twins(ui, f"ui/{name}", ("help", "thing"))
        if ui.get("errors", {}).keys() != ui.get("errors_en", {}).keys():
            yield FormProblem(f"ui/{name}/errors", "errors and errors_en must have the same keys")


def _twins(data: _DATA, path: str, keys: tuple[str, ...]) -> _Problems:
    for key in keys:
        if bool(data.get(key)) != bool(data.get(f"{key}_en")):
            yield FormProblem(f"{path}/{key}", f"give both {key} and {key}_en, or neither")


def _widgets(form: _DATA) -> _Problems:
    """The widget must be able to produce what the schema asks for."""
    for name, ui, schema in _described(form):
        widget = Widget(ui["widget"])
        allowed = _TYPES.get(widget, ("string",))
        if schema["type"] not in allowed:
            yield FormProblem(f"schema/{name}", f"widget {widget} stores {' or '.join(allowed)}, not {schema['type']}")
        if "pattern" in schema and "format" not in ui.get("errors", {}):
            yield FormProblem(f"ui/{name}/errors", "a field with a pattern must say in errors.format what to enter")
        if "pattern" in schema and (reason := _pattern_danger(schema["pattern"])):
            yield FormProblem(f"schema/{name}/pattern", reason)
        yield from _date_limits(name, ui, widget)


def _date_limits(name: str, ui: _DATA, widget: Widget) -> _Problems:
    for key in ("not_before", "not_after"):
        source = ui.get(key)
        if source and widget is not Widget.DATE:
            yield FormProblem(f"ui/{name}/{key}", "only a date field has date limits")
        elif source and not dates.is_limit(source):
            yield FormProblem(f"ui/{name}/{key}", 'write a day "2026-01-31", "today", or a distance like "today-18y"')


def _options(form: _DATA) -> _Problems:
    """Choices shown and choices allowed are the same, in the same order."""
    for name, ui, schema in _described(form):
        shown = [option[0] for option in ui.get("options") or ()]
        if Widget(ui["widget"]) not in _CHOICES:
            if shown or "enum" in schema:
                yield FormProblem(f"ui/{name}/options", f"widget {ui['widget']} offers no options")
            continue
        allowed = (schema.get("items", {}) if schema["type"] == "array" else schema).get("enum", [])
        if not shown or shown != allowed:
            yield FormProblem(f"ui/{name}/options", f"options {shown} must equal the schema's enum {allowed}")
        if len(set(shown)) != len(shown):
            yield FormProblem(f"ui/{name}/options", "two options have the same value")


def _required(form: _DATA) -> _Problems:
    """What the schema requires is asked of everybody; what is asked of everybody the schema requires."""
    always = {
        name
        for page in form["pages"]
        if not page.get("when")
        for name in page["fields"]
        if form["ui"].get(name, {}).get("required") and not form["ui"][name].get("when")
    }
    required = set(form["schema"].get("required", ()))
    for name in sorted(required - always):
        yield FormProblem(
            f"schema/required/{name}", "the schema requires a field that is optional or asked on a condition"
        )
    for name in sorted(always - required):
        yield FormProblem(f"schema/required/{name}", "everybody must answer this field, so the schema must require it")


def _conditions(form: _DATA) -> _Problems:
    """A condition reads only fields asked before it."""
    asked: _Asked = {}
    for page in form["pages"]:
        yield from _condition(page.get("when"), f"pages/{page['id']}/when", asked)
        for name in page["fields"]:
            yield from _condition(form["ui"].get(name, {}).get("when"), f"ui/{name}/when", asked)
            asked[name] = _choices(form, name)


def _choices(form: _DATA, name: str) -> list[str] | None:
    """The values a single choice can have; None where the answer is free."""
    enum: list[str] | None = form["schema"]["properties"].get(name, {}).get("enum")
    return enum


def _condition(source: str | None, path: str, asked: _Asked) -> _Problems:
    if not source:
        return
    try:
        condition = compile_condition(source)
    except InvalidCondition as problem:
        yield FormProblem(path, str(problem))
        return
    for name in sorted(condition.names - asked.keys()):
        yield FormProblem(path, f"reads {name!r}, which is not asked before this point")
    choices = {name: values for name, values in asked.items() if values is not None}
    for name, value in unknown_values(condition, choices):
        yield FormProblem(path, f"compares {name!r} with {value!r}, which is not one of its options")


def _rules(form: _DATA) -> _Problems:
    """A rule reports at a field it reads, once everything it reads is asked."""
    for index, rule in enumerate(form.get("rules", ())):
        path = f"rules/{index}"
        asked: _Asked = {}
        for page in form["pages"]:
            asked |= {name: _choices(form, name) for name in page["fields"]}
            if rule["field"] in page["fields"]:
                break
        else:
            yield FormProblem(path, f"field {rule['field']!r} is on no page")
            continue
        yield from _rule(rule, path, asked)


def _rule(rule: _DATA, path: str, asked: _Asked) -> _Problems:
    yield from _condition(rule["check"], path, asked)
    try:
        names = compile_condition(rule["check"]).names
    except InvalidCondition:
        return
    if rule["field"] not in names:
        yield FormProblem(path, f"the check must read {rule['field']!r}, the field it reports at")


def _described(form: _DATA) -> Iterator[tuple[str, _DATA, _DATA]]:
    for name, ui in form["ui"].items():
        schema = form["schema"]["properties"].get(name)
        if schema is not None:
            yield name, ui, schema


_REPEATED_GROUP: Final = re.compile(r"\)[*+{]")
_UNBOUNDED: Final = re.compile(r"(?<!\\)(?:[*+]|\{[0-9]*,\})")


def _pattern_danger(pattern: str) -> str | None:
    """Why a pattern may not run on answers of strangers: it must match in time near the length of the answer."""
    try:
        re.compile(pattern)
    except re.error as problem:
        return f"not a regular expression: {problem}"
    if not (pattern.startswith("^") and pattern.endswith("$")):
        return "anchor the pattern with ^ and $"
    if _REPEATED_GROUP.search(pattern) or re.search(r"\\[1-9]|\(\?P=", pattern):
        return "repeated groups and back-references can run for ever; write the pattern without them"
    if len(_UNBOUNDED.findall(pattern)) > 1:
        return "use at most one unbounded repeat (*, + or {n,})"
    return None


_CHECKS: Final[tuple[Callable[[_DATA], _Problems], ...]] = (
    _names,
    _languages,
    _widgets,
    _options,
    _required,
    _conditions,
    _rules,
)
