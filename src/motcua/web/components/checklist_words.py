"""A checklist in words: what was asked and answered, and each paper with what to do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.core.forms import Widget, show
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.guidance.answers import Answers, Relation
from motcua.domain.guidance.guide import Asks, Guide, Question
from motcua.domain.guidance.papers import PaperLine, Standing, paper_lines
from motcua.web.components.paper_words import counts_words, form_words, reuse_words

CHANNELS: Final[Mapping[ChannelKind, Promise]] = {
    ChannelKind.ONLINE: gettext_lazy("Trực tuyến"),
    ChannelKind.DIRECT: gettext_lazy("Đến nơi tiếp nhận"),
    ChannelKind.POSTAL: gettext_lazy("Gửi qua bưu chính công ích"),
}
RELATIONS: Final[Mapping[Relation, Promise]] = {
    Relation.SELF: gettext_lazy("Cho chính mình, hoặc cho hộ, tổ chức của mình"),
    Relation.CHILD: gettext_lazy("Cho con, hoặc người tôi giám hộ"),
    Relation.PROXY: gettext_lazy("Làm thay người khác"),
}
_TITLES: Final[Mapping[Asks, Promise]] = {
    Asks.CASE: gettext_lazy("Trường hợp nào là của bạn?"),
    Asks.RELATION: gettext_lazy("Bạn làm thủ tục này cho ai?"),
    Asks.TRUE_OF_ME: gettext_lazy("Điều nào đúng với bạn?"),
    Asks.CHANNEL: gettext_lazy("Bạn định nộp bằng cách nào?"),
    Asks.WARD: gettext_lazy("Bạn ở phường, xã nào?"),
}
_SHORT: Final[Mapping[Asks, Promise]] = {
    Asks.CASE: gettext_lazy("Trường hợp"),
    Asks.RELATION: gettext_lazy("Làm cho ai"),
    Asks.TRUE_OF_ME: gettext_lazy("Hoàn cảnh"),
    Asks.CHANNEL: gettext_lazy("Cách nộp"),
    Asks.WARD: gettext_lazy("Nơi ở"),
}
NO_NAMED_CASE: Final = gettext_lazy("Không thuộc trường hợp nào được nêu")


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of the interview; `language` is that of the words."""

    key: str
    question: str
    answer: str
    language: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper as it is listed."""

    key: str
    name: str
    counts: str
    form: str
    note: str
    reuse: str
    group: str


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers by what to do about them; `is_published` False where the publication states none."""

    is_published: bool
    bring: tuple[PaperRow, ...] = ()
    on_screen: tuple[PaperRow, ...] = ()
    held: tuple[PaperRow, ...] = ()
    if_any: tuple[PaperRow, ...] = ()
    not_needed: tuple[PaperRow, ...] = ()
    remarks: tuple[PaperRow, ...] = ()


def title(question: Question, *, language: str) -> str:
    """The question as it is asked."""
    if question.field is not None:
        return question.field.label.in_language(language)
    return str(_TITLES[question.asks])


def answers_given(
    guide: Guide, answers: Answers, wards: Sequence[tuple[str, str]], *, language: str
) -> tuple[Said, ...]:
    """The answers in the order they were asked."""
    asked = guide.questions(answers, asks_ward=bool(wards))
    return tuple(
        Said(question.key, _label(question, language), *_answer(guide, question, answers, dict(wards), language))
        for question in asked
    )


def papers_of(guide: Guide, answers: Answers) -> Papers:
    """The papers of a checklist, sorted by what to do about them."""
    lines = paper_lines(guide, answers)
    if lines is None:
        return Papers(is_published=False)

    def rows(standing: Standing) -> tuple[PaperRow, ...]:
        return tuple(_row(line) for line in lines if line.standing is standing)

    return Papers(
        is_published=True,
        bring=rows(Standing.BRING),
        on_screen=rows(Standing.ON_SCREEN),
        held=rows(Standing.HELD),
        if_any=rows(Standing.IF_ANY),
        not_needed=rows(Standing.NOT_NEEDED),
        remarks=rows(Standing.REMARK),
    )


def _label(question: Question, language: str) -> str:
    return question.field.label.in_language(language) if question.field else str(_SHORT[question.asks])


def _answer(
    guide: Guide, question: Question, answers: Answers, wards: Mapping[str, str], language: str
) -> tuple[str, str]:
    """The answer in words, and their language: what is published stays Vietnamese."""
    if question.field is not None:
        value = answers.form.get(question.field.name)
        if question.field.widget is Widget.CHECKBOX:
            return (_("Có") if value else _("Không")), language
        return show(question.field, value, language) if value is not None else _("Chưa trả lời"), language
    if question.asks is Asks.CASE:
        return guide.cases.name_of(answers.case) or str(NO_NAMED_CASE), "vi"
    if question.asks is Asks.TRUE_OF_ME:
        told = [words for key, _name, words in guide.circumstances(answers) if key in (answers.true_of_me or ())]
        return ("; ".join(told), "vi") if told else (_("Không có điều nào"), language)
    if question.asks is Asks.WARD:
        ward = wards.get(answers.ward or "")
        return (ward, "vi") if ward else (_("Không nói"), language)
    if question.asks is Asks.RELATION:
        return str(RELATIONS[answers.relation or Relation.SELF]), language
    return str(CHANNELS[answers.channel]) if answers.channel else _("Chưa trả lời"), language


def _row(line: PaperLine) -> PaperRow:
    paper = line.document
    return PaperRow(
        key=paper.id,
        name=paper.name,
        counts=counts_words(paper.originals, paper.copies),
        form=form_words(paper.form_code),
        note=paper.note,
        reuse=reuse_words(paper.reuse),
        group=line.group,
    )
