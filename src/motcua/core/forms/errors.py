"""What can be wrong with an answer, and the sentence that helps to put it right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from motcua.core.forms.messages import MESSAGES, ErrorKey
from motcua.core.forms.model import Field, Text, Widget

Params = Mapping[str, str | int | tuple[str, ...]]


OVERRIDE_KEYS: Final = ("required", "format", "choice", "too_small", "too_big", "too_early", "too_late")
"""Keys a form may use under `errors` to put its own sentence in place of the standard one."""

_OVERRIDDEN_BY: Final[Mapping[ErrorKey, str]] = {
    **{key: key.value for key in ErrorKey if key.value in OVERRIDE_KEYS},
    ErrorKey.REQUIRED_CHOICE: "required",
    ErrorKey.REQUIRED_YES_NO: "required",
    ErrorKey.REQUIRED_TICK: "required",
    ErrorKey.DATE_FORMAT: "format",
    ErrorKey.ID_NUMBER: "format",
    ErrorKey.PHONE: "format",
    ErrorKey.EMAIL: "format",
    ErrorKey.MONEY: "format",
    ErrorKey.NUMBER: "format",
    ErrorKey.WARD: "choice",
}


@dataclass(frozen=True, slots=True)
class FieldError:
    """One error at one field.

    `key`, `params` and `label` let a face word it anew; `message` is the ready sentence in both languages.
    For a date, `params["missing"]` lists the inputs to mark: "day", "month", "year".
    """

    field: str
    key: ErrorKey
    params: Params
    label: Text
    message: Text

    def text(self, language: str = "vi") -> str:
        """The sentence in `language`, "vi" or "en"."""
        return self.message.in_language(language)


class Refused(Exception):
    """An answer cannot be taken, for the reason in `key`."""

    def __init__(self, key: ErrorKey, **params: str | int | tuple[str, ...]) -> None:
        super().__init__(key.value)
        self.key = key
        self.params = params


_MISSING: Final[Mapping[Widget, ErrorKey]] = {
    Widget.CHECKBOX: ErrorKey.REQUIRED_TICK,
    Widget.YES_NO: ErrorKey.REQUIRED_YES_NO,
    **dict.fromkeys((Widget.RADIO, Widget.SELECT, Widget.CHECKBOXES, Widget.WARD), ErrorKey.REQUIRED_CHOICE),
}


def missing(field: Field) -> Refused:
    """The refusal of an unanswered required field."""
    return Refused(_MISSING.get(field.widget, ErrorKey.REQUIRED))


def describe(field: Field, refused: Refused) -> FieldError:
    """Word a refusal for people, with the form's own sentence where it has one."""
    own = field.own_errors.get(_OVERRIDDEN_BY.get(refused.key, ""))
    message = own if own is not None else _fill(field, refused)
    return FieldError(field.name, refused.key, refused.params, field.label, message)


def _fill(field: Field, refused: Refused) -> Text:
    template = MESSAGES[refused.key]
    return Text(
        template.vi.format(**_words(field, refused.params, "vi")),
        template.en.format(**_words(field, refused.params, "en")),
    )


_PART_NAMES: Final = {"day": Text("ngày", "day"), "month": Text("tháng", "month"), "year": Text("năm", "year")}


def _words(field: Field, params: Params, language: str) -> dict[str, str]:
    words = {key: _grouped(value, language) for key, value in params.items() if not isinstance(value, tuple)}
    parts = params.get("missing", ())
    if isinstance(parts, tuple):
        words["parts"] = ", ".join(_PART_NAMES[part].in_language(language) for part in parts)
    thing = field.thing.in_language(language)
    return words | {"thing": thing, "Thing": thing[:1].upper() + thing[1:], "label": field.label.in_language(language)}


def _grouped(value: str | int | tuple[str, ...], language: str) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", "." if language == "vi" else ",")
    return str(value)
