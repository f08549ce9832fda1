"""A form as frozen values: pages of fields, with what each asks, allows and says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from jsonschema import Draft202012Validator

Answer = str | int | float | bool | list[str]
"""One stored answer. Dates are ISO strings, money is whole đồng, several choices are a list of values."""

Answers = Mapping[str, object]
"""Answers as they come: from a draft, a program, a stranger. Nothing in them is trusted."""

LANGUAGES: Final = ("vi", "en")


class Condition(Protocol):
    """A compiled yes/no expression over earlier answers."""

    @property
    def names(self) -> frozenset[str]:
        """The fields it reads."""

    def holds(self, answers: Answers) -> bool:
        """Whether it is true of `answers`; an unanswered field reads as nothing and makes no comparison true."""


class Widget(StrEnum):
    """How a field is asked; it also fixes how an answer is read and shown."""

    TEXT = "text"
    TEXTAREA = "textarea"
    DATE = "date"
    RADIO = "radio"
    SELECT = "select"
    CHECKBOX = "checkbox"
    CHECKBOXES = "checkboxes"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    NUMBER = "number"
    WARD = "ward"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people, in Vietnamese and in English."""

    vi: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in `language`, "vi" or "en"; raises ValueError for any other."""
        if language not in LANGUAGES:
            raise ValueError(f"Forms speak Vietnamese (vi) and English (en), not {language!r}.")
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: the value stored and the label shown."""

    value: str
    label: Text


@dataclass(frozen=True, slots=True)
class DateLimit:
    """A bound for a date: a fixed ISO day, or a distance from today."""

    source: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    `thing` names what is asked in the middle of a sentence ("họ và tên"); `own_errors` replace the standard
    message of an error key; `validator` holds the compiled JSON Schema of the stored answer.
    """

    name: str
    widget: Widget
    label: Text
    thing: Text
    help: Text | None
    required: bool
    whole_number: bool
    width: int | None
    autocomplete: str | None
    options: tuple[Option, ...]
    when: Condition | None
    not_before: DateLimit | None
    not_after: DateLimit | None
    own_errors: Mapping[str, Text]
    validator: Draft202012Validator = field(repr=False, compare=False)

    def option_label(self, value: object) -> Text | None:
        """The label of a choice, or None if it is not one of them."""
        return next((option.label for option in self.options if option.value == value), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """A check over several answers, reported at one field."""

    field: str
    check: Condition
    message: Text


@dataclass(frozen=True, slots=True)
class Page:
    """One screen: one thing asked."""

    id: str
    title: Text
    intro: Text | None
    fields: tuple[Field, ...]
    when: Condition | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. `schema` is the JSON Schema (2020-12) of its answers, for programs that send them."""

    key: str
    version: int
    pages: tuple[Page, ...]
    schema: Mapping[str, object] = field(compare=False)

    def page(self, page_id: str) -> Page:
        """Return the page with this id; raises UnknownPage if there is none."""
        for page in self.pages:
            if page.id == page_id:
                return page
        raise UnknownPage(f"Form {self.key!r} has no page {page_id!r}; it has {', '.join(p.id for p in self.pages)}.")

    def field(self, name: str) -> Field:
        """Return the field with this name; raises UnknownField if there is none."""
        for page in self.pages:
            for candidate in page.fields:
                if candidate.name == name:
                    return candidate
        raise UnknownField(f"Form {self.key!r} has no field {name!r}.")


class UnknownPage(LookupError):
    """The form has no page of that id."""


class UnknownField(LookupError):
    """The form has no field of that name."""
