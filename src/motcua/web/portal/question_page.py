"""One page of an application's form as it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.core.forms import FieldError, Page
from motcua.core.forms.visibility import applies, trusted_answers
from motcua.web.components.form_rendering import FormPageView, Inputs, form_page_view
from motcua.web.portal.application import Application


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A page with its place among the others."""

    page: FormPageView
    number: int
    of: int


def question_page(
    application: Application, page: Page, inputs: Inputs, errors: Mapping[str, FieldError], *, language: str
) -> QuestionPage:
    """Build the view of one page.

    Questions that depend on an answer of the same page are asked as soon as that answer is kept.
    """
    answers = trusted_answers(application.form, application.answers)
    fields = [field for field in page.fields if applies(field.when, answers) or field.name in errors]
    ids = [one.id for one in application.pages]
    return QuestionPage(
        page=form_page_view(
            page, fields or page.fields, inputs, language=language, errors=errors, wards=application.wards
        ),
        number=ids.index(page.id) + 1 if page.id in ids else len(ids),
        of=len(ids),
    )
