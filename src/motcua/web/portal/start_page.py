"""The page before an application: what to have at hand, how long it takes, who resolves it."""

from dataclasses import dataclass

from motcua.core.forms import Form
from motcua.domain.catalogue.case_choice import NO_CASE, CaseChoice, read_cases
from motcua.domain.catalogue.forms import content_of, form_of, has_own_form
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.domain.catalogue.queries import current
from motcua.web.portal.agency_choice import AgencyChoice, agency_choice
from motcua.web.portal.papers import Need, PaperSlot, paper_slots
from motcua.web.portal.procedure_view import ProcedureView, procedure_view

_MINUTES_A_PAGE = 0.7


@dataclass(frozen=True, slots=True)
class CasePapers:
    """The papers to upload in one case."""

    name: str
    papers: tuple[PaperSlot, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the start page shows."""

    version: ProcedureVersion
    view: ProcedureView
    cases: tuple[CasePapers, ...]
    choice: AgencyChoice
    minutes: int
    is_online: bool

    @property
    def can_begin(self) -> bool:
        """Whether an application can be begun here."""
        return self.is_online and not self.choice.is_empty


def start_page(code: str, *, language: str) -> StartPage | None:
    """The start page of a procedure's current version; None where there is none."""
    version = current(code)
    if version is None:
        return None
    content, form = content_of(version.pk), form_of(version.pk)
    cases, declared = read_cases(content), has_own_form(version.pk)
    return StartPage(
        version=version,
        view=procedure_view(content, language=language),
        cases=tuple(
            CasePapers(
                case.name, _to_upload(paper_slots(cases, case.number, (), form=form, answers={}, declared=declared))
            )
            for case in cases.choices or (CaseChoice(NO_CASE, ""),)
        ),
        choice=agency_choice(version),
        minutes=_minutes(form),
        is_online=any(one.channel == ChannelKind.ONLINE for one in content.channels or ()),
    )


def _to_upload(papers: tuple[PaperSlot, ...]) -> tuple[PaperSlot, ...]:
    return tuple(slot for slot in papers if slot.need in (Need.REQUIRED, Need.IF_ANY))


def _minutes(form: Form) -> int:
    """Rounded up to five minutes, for a person who has the papers at hand."""
    return max(5, -(-int(len(form.pages) * _MINUTES_A_PAGE) // 5) * 5)
