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
        phrases=("khai sinh", "nhan cha, me, con", "tre em duoi 6 tuoi", "nuoi con nuoi", "thai san"),
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
        fields=("cu-tru", "dang-ky-quan-ly-cu-tru", "nha-o-va-cong-so"),
    ),
    LifeEvent(
        "giay-to",
        "paper",
        _("Giấy tờ, chứng thực"),
        _("Căn cước, sao y, chứng thực chữ ký, lý lịch tư pháp"),
        fields=("cap-quan-ly-can-cuoc", "chung-thuc", "dinh-danh-va-xac-thuc-dien-tu", "ly-lich-tu-phap"),
        phrases=("ho chieu pho thong", "trich luc ho tich"),
    ),
    LifeEvent(
        "kinh-doanh",
        "business",
        _("Mở cửa hàng, kinh doanh"),
        _("Hộ kinh doanh, bán rượu, an toàn thực phẩm, biển quảng cáo"),
        fields=(
            "thanh-lap-va-hoat-dong-doanh-nghiep-ho-kinh-doanh", "thanh-lap-va-hoat-dong-cua-doanh-nghiep",
            "luu-thong-hang-hoa-trong-nuoc", "an-toan-thuc-pham", "quan-ly-chat-luong-nong-lam-san-va-thuy-san",
            "quang-cao",
        ),
    ),
    LifeEvent(
        "viec-lam",
        "work",
        _("Đi làm, mất việc"),
        _("Bảo hiểm xã hội, trợ cấp thất nghiệp, giấy phép lao động"),
        fields=(
            "viec-lam", "lao-dong", "cap-so-bhxh-the-bhyt", "thuc-hien-chinh-sach-bhxh",
            "thu-bhxh-bhyt-bhtn-bh-tai-nan-lao-dong-bnn",
        ),
        phrases=("that nghiep", "giay phep lao dong", "tai nan lao dong", "benh nghe nghiep"),
    ),
    LifeEvent(
        "nha-dat",
        "land",
        _("Nhà, đất"),
        _("Cấp sổ, sang tên, tách thửa, hòa giải tranh chấp"),
        fields=("dat-dai", "tai-chinh-dat-dai", "dang-ky-bien-phap-bao-dam"),
    ),
    LifeEvent(
        "xay-dung",
        "build",
        _("Xây, sửa nhà"),
        _("Giấy phép xây dựng, vỉa hè, cây xanh"),
        fields=("hoat-dong-xay-dung", "ha-tang-ky-thuat"),
        phrases=("long duong, via he", "bien quang cao"),
    ),
    LifeEvent(
        "om-dau",
        "illness",
        _("Ốm đau, khuyết tật"),
        _("Thẻ bảo hiểm y tế, chế độ ốm đau, giấy xác nhận khuyết tật"),
        fields=("cap-so-bhxh-the-bhyt", "thuc-hien-chinh-sach-bhyt", "thu-bhxh-bhyt-bhtn-bh-tai-nan-lao-dong-bnn"),
        phrases=("om dau", "khuyet tat", "bao hiem y te", "giam dinh y khoa", "dieu tri", "suc khoe"),
    ),
    LifeEvent(
        "tro-giup",
        "care",
        _("Trợ giúp, người có công"),
        _("Trợ cấp hằng tháng, hộ nghèo, người có công, trợ giúp pháp lý"),
        fields=("bao-tro-xa-hoi", "nguoi-co-cong", "giam-ngheo", "tro-giup-phap-ly", "chinh-sach"),
    ),
    LifeEvent(
        "mat-nguoi-than",
        "farewell",
        _("Người thân qua đời"),
        _("Khai tử, mai táng phí, tử tuất, thừa kế"),
        phrases=("khai tu", "mai tang", "tu tuat", "tu tran", "di san", "di chuc", "thua ke", "hy sinh"),
    ),
    LifeEvent(
        "xe-co",
        "drive",
        _("Xe cộ, lái xe"),
        _("Đổi giấy phép lái xe, sang tên xe, biển số"),
        fields=(
            "sat-hach-cap-giay-phep-lai-xe", "dang-ky-quan-ly-phuong-tien-giao-thong-co-gioi-xe-may-chuyen-dung",
            "dang-kiem",
        ),
    ),
)  # fmt: skip

LIFE_EVENTS: Final[Mapping[str, LifeEvent]] = {event.key: event for event in _ALL}
