"""The interview before a checklist: one question a page, the answers kept in the session until the last."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.forms import Field, Widget
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.guidance.answers import Answers, Relation
from motcua.domain.guidance.guide import Asks, Guide, Question, form_answer, guide_of
from motcua.web.components.checklist_words import CHANNELS, RELATIONS, title
from motcua.web.components.form_rendering import ErrorLink, error_link
from motcua.web.portal.wards import ward_choices

INPUT: Final = "tra-loi"
DONE: Final = "xong"
_KEPT: Final = "portal.guide"
_MOST: Final = 5
_SLUGS: Final = {
    Asks.CASE: "truong-hop",
    Asks.RELATION: "cho-ai",
    Asks.TRUE_OF_ME: "hoan-canh",
    Asks.CHANNEL: "cach-nop",
    Asks.WARD: "noi-o",
}
_FORM: Final = "khai-"
_HINTS: Final[Mapping[object, Promise]] = {
    Asks.TRUE_OF_ME: gettext_lazy("Chọn mọi điều đúng. Không có điều nào đúng thì để trống."),
    Asks.WARD: gettext_lazy("Không bắt buộc. Chúng tôi chỉ dùng để chỉ nơi nộp gần nhất và tính ngày hẹn trả."),
    Relation.SELF: gettext_lazy("Bạn tự đi nộp, tự khai"),
    Relation.CHILD: gettext_lazy("Người chưa thành niên, hoặc người cần bạn đại diện"),
    Relation.PROXY: gettext_lazy("Có giấy ủy quyền hoặc hợp đồng dịch vụ"),
    ChannelKind.ONLINE: gettext_lazy("Khai và tải ảnh giấy tờ lên từ điện thoại hoặc máy tính"),
    ChannelKind.DIRECT: gettext_lazy("Mang giấy tờ đến quầy, cán bộ nhập giúp"),
    ChannelKind.POSTAL: gettext_lazy("Bưu điện nhận hồ sơ và trả kết quả"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a question."""

    value: str
    label: str
    hint: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One page: `kind` is "radios", "checkboxes" or "select"; `language` is that of the choices."""

    title: str
    title_language: str
    hint: str
    kind: str
    choices: tuple[Choice, ...]
    language: str
    number: int


@dataclass
class Interview:
    """One interview in one request."""

    version: ProcedureVersion
    answers: Answers
    language: str

    @cached_property
    def guide(self) -> Guide:
        """The procedure, ready to be asked about."""
        return guide_of(self.version.pk)

    @cached_property
    def wards(self) -> tuple[tuple[str, str], ...]:
        """The wards to choose from."""
        return ward_choices()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The pages as the answers stand."""
        return self.guide.questions(self.answers, asks_ward=bool(self.wards))

    def question(self, slug: str) -> Question | None:
        """The question of this address, if it is asked."""
        return next((one for one in self.questions if slug_of(one) == slug), None)

    def address(self, question: Question | None) -> str:
        """Where a question is asked; None: where the checklist is made."""
        code = self.version.procedure.code
        return reverse("portal:guide_question", args=[code, slug_of(question) if question else DONE])

    def onwards(self) -> str:
        """The first question without an answer."""
        return self.address(self.guide.next_question(self.answers, asks_ward=bool(self.wards)))

    @property
    def is_complete(self) -> bool:
        """Whether the checklist can be made."""
        return self.guide.next_question(self.answers, asks_ward=bool(self.wards)) is None

    def back(self, question: Question) -> str:
        """The question before; the procedure's page before the first."""
        asked = self.questions
        place = asked.index(question)
        if place:
            return self.address(asked[place - 1])
        return reverse("portal:procedure", args=[self.version.procedure.code])

    def take(self, question: Question, posted: QueryDict) -> list[ErrorLink]:
        """Keep the answer; what is missing comes back as an error."""
        changed = self._taken(question, posted.getlist(INPUT))
        if changed is None:
            return [error_link(INPUT, _("Chọn một câu trả lời để đi tiếp"))]
        self.answers = changed
        return []

    def view(self, question: Question) -> QuestionView:
        """The page of a question."""
        kind = "checkboxes" if _is_many(question) else "select" if question.asks is Asks.WARD else "radios"
        help_text = question.field.help if question.field else None
        published = question.asks in (Asks.CASE, Asks.TRUE_OF_ME, Asks.WARD)
        return QuestionView(
            title=title(question, language=self.language),
            title_language=self.language,
            hint=help_text.in_language(self.language) if help_text else str(_HINTS.get(question.asks, "")),
            kind=kind,
            choices=tuple(self._choices(question)),
            language="vi" if published else self.language,
            number=self.questions.index(question) + 1,
        )

    def _choices(self, question: Question) -> list[Choice]:
        said = self.answers
        if question.field is not None:
            return self._form_choices(question.field)
        match question.asks:
            case Asks.CASE:
                none = _("Không thuộc trường hợp nào ở trên")
                cases = self.guide.cases.choices
                return [Choice(str(one.number), one.name or none, "", one.number == said.case) for one in cases]
            case Asks.TRUE_OF_ME:
                return [
                    Choice(key, words, _("Khi đó cần: %(paper)s") % {"paper": name}, key in (said.true_of_me or ()))
                    for key, name, words in self.guide.circumstances(said)
                ]
            case Asks.WARD:
                return [Choice(code, name, "", code == said.ward) for code, name in self.wards]
            case Asks.RELATION:
                return [
                    Choice(one.value, str(RELATIONS[one]), str(_HINTS[one]), one is said.relation)
                    for one in self.guide.relations(said)
                ]
        return [
            Choice(kind.value, str(CHANNELS[kind]), str(_HINTS[kind]), kind == said.channel)
            for kind in self.guide.channels
        ]

    def _form_choices(self, field: Field) -> list[Choice]:
        value = self.answers.form.get(field.name)
        if field.widget in (Widget.YES_NO, Widget.CHECKBOX):
            return [Choice("yes", _("Có"), "", value is True), Choice("no", _("Không"), "", value is False)]
        chosen = value if isinstance(value, list) else [value]
        return [
            Choice(option.value, option.label.in_language(self.language), "", option.value in chosen)
            for option in field.options
        ]

    def _taken(self, question: Question, typed: list[str]) -> Answers | None:
        said, first = self.answers, typed[0] if typed else ""
        if question.field is not None:
            value = form_answer(question.field, typed)
            return None if value is None else replace(said, form={**said.form, question.field.name: value})
        if question.asks is Asks.TRUE_OF_ME:
            return replace(said, true_of_me=frozenset(typed))
        if question.asks is Asks.WARD:
            return replace(said, ward=first if first in dict(self.wards) else "")
        if first not in {one.value for one in self._choices(question)}:
            return None
        if question.asks is Asks.CASE:
            told = said.true_of_me if int(first) == said.case else None
            return replace(said, case=int(first), true_of_me=told)
        if question.asks is Asks.RELATION:
            return replace(said, relation=Relation(first))
        return replace(said, channel=ChannelKind(first))


def slug_of(question: Question) -> str:
    """The last part of a question's address."""
    return f"{_FORM}{question.field.name}" if question.field else _SLUGS[question.asks]


def slug_of_key(key: str) -> str:
    """The last part of the address of a question known by its key."""
    asks, _colon, name = key.partition(":")
    return f"{_FORM}{name}" if name else _SLUGS[Asks(asks)]


def kept_answers(request: HttpRequest, version: ProcedureVersion) -> Answers:
    """What this browser has answered so far; answers about an earlier version are carried over."""
    kept: Mapping[str, Any] = request.session.get(_KEPT, {}).get(version.procedure.code, {})
    answers = Answers.from_json(kept.get("answers", {}))
    asked_of = kept.get("version", version.pk)
    return answers if asked_of == version.pk else guide_of(version.pk).carried_over(guide_of(asked_of), answers)


def keep_answers(request: HttpRequest, version: ProcedureVersion, answers: Answers) -> None:
    """Keep what has been answered; of the interviews begun, the last few are kept."""
    code = version.procedure.code
    others = {key: value for key, value in request.session.get(_KEPT, {}).items() if key != code}
    mine = {"version": version.pk, "answers": answers.to_json()}
    request.session[_KEPT] = dict([*others.items(), (code, mine)][-_MOST:])


def forget_answers(request: HttpRequest, version: ProcedureVersion) -> None:
    """Begin anew."""
    kept = {key: value for key, value in request.session.get(_KEPT, {}).items() if key != version.procedure.code}
    request.session[_KEPT] = kept


def _is_many(question: Question) -> bool:
    if question.field is not None:
        return question.field.widget is Widget.CHECKBOXES
    return question.asks is Asks.TRUE_OF_ME
