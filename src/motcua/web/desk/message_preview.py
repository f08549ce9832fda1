"""The message the citizen will get, word for word, before it is sent."""

from datetime import datetime

from motcua.core.worktime import due
from motcua.domain.calendars.queries import work_calendar
from motcua.domain.dossiers.actions.supplements import ANSWER_WITHIN
from motcua.domain.dossiers.queries import ActName
from motcua.domain.dossiers.telling import told
from motcua.domain.notices import contexts
from motcua.domain.notices.models import Template
from motcua.domain.notices.wording import Message, word
from motcua.web.desk.forms.reasons import ReasonsForm, named_reasons
from motcua.web.desk.forms.review_day import closing_of


def preview(act: ActName, form: ReasonsForm) -> Message:
    """The refusal or supplement request in the applicant's language, as the notice will word it."""
    dossier = form.doing.page.dossier
    reasons = tuple(
        contexts.Reason(about=name, problem=reason.problem, remedy=reason.remedy)
        for name, reason in named_reasons(form)
    )
    language = dossier.application.language
    if act is ActName.REFUSE:
        refused = contexts.Refused(**told(dossier), agency=dossier.receiving_agency.name, reasons=reasons)
        return word(Template.REFUSED, refused, language=language)
    agency = form.doing.step.agency.name if form.doing.step else dossier.resolving_agency.name
    asked = contexts.SupplementRequested(**told(dossier), agency=agency, reasons=reasons, answer_by=_answer_by(form))
    return word(Template.SUPPLEMENT_REQUESTED, asked, language=language)


def _answer_by(form: ReasonsForm) -> datetime:
    day = form.cleaned_data.get("answer_by")
    if day:
        return closing_of(day)
    calendar = work_calendar(form.doing.page.dossier.resolving_agency.calendar)
    return due(calendar, form.doing.at, ANSWER_WITHIN).due
