"""A person's checklist as its page, its printed paper and its message show it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from motcua.core.codes.checklists import spaced
from motcua.domain.agencies.models import Agency
from motcua.domain.catalogue.content_parts import Fee
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.guidance.answers import Answers
from motcua.domain.guidance.guide import Guide
from motcua.domain.guidance.opening import NearPlace, Opening, nearest
from motcua.domain.guidance.promise import Terms, resolving_agency, terms
from motcua.domain.guidance.queries import OpenChecklist, serving_points
from motcua.domain.notices.contexts import ChecklistLink
from motcua.web.components import amounts, calendar_words
from motcua.web.components.checklist_words import CHANNELS, PaperRow, Papers, Said, answers_given, papers_of
from motcua.web.components.qr import qr_svg
from motcua.web.portal.guide_interview import slug_of_key
from motcua.web.portal.places import hours_in_words
from motcua.web.portal.wards import ward_choices


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place to hand in, whether it serves people now, and how far it is."""

    name: str
    address: str
    phone: str
    is_open: bool
    state: str
    distance: str
    hours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee in words; the name and note are as published."""

    amount: str
    name: str
    note: str


@dataclass
class ChecklistPage:
    """One checklist at one instant; what is read of it is read once."""

    found: OpenChecklist
    at: datetime
    language: str

    @property
    def guide(self) -> Guide:
        """The version the checklist was made from."""
        return self.found.guide

    @property
    def answers(self) -> Answers:
        """What the person said."""
        return self.found.answers

    @property
    def name(self) -> str:
        """The procedure's name in the page's language, where it has one there."""
        content = self.guide.content
        return (content.name_en if self.language == "en" else "") or content.name

    @property
    def name_language(self) -> str:
        """The language of the name."""
        return "en" if self.language == "en" and self.guide.content.name_en else "vi"

    @property
    def code(self) -> str:
        """The code as it is printed and read aloud."""
        return spaced(self.found.checklist.code)

    @property
    def link(self) -> str:
        """The whole address that opens the same checklist again."""
        return f"{settings.BASE_URL}{reverse('portal:checklist', args=[self.found.checklist.code])}"

    @property
    def qr(self) -> Markup:
        """The QR code of the link."""
        return qr_svg(self.link, label=_("Mã QR mở lại danh mục này"))

    @cached_property
    def wards(self) -> tuple[tuple[str, str], ...]:
        """The wards by code."""
        return ward_choices()

    @property
    def said(self) -> tuple[tuple[Said, str], ...]:
        """What was answered, each with the address that changes it."""
        start = reverse("portal:guide", args=[self.guide.content.code])
        given = answers_given(self.guide, self.answers, self.wards, language=self.language)
        return tuple((one, f"{start}?tu={self.found.checklist.code}&doi={slug_of_key(one.key)}") for one in given)

    @cached_property
    def papers(self) -> Papers:
        """The papers by what to do about them."""
        return papers_of(self.guide, self.answers)

    @property
    def channel(self) -> str:
        """The way of handing in; empty where none is published."""
        return str(CHANNELS[self.answers.channel]) if self.answers.channel else ""

    @property
    def is_online(self) -> bool:
        """Whether the person hands in online."""
        return self.answers.channel is ChannelKind.ONLINE

    @property
    def takes_online(self) -> bool:
        """Whether the procedure takes applications online at all."""
        return ChannelKind.ONLINE in self.guide.channels

    @cached_property
    def agency(self) -> Agency | None:
        """Who would resolve it; None where that depends on a ward the person did not name."""
        return resolving_agency(self.found.version, self.answers.ward)

    @cached_property
    def terms(self) -> Terms:
        """Limit, fees and date."""
        return terms(self.guide, self.answers.channel, self.agency, at=self.at)

    @property
    def limit(self) -> str:
        """The published limits in words; empty where none is published."""
        return _(" hoặc ").join(amounts.limit_words(limit) for limit in self.terms.limits)

    @property
    def promise(self) -> str:
        """What the limit means for somebody who hands in now, or why that cannot be said."""
        if self.terms.due_at is not None:
            return _("Nếu nộp bây giờ và được tiếp nhận ngay: hẹn trả chậm nhất %(moment)s.") % {
                "moment": calendar_words.moment(self.terms.due_at)
            }
        return _no_date(self.terms, self.answers.channel, self.agency)

    @property
    def fees(self) -> tuple[FeeLine, ...] | None:
        """The fees; None where they are not published."""
        return None if self.terms.fees is None else tuple(map(_fee, self.terms.fees))

    @cached_property
    def places(self) -> tuple[PlaceView, ...]:
        """The places nearest to the ward; empty where no ward was named."""
        if not self.answers.ward:
            return ()
        return tuple(_place(one, self.at) for one in nearest(serving_points(), self.answers.ward, at=self.at))

    @property
    def kept_until(self) -> datetime:
        """When the checklist is removed."""
        return self.found.checklist.expires_at

    def message(self) -> ChecklistLink:
        """The facts of the message that sends it."""
        return ChecklistLink(
            procedure=self.name,
            code=self.code,
            link=self.link,
            kept_until=self.kept_until,
            bring=tuple(_counted(row) for row in self.papers.bring),
            held=tuple(row.name for row in self.papers.held),
        )


def _no_date(found: Terms, channel: ChannelKind | None, agency: Agency | None) -> str:
    if channel == ChannelKind.POSTAL and found.limits:
        return _("Tính từ khi cơ quan nhận được bưu phẩm, nên chưa nói trước được ngày.")
    if found.limit_missing or len(found.limits) != 1:
        return _("Cán bộ tiếp nhận phải ghi thời hạn và căn cứ pháp lý vào giấy hẹn trả kết quả của bạn.")
    return "" if agency else _("Chọn phường, xã của bạn để biết ngày hẹn trả nếu nộp bây giờ.")


def _fee(fee: Fee) -> FeeLine:
    return FeeLine(amounts.money(fee.amount), fee.name, fee.note)


def _counted(row: PaperRow) -> str:
    return f"{row.name} ({row.counts})" if row.counts else row.name


def _place(near: NearPlace, at: datetime) -> PlaceView:
    point = near.point
    return PlaceView(
        name=point.name,
        address=point.address,
        phone=point.phone,
        is_open=bool(near.opening.is_open),
        state=opening_words(near.opening, at),
        distance=_distance(near.kilometres),
        hours=tuple(f"{days}: {spans}" for days, spans in hours_in_words(point.opening_hours)),
    )


def opening_words(opening: Opening, at: datetime) -> str:
    """Whether a place serves people now, and until or from when."""
    if opening.is_open is None:
        return _("Giờ phục vụ chưa công bố")
    if opening.closes_at is not None:
        return _("Đang mở cửa đến %(time)s") % {"time": calendar_words.clock_time(opening.closes_at)}
    assert opening.opens_at is not None
    if calendar_words.day(opening.opens_at) == calendar_words.day(at):
        return _("Mở cửa lại lúc %(time)s hôm nay") % {"time": calendar_words.clock_time(opening.opens_at)}
    return _("Đang đóng cửa, mở lại %(moment)s") % {"moment": calendar_words.moment(opening.opens_at)}


def _distance(kilometres: float | None) -> str:
    if kilometres is None:
        return _("Ở phường, xã của bạn")
    return _("Cách trung tâm phường, xã của bạn khoảng %(distance)s km theo đường chim bay") % {
        "distance": amounts.number(max(0.1, round(kilometres, 1)))
    }
