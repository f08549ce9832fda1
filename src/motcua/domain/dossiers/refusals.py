"""Expected refusals of acts. `web` turns the reason into words; everything else that goes wrong is a defect."""

from enum import StrEnum


class Why(StrEnum):
    """Why an act cannot be done now."""

    NOT_OPEN = "not_open"  # the dossier is closed
    NOT_THIS_STATUS = "not_this_status"
    STEP_NOT_OPEN = "step_not_open"  # done by somebody else meanwhile, or never there
    STEP_NOT_WITH_OFFICE = "step_not_with_office"  # the citizen or a neighbour holds it
    WRONG_ACT_FOR_STEP = "wrong_act_for_step"
    NOT_YOUR_POST = "not_your_post"
    HELD_BY_ANOTHER_OFFICER = "held_by_another_officer"
    NO_RIGHT = "no_right"
    OUT_OF_ORDER = "out_of_order"  # earlier than the act before it
    LIMIT_NOT_PUBLISHED = "limit_not_published"
    LIMIT_NEEDS_BASIS = "limit_needs_basis"
    LIMIT_IS_PUBLISHED = "limit_is_published"
    NO_REASON = "no_reason"
    REASON_NOT_ACTIONABLE = "reason_not_actionable"
    REASON_TARGET_UNKNOWN = "reason_target_unknown"
    REASON_REQUIRED = "reason_required"
    NOTHING_ASKED = "nothing_asked"  # no open supplement request
    NOTHING_SUPPLIED = "nothing_supplied"
    ASKED_ALREADY = "asked_already"
    ALREADY_STOPPED = "already_stopped"
    NOT_STOPPED = "not_stopped"
    ALREADY_EXTENDED = "already_extended"
    CLOCK_PAUSED = "clock_paused"
    PAST_DUE = "past_due"
    NOT_ACCEPTED = "not_accepted"
    OUTCOME_UNKNOWN = "outcome_unknown"
    NO_WAY_ON = "no_way_on"  # the process has no flow for these data
    OFFICER_NOT_IN_POST = "officer_not_in_post"
    DOCUMENT_MISSING = "document_missing"
    DOCUMENT_UNKNOWN = "document_unknown"
    ANSWERS_INCOMPLETE = "answers_incomplete"
    VERSION_ENDED = "version_ended"
    NOT_ONLINE = "not_online"
    AGENCY_NOT_COMPETENT = "agency_not_competent"
    NO_POST = "no_post"  # the agency has no post for the next step
    KEY_USED_OTHERWISE = "key_used_otherwise"
    DATE_NOT_AHEAD = "date_not_ahead"
    TIMER_NOT_DUE = "timer_not_due"


class CannotAct(Exception):
    """The act is refused; nothing was changed. `about` names the thing (a document key, a field), if there is one."""

    def __init__(self, why: Why, about: str = "") -> None:
        self.why = why
        self.about = about
        super().__init__(f"{type(self).__name__}: {why.value}{f' ({about})' if about else ''}")


class CannotSubmit(CannotAct):
    """`submit` is refused."""


class CannotAccept(CannotAct):
    """`accept` is refused."""


class CannotRefuse(CannotAct):
    """`refuse` is refused."""


class CannotRequestSupplement(CannotAct):
    """`request_supplement` is refused."""


class CannotSupply(CannotAct):
    """`supply` is refused."""


class CannotAssign(CannotAct):
    """`assign` is refused."""


class CannotComplete(CannotAct):
    """`complete_step`, `record_result` or `return_result` is refused."""


class CannotWithdraw(CannotAct):
    """`withdraw` is refused."""


class CannotStop(CannotAct):
    """`stop` or `resume` is refused."""


class CannotExtend(CannotAct):
    """`extend` is refused."""
