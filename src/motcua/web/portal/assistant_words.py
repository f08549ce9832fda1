"""The assistant's page in words: what a status is called, where a source opens, what may be asked next."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.core.answering.asked import Asked
from motcua.core.answering.engine import Status
from motcua.core.answering.facts import Citation, Fact
from motcua.core.answering.routing import Route
from motcua.core.answering.sentences import CARD

_PARTS: Final[Mapping[Fact, str]] = {
    Fact.NAME: "main-content",
    Fact.DOCUMENTS: "giay-to",
    Fact.FORM: "giay-to",
    Fact.TIME: "cach-nop",
    Fact.FEE: "cach-nop",
    Fact.CHANNELS: "cach-nop",
    Fact.ONLINE: "cach-nop",
    Fact.PLACE: "glance-title",
    Fact.LEVELS: "main-content",
    Fact.RESULT: "ket-qua",
    Fact.CONDITIONS: "dieu-kien",
    Fact.AUDIENCE: "can-cu",
    Fact.LEGAL_BASIS: "can-cu",
    Fact.STEPS: "trinh-tu",
}
STATUSES: Final[Mapping[Status, tuple[Promise, str]]] = {
    Status.ANSWERED: (_("Theo nội dung đã công bố"), "green"),
    Status.CLARIFY: (_("Cần bạn nói rõ thêm"), "yellow"),
    Status.NOT_PUBLISHED: (_("Chưa công bố"), "orange"),
    Status.OUT_OF_SCOPE: (_("Không có trong thủ tục đã công bố"), "grey"),
    Status.NEEDS_DOSSIER_LOOKUP: (_("Tra hồ sơ"), "teal"),
    Status.REFUSED: (_("Không trả lời"), "grey"),
    Status.ERROR: (_("Chưa trả lời được"), "red"),
}
# What was said decides more than how it ended.
ROUTES: Final[Mapping[Route, tuple[Promise | str, str]]] = {
    Route.EMERGENCY: (_("Khẩn cấp"), "red"),
    Route.COMPLAINT: (_("Cần người xem xét"), "teal"),
    Route.PERSON: (_("Gặp cán bộ"), "teal"),
    Route.GREETING: ("", "teal"),
    Route.THANKS: ("", "teal"),
}
# What the buttons send is what people would type: questions are read in Vietnamese whatever the page's language.
_NEXT: Final[Mapping[Asked, tuple[str, Promise]]] = {
    Asked.DOCUMENTS: ("Cần giấy tờ gì?", _("Cần giấy tờ gì?")),
    Asked.FEE: ("Lệ phí bao nhiêu?", _("Lệ phí bao nhiêu?")),
    Asked.TIME: ("Thời hạn bao lâu?", _("Thời hạn bao lâu?")),
    Asked.PLACE: ("Nộp ở đâu?", _("Nộp ở đâu?")),
    Asked.FORM: ("Có mẫu đơn không?", _("Có mẫu đơn không?")),
    Asked.ONLINE: ("Nộp trực tuyến được không?", _("Nộp trực tuyến được không?")),
    Asked.CONDITIONS: ("Cần điều kiện gì?", _("Cần điều kiện gì?")),
    Asked.RESULT: ("Nhận được kết quả gì?", _("Nhận được kết quả gì?")),
}
_MOST_SUGGESTED: Final = 4
EXAMPLES: Final = (
    "làm giấy khai sinh cho con cần gì",
    "đổi chỗ ở thì nhập khẩu thế nào",
    "mở quán ăn phải xin giấy gì",
    "hồ sơ của tôi đến đâu rồi",
)
"""Questions shown to somebody who has asked nothing yet; Vietnamese in every language of the page."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A next question: what is sent, and what the button says."""

    question: str
    words: str


def source_href(citation: Citation) -> str:
    """The procedure's page, in the version cited, at the part cited."""
    part = _PARTS[citation.fact]
    if citation.version:
        address = reverse("portal:procedure_version", args=[citation.procedure, citation.version])
    else:
        address = reverse("portal:procedure", args=[citation.procedure])
    return f"{address}#{part}"


def suggestions(shown: tuple[Asked, ...]) -> tuple[Suggestion, ...]:
    """What may be asked next of a procedure of which these facts have been shown."""
    left = [asked for asked in _NEXT if asked not in (shown or CARD)]
    return tuple(Suggestion(_NEXT[asked][0], str(_NEXT[asked][1])) for asked in left[:_MOST_SUGGESTED])


def first_questions() -> tuple[Suggestion, ...]:
    """What is asked most of a procedure."""
    return tuple(Suggestion(_NEXT[asked][0], str(_NEXT[asked][1])) for asked in list(_NEXT)[:_MOST_SUGGESTED])
