"""Accepting a dossier."""

from datetime import datetime
from typing import Any, ClassVar

from motcua.domain.calendars.queries import work_calendar
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.queries import limit_for
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.refusals import Why
from motcua.web.desk.forms.acts import ActForm, Doing
from motcua.web.desk.forms.limit import LimitForm


class AcceptForm(ActForm, LimitForm):
    """Accept; where no limit is published for the channel, the officer enters it with its legal basis."""

    about: ClassVar = {Why.LIMIT_NOT_PUBLISHED: "limit_value", Why.LIMIT_NEEDS_BASIS: "limit_basis"}

    def __init__(self, doing: Doing, *args: Any, **kwargs: Any) -> None:
        dossier = doing.page.dossier
        kwargs["published"] = limit_for(dossier.procedure_version, dossier.channel)
        kwargs["calendar"] = work_calendar(dossier.resolving_agency.calendar)
        kwargs["counts_from"] = _counts_from(doing)
        super().__init__(doing, *args, **kwargs)

    def perform(self) -> None:
        """Accept at this moment."""
        actions.accept(
            dossier_id=self.doing.dossier_id,
            officer=self.doing.officer,
            at=self.doing.at,
            limit=self.limit,
            limit_basis=self.basis,
            received_at=self.counts_from,
        )


def _counts_from(doing: Doing) -> datetime:
    """When the limit starts to run: what came online or by post and complete runs from when it was sent."""
    dossier = doing.page.dossier
    at_once = dossier.channel != ChannelKind.DIRECT and not dossier.supplements
    return dossier.submitted_at if at_once else doing.at
