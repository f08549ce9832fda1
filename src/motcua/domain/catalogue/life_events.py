"""What happens in people's lives, and which procedures it brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """A life event. A procedure belongs to it by its field, or by a phrase (folded) in its name."""

    key: str
    icon: str
    title: Promise
    text: Promise
    fields: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


_ALL: Final = (
    LifeEvent(
        "sinh-con",
        "birth",
        _("Sinh con"),
        _("Khai sinh, thường trú và thẻ bảo hiểm y tế cho trẻ"),
        phrases=("khai sinh", "nhan cha, me, con", "tre em duoi 6 tuoi", "nuoi con nuoi"),
    ),
    LifeEvent(
        "ket-hon",
        "family",
        _("Hôn nhân, gia đình"),
        _("Kết hôn, tình trạng hôn nhân, giám hộ, nhận con nuôi"),
        phrases=("ket hon", "hon nhan", "giam ho", "nuoi con nuoi", "ly hon"),
    ),
    LifeEvent(
        "cho-o",
        "home",
        _("Chỗ ở, cư trú"),
        _("Thường trú, tạm trú, tách hộ, xác nhận cư trú"),
        fields=("cu-tru",),
    ),
    LifeEvent(
        "giay-to",
        "paper",
        _("Giấy tờ, chứng thực"),
        _("Căn cước, sao y, chứng thực chữ ký, lý lịch tư pháp"),
        fields=("can-cuoc", "chung-thuc", "dinh-danh", "ly-lich-tu-phap", "xuat-nhap-canh"),
    ),
    LifeEvent(
        "kinh-doanh",
        "business",
        _("Mở cửa hàng, kinh doanh"),
        _("Hộ kinh doanh, bán rượu, an toàn thực phẩm, biển quảng cáo"),
        fields=("ho-kinh-doanh", "luu-thong-hang-hoa", "an-toan-thuc-pham", "quang-cao"),
    ),
    LifeEvent(
        "nha-dat",
        "land",
        _("Nhà, đất"),
        _("Cấp sổ, sang tên, tách thửa, hòa giải tranh chấp"),
        fields=("dat-dai",),
    ),
    LifeEvent(
        "xay-dung",
        "build",
        _("Xây, sửa nhà"),
        _("Giấy phép xây dựng, vỉa hè, cây xanh"),
        fields=("xay-dung", "duong-bo", "ha-tang-ky-thuat"),
    ),
    LifeEvent(
        "tro-giup",
        "care",
        _("Trợ giúp, người có công"),
        _("Trợ cấp hằng tháng, khuyết tật, hộ nghèo, mai táng"),
        fields=("bao-tro-xa-hoi", "nguoi-co-cong", "giam-ngheo", "tro-giup-phap-ly", "bao-hiem"),
    ),
    LifeEvent(
        "xe-co",
        "drive",
        _("Xe cộ, lái xe"),
        _("Đổi giấy phép lái xe, sang tên xe, biển số"),
        fields=("giay-phep-lai-xe", "dang-ky-xe"),
    ),
)

LIFE_EVENTS: Final[Mapping[str, LifeEvent]] = {event.key: event for event in _ALL}
