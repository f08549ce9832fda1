"""All questions of the form on one screen, and the identity card that answers the first of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from motcua.core.codes import UnreadableCode
from motcua.core.codes.id_card import parse_id_card
from motcua.core.forms import Field, FieldError, Form, Page, parse_page, to_inputs, visible_fields
from motcua.core.forms.visibility import applies
from motcua.web.components import clock
from motcua.web.components.form_rendering import ErrorLink, FieldView, error_link, first_input, form_page_view
from motcua.web.desk.intake.counter import CounterIntake

Posted = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form as a part of the screen."""

    id: str
    title: str
    intro: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What was posted: answers that may be kept, and an error for each that may not."""

    values: dict[str, Any]
    errors: dict[str, FieldError]


def read_all(intake: CounterIntake, posted: Posted) -> Read:
    """Read every page that applies, each in the light of the ones before."""
    found = Read({}, {})
    for page in intake.form.pages:
        if applies(page.when, found.values):
            result = parse_page(
                intake.form, page.id, posted, data=found.values, today=clock.today(), wards=list(intake.wards)
            )
            found.values.update(result.values)
            found.errors.update(result.errors)
    return found


def sections(
    intake: CounterIntake, posted: Posted | None, errors: Mapping[str, FieldError], *, language: str
) -> tuple[Section, ...]:
    """The screen: what was just posted, else what is kept."""
    return tuple(_section(intake, page, posted, errors, language) for page in intake.pages)


def error_links(form: Form, errors: Mapping[str, FieldError], *, language: str) -> list[ErrorLink]:
    """The lines of the error summary, in the order of the form."""
    fields = (field for page in form.pages for field in page.fields)
    return [
        error_link(first_input(field, errors[field.name]), errors[field.name].text(language))
        for field in fields
        if field.name in errors
    ]


def shown_names(intake: CounterIntake) -> list[str]:
    """Which questions the screen asks now; when it changes, the screen is drawn anew."""
    return [field.name for page in intake.pages for field in _fields(intake, page)]


def card_answers(text: str) -> dict[str, str]:
    """The answers an identity card gives. Raises UnreadableCode."""
    card = parse_id_card(text)
    said = {
        "applicant_name": card.full_name,
        "applicant_id_number": card.number,
        "applicant_birth_date": card.born_on.isoformat() if card.born_on else "",
        "applicant_address": card.address,
    }
    return {name: value for name, value in said.items() if value}


def card_told(intake: CounterIntake, text: str) -> tuple[dict[str, str], str]:
    """The answers of a card that this form asks for, and an error where the card could not be read."""
    try:
        said = card_answers(text)
    except UnreadableCode:
        return {}, _(
            "Không đọc được số định danh 12 chữ số. Quét lại mã QR trên thẻ, hoặc gõ thông tin vào các ô dưới."
        )
    asked = {field.name for page in intake.form.pages for field in page.fields}
    return {name: value for name, value in said.items() if name in asked}, ""


def _fields(intake: CounterIntake, page: Page) -> Sequence[Field]:
    return visible_fields(intake.form, page, intake.answers)


def _section(
    intake: CounterIntake, page: Page, posted: Posted | None, errors: Mapping[str, FieldError], language: str
) -> Section:
    inputs = posted if posted is not None else to_inputs(intake.form, page.id, intake.answers)
    view = form_page_view(
        page,
        _fields(intake, page),
        inputs,
        language=language,
        errors={name: error for name, error in errors.items() if any(name == one.name for one in page.fields)},
        wards=list(intake.wards.items()),
    )
    return Section(page.id, view.title, view.intro, tuple(_modest(one) for one in view.fields))


def _modest(view: FieldView) -> FieldView:
    """A question among many: its words are a label, not the heading of the page."""
    options = dict(view.options)
    if "label" in options:
        options["label"] = {**options["label"], "isPageHeading": False, "classes": "govuk-label--s"}
    if "fieldset" in options:
        legend = {**options["fieldset"]["legend"], "isPageHeading": False, "classes": "govuk-fieldset__legend--s"}
        options["fieldset"] = {"legend": legend}
    if view.component in ("radios", "checkboxes"):
        options["classes"] = f"{options.get('classes', '')} govuk-{view.component}--small".strip()
    return replace(view, options=options)
