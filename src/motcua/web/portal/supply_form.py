"""What a supplement request asks, as papers to upload and questions to answer: exactly that and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from motcua.core.forms import Field, Form, Page, Text, UnknownField, load
from motcua.domain.dossiers.models import ActReason, ReasonTarget

PAGE = "bo-sung"


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A paper asked for, with every reason about it."""

    key: str
    name: str
    reasons: tuple[ActReason, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question to answer: the form's own field, or a free reply about a condition."""

    field: Field
    reason: ActReason


def asked_papers(reasons: Sequence[ActReason], names: dict[str, str]) -> tuple[AskedPaper, ...]:
    """The papers asked for, in the order asked; `names` are the papers of the procedure by key."""
    about: dict[str, list[ActReason]] = {}
    for reason in reasons:
        if reason.target == ReasonTarget.DOCUMENT and reason.target_key in names:
            about.setdefault(reason.target_key, []).append(reason)
    return tuple(AskedPaper(key, names[key], tuple(rows)) for key, rows in about.items())


def asked_questions(
    reasons: Sequence[ActReason], names: dict[str, str], form: Form | None
) -> tuple[AskedQuestion, ...]:
    """The questions asked, in the order asked."""
    return tuple(
        AskedQuestion(_field(reason, form), reason)
        for reason in reasons
        if reason.target != ReasonTarget.DOCUMENT or reason.target_key not in names
    )


def question_form(questions: Sequence[AskedQuestion]) -> Form:
    """One page with the questions, to be read and checked like any form."""
    page = Page(PAGE, Text("Bổ sung", "Supplement"), None, tuple(one.field for one in questions), None, ())
    return Form("bo-sung", 1, (page,), {})


def _field(reason: ActReason, form: Form | None) -> Field:
    if form is not None and reason.target == ReasonTarget.ANSWER:
        try:
            return replace(form.field(reason.target_key), when=None)
        except UnknownField:
            pass
    return replace(_reply_field(), name=f"reply_{reason.seq}_{reason.position}")


def _reply_field() -> Field:
    ui = {
        "label": "Trả lời của bạn",
        "label_en": "Your reply",
        "thing": "câu trả lời",
        "thing_en": "your reply",
        "widget": "textarea",
        "required": True,
    }
    return load(
        {
            "key": "tra-loi",
            "version": 1,
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": ["reply"],
                "properties": {"reply": {"type": "string"}},
            },
            "pages": [{"id": PAGE, "title": "Trả lời", "title_en": "Reply", "fields": ["reply"]}],
            "ui": {"reply": ui},
        }
    ).field("reply")
