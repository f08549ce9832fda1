"""The worklist as asked for, and its rows as drawn.

Filters stand in the address. The searched text does not: it is often a person's name, and addresses are logged and
kept by browsers. It stays in the session; `tim=1` in the address says that it applies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.core.codes import UnreadableCode, parse_dossier_code
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.dossiers.models import Status
from motcua.domain.dossiers.queries import Filters, Order, Urgency, WorkRow
from motcua.domain.dossiers.queries.choices import WorkChoices
from motcua.domain.notices.links import read_follow_token
from motcua.web.components.languages import page_language
from motcua.web.components.paging import page_number
from motcua.web.desk.due import DueView, due_view
from motcua.web.desk.words.states import CHANNELS, STATUSES, Tag, Words

PAGE_ROWS: Final = 50
SEARCHED: Final = "tim"
_NOT_IN_ADDRESS: Final = ("q", "csrfmiddlewaretoken", SEARCHED)
URGENCIES: Final[dict[str, tuple[Urgency, Promise]]] = {
    "qua-han": (Urgency.LATE, _("Quá hạn")),
    "sap-han": (Urgency.RISK, _("Sắp đến hạn")),
    "hom-nay": (Urgency.PROMISED_TODAY, _("Hẹn trả hôm nay")),
    "ket": (Urgency.STUCK, _("Bị kẹt")),
}
ORDERS: Final[dict[str, tuple[Order, Promise]]] = {
    "": (Order.DUE, _("Thời gian còn lại")),
    "cho-lau": (Order.OLDEST, _("Chờ lâu nhất")),
    "hen-tra": (Order.PROMISE, _("Ngày hẹn trả")),
    "ma": (Order.CODE, _("Mã hồ sơ")),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters of the address and the searched text. What cannot be read counts as not asked."""

    raw: QueryDict
    text: str = ""

    @property
    def filters(self) -> Filters:
        """The same question to the domain."""
        urgency, order = URGENCIES.get(self.given("han")), ORDERS.get(self.given("sap-xep"))
        return Filters(
            post=_number(self.given("vi-tri")),
            node_name=self.given("buoc"),
            field=self.given("linh-vuc"),
            status=_number(self.given("trang-thai")),
            urgency=urgency[0] if urgency else None,
            channel=self.given("kenh"),
            mine=self.given("cua-toi") == "1",
            waits=self.given("cho") == "nguoi-nop",
            text=self.text,
            order=order[0] if order else Order.DUE,
        )

    @property
    def page(self) -> int:
        """The page asked for, from 1."""
        return page_number(self.raw.get("trang"))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was asked."""
        return bool(self.text) or self.used > 0

    @property
    def used(self) -> int:
        """How many filters are in use, the search not counted."""
        return sum(1 for name in self.tidy if name not in ("sap-xep", "trang", SEARCHED))

    @property
    def tidy(self) -> QueryDict:
        """The filters without what was left empty, and whether the searched text applies."""
        asked = QueryDict(mutable=True)
        for name in self.raw:
            if name not in _NOT_IN_ADDRESS and (value := self.given(name)):
                asked[name] = value
        if self.text:
            asked[SEARCHED] = "1"
        return asked

    @property
    def address(self) -> str:
        """The question as the end of an address."""
        asked = self.tidy
        return f"?{asked.urlencode()}" if asked else ""

    def given(self, name: str) -> str:
        """One value of the address."""
        return readable(self.raw.get(name, ""))

    def followed(self) -> int | None:
        """The dossier whose receipt was scanned into the search: its QR code holds the address of its public page."""
        return read_follow_token(self.text.rstrip("/").rpartition("/")[2]) if "/" in self.text else None

    def dossier_code(self) -> str:
        """The searched text where it is a whole dossier code, else empty."""
        try:
            return parse_dossier_code(self.text).written
        except UnreadableCode:
            return ""


def readable(text: str) -> str:
    """One value, without surrounding space, cut to what any real value has, without what no text can hold."""
    return text.replace("\0", "").strip()[:300]


@dataclass(frozen=True, slots=True)
class RowView:
    """One step to do, as drawn."""

    code: str
    href: str
    procedure: str
    procedure_language: str
    step: str
    applicant: str
    row: WorkRow
    due: DueView
    status: Tag
    channel: Words


def row_views(rows: Iterable[WorkRow]) -> list[RowView]:
    """Rows as drawn."""
    english = page_language() == "en"
    return [
        RowView(
            code=row.code,
            href=reverse("desk:dossier", args=[row.code]),
            procedure=(row.procedure_en if english else "") or row.procedure,
            procedure_language="en" if english and row.procedure_en else "vi",
            step=row.step,
            applicant=row.applicant,
            row=row,
            due=due_view(row.remaining, late=row.late, soon=row.at_risk),
            status=STATUSES[Status(row.status)],
            channel=CHANNELS[ChannelKind(row.channel)],
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Select:
    """One filter that is chosen from a list: its name in the address, its label, and (value, words, chosen)."""

    name: str
    label: Words
    items: list[tuple[str, Any, bool]]


def selects(asked: Asked, choices: WorkChoices) -> list[Select]:
    """The filters, each with an entry for no filter."""
    make = _Selects(asked)
    return [
        make.one("vi-tri", _("Vị trí"), _("Mọi vị trí"), [(str(pk), name) for pk, name in choices.posts]),
        make.one("buoc", _("Bước"), _("Mọi bước"), [(step, step) for step in choices.steps]),
        make.one("linh-vuc", _("Lĩnh vực"), _("Mọi lĩnh vực"), choices.fields),
        make.one("trang-thai", _("Trạng thái"), _("Mọi trạng thái"), [(str(s.value), t.text) for s, t in _OPEN]),
        make.one("kenh", _("Cách nộp"), _("Mọi cách nộp"), [(k.value, words) for k, words in CHANNELS.items()]),
        make.one("han", _("Thời hạn"), _("Mọi thời hạn"), [(key, words) for key, (_u, words) in URGENCIES.items()]),
    ]


def order_select(asked: Asked) -> Select:
    """The order of the rows."""
    items = [(key, words, asked.given("sap-xep") == key) for key, (_o, words) in ORDERS.items()]
    return Select("sap-xep", _("Xếp theo"), items)


@dataclass(frozen=True, slots=True)
class _Selects:
    asked: Asked

    def one(self, name: str, label: Words, nothing: Words, items: Sequence[tuple[str, Any]]) -> Select:
        given = self.asked.given(name)
        return Select(name, label, [("", nothing, not given), *((v, words, v == given) for v, words in items)])


_OPEN = [(status, tag) for status, tag in STATUSES.items() if status not in (3, 7, 10)]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
