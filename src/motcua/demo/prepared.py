"""Citizens who first ask what to bring: the interview, the checklist, and the application begun from it."""

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from motcua.core.forms import Field, Widget
from motcua.demo import temper
from motcua.demo.cast import Cast, Offer
from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.queries import limit_for
from motcua.domain.dossiers.actions import Applicant, HandedIn
from motcua.domain.dossiers.actions.counter import AtDesk, receive_at_desk
from motcua.domain.dossiers.actions.drafts import add_file, submit_draft
from motcua.domain.dossiers.models import Dossier
from motcua.domain.guidance.actions import carried_through, make_checklist, start_at_counter, start_online
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.guide import Asks, Guide, Question, guide_of
from motcua.domain.guidance.models import Checklist
from motcua.domain.guidance.papers import Standing, paper_lines
from motcua.domain.guidance.queries import known_answers

_FOR_OTHERS = 0.2
_TRUE_OF_ONE = 0.3


class EndlessInterview(LookupError):
    """A question of an interview cannot be answered by its own choices."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One person with one application, ready to be handed in; `ward` is the code of the person's own."""

    offer: Offer
    ward: str
    channel: str
    resolving: Agency
    receiving: Agency
    applicant: Applicant
    answers: Mapping[str, Any]
    case_data: Mapping[str, Any]
    salt: str


class Prepared:
    """Hands in from a checklist, and keeps in `dossiers` which ones were."""

    def __init__(self, cast: Cast, chance: random.Random, acts: "Counter[str]", dossiers: set[int]) -> None:
        self.cast, self.chance, self.acts, self.dossiers = cast, chance, acts, dossiers

    @transaction.atomic
    def hand_in(self, visit: Visit, at: datetime) -> Dossier:
        """Make a checklist some hours or days before `at`, and hand in what it says."""
        guide = guide_of(visit.offer.version.pk)
        said = interview(guide, visit, self.chance)
        made_at = at - timedelta(hours=self.chance.uniform(0.2, 72))
        language = visit.applicant.language
        checklist = make_checklist(version_id=guide.version_id, answers=said, language=language, at=made_at)
        told, declared = self._told(guide, said, visit.offer)
        hand_in = self._online if visit.channel == ChannelKind.ONLINE else self._at_counter
        dossier = hand_in(visit, checklist, known_answers(guide, said), told, declared, at)
        self.dossiers.add(dossier.pk)
        self.acts["make_checklist"] += 1
        return dossier

    def _told(self, guide: Guide, said: Answers, offer: Offer) -> tuple[list[str], list[str]]:
        """The papers to hand in, and those the electronic form takes the place of."""
        lines = paper_lines(guide, said)
        if lines is None:
            return list(offer.papers), []
        declared = [line.document.id for line in lines if line.standing is Standing.ON_SCREEN]
        told = {line.document.id for line in lines if line.standing is Standing.BRING}
        return sorted(told | offer.always - set(declared)), declared

    def _online(
        self, visit: Visit, checklist: Checklist, known: dict[str, Any], told: list[str], declared: list[str],
        at: datetime,
    ) -> Dossier:  # fmt: skip
        version, language = visit.offer.version, visit.applicant.language
        draft = start_online(
            checklist=checklist, version=version, agency=visit.resolving, known=known, language=language, at=at
        )
        for key in told:
            file = self.chance.choice(self.cast.samples)
            add_file(draft_id=draft.pk, document_key=key, file=file, name=f"{key}.pdf", at=at)
        submit = partial(
            submit_draft, draft_id=draft.pk, applicant=visit.applicant, answers=visit.answers, declared=declared,
            at=at, case_data=visit.case_data, salt=visit.salt,
        )  # fmt: skip
        return carried_through(draft_id=draft.pk, submit=submit)

    def _at_counter(
        self, visit: Visit, checklist: Checklist, known: dict[str, Any], told: list[str], declared: list[str],
        at: datetime,
    ) -> Dossier:  # fmt: skip
        """The officer opens the checklist and takes the papers in; what is declared on screen is on paper here."""
        version, language = visit.offer.version, visit.applicant.language
        post = self.cast.receptions[visit.receiving.pk]
        draft = start_at_counter(checklist=checklist, version=version, known=known, language=language, at=at)
        unpublished = limit_for(version, ChannelKind.DIRECT) is None
        receive = partial(
            receive_at_desk, draft_id=draft.pk, desk=AtDesk(self.chance.choice(self.cast.holders[post.pk]), post),
            resolving_agency=visit.resolving, applicant=visit.applicant, answers=visit.answers,
            papers=[HandedIn(key, None, "1 bản chính") for key in [*declared, *told]], at=at,
            limit=temper.OWN_LIMIT if unpublished else None,
            limit_basis=temper.OWN_LIMIT_BASIS if unpublished else "",
            case_data=visit.case_data, salt=visit.salt,
        )  # fmt: skip
        dossier = carried_through(draft_id=draft.pk, submit=receive)
        self.acts["accept"] += 1
        return dossier


def interview(guide: Guide, visit: Visit, chance: random.Random) -> Answers:
    """Answer the interview as this person would. Raises EndlessInterview."""
    said, asked = Answers(), set[str]()
    while (question := guide.next_question(said, asks_ward=True)) is not None:
        if question.key in asked:
            raise EndlessInterview(f"{guide.content.code}: {question.key}")
        asked.add(question.key)
        said = _answered(guide, said, question, visit, chance)
    return said


def _answered(guide: Guide, said: Answers, question: Question, visit: Visit, chance: random.Random) -> Answers:
    match question.asks:
        case Asks.CASE:
            return replace(said, case=chance.choice(guide.cases.choices).number)
        case Asks.RELATION:
            own, *others = guide.relations(said)
            return replace(said, relation=chance.choice(others) if chance.random() < _FOR_OTHERS else own)
        case Asks.TRUE_OF_ME:
            keys = [key for key, _name, _words in guide.circumstances(said)]
            return replace(said, true_of_me=frozenset(key for key in keys if chance.random() < _TRUE_OF_ONE))
        case Asks.CHANNEL:
            return replace(said, channel=ChannelKind(visit.channel))
        case Asks.WARD:
            return replace(said, ward=visit.ward)
        case Asks.FORM:
            assert question.field is not None
            return replace(said, form={**said.form, question.field.name: _choice(question.field, visit, chance)})


def _choice(field: Field, visit: Visit, chance: random.Random) -> object:
    """What the person also answers in the form; where the form leaves it open, one of the choices."""
    if field.name in visit.answers:
        return visit.answers[field.name]
    if field.widget in (Widget.YES_NO, Widget.CHECKBOX):
        return False
    value = chance.choice(field.options).value
    return [value] if field.widget is Widget.CHECKBOXES else value
