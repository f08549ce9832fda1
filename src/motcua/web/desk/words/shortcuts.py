"""What the keyboard does, as told on its help page."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SHORTCUTS: Final[tuple[tuple[tuple[str, ...], Promise], ...]] = (
    (("j", "k"), _("Xuống, lên một dòng trong danh sách")),
    (("Enter",), _("Mở hồ sơ của dòng đang chọn")),
    (("/",), _("Đến ô tìm; quét mã trên giấy hẹn vào đây để mở hồ sơ")),
    (("r",), _("Làm mới danh sách")),
    (("l",), _("Danh sách việc")),
    (("t",), _("Tiếp nhận tại quầy")),
    (("a",), _("Việc đầu tiên bạn làm được với hồ sơ đang mở")),
    (("?",), _("Trang này")),
)
