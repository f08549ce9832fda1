"""States, acts and people of a dossier in words and colours. The word says it; the colour only helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.domain.agencies.models import Right
from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.dossiers.models import Holder, ReasonTarget, Result, Status
from motcua.domain.dossiers.queries import ActName
from motcua.domain.ledger.models import ActorKind
from motcua.domain.notices.models import Notice

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in a word, with the colour of its tag."""

    text: Words
    colour: str


STATUSES: Final[Mapping[Status, Tag]] = {
    Status.SUBMITTED: Tag(_("Chờ tiếp nhận"), "yellow"),
    Status.ACCEPTED: Tag(_("Đã tiếp nhận"), "teal"),
    Status.REFUSED: Tag(_("Không tiếp nhận"), "grey"),
    Status.IN_PROGRESS: Tag(_("Đang giải quyết"), "teal"),
    Status.SUPPLEMENT: Tag(_("Chờ bổ sung"), "purple"),
    Status.PAYMENT: Tag(_("Chờ nộp phí"), "purple"),
    Status.WITHDRAWN: Tag(_("Đã rút"), "grey"),
    Status.STOPPED: Tag(_("Dừng giải quyết"), "orange"),
    Status.DONE: Tag(_("Có kết quả, chờ trả"), "green"),
    Status.RETURNED: Tag(_("Đã trả kết quả"), "green"),
}

CHANNELS: Final[Mapping[ChannelKind, Words]] = {
    ChannelKind.DIRECT: _("Tại quầy"),
    ChannelKind.ONLINE: _("Trực tuyến"),
    ChannelKind.POSTAL: _("Bưu chính"),
}

HOLDERS: Final[Mapping[Holder, Words]] = {
    Holder.CITIZEN: _("Người nộp hồ sơ"),
    Holder.POST: _("Cơ quan giải quyết"),
    Holder.NEIGHBOUR: _("Cơ quan, hệ thống khác"),
    Holder.SIBLINGS: _("Các bước khác của hồ sơ"),
}

ACTORS: Final[Mapping[ActorKind, Words]] = {
    ActorKind.CITIZEN: _("Người nộp hồ sơ"),
    ActorKind.OFFICER: _("Cán bộ"),
    ActorKind.SYSTEM: _("Hệ thống"),
}

TARGETS: Final[Mapping[ReasonTarget, Words]] = {
    ReasonTarget.DOCUMENT: _("Giấy tờ phải nộp"),
    ReasonTarget.CONDITION: _("Yêu cầu, điều kiện"),
    ReasonTarget.ANSWER: _("Nội dung khai"),
}

NOTICE_STATES: Final[Mapping[str, Tag]] = {
    Notice.State.QUEUED: Tag(_("Chờ gửi"), "yellow"),
    Notice.State.SENT: Tag(_("Đã gửi"), "green"),
    Notice.State.DEAD: Tag(_("Không gửi được"), "red"),
}

OUTCOMES: Final[Mapping[str, Words]] = {
    Result.Outcome.APPROVED: _("Đồng ý giải quyết"),
    Result.Outcome.REJECTED: _("Không đồng ý"),
    "redo": _("Chuyển lại làm tiếp"),
}

RIGHTS: Final[Mapping[Right, Words]] = {
    Right.SEE: _("Xem mọi hồ sơ của cơ quan"),
    Right.RECEIVE: _("Tiếp nhận tại quầy"),
    Right.ASSIGN: _("Phân công cán bộ"),
    Right.STOP: _("Dừng và cho tiếp tục giải quyết"),
    Right.EXTEND: _("Gia hạn giải quyết"),
    Right.OVERSEE: _("Kiểm soát thủ tục hành chính"),
}


@dataclass(frozen=True, slots=True)
class ActWords:
    """An act as a button, as a heading, as what is said once it is done; `slug` is its place in addresses."""

    slug: str
    button: Words
    heading: Words
    done: Words


ACTS: Final[Mapping[ActName, ActWords]] = {
    ActName.ACCEPT: ActWords("tiep-nhan", _("Tiếp nhận"), _("Tiếp nhận hồ sơ"), _("Đã tiếp nhận hồ sơ %(code)s.")),
    ActName.REFUSE: ActWords(
        "tu-choi", _("Từ chối tiếp nhận"), _("Từ chối tiếp nhận"), _("Đã từ chối tiếp nhận hồ sơ %(code)s.")
    ),
    ActName.REQUEST_SUPPLEMENT: ActWords(
        "yeu-cau-bo-sung", _("Yêu cầu bổ sung"), _("Yêu cầu bổ sung"), _("Đã yêu cầu bổ sung hồ sơ %(code)s.")
    ),
    ActName.ASSIGN: ActWords("phan-cong", _("Phân công"), _("Phân công cán bộ"), _("Đã phân công hồ sơ %(code)s.")),
    ActName.COMPLETE: ActWords(
        "hoan-thanh", _("Hoàn thành bước"), _("Hoàn thành bước"), _("Đã hoàn thành bước của hồ sơ %(code)s.")
    ),
    ActName.RECORD_RESULT: ActWords(
        "ghi-ket-qua", _("Ghi kết quả"), _("Ghi kết quả giải quyết"), _("Đã ghi kết quả hồ sơ %(code)s.")
    ),
    ActName.RETURN_RESULT: ActWords(
        "tra-ket-qua", _("Trả kết quả"), _("Trả kết quả"), _("Đã trả kết quả hồ sơ %(code)s.")
    ),
    ActName.STOP: ActWords(
        "dung", _("Dừng giải quyết hồ sơ"), _("Dừng giải quyết hồ sơ"), _("Đã dừng giải quyết hồ sơ %(code)s.")
    ),
    ActName.RESUME: ActWords(
        "tiep-tuc", _("Giải quyết tiếp hồ sơ"), _("Giải quyết tiếp hồ sơ"), _("Hồ sơ %(code)s được giải quyết tiếp.")
    ),
    ActName.EXTEND: ActWords("gia-han", _("Gia hạn"), _("Gia hạn và xin lỗi"), _("Đã gia hạn hồ sơ %(code)s.")),
}

BY_SLUG: Final[Mapping[str, ActName]] = {words.slug: act for act, words in ACTS.items()}
