"""The legal acts on a dossier: this list of functions is the list of what may happen to it.

Each is one transaction, one ledger event, time passed in. Expected refusals are in `dossiers.refusals`.
"""

from motcua.domain.dossiers.actions.access import record_access, record_access_besides
from motcua.domain.dossiers.actions.decisions import Reason
from motcua.domain.dossiers.actions.ending import extend, resume, stop, withdraw
from motcua.domain.dossiers.actions.handling import assign, complete_step, record_result, return_result
from motcua.domain.dossiers.actions.lateness import fire_due_timers, tell_late
from motcua.domain.dossiers.actions.reception import accept, refuse
from motcua.domain.dossiers.actions.rehearsal import Rehearsal, rehearse
from motcua.domain.dossiers.actions.submission import Applicant, HandedIn, submit
from motcua.domain.dossiers.actions.supplements import request_supplement, supply
from motcua.domain.dossiers.actions.waiting import fire_timer, receive_message

__all__ = [
    "Applicant",
    "HandedIn",
    "Reason",
    "Rehearsal",
    "accept",
    "assign",
    "complete_step",
    "extend",
    "fire_due_timers",
    "fire_timer",
    "receive_message",
    "record_access",
    "record_access_besides",
    "record_result",
    "refuse",
    "rehearse",
    "request_supplement",
    "resume",
    "return_result",
    "stop",
    "submit",
    "supply",
    "tell_late",
    "withdraw",
]
