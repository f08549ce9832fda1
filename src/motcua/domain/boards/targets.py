"""What a code on a board leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua.domain.boards.models import Board, TargetKind
from motcua.domain.boards.refusals import CannotKeep, Why
from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.domain.catalogue.models import Procedure

MOST_ITEMS: Final = 60
LAYOUTS: Final = (1, 2, 4, 6, 9)
"""How many codes a page of a board can hold."""
STICKERS_A_PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class Target:
    """A procedure by its code, a life event by its key, or the search page."""

    kind: TargetKind
    key: str = ""


def check_targets(targets: Sequence[Target]) -> None:
    """Refuse an empty or overlong choice, one with a target twice, and unknown or withdrawn procedures. One query.

    Raises CannotKeep: NO_ITEMS, TOO_MANY_ITEMS, TWICE, UNKNOWN_PROCEDURE, UNKNOWN_LIFE_EVENT.
    """
    if not targets:
        raise CannotKeep(Why.NO_ITEMS)
    if len(targets) > MOST_ITEMS:
        raise CannotKeep(Why.TOO_MANY_ITEMS, str(MOST_ITEMS))
    twice = next((one for place, one in enumerate(targets) if one in targets[:place]), None)
    if twice:
        raise CannotKeep(Why.TWICE, twice.key)
    asked = [one.key for one in targets if one.kind is TargetKind.PROCEDURE]
    rows = Procedure.objects.filter(code__in=asked, current__isnull=False)
    known = {*rows.values_list("code", flat=True)}
    for one in targets:
        if one.kind is TargetKind.PROCEDURE and one.key not in known:
            raise CannotKeep(Why.UNKNOWN_PROCEDURE, one.key)
        if one.kind is TargetKind.LIFE_EVENT and one.key not in LIFE_EVENTS:
            raise CannotKeep(Why.UNKNOWN_LIFE_EVENT, one.key)


def fitting_layout(size: str, items: int) -> int:
    """Return how many codes a page holds when nobody says: all of them where they fit, else as many as do."""
    if size == Board.Size.STICKER:
        return STICKERS_A_PAGE
    return next((layout for layout in LAYOUTS if layout >= items), LAYOUTS[-1])
