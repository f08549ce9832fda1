"""A notice's context in its row: plain JSON in, the same typed context out."""

import dataclasses
from datetime import datetime
from typing import Any, get_args, get_origin, get_type_hints

from motcua.domain.notices.contexts import CONTEXTS, Context
from motcua.domain.notices.models import Template


def to_json(context: Context) -> dict[str, Any]:
    """Return the context as JSON can hold it."""
    return {name: _written(value) for name, value in dataclasses.asdict(context).items()}


def from_json(template: Template, raw: dict[str, Any]) -> Context:
    """Return the context written by `to_json`. Raises KeyError, TypeError or ValueError where it does not fit."""
    context: Context = _built(CONTEXTS[template], raw)
    return context


def _written(value: Any) -> Any:
    match value:
        case datetime():
            return value.isoformat()
        case str():
            return value.replace("\0", "")  # PostgreSQL holds no NUL, and a pasted one must not stop a legal act
        case dict():
            return {name: _written(item) for name, item in value.items()}
        case tuple():
            return [_written(item) for item in value]
    return value


def _built(kind: type, raw: dict[str, Any]) -> Any:
    hints = get_type_hints(kind)
    known = {name: _read(hints[name], raw[name]) for name in hints if name in raw}
    return kind(**known)


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], item) for item in value)
    expected = next((option for option in get_args(hint) if option is not type(None)), hint)
    if expected is datetime:
        return datetime.fromisoformat(value)
    return _built(expected, value) if isinstance(value, dict) else value
