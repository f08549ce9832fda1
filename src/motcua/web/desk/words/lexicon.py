"""What keeps an entry out of the lexicon, in words."""

from django.utils.translation import gettext as _

from motcua.domain.assistant.lexicon import WITHIN, CannotChangeLexicon, LexiconRefusal


def refusal_words(refusal: CannotChangeLexicon) -> str:
    """The sentence that names the thing and the next step; failing questions are listed beside it."""
    return {
        LexiconRefusal.EMPTY: _("Viết bằng chữ: cách nói, lời của danh mục và câu kiểm tra không được chỉ có dấu câu."),
        LexiconRefusal.SAYS_NOTHING_NEW: _("Hai cách nói giống nhau nên mục này không giúp gì. Nhập lời của danh mục."),
        LexiconRefusal.ALREADY_THERE: _("Đã có mục này trong từ điển. Mở mục đó thay vì viết lại."),
        LexiconRefusal.UNKNOWN_PROCEDURE: _("Không có thủ tục đang công bố mang mã này. Kiểm tra lại mã."),
        LexiconRefusal.NOT_A_DRAFT: _("Mục này không còn là bản nháp; người khác vừa dùng hoặc rút nó."),
        LexiconRefusal.NOT_LIVE: _("Mục này đã được rút rồi."),
        LexiconRefusal.TEST_FAILS: _(
            "Chưa dùng được: có mục này, câu kiểm tra vẫn không tìm ra thủ tục của nó trong %(places)s kết quả đầu."
        )
        % {"places": WITHIN},
        LexiconRefusal.BREAKS_ANOTHER: _(
            "Chưa dùng được: có mục này thì câu kiểm tra của mục khác không còn tìm ra thủ tục của nó trong %(places)s "
            "kết quả đầu. Viết cách nói dài hơn hoặc rõ hơn."
        )
        % {"places": WITHIN},
    }[refusal.reason]
