"""Papers the answers of a form decide about: `when` of a document is a condition in the language of the form's own.

It may read choices only (never names, numbers or dates), so that a person's case can be told without saying who it is.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from motcua.core.forms import Answers, Field, Form, Widget
from motcua.core.forms.conditions import CompiledCondition, InvalidCondition, compile_condition
from motcua.core.forms.visibility import UNANSWERED, trusted_answers, walk
from motcua.domain.catalogue.document_content import DocumentContent

CHOICES: Final = frozenset({Widget.RADIO, Widget.SELECT, Widget.YES_NO, Widget.CHECKBOX, Widget.CHECKBOXES})


def unanswerable(when: str, form: Mapping[str, Any] | None) -> str:
    """Say what keeps a condition from being asked of a form file; empty where nothing does."""
    if not when:
        return ""
    if form is None:
        return "has a condition, but the procedure has no form of its own to answer it"
    try:
        names = _compiled(when).names
    except InvalidCondition as problem:
        return str(problem)
    layer = form.get("ui")
    asked = layer if isinstance(layer, Mapping) else {}
    unfit = sorted(name for name in names if not _is_choice(asked.get(name)))
    return f"has a condition on {', '.join(unfit)}, which the form does not ask as a choice" if unfit else ""


def questions_for(documents: Iterable[DocumentContent], form: Form) -> tuple[Field, ...]:
    """Return the questions that decide about these papers, with those that decide whether they are asked; in the
    order of the form."""
    wanted: set[str] = set().union(*(_reads(document.when, form) for document in documents if document.when))
    return tuple(field for page in form.pages for field in page.fields if field.name in wanted)


def asked_for(document: DocumentContent, form: Form, answers: Answers) -> bool | None:
    """Whether the answers ask for a paper; None where the form does not decide, or the answers do not say yet."""
    if not document.when:
        return None
    reads = _reads(document.when, form)
    open_ones = (asked for asked in walk(form, answers) if asked.value is UNANSWERED or asked.error is not None)
    if any(asked.field.name in reads for asked in open_ones):
        return None
    return _compiled(document.when).holds(trusted_answers(form, answers))


@lru_cache(maxsize=1024)
def _compiled(when: str) -> CompiledCondition:
    return compile_condition(when)


def _reads(when: str, form: Form) -> frozenset[str]:
    """The questions a condition reads, with those their own pages and conditions read."""
    places = {field.name: (page, field) for page in form.pages for field in page.fields}
    found: set[str] = set()
    waiting = set(_compiled(when).names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        page, field = places[name]
        for condition in (page.when, field.when):
            waiting |= (condition.names if condition else frozenset()) - found
    return frozenset(found)


def _is_choice(question: object) -> bool:
    return isinstance(question, Mapping) and question.get("widget") in CHOICES
