"""The figures of the first page: each opens to exactly the rows it counts."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.dossiers.queries import DeskHome


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, where it leads, and its colour (`soon`, `late` or none)."""

    number: int
    words: str
    hint: str
    href: str
    tone: str = ""


def figures(found: DeskHome) -> list[Figure]:
    """The figures in the order in which they ask for attention."""
    return [
        Figure(found.late, _("Quá hạn"), _("hạn của bước đã qua"), _rows(han="qua-han"), "late"),
        Figure(found.at_risk, _("Sắp đến hạn"), _("còn không quá một ngày"), _rows(han="sap-han"), "soon"),
        Figure(found.promised_today, _("Hẹn trả hôm nay"), _("đã hứa với người nộp"), _rows(han="hom-nay"), "soon"),
        Figure(found.stuck, _("Bị kẹt"), _("quá hạn lâu, không ai động đến"), _rows(han="ket"), "late"),
        Figure(found.mine, _("Giao đích danh tôi"), _("người khác không làm thay"), _rows(**{"cua-toi": "1"})),
        Figure(found.to_do, _("Tất cả việc"), _("ở các vị trí của bạn"), _rows()),
        Figure(
            found.waiting_for_citizen, _("Chờ người nộp"), _("bổ sung hoặc đến nhận kết quả"), _rows(cho="nguoi-nop")
        ),
    ]


def _rows(**asked: str) -> str:
    address = reverse("desk:worklist")
    return f"{address}?{urlencode(asked)}" if asked else address
