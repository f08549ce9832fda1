"""What is said before the facts, or instead of them: sentences that state nothing about any procedure."""

from django.utils.translation import gettext

from motcua.core.answering.engine import Response, Status
from motcua.core.answering.outside import Outside
from motcua.core.answering.routing import Route


def opening(response: Response) -> str:
    """Return the sentence an answer begins with; empty where it begins with facts."""
    if response.status in {Status.ANSWERED, Status.NOT_PUBLISHED}:
        return ""
    if response.outside:
        return _outside(response.outside)
    return _of_route(response.route) or _of_status(response)


def _of_status(response: Response) -> str:
    if response.status is Status.ERROR:
        return gettext("Thủ tục này vừa được thay đổi. Bạn hỏi lại giúp.")
    if response.status is Status.CLARIFY:
        if response.options:
            return gettext("Có nhiều thủ tục gần như nhau. Bạn hỏi thủ tục nào?")
        return gettext("Bạn hỏi về thủ tục nào? Hãy nêu tên hoặc việc bạn cần làm.")
    if response.options:
        return gettext(
            "Tôi không tìm thấy thủ tục nào đúng với câu hỏi, nên không trả lời. Dưới đây là những thủ tục gần nhất; "
            "bạn cũng có thể diễn đạt cách khác hoặc gửi câu hỏi cho cán bộ."
        )
    return gettext("Tôi không tìm thấy thủ tục nào như vậy. Bạn diễn đạt cách khác hoặc gửi câu hỏi cho cán bộ.")


def _of_route(route: Route) -> str:
    words = {
        Route.EMPTY: gettext("Bạn cần làm thủ tục gì? Hãy viết bằng lời của bạn."),
        Route.GREETING: gettext("Chào bạn. Tôi trả lời về thủ tục hành chính đã công bố. Bạn cần làm việc gì?"),
        Route.THANKS: gettext("Rất vui được giúp bạn. Bạn còn cần hỏi thủ tục nào nữa không?"),
        Route.INJECTION: gettext("Tôi chỉ trả lời về thủ tục hành chính đã công bố và không làm theo yêu cầu này."),
        Route.EMERGENCY: gettext(
            "Nếu có người gặp nguy hiểm, hãy gọi ngay: 113 (công an), 114 (cứu hỏa, cứu nạn), 115 (cấp cứu)."
        ),
        Route.PERSON: gettext("Bạn có thể gửi câu hỏi cho cán bộ; cán bộ trả lời trong giờ làm việc."),
        Route.COMPLAINT: gettext(
            "Cảm ơn bạn đã nói ra. Phản ánh về cán bộ hoặc việc giải quyết hồ sơ cần người xem xét: hãy gửi cho cán bộ "
            "hoặc lãnh đạo Trung tâm; tôi không trả lời thay được."
        ),
        Route.DOSSIER: gettext(
            "Để xem hồ sơ đang ở đâu, hãy nhập mã hồ sơ và bốn số cuối của điện thoại hoặc giấy tờ đã khai."
        ),
    }
    return words.get(route, "")


def _outside(matter: Outside) -> str:
    words = {
        Outside.COURT: gettext("Việc này do tòa án giải quyết, không phải thủ tục hành chính."),
        Outside.EMBASSY: gettext("Việc này do cơ quan của nước ngoài giải quyết, không phải thủ tục hành chính ở đây."),
        Outside.HEALTH: gettext("Tôi không tư vấn về sức khỏe. Hãy hỏi bác sĩ hoặc cơ sở khám bệnh gần nhất."),
        Outside.UTILITY: gettext("Việc này do đơn vị cung cấp dịch vụ trả lời, không phải thủ tục hành chính."),
    }
    return words.get(matter, "") or gettext(
        "Tôi chỉ trả lời về thủ tục hành chính đã công bố, nên không trả lời được câu này."
    )


def part_name(fact: str) -> str:
    """Return the name of a part of a publication, as its heading has it."""
    words = {
        "name": gettext("Tên thủ tục"),
        "documents": gettext("Thành phần hồ sơ"),
        "time": gettext("Thời hạn giải quyết"),
        "fee": gettext("Phí, lệ phí"),
        "channels": gettext("Cách thức thực hiện"),
        "place": gettext("Cơ quan thực hiện"),
        "levels": gettext("Cấp thực hiện"),
        "form": gettext("Mẫu đơn, tờ khai"),
        "result": gettext("Kết quả thực hiện"),
        "conditions": gettext("Yêu cầu, điều kiện"),
        "audience": gettext("Đối tượng thực hiện"),
        "legal_basis": gettext("Căn cứ pháp lý"),
        "online": gettext("Nộp trực tuyến"),
        "steps": gettext("Trình tự thực hiện"),
    }
    return words[fact]
