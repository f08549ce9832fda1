"""Where a dossier stands, in sentences, for somebody who has opened it with its code and second factor.

The backend looks it up, never retrieval and never a model. Nothing personal is in the words.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from motcua.domain.dossiers.models import Holder
from motcua.domain.dossiers.queries import tracking
from motcua.domain.dossiers.queries.hands import Hand
from motcua.domain.dossiers.queries.tracking import Tracking


@dataclass(frozen=True, slots=True)
class Standing:
    """The answer to "where is my dossier": its code and sentences, each read from the dossier's own ledger state."""

    dossier_id: int
    code: str
    lines: tuple[str, ...]


def standing(dossier_id: int, *, at: datetime) -> Standing:
    """Return where a dossier stands. The caller has checked code and second factor. Raises Dossier.DoesNotExist."""
    found = tracking(dossier_id, at=at)
    lines = [
        gettext("Hồ sơ %(code)s, thủ tục %(name)s.") % {"code": found.dossier.code, "name": found.procedure},
        gettext("Trạng thái: %(status)s.") % {"status": found.status.label},
        *(_hand(hand) for hand in found.hands),
        *_promise(found),
    ]
    if found.may_supply:
        lines.append(gettext("Bạn cần bổ sung giấy tờ; mở trang theo dõi hồ sơ để xem và nộp."))
    return Standing(found.dossier.pk, found.dossier.code, tuple(lines))


def _hand(hand: Hand) -> str:
    values = {"agency": hand.agency, "until": _when(hand.due_at), "step": hand.step}
    if hand.holder is Holder.CITIZEN:
        return gettext("Đang chờ bạn: %(step)s, đến %(until)s.") % values
    return gettext("Đang ở %(agency)s: %(step)s, hạn %(until)s.") % values


def _promise(found: Tracking) -> list[str]:
    due = found.dossier.due_at
    if due is None:
        return []
    if found.late:
        return [gettext("Đã quá hẹn trả %(until)s.") % {"until": _when(due)}]
    return [gettext("Hẹn trả: %(until)s.") % {"until": _when(due)}]


def _when(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i d/m/Y")
