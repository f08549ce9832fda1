"""What the procedure page needs, gathered in few queries."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.domain.catalogue.forms import content_of
from motcua.domain.catalogue.models import ChannelKind, ProcedureVersion
from motcua.web.components.glance import in_order, the_limit
from motcua.web.portal.procedure_view import ProcedureView, VersionLink, procedure_view
from motcua.web.portal.process_view import ProcessView, process_of_procedure
from motcua.web.portal.structured import government_service


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """A version of a procedure with its process and its sister versions.

    `address` is that of the current version, whole; `structured` its JSON-LD.
    """

    view: ProcedureView
    process: ProcessView
    versions: tuple[VersionLink, ...]
    superseded_on: datetime | None
    is_online: bool
    address: str
    structured: str

    @property
    def contents(self) -> list[tuple[str, str]]:
        """The parts of the page, by anchor."""
        parts = [
            ("giay-to", _("Giấy tờ cần có")),
            ("cach-nop", _("Thời hạn và phí")),
            ("trinh-tu", _("Trình tự")),
            ("quy-trinh", _("Hồ sơ đi qua những ai")) if self.process.steps else None,
            ("dieu-kien", _("Điều kiện")),
            ("ket-qua", _("Kết quả")),
            ("can-cu", _("Căn cứ pháp lý")),
        ]
        return [part for part in parts if part]


def procedure_page(code: str, number: int | None, *, language: str) -> ProcedurePage | None:
    """The page of the current version, or of the version with this number; None where there is none. Three queries
    once the content is in memory."""
    versions = list(
        ProcedureVersion.objects.filter(procedure__code=code)
        .select_related("procedure")
        .defer("content", "raw", "unread")
        .order_by("-number")
    )
    wanted = [one for one in versions if (one.number == number if number else one.pk == one.procedure.current_id)]
    if not wanted:
        return None
    version, content = wanted[0], content_of(wanted[0].pk)
    channels = in_order(content.channels or ())
    address = f"{settings.BASE_URL}{reverse('portal:procedure', args=[code])}"
    return ProcedurePage(
        view=procedure_view(content, language=language),
        process=process_of_procedure(version, the_limit(channels)),
        versions=tuple(VersionLink(one.number, one.valid_from, one.valid_to) for one in versions),
        superseded_on=version.valid_to if version.pk != version.procedure.current_id else None,
        is_online=any(channel.channel == ChannelKind.ONLINE for channel in channels),
        address=address,
        structured=government_service(content, address=address),
    )
