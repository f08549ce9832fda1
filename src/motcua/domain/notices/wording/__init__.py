"""What each notice says, in Vietnamese and English, from its typed context."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import override

from motcua.domain.notices.contexts import Context
from motcua.domain.notices.models import Template
from motcua.domain.notices.wording import citizens, officers
from motcua.domain.notices.wording.blocks import Wording
from motcua.domain.notices.wording.rendering import Message, rendered

__all__ = ["Message", "word"]

_WRITERS: dict[Template, Callable[[Any], Wording]] = {
    Template.SUBMITTED: citizens.submitted,
    Template.ACCEPTED: citizens.accepted,
    Template.REFUSED: citizens.refused,
    Template.SUPPLEMENT_REQUESTED: citizens.supplement_requested,
    Template.SUPPLIED: citizens.supplied,
    Template.IN_HAND: citizens.in_hand,
    Template.STEP_FOR_OFFICER: officers.step_for_officer,
    Template.RESULT_READY: citizens.result_ready,
    Template.RETURNED: citizens.returned,
    Template.WITHDRAWN: citizens.withdrawn,
    Template.STOPPED: citizens.stopped,
    Template.RESUMED: citizens.resumed,
    Template.EXTENDED: citizens.extended,
    Template.LATE_FOR_CITIZEN: citizens.late,
    Template.LATE_FOR_OFFICER: officers.late_for_officer,
    Template.LATE_FOR_LEADER: officers.late_for_leader,
    Template.RESUME_LINK: citizens.resume_link,
    Template.CHECKLIST: citizens.checklist,
}


def word(template: Template, context: Context, *, language: str) -> Message:
    """Put a notice into words ("vi" or "en")."""
    with override(language):
        return rendered(_WRITERS[template](context))
