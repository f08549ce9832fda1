"""Reasons and codes in words for citizens: one place for the whole portal."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from motcua.domain.documents.media import MediaType
from motcua.domain.dossiers.models import Status
from motcua.domain.dossiers.refusals import CannotAct, Why
from motcua.domain.ledger.models import Verb

AUDIENCES: Final[Mapping[str, Promise]] = {
    "citizen": gettext_lazy("Công dân Việt Nam"),
    "business": gettext_lazy("Doanh nghiệp"),
    "cooperative": gettext_lazy("Hợp tác xã"),
    "organisation": gettext_lazy("Tổ chức"),
    "foreigner": gettext_lazy("Người nước ngoài"),
    "overseas_vietnamese": gettext_lazy("Người Việt Nam định cư ở nước ngoài"),
    "officer": gettext_lazy("Cán bộ, công chức, viên chức"),
    "agency": gettext_lazy("Cơ quan nhà nước"),
}


ACCEPTED_FILES: Final = ",".join([*(kind.extension for kind in MediaType), ".jpeg"])
"""What the browser's file picker offers; what is taken is decided by content."""

ACTS: Final[Mapping[Verb, Promise]] = {
    Verb.SUBMITTED: gettext_lazy("Đã nộp hồ sơ"),
    Verb.ACCEPTED: gettext_lazy("Đã tiếp nhận hồ sơ"),
    Verb.REFUSED: gettext_lazy("Không tiếp nhận hồ sơ"),
    Verb.SUPPLEMENT_REQUESTED: pgettext_lazy("event", "Yêu cầu bổ sung"),
    Verb.SUPPLIED: gettext_lazy("Đã nhận bổ sung"),
    Verb.ASSIGNED: gettext_lazy("Đã giao người xử lý"),
    Verb.STEP_COMPLETED: gettext_lazy("Xong một bước"),
    Verb.RESULT_RECORDED: gettext_lazy("Lãnh đạo đã quyết định"),
    Verb.RESULT_RETURNED: gettext_lazy("Đã trả kết quả"),
    Verb.WITHDRAWN: gettext_lazy("Đã rút hồ sơ"),
    Verb.STOPPED: gettext_lazy("Dừng giải quyết"),
    Verb.RESUMED: gettext_lazy("Tiếp tục giải quyết"),
    Verb.EXTENDED: gettext_lazy("Gia hạn và xin lỗi"),
    Verb.TIMER_FIRED: gettext_lazy("Hết thời gian chờ"),
    Verb.MESSAGE_RECEIVED: gettext_lazy("Cơ quan khác đã trả lời"),
    Verb.LINK_ENDED: gettext_lazy("Hồ sơ liên thông đã xong"),
}
"""What happened, as the person who applied reads it."""

STATUSES: Final[Mapping[Status, Promise]] = {
    Status.SUBMITTED: gettext_lazy("Chờ tiếp nhận"),
    Status.ACCEPTED: gettext_lazy("Đã tiếp nhận"),
    Status.REFUSED: gettext_lazy("Không được tiếp nhận"),
    Status.IN_PROGRESS: gettext_lazy("Đang giải quyết"),
    Status.SUPPLEMENT: gettext_lazy("Chờ bạn bổ sung"),
    Status.PAYMENT: gettext_lazy("Chờ bạn nộp phí, lệ phí"),
    Status.WITHDRAWN: gettext_lazy("Đã rút theo yêu cầu của bạn"),
    Status.STOPPED: gettext_lazy("Dừng giải quyết"),
    Status.DONE: gettext_lazy("Đã có kết quả"),
    Status.RETURNED: gettext_lazy("Đã trả kết quả"),
}
"""The national states as the person who applied reads them."""

STATUS_COLOURS: Final[Mapping[Status, str]] = {
    Status.SUBMITTED: "teal",
    Status.ACCEPTED: "teal",
    Status.REFUSED: "red",
    Status.IN_PROGRESS: "teal",
    Status.SUPPLEMENT: "orange",
    Status.PAYMENT: "orange",
    Status.WITHDRAWN: "grey",
    Status.STOPPED: "yellow",
    Status.DONE: "green",
    Status.RETURNED: "green",
}

REFUSALS: Final[Mapping[Why, Promise]] = {
    Why.NOT_OPEN: gettext_lazy("Hồ sơ đã kết thúc nên không làm thêm được. Xem kết quả ở trang theo dõi."),
    Why.NOT_THIS_STATUS: gettext_lazy(
        "Hồ sơ vừa chuyển sang trạng thái khác nên việc này không còn làm được. Hãy xem lại trang theo dõi."
    ),
    Why.NOTHING_ASKED: gettext_lazy(
        "Cơ quan không còn yêu cầu bổ sung: có thể bạn đã gửi rồi. Hãy xem trang theo dõi."
    ),
    Why.NOTHING_SUPPLIED: gettext_lazy("Chọn ít nhất một tệp hoặc trả lời một câu rồi mới gửi."),
    Why.VERSION_ENDED: gettext_lazy(
        "Thủ tục vừa có bản công bố mới nên bản bạn đang điền không còn dùng được. Hãy bắt đầu lại theo bản mới."
    ),
    Why.DOCUMENT_MISSING: gettext_lazy("Còn thiếu giấy tờ “%(about)s”. Hãy tải lên rồi nộp lại."),
    Why.DOCUMENT_UNKNOWN: gettext_lazy("Có tệp không thuộc giấy tờ nào của thủ tục này. Hãy xóa tệp đó rồi nộp lại."),
    Why.ANSWERS_INCOMPLETE: gettext_lazy("Còn câu chưa trả lời. Hãy xem lại các mục được đánh dấu."),
    Why.NOT_ONLINE: gettext_lazy("Thủ tục này chưa nhận hồ sơ trực tuyến. Hãy đến nơi tiếp nhận."),
    Why.AGENCY_NOT_COMPETENT: gettext_lazy("Cơ quan đã chọn không giải quyết thủ tục này. Hãy chọn lại."),
    Why.NO_POST: gettext_lazy(
        "Cơ quan đã chọn chưa sẵn sàng nhận hồ sơ trực tuyến này. Hãy chọn cơ quan khác hoặc nộp trực tiếp."
    ),
    Why.KEY_USED_OTHERWISE: gettext_lazy("Lần nộp này đã dùng cho hồ sơ khác. Hãy bắt đầu lại từ trang thủ tục."),
    Why.OUT_OF_ORDER: gettext_lazy("Hồ sơ vừa có thay đổi cùng lúc. Hãy tải lại trang rồi thử lần nữa."),
}


def refusal(cannot: CannotAct, *, about: str = "") -> str:
    """Why an act was refused and what to do. Refusals a citizen cannot cause are defects and raise KeyError."""
    return str(REFUSALS[cannot.why]) % {"about": about or cannot.about}
