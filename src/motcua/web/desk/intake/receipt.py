"""The receipt with the promise (Mẫu 01, TT 03/2025/TT-VPCP) as it is printed."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override
from markupsafe import Markup

from motcua.domain.dossiers.models import Dossier
from motcua.domain.dossiers.queries.counter import ReceiptFacts
from motcua.web.components import amounts, calendar_words
from motcua.web.components.qr import qr_svg
from motcua.web.desk.delivery import DeliveryWish, delivery_wish


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """The facts of the form, and the QR code that leads to the dossier's public page."""

    dossier: Dossier
    papers: list[tuple[str, list[str]]]
    qr: Markup
    place: str
    limit: str
    received: str
    promise: str
    wish: DeliveryWish | None


def receipt_view(facts: ReceiptFacts, address: str) -> ReceiptView:
    """Build the receipt; `address` is what the QR code opens. A paper of the state is in Vietnamese."""
    with override("vi"):
        return _in_vietnamese(facts, address)


def _in_vietnamese(facts: ReceiptFacts, address: str) -> ReceiptView:
    dossier = facts.dossier
    assert dossier.received_at is not None
    assert dossier.due_at is not None
    place = dossier.service_point.name if dossier.service_point else dossier.receiving_agency.name
    papers = [
        (
            paper.name,
            [
                row.name if row.file is None else _("bản điện tử %(name)s") % {"name": row.name}
                for row in paper.handed_in
            ],
        )
        for paper in facts.papers
    ]
    return ReceiptView(
        dossier=dossier,
        papers=papers,
        qr=qr_svg(address, label=_("Mã QR mở trang theo dõi hồ sơ")),
        place=place,
        limit=amounts.limit(dossier.limit_value, dossier.limit_unit),
        received=calendar_words.moment(dossier.received_at),
        promise=calendar_words.moment(dossier.due_at),
        wish=delivery_wish(dossier, "vi"),
    )
