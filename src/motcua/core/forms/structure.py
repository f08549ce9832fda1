"""The shape of a form file, as a JSON Schema; what it cannot say is checked in `loading`."""

from __future__ import annotations

from typing import Any, Final

from motcua.core.forms import limits
from motcua.core.forms.errors import OVERRIDE_KEYS
from motcua.core.forms.model import Widget

_NAME: Final = {"type": "string", "pattern": r"^[a-z][a-z0-9_]{0,59}$"}
_LINE: Final = {"type": "string", "minLength": 1, "maxLength": 300, "pattern": r"^\S(.*\S)?$"}
_PROSE: Final = {"type": "string", "minLength": 1, "maxLength": 2_000, "pattern": r"^\S([\s\S]*\S)?$"}
_CONDITION: Final = {"type": ["string", "null"], "minLength": 1, "maxLength": 500}


def _optional(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "type": [schema["type"], "null"]}


def _object(required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    properties = required | optional
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


_SENTENCES: Final = {
    "type": "object",
    "properties": dict.fromkeys(OVERRIDE_KEYS, _LINE),
    "additionalProperties": False,
}

_PAGE: Final = _object(
    {
        "id": {"type": "string", "pattern": r"^[a-z][a-z0-9-]{0,59}$"},
        "title": _LINE,
        "title_en": _LINE,
        "fields": {"type": "array", "items": _NAME, "minItems": 1, "maxItems": limits.FIELDS_ON_PAGE},
    },
    {"intro": _optional(_PROSE), "intro_en": _optional(_PROSE), "when": _CONDITION},
)

_UI: Final = _object(
    {
        "label": _LINE,
        "label_en": _LINE,
        "widget": {"enum": [widget.value for widget in Widget]},
        "required": {"type": "boolean"},
    },
    {
        "thing": _optional(_LINE),
        "thing_en": _optional(_LINE),
        "help": _optional(_PROSE),
        "help_en": _optional(_PROSE),
        "width": {"type": ["integer", "null"], "minimum": 2, "maximum": 20},
        "when": _CONDITION,
        "options": {
            "type": ["array", "null"],
            "maxItems": limits.OPTIONS,
            "items": {
                "type": "array",
                "prefixItems": [{"type": "string", "pattern": r"^[a-z0-9][a-z0-9_]{0,59}$"}, _LINE, _LINE],
                "minItems": 3,
                "maxItems": 3,
            },
        },
        "autocomplete": {"type": ["string", "null"], "pattern": r"^[a-z][a-z0-9 -]{1,40}$"},
        "not_before": {"type": ["string", "null"]},
        "not_after": {"type": ["string", "null"]},
        "errors": _SENTENCES,
        "errors_en": _SENTENCES,
    },
)

_RULE: Final = _object(
    {"field": _NAME, "check": {**_CONDITION, "type": "string"}, "message": _LINE, "message_en": _LINE}, {}
)

# Only keywords whose cost is bounded by the size of the answer, and none that could fetch or refer to anything.
_ANSWER: Final = {
    "type": "object",
    "properties": {
        "type": {"enum": ["string", "integer", "number", "boolean", "array"]},
        "enum": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": limits.OPTIONS},
        "const": {"const": True},
        "minLength": {"type": "integer", "minimum": 1, "maximum": limits.ANSWER},
        "maxLength": {"type": "integer", "minimum": 1, "maximum": limits.ANSWER},
        "pattern": {"type": "string", "maxLength": limits.PATTERN},
        "format": {"enum": ["date", "email"]},
        "minimum": {"type": "number"},
        "maximum": {"type": "number", "maximum": limits.LARGEST_NUMBER},
        "minItems": {"type": "integer", "minimum": 1},
        "maxItems": {"type": "integer", "minimum": 1},
        "uniqueItems": {"const": True},
        "items": {
            "type": "object",
            "required": ["enum"],
            "properties": {
                "type": {"const": "string"},
                "enum": {"type": "array", "items": {"type": "string"}, "maxItems": limits.OPTIONS},
            },
            "additionalProperties": False,
        },
    },
    "required": ["type"],
    "additionalProperties": False,
}

_SCHEMA: Final = _object(
    {
        "type": {"const": "object"},
        "properties": {
            "type": "object",
            "propertyNames": _NAME,
            "additionalProperties": _ANSWER,
            "minProperties": 1,
            "maxProperties": limits.FIELDS,
        },
        "additionalProperties": {"const": False},
    },
    {
        "$schema": {"const": "https://json-schema.org/draft/2020-12/schema"},
        "title": _LINE,
        "required": {"type": "array", "items": _NAME, "uniqueItems": True},
    },
)

FORM_SCHEMA: Final[dict[str, Any]] = _object(
    {
        "key": {"type": "string", "pattern": r"^[a-z0-9][a-z0-9._-]{0,59}$"},
        "version": {"type": "integer", "minimum": 1},
        "schema": _SCHEMA,
        "pages": {"type": "array", "items": _PAGE, "minItems": 1, "maxItems": limits.PAGES},
        "ui": {"type": "object", "propertyNames": _NAME, "additionalProperties": _UI},
    },
    {"rules": {"type": "array", "items": _RULE, "maxItems": limits.FIELDS}},
)
"""JSON Schema (2020-12) of a form file."""
