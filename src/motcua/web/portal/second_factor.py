"""Opening a dossier by its code and the end of a number only its owner knows."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.core.codes import UnreadableCode, parse_dossier_code
from motcua.domain.dossiers.queries import find_for_citizen
from motcua.web.components.throttle import Bound, client_of, forgive, give_back, take
from motcua.web.portal.unlocked import unlock_dossier

# Four digits are 10,000 guesses: 15 a day for a code leave about 1 chance in 300 a day with two numbers to hit.
PER_CODE: Final = (
    Bound("follow code", 5, timedelta(minutes=15)),
    Bound("follow code day", 15, timedelta(days=1)),
)
PER_CLIENT: Final = (Bound("follow client", 30, timedelta(hours=1)),)


@dataclass(frozen=True, slots=True)
class Opening:
    """How a try ended: with a dossier, with nothing that fits, or with a wait."""

    dossier_id: int | None = None
    wait_seconds: int = 0


def typed(request: HttpRequest) -> tuple[str, str]:
    """The code and the four digits as they were typed, cut to a sensible length."""
    return request.POST.get("code", "").strip()[:60], request.POST.get("factor", "").strip()[:20]


def problems(code: str, factor: str) -> dict[str, str]:
    """What is wrong with the two answers before anything is looked up, by name of the input."""
    found = {}
    if not code:
        found["code"] = _("Nhập mã hồ sơ như in trên giấy tiếp nhận")
    if not (factor.isascii() and factor.isdigit() and len(factor) == 4):
        found["factor"] = _("Nhập đúng bốn chữ số cuối của số điện thoại hoặc số căn cước")
    return found


def no_such_dossier() -> str:
    """What is told where nothing fits: neither whether the code exists nor which of the two was wrong."""
    return _(
        "Không có hồ sơ nào khớp cả mã và bốn số này. Kiểm tra lại mã trên giấy tiếp nhận, "
        "rồi thử bốn số cuối của điện thoại hoặc của căn cước đã khai"
    )


def open_by_code(request: HttpRequest, code: str, factor: str) -> Opening:
    """Try to open a dossier. A wrong code and a wrong number end alike."""
    subject, client = _written(code), client_of(request)
    wait = max(take(subject, PER_CODE), take(client, PER_CLIENT))
    if wait:
        return Opening(wait_seconds=wait)
    found = find_for_citizen(subject, factor)
    if found is None:
        return Opening()
    forgive(subject, PER_CODE)
    give_back(client, PER_CLIENT)  # not forgiven: knowing one dossier gives no right to guess at others
    unlock_dossier(request, found)
    return Opening(dossier_id=found)


def _written(code: str) -> str:
    """The code as it is stored, whatever stood for its hyphens; one spelling, so that its guesses are counted once."""
    try:
        return parse_dossier_code(code).written
    except UnreadableCode:
        return code.strip().upper()
