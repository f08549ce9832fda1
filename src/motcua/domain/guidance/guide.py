"""A procedure as the interview reads it: its cases, its papers, the questions that really change the checklist."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from motcua.core.forms import Field, Form, Widget
from motcua.core.forms.visibility import walk
from motcua.domain.catalogue.case_choice import CaseReading, PaperGroup, read_cases
from motcua.domain.catalogue.content import Content
from motcua.domain.catalogue.forms import content_of, form_of, has_own_form
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.paper_conditions import CHOICES, questions_for
from motcua.domain.guidance.answers import Answers, Relation
from motcua.domain.guidance.conditions import circumstance, relation_of

_EASIEST_FIRST: Final = (ChannelKind.ONLINE, ChannelKind.DIRECT, ChannelKind.POSTAL)


class Asks(StrEnum):
    """What a question is about."""

    CASE = "case"
    FORM = "form"
    RELATION = "relation"
    TRUE_OF_ME = "true_of_me"
    CHANNEL = "channel"
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the interview; `field` where it is a question of the procedure's own form."""

    asks: Asks
    field: Field | None = None

    @property
    def key(self) -> str:
        """Tells the question from the others of its interview."""
        return f"{self.asks.value}:{self.field.name}" if self.field else self.asks.value


@dataclass(frozen=True)
class Guide:
    """One published version, ready to be asked about. Pure: it knows neither the person nor the clock."""

    version_id: int
    content: Content
    form: Form
    has_own_form: bool
    cases: CaseReading

    @property
    def channels(self) -> tuple[ChannelKind, ...]:
        """The published ways of handing in, the easiest first."""
        published = {one.channel for one in self.content.channels or ()}
        return tuple(kind for kind in _EASIEST_FIRST if kind in published)

    @property
    def case_matters(self) -> bool:
        """Whether the papers differ by case; the papers' keys alone, which differ always, do not count."""
        lists = {_shape(self.cases.groups_for(choice.number)) for choice in self.cases.choices}
        return len(lists) > 1

    def groups(self, answers: Answers) -> tuple[PaperGroup, ...]:
        """The papers of the case answered; where the case does not matter, those of the first."""
        if self.cases.choices and not self.case_matters:
            return self.cases.groups_for(self.cases.choices[0].number)
        return self.cases.groups_for(self.cases.chosen(answers.case))

    def relations(self, answers: Answers) -> tuple[Relation, ...]:
        """The relations to choose from; empty where none decides about a paper."""
        found = {relation_of(paper, group) for group in self.groups(answers) for paper in group.documents}
        deciding = [one for one in (Relation.CHILD, Relation.PROXY) if one in found]
        return (Relation.SELF, *deciding) if deciding else ()

    def circumstances(self, answers: Answers) -> tuple[tuple[str, str, str], ...]:
        """The printed conditions a person can say are true of them: key and name of the paper, and the condition."""
        told = (
            (paper.id, paper.name, circumstance(paper, group))
            for group in self.groups(answers)
            for paper in group.documents
        )
        return tuple(one for one in told if one[2])

    def form_questions(self, answers: Answers) -> tuple[Field, ...]:
        """The form's questions that decide about papers of this case and apply to the answers so far."""
        papers = [paper for group in self.groups(answers) for paper in group.documents]
        wanted = {field.name for field in questions_for(papers, self.form)}
        return tuple(asked.field for asked in walk(self.form, answers.form) if asked.field.name in wanted)

    def questions(self, answers: Answers, *, asks_ward: bool) -> tuple[Question, ...]:
        """The pages of the interview as the answers stand; an answer may add or drop later ones."""
        found = [Question(Asks.CASE)] if self.case_matters else []
        if self.case_matters and self.cases.chosen(answers.case) is None:
            return tuple(found)
        found += [Question(Asks.FORM, field) for field in self.form_questions(answers)]
        found += [Question(Asks.RELATION)] if self.relations(answers) else []
        found += [Question(Asks.TRUE_OF_ME)] if self.circumstances(answers) else []
        found += [Question(Asks.CHANNEL)] if len(self.channels) > 1 else []
        found += [Question(Asks.WARD)] if asks_ward else []
        return tuple(found)

    def is_answered(self, question: Question, answers: Answers) -> bool:
        """Whether the answers hold a valid one to this question."""
        if question.field is not None:
            return any(
                asked.field.name == question.field.name and asked.field.name in answers.form and asked.error is None
                for asked in walk(self.form, answers.form)
            )
        given = {
            Asks.CASE: self.cases.chosen(answers.case) is not None,
            Asks.RELATION: answers.relation in self.relations(answers),
            Asks.TRUE_OF_ME: answers.true_of_me is not None,
            Asks.CHANNEL: answers.channel in self.channels,
            Asks.WARD: answers.ward is not None,
        }
        return given[question.asks]

    def next_question(self, answers: Answers, *, asks_ward: bool) -> Question | None:
        """The first question without an answer; None when the checklist can be made."""
        asked = self.questions(answers, asks_ward=asks_ward)
        return next((one for one in asked if not self.is_answered(one, answers)), None)

    def settled(self, answers: Answers) -> Answers:
        """The answers without those that no longer belong to a question: what a checklist keeps."""
        names = {field.name for field in self.form_questions(answers)}
        keys = {key for key, _name, _words in self.circumstances(answers)}
        kinds = self.channels
        told = None if answers.true_of_me is None else answers.true_of_me & keys
        return replace(
            answers,
            case=self.cases.chosen(answers.case) if self.case_matters else None,
            relation=answers.relation if answers.relation in self.relations(answers) else None,
            true_of_me=told if keys else None,
            channel=answers.channel if answers.channel in kinds else (kinds[0] if len(kinds) == 1 else None),
            form={name: value for name, value in answers.form.items() if name in names},
        )

    def carried_over(self, earlier: "Guide", answers: Answers) -> Answers:
        """Answers given about another version of the procedure, as far as they mean the same here.

        A case is known by its name. Printed conditions are asked again: the same key may be another paper now.
        """
        name = earlier.cases.name_of(answers.case)
        kept = {name: value for name, value in answers.form.items() if _same_choice(self.form, earlier.form, name)}
        return self.settled(replace(answers, case=self.cases.named(name) if name else None, form=kept, true_of_me=None))


@lru_cache(maxsize=512)
def guide_of(version_id: int) -> Guide:
    """Return a version ready to be asked about. One query the first time. Raises ProcedureVersion.DoesNotExist."""
    content = content_of(version_id)
    return Guide(version_id, content, form_of(version_id), has_own_form(version_id), read_cases(content))


def form_answer(field: Field, typed: list[str]) -> Any:
    """Return the answer of a choice as the form keeps it; None where nothing, or no choice of it, was given."""
    if field.widget is Widget.CHECKBOXES:
        return [value for value in typed if field.option_label(value)] or None
    said = typed[0] if typed else ""
    if field.widget in (Widget.YES_NO, Widget.CHECKBOX):
        return {"yes": True, "no": False}.get(said)
    return said if field.option_label(said) else None


def _shape(groups: tuple[PaperGroup, ...]) -> tuple[object, ...]:
    return tuple(replace(paper, id="") for group in groups for paper in group.documents)


def _same_choice(form: Form, earlier: Form, name: str) -> bool:
    now, then = (
        next((field for page in one.pages for field in page.fields if field.name == name), None)
        for one in (form, earlier)
    )
    return now is not None and then is not None and now.widget in CHOICES and now.options == then.options
