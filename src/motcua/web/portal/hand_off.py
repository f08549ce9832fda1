"""Going on to a person: what is asked, where people can be reached meanwhile, and what happens next."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.domain.agencies.models import Agency, ServicePoint
from motcua.domain.assistant import actions
from motcua.domain.guidance.opening import opening
from motcua.domain.guidance.queries import serving_points
from motcua.web.components.form_rendering import ErrorLink, error_link
from motcua.web.portal.assistant_page import TalkPage
from motcua.web.portal.guide_page import opening_words
from motcua.web.portal.places import hours_in_words

LONGEST_MESSAGE: Final = 2000
_PHONE: Final = re.compile(r"(?:\+?84|0)\d{8,10}")
_MOST_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class DeskView:
    """A place where a person answers, and whether it is open now."""

    name: str
    phone: str
    dialled: str
    is_open: bool
    state: str
    hours: tuple[str, ...]


@dataclass
class HandOffPage:
    """The two questions, the places, and what was typed."""

    talk: TalkPage
    message: str = ""
    contact: str = ""
    errors: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        asked = [answer.question for answer in self.talk.answers if answer.question]
        self.message = self.message or (asked[-1] if asked else "")

    def read(self, posted: QueryDict) -> None:
        """Take what was typed, and note what is wrong with it."""
        self.message = posted.get("noi-dung", "").replace("\0", "").strip()
        self.contact = posted.get("lien-lac", "").replace("\0", "").strip()
        if not self.message:
            self.errors["noi-dung"] = _("Viết điều bạn muốn hỏi cán bộ")
        elif len(self.message) > LONGEST_MESSAGE:
            self.errors["noi-dung"] = _("Viết ngắn lại, nhiều nhất %(most)s ký tự") % {"most": LONGEST_MESSAGE}
        if not is_contact(self.contact):
            self.errors["lien-lac"] = _("Nhập số điện thoại như 0912345678, hoặc địa chỉ thư điện tử")

    def send(self) -> None:
        """Leave the question for a person, with the thread."""
        actions.hand_off(
            conversation=self.talk.conversation, message=self.message, contact=self.contact, at=self.talk.at
        )

    @property
    def summary(self) -> list[ErrorLink]:
        """The lines of the error summary."""
        return [error_link(name, words) for name, words in self.errors.items()]

    @cached_property
    def desks(self) -> tuple[DeskView, ...]:
        """Places to call or go to: centres first, and those open now. One query."""
        found = [(point, opening(point, at=self.talk.at)) for point in serving_points()]
        found.sort(key=lambda one: (not one[1].is_open, _rank(one[0]), len(one[0].name), one[0].name))
        return tuple(
            DeskView(
                name=point.name,
                phone=point.phone,
                dialled=re.sub(r"[^\d+]", "", point.phone),
                is_open=bool(state.is_open),
                state=opening_words(state, self.talk.at),
                hours=tuple(f"{days}: {spans}" for days, spans in hours_in_words(point.opening_hours)),
            )
            for point, state in found[:_MOST_PLACES]
        )

    @property
    def answered_when(self) -> str:
        """When somebody answers, as far as published hours tell."""
        if any(desk.is_open for desk in self.desks):
            return _("Nơi tiếp nhận đang mở cửa: cán bộ gọi hoặc viết thư cho bạn trong giờ làm việc.")
        if any(desk.hours for desk in self.desks):
            return _("Đang ngoài giờ: cán bộ gọi hoặc viết thư cho bạn khi nơi tiếp nhận mở cửa lại.")
        return _("Cán bộ gọi hoặc viết thư cho bạn trong giờ làm việc.")


def is_contact(typed: str) -> bool:
    """Whether a person can be reached by this: a telephone number or an e-mail address."""
    if _PHONE.fullmatch(re.sub(r"[\s.()-]", "", typed)):
        return True
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return len(typed) <= 120


def _rank(point: ServicePoint) -> int:
    kinds = (Agency.Kind.CENTRE, Agency.Kind.BRANCH)
    return kinds.index(point.agency.kind) if point.agency.kind in kinds else len(kinds)
