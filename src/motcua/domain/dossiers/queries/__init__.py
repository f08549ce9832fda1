"""Reads of dossiers: who holds what, an officer's work, a citizen's view. Nothing here writes."""

from motcua.domain.dossiers.queries.desk import (
    DeskHome,
    DossierPage,
    Paper,
    ReasonRow,
    colleagues,
    desk_home,
    dossier_page,
    readable_file,
)
from motcua.domain.dossiers.queries.hands import Hand, hand_of, hands, late_hands
from motcua.domain.dossiers.queries.options import ActName, ActOption
from motcua.domain.dossiers.queries.timeline import Entry, timeline
from motcua.domain.dossiers.queries.tracking import OpenRequest, Tracking, find_for_citizen, tracking
from motcua.domain.dossiers.queries.worklist import Filters, Order, Urgency, Worklist, WorkRow, worklist

__all__ = [
    "ActName",
    "ActOption",
    "DeskHome",
    "DossierPage",
    "Entry",
    "Filters",
    "Hand",
    "OpenRequest",
    "Order",
    "Paper",
    "ReasonRow",
    "Tracking",
    "Urgency",
    "WorkRow",
    "Worklist",
    "colleagues",
    "desk_home",
    "dossier_page",
    "find_for_citizen",
    "hand_of",
    "hands",
    "late_hands",
    "readable_file",
    "timeline",
    "tracking",
    "worklist",
]
