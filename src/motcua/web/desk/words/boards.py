"""What keeps a board from being made or taken down, in words."""

from django.utils.translation import gettext as _

from motcua.domain.boards.refusals import CannotKeep, Why


def refusal_words(refusal: CannotKeep) -> str:
    """The sentence that names the thing and the next step."""
    about = {"about": refusal.about}
    return {
        Why.NO_RIGHT: _("Vị trí của bạn không có quyền tiếp nhận hoặc kiểm soát ở cơ quan này. Chọn cơ quan khác."),
        Why.NO_ITEMS: _("Chọn ít nhất một thủ tục, một việc trong đời sống hoặc trang tìm thủ tục."),
        Why.TOO_MANY_ITEMS: _("Một bảng có nhiều nhất %(about)s mã. Bỏ bớt, hoặc làm thành nhiều bảng.") % about,
        Why.TWICE: _("“%(about)s” được chọn hai lần. Bỏ một lần.") % about,
        Why.UNKNOWN_PROCEDURE: _("Thủ tục %(about)s không còn được công bố. Bỏ chọn thủ tục này.") % about,
        Why.UNKNOWN_LIFE_EVENT: _("Không có việc “%(about)s”. Chọn trong danh sách.") % about,
        Why.NOT_THIS_LAYOUT: _("Khổ này không có trang %(about)s mã. Chọn số khác.") % about,
        Why.NO_PLACE: _("Nhập tiêu đề và nơi bảng sẽ treo."),
        Why.RETIRED_ALREADY: _("Bảng này đã được ghi là đã gỡ."),
    }[refusal.why]
