"""Which questions apply, given the answers so far, and which answers therefore count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from motcua.core.forms.checking import value_error
from motcua.core.forms.errors import FieldError
from motcua.core.forms.model import Answers, Condition, Field, Form, Page

UNANSWERED: Final = object()


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that applies: its answer (or `UNANSWERED`) and what is wrong with it."""

    page: Page
    field: Field
    value: object
    error: FieldError | None


def applies(condition: Condition | None, answers: Answers) -> bool:
    """Whether a page or field with this condition is asked."""
    return condition is None or condition.holds(answers)


def walk(form: Form, data: Answers, *, today: date | None = None) -> Iterator[Asked]:
    """Yield the fields that apply, in order.

    A condition may read only earlier fields, and reads a hidden or wrong answer as unanswered; so one pass decides
    everything, and a hostile value never reaches an expression.
    """
    trusted: dict[str, object] = {}
    for page in form.pages:
        if not applies(page.when, trusted):
            continue
        for field in page.fields:
            if not applies(field.when, trusted):
                continue
            value = data.get(field.name, UNANSWERED)
            error = None if value is UNANSWERED else value_error(field, value, today=today)
            if value is not UNANSWERED and error is None:
                trusted[field.name] = value
            yield Asked(page, field, value, error)


def trusted_answers(form: Form, data: Answers) -> dict[str, object]:
    """Return the answers that apply and are well formed: what conditions may read."""
    return {
        asked.field.name: asked.value
        for asked in walk(form, data)
        if asked.value is not UNANSWERED and asked.error is None
    }


def prune(form: Form, data: Answers) -> dict[str, object]:
    """Return `data` without unknown names and without answers to questions that do not apply."""
    return {asked.field.name: asked.value for asked in walk(form, data) if asked.value is not UNANSWERED}


def visible_pages(form: Form, data: Answers) -> tuple[Page, ...]:
    """Return the pages that apply to these answers and still have a question on them."""
    trusted = trusted_answers(form, data)
    return tuple(
        page
        for page in form.pages
        if applies(page.when, trusted) and any(applies(field.when, trusted) for field in page.fields)
    )


def visible_fields(form: Form, page: Page, data: Answers) -> tuple[Field, ...]:
    """Return the fields of `page` that apply to these answers."""
    if all(field.when is None for field in page.fields):
        return page.fields  # most pages: no need to read every answer before it
    trusted = trusted_answers(form, data)
    return tuple(field for field in page.fields if applies(field.when, trusted))
