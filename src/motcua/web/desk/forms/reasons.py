"""Structured reasons: rows that can be added and taken away without a script, each bound to something published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.domain.catalogue.forms import form_of
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.actions import Reason
from motcua.domain.dossiers.models import ReasonTarget
from motcua.domain.dossiers.queries import DossierPage
from motcua.domain.dossiers.refusals import Why
from motcua.web.components.languages import page_language
from motcua.web.desk.forms.acts import DAY_FORMATS, UNREADABLE_DAY, ActForm, Doing
from motcua.web.desk.forms.review_day import closing_of
from motcua.web.desk.words.refusals import explain
from motcua.web.desk.words.states import TARGETS, Words

MOST_ROWS: Final = 12
_SHORTEST: Final = 10
_LONGEST: Final = 2000
_PARTS: Final = ("target", "problem", "remedy", "basis")


@dataclass(frozen=True, slots=True)
class Row:
    """One reason as typed."""

    target: str = ""
    problem: str = ""
    remedy: str = ""
    basis: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was typed into it."""
        return not any((self.target, self.problem.strip(), self.remedy.strip(), self.basis.strip()))


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """What a reason may be about, under one heading: (value, name)."""

    heading: Words
    items: tuple[tuple[str, str], ...]


def target_groups(page: DossierPage) -> tuple[TargetGroup, ...]:
    """Everything the published procedure names: papers, conditions, questions of the form."""
    content = page.dossier.procedure_version.content
    language = page_language()
    named: Mapping[ReasonTarget, list[tuple[str, str]]] = {
        ReasonTarget.DOCUMENT: [(paper.key, paper.name) for paper in page.papers],
        ReasonTarget.CONDITION: [(str(item["id"]), item["text"]) for item in content.get("conditions") or []],
        ReasonTarget.ANSWER: [
            (field.name, f"{asked.title.in_language(language)}: {field.label.in_language(language)}")
            for asked in form_of(page.dossier.procedure_version_id).pages
            for field in asked.fields
        ],
    }
    return tuple(
        TargetGroup(TARGETS[target], tuple((f"{target.value}:{key}", name) for key, name in items))
        for target, items in named.items()
        if items
    )


def read_rows(data: QueryDict | None) -> list[Row]:
    """The rows as posted, changed as the pressed button says; one empty row to begin with."""
    rows = list(_posted(data)) if data is not None else []
    pressed = data.get("viec", "") if data is not None else ""
    if pressed == "them" and len(rows) < MOST_ROWS:
        rows.append(Row())
    if pressed.startswith("bo-"):
        rows = [row for number, row in enumerate(rows) if f"bo-{number}" != pressed]
    return rows or [Row()]


def _posted(data: QueryDict) -> Iterator[Row]:
    for number in range(MOST_ROWS):
        typed = [data.get(f"{part}-{number}") for part in _PARTS]
        if any(value is not None for value in typed):
            yield Row(*((value or "")[: 2 * _LONGEST].replace("\0", "") for value in typed))


class ReasonsForm(ActForm):
    """Reasons, at least one, each saying what is wrong with what and what to do."""

    is_previewed = True

    def __init__(self, doing: Doing, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(doing, data, *args, **kwargs)
        self.groups = target_groups(doing.page)
        self.rows = read_rows(data)
        self.row_errors: dict[str, str] = {}

    def clean(self) -> dict[str, Any]:
        """Every row that was begun is complete."""
        found = dict(self.cleaned_data)
        begun = [(number, row) for number, row in enumerate(self.rows) if not row.is_blank] or [(0, self.rows[0])]
        for number, row in begun:
            self._check(number, row)
        return found

    def is_valid(self) -> bool:
        """Whether fields and rows are in order."""
        return super().is_valid() and not self.row_errors

    @property
    def reasons(self) -> list[Reason]:
        """The reasons in order, rows left empty dropped."""
        return [_reason(row) for row in self.rows if not row.is_blank]

    @property
    def row_links(self) -> list[tuple[str, str]]:
        """Each error of a row as (id of the input, words), in the order of the page."""
        order = [f"{part}-{number}" for number in range(len(self.rows)) for part in _PARTS]
        return [(name, self.row_errors[name]) for name in order if name in self.row_errors]

    def carry(self, typed: QueryDict) -> None:
        """Fill in what was typed before the session ended."""
        super().carry(typed)
        self.rows = read_rows(typed)

    def quieten(self) -> None:
        """Neither is anything wrong with its rows."""
        super().quieten()
        self.row_errors.clear()

    def typed(self) -> list[tuple[str, str]]:
        """The rows too."""
        rows = [(f"{part}-{number}", getattr(row, part)) for number, row in enumerate(self.rows) for part in _PARTS]
        return [*rows, *super().typed()]

    def _check(self, number: int, row: Row) -> None:
        if row.target not in {value for group in self.groups for value, _name in group.items}:
            self.row_errors[f"target-{number}"] = _("Lý do %(number)s: chọn lý do này về giấy tờ hay nội dung nào.") % {
                "number": number + 1
            }
        words = {"problem": _("viết rõ sai hoặc thiếu ở đâu"), "remedy": _("viết người nộp cần làm gì")}
        for part, asked in words.items():
            typed = str(getattr(row, part)).strip()
            if not _SHORTEST <= len(typed) <= _LONGEST:
                self.row_errors[f"{part}-{number}"] = _("Lý do %(number)s: %(asked)s, từ 10 đến 2.000 ký tự.") % {
                    "number": number + 1,
                    "asked": asked,
                }
        if len(row.basis) > 300:
            self.row_errors[f"basis-{number}"] = _("Lý do %(number)s: căn cứ dài quá 300 ký tự, hãy viết gọn.") % {
                "number": number + 1
            }


def _reason(row: Row) -> Reason:
    target, _colon, key = row.target.partition(":")
    return Reason(ReasonTarget(target), key, row.problem.strip(), row.remedy.strip(), row.basis.strip())


class RefuseForm(ReasonsForm):
    """Refuse to receive."""

    def perform(self) -> None:
        """Refuse with these reasons."""
        actions.refuse(
            dossier_id=self.doing.dossier_id, officer=self.doing.officer, reasons=self.reasons, at=self.doing.at
        )


class SupplementForm(ReasonsForm):
    """Ask for what is missing."""

    about: ClassVar = {Why.DATE_NOT_AHEAD: "answer_by"}

    answer_by = forms.DateField(
        label=gettext_lazy("Trả lời chậm nhất ngày"),
        required=False,
        input_formats=DAY_FORMATS,
        help_text=gettext_lazy("Để trống: 10 ngày làm việc kể từ hôm nay."),
        error_messages={"invalid": UNREADABLE_DAY},
        widget=forms.DateInput(attrs={"class": "govuk-input--width-10"}),
    )

    def clean_answer_by(self) -> date | None:
        """A day that has passed is refused before the letter is shown."""
        day: date | None = self.cleaned_data.get("answer_by")
        if day is not None and closing_of(day) <= self.doing.at:
            raise forms.ValidationError(str(explain(Why.DATE_NOT_AHEAD).next_step))
        return day

    def perform(self) -> None:
        """Ask for a supplement."""
        day = self.cleaned_data.get("answer_by")
        actions.request_supplement(
            dossier_id=self.doing.dossier_id,
            step_id=self.doing.step_id,
            officer=self.doing.officer,
            reasons=self.reasons,
            at=self.doing.at,
            answer_by=closing_of(day) if day else None,
        )
