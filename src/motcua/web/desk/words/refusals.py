"""Why an act cannot be done now, in words an officer can go on with: what is the matter, then what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.domain.dossiers.refusals import CannotAct, Why


@dataclass(frozen=True, slots=True)
class Explanation:
    """One refusal in words."""

    what: str | Promise
    next_step: str | Promise


_WORDS: Final[Mapping[Why, Explanation]] = {
    Why.NOT_OPEN: Explanation(
        _("Hồ sơ này đã kết thúc."), _("Xem phần diễn biến để biết ai đã kết thúc hồ sơ và vì sao.")
    ),
    Why.NOT_THIS_STATUS: Explanation(
        _("Hồ sơ đã ở trạng thái khác, không làm được việc này nữa."),
        _("Xem trạng thái và diễn biến hiện tại của hồ sơ rồi chọn việc phù hợp."),
    ),
    Why.STEP_NOT_OPEN: Explanation(
        _("Bước này đã được làm xong."), _("Xem phần diễn biến để biết ai đã làm và hồ sơ đang ở đâu.")
    ),
    Why.STEP_NOT_WITH_OFFICE: Explanation(
        _("Bước này đang chờ người nộp hoặc cơ quan khác."),
        _("Chờ họ trả lời. Nếu họ chậm, hãy gọi theo số ở phần “Ai đang giữ”."),
    ),
    Why.WRONG_ACT_FOR_STEP: Explanation(
        _("Bước này hoàn thành bằng một việc khác."), _("Quay lại hồ sơ và chọn việc mà bước này yêu cầu.")
    ),
    Why.NOT_YOUR_POST: Explanation(
        _("Bước này thuộc vị trí khác, bạn không giữ vị trí đó."),
        _("Liên hệ người đang giữ bước, hoặc xin ủy quyền nếu bạn làm thay."),
    ),
    Why.HELD_BY_ANOTHER_OFFICER: Explanation(
        _("Bước này đã giao cho cán bộ khác."), _("Liên hệ cán bộ đó, hoặc phân công lại nếu bạn được phép.")
    ),
    Why.NO_RIGHT: Explanation(
        _("Vị trí của bạn chưa có quyền làm việc này."),
        _("Nhờ lãnh đạo cơ quan làm, hoặc đề nghị quản trị cấp quyền cho vị trí của bạn."),
    ),
    Why.OUT_OF_ORDER: Explanation(
        _("Vừa có người thao tác trên hồ sơ này trước bạn."), _("Xem diễn biến mới nhất rồi gửi lại.")
    ),
    Why.LIMIT_NOT_PUBLISHED: Explanation(
        _("Thủ tục chưa công bố thời hạn cho cách nộp này."),
        _("Nhập thời hạn giải quyết và căn cứ pháp lý của thời hạn đó."),
    ),
    Why.LIMIT_NEEDS_BASIS: Explanation(
        _("Thời hạn nhập tay phải có căn cứ pháp lý."),
        _("Ghi văn bản quy định thời hạn, ví dụ “Điều 16 Luật Hộ tịch”."),
    ),
    Why.LIMIT_IS_PUBLISHED: Explanation(
        _("Thời hạn của cách nộp này đã được công bố."), _("Để trống ô thời hạn: hệ thống dùng thời hạn đã công bố.")
    ),
    Why.NO_REASON: Explanation(_("Chưa có lý do nào."), _("Ghi ít nhất một lý do kèm cách khắc phục.")),
    Why.REASON_NOT_ACTIONABLE: Explanation(
        _("Lý do còn quá ngắn, người nộp chưa biết phải làm gì."),
        _("Viết rõ sai ở đâu và cần làm gì, mỗi ô ít nhất 10 ký tự."),
    ),
    Why.REASON_TARGET_UNKNOWN: Explanation(
        _("Lý do gắn với mục không có trong thủ tục này."),
        _("Chọn lại giấy tờ, điều kiện hoặc nội dung khai trong danh sách."),
    ),
    Why.REASON_REQUIRED: Explanation(_("Việc này phải có lý do."), _("Ghi lý do rồi gửi lại.")),
    Why.NOTHING_ASKED: Explanation(
        _("Hồ sơ không có yêu cầu bổ sung nào đang mở."), _("Xem diễn biến: có thể người nộp đã bổ sung rồi.")
    ),
    Why.NOTHING_SUPPLIED: Explanation(
        _("Chưa có giấy tờ hay nội dung nào được bổ sung."), _("Thêm ít nhất một giấy tờ hoặc sửa một nội dung khai.")
    ),
    Why.ASKED_ALREADY: Explanation(_("Đã yêu cầu bổ sung một lần."), _("Chờ người nộp trả lời yêu cầu trước đó.")),
    Why.ALREADY_STOPPED: Explanation(
        _("Hồ sơ đang dừng giải quyết."),
        _("Cho tiếp tục giải quyết trước, hoặc dừng hẳn bằng cách để trống ngày xem lại."),
    ),
    Why.NOT_STOPPED: Explanation(
        _("Hồ sơ không dừng."), _("Hồ sơ đang được giải quyết bình thường, không cần làm gì.")
    ),
    Why.ALREADY_EXTENDED: Explanation(
        _("Hồ sơ đã gia hạn một lần; quy định không cho gia hạn lần thứ hai."),
        _("Giải quyết trong hạn đã hẹn, hoặc báo lãnh đạo để có phương án với người nộp."),
    ),
    Why.CLOCK_PAUSED: Explanation(
        _("Đồng hồ của hồ sơ đang dừng."),
        _("Chờ hồ sơ chạy lại (người nộp bổ sung hoặc hồ sơ được tiếp tục) rồi gia hạn."),
    ),
    Why.PAST_DUE: Explanation(
        _("Hạn trả đã qua nên không gia hạn được nữa."), _("Giải quyết ngay và xin lỗi người nộp khi trả kết quả.")
    ),
    Why.NOT_ACCEPTED: Explanation(_("Hồ sơ chưa được tiếp nhận."), _("Tiếp nhận hồ sơ trước.")),
    Why.OUTCOME_UNKNOWN: Explanation(_("Chưa chọn kết luận."), _("Chọn một kết luận trong danh sách.")),
    Why.NO_WAY_ON: Explanation(
        _("Quy trình không có bước tiếp theo cho kết luận này."),
        _("Chọn kết luận khác; nếu không có, báo bộ phận kiểm soát thủ tục sửa quy trình."),
    ),
    Why.OFFICER_NOT_IN_POST: Explanation(
        _("Cán bộ được chọn không giữ vị trí của bước này."), _("Chọn người trong danh sách của vị trí.")
    ),
    Why.DOCUMENT_MISSING: Explanation(_("Còn thiếu giấy tờ bắt buộc."), _("Thêm giấy tờ còn thiếu rồi nộp lại.")),
    Why.DOCUMENT_UNKNOWN: Explanation(
        _("Có giấy tờ không thuộc thành phần hồ sơ của thủ tục."), _("Gắn tệp vào đúng giấy tờ trong danh sách.")
    ),
    Why.ANSWERS_INCOMPLETE: Explanation(_("Nội dung khai chưa đủ."), _("Mở các trang còn thiếu và điền cho đủ.")),
    Why.VERSION_ENDED: Explanation(
        _("Bản thủ tục này đã hết hiệu lực."), _("Bắt đầu lại với bản đang áp dụng của thủ tục.")
    ),
    Why.NOT_ONLINE: Explanation(_("Thủ tục này chưa nhận hồ sơ trực tuyến."), _("Nhận hồ sơ trực tiếp tại quầy.")),
    Why.AGENCY_NOT_COMPETENT: Explanation(
        _("Không tìm thấy cơ quan có thẩm quyền cho bước này."),
        _("Chọn lại nơi giải quyết, hoặc báo quản trị sửa cây cơ quan."),
    ),
    Why.NO_POST: Explanation(
        _("Cơ quan giải quyết chưa lập vị trí cho bước tiếp theo."),
        _("Báo quản trị của cơ quan đó lập vị trí rồi làm lại."),
    ),
    Why.KEY_USED_OTHERWISE: Explanation(
        _("Lần gửi này trùng với một hồ sơ khác."), _("Mở lại biểu mẫu từ đầu rồi gửi.")
    ),
    Why.DATE_NOT_AHEAD: Explanation(_("Ngày hẹn đã qua."), _("Chọn một ngày sau hôm nay.")),
    Why.TIMER_NOT_DUE: Explanation(_("Chưa đến giờ hẹn của bước."), _("Chờ đến giờ hẹn; hệ thống tự chuyển bước.")),
}


def explain(why: Why) -> Explanation:
    """Return a refusal's words. Every reason there is has some (a test sees to it)."""
    return _WORDS[why]


def sentence(refusal: CannotAct, *, named: str = "") -> str:
    """Return a refusal as one text: what, about which thing (`named`), and what to do."""
    words = explain(refusal.why)
    about = f" ({named})" if named else ""
    return f"{str(words.what).rstrip('.')}{about}. {words.next_step}"
