"""One page submitted, and a whole form before it is sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from motcua.core.forms.checking import value_error
from motcua.core.forms.errors import FieldError, Refused, describe, missing
from motcua.core.forms.messages import ErrorKey
from motcua.core.forms.model import Answer, Answers, Field, Form, Page, Rule, Widget
from motcua.core.forms.reading import Raw, read
from motcua.core.forms.visibility import UNANSWERED, applies, trusted_answers, walk


@dataclass(frozen=True, slots=True)
class PageResult:
    """What one submitted page says: the answers that may be saved, and an error for each that may not."""

    values: dict[str, Answer]
    errors: dict[str, FieldError]

    @property
    def ok(self) -> bool:
        """Whether the page may be left behind."""
        return not self.errors


def parse_page(
    form: Form,
    page_id: str,
    raw: Raw,
    *,
    data: Answers | None = None,
    today: date | None = None,
    wards: Collection[str] | None = None,
) -> PageResult:
    """Read one submitted page.

    `data` holds the answers of earlier pages, which conditions read. `today` (local date) and `wards` (codes that
    exist) switch on the checks that need them. Raises UnknownPage. Inputs that belong to no question are ignored.
    """
    page = form.page(page_id)
    own = {field.name for field in page.fields}
    answers = {name: value for name, value in trusted_answers(form, data or {}).items() if name not in own}
    result = PageResult({}, {})
    for field in page.fields:
        if applies(field.when, answers):
            _answer_field(field, raw, result, today=today, wards=wards)
            if field.name in result.values:
                answers[field.name] = result.values[field.name]
    result.errors.update(_broken_rules(page, answers, result.errors))
    return result


def _answer_field(
    field: Field, raw: Raw, result: PageResult, *, today: date | None, wards: Collection[str] | None
) -> None:
    try:
        value = read(field, raw)
    except Refused as refused:
        result.errors[field.name] = describe(field, refused)
        return
    error = _error(field, UNANSWERED if value is None else value, today=today, wards=wards)
    if error is not None:
        result.errors[field.name] = error
    elif value is not None:
        result.values[field.name] = value


def check_all(
    form: Form, data: Answers, *, today: date | None = None, wards: Collection[str] | None = None
) -> dict[str, dict[str, FieldError]]:
    """Return the errors of a whole form by page id, in page order; empty when it may be sent.

    Answers to questions that do not apply are not looked at: `prune` drops them.
    """
    found: dict[str, dict[str, FieldError]] = {}
    answers: dict[str, object] = {}
    for asked in walk(form, data, today=today):
        error = asked.error or _error(asked.field, asked.value, today=today, wards=wards)
        if error is not None:
            found.setdefault(asked.page.id, {})[asked.field.name] = error
        elif asked.value is not UNANSWERED:
            answers[asked.field.name] = asked.value
    for page in form.pages:
        broken = _broken_rules(page, answers, found.get(page.id, {}))
        if broken:
            found.setdefault(page.id, {}).update(broken)
    return {page.id: found[page.id] for page in form.pages if page.id in found}


def _error(field: Field, value: object, *, today: date | None, wards: Collection[str] | None) -> FieldError | None:
    if value is UNANSWERED:
        return describe(field, missing(field)) if field.required else None
    if field.widget is Widget.WARD and wards is not None and value not in wards:
        return describe(field, Refused(ErrorKey.WARD))
    return value_error(field, value, today=today)


def _broken_rules(page: Page, answers: Answers, errors: dict[str, FieldError]) -> dict[str, FieldError]:
    """The rules of `page` that fail. A rule with an answer missing or wrong waits until there is one."""
    broken: dict[str, FieldError] = {}
    for rule in page.rules:
        readable = rule.check.names <= answers.keys() and not errors.keys() & rule.check.names
        if readable and rule.field not in broken and not rule.check.holds(answers):
            broken[rule.field] = _rule_error(page, rule)
    return broken


def _rule_error(page: Page, rule: Rule) -> FieldError:
    field = next(field for field in page.fields if field.name == rule.field)
    return FieldError(field.name, ErrorKey.RULE, {}, field.label, rule.message)
