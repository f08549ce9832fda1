"""The registers of the state that already hold a paper, in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

REUSE: Final[Mapping[str, Promise]] = {
    "health": gettext_lazy("Không cần nộp nếu cơ sở y tế đã gửi dữ liệu"),
    "residence": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu cư trú"),
    "driving_licence": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu giấy phép lái xe"),
    "population": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu dân cư"),
    "civil_status": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu hộ tịch"),
    "business": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu đăng ký kinh doanh"),
    "land": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu đất đai"),
    "insurance": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu bảo hiểm"),
    "social": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu trợ giúp xã hội"),
    "tax": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu thuế"),
    "education": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu giáo dục"),
    "judicial_record": gettext_lazy("Không cần nộp: đã có trong Cơ sở dữ liệu lý lịch tư pháp"),
}


def reuse_words(register: str) -> str:
    """That the state already has a paper, naming the register; empty where the person hands it in."""
    if not register:
        return ""
    return str(REUSE.get(register) or _("Không cần nộp: cơ quan nhà nước đã có"))
