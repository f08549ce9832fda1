"""A question as it was typed, made plain."""

import pytest

from motcua.core.answering.typed import plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khai sinh cần gì ạ", "khai sinh cần gì"),
        ("can giay gi vay ban oi", "can giay gi"),
        ("hs gồm j z", "hồ sơ gồm gì"),
        ("xin giấy phép sửa nhà?", "xin giấy phép sửa nhà"),
        ("cấp phép mua bán", "cấp phép mua bán"),
        ("kết hôn với ng nc ngoài", "kết hôn với người nước ngoài"),
        ("bao lâu có kq", "bao lâu có kết quả"),
        ("le phii bao nhieuu", "le phi bao nhieu"),
        ("khonggg biet", "khong biet"),
        ("công trình cấp III, hạng ii", "công trình cấp III, hạng ii"),
        ("doi cccd", "doi cccd"),
        ("cứu luu tru, huu tri", "cứu luu tru, huu tri"),
        ("hỏi qua app hay email", "hỏi qua app hay email"),
    ],
)
def test_short_forms_are_written_out_and_politeness_taken_off(typed: str, meant: str) -> None:
    assert plain(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("đk là gì", "điều kiện là gì"),
        ("cần dk j", "cần điều kiện gì"),
        ("đủ đk không", "đủ điều kiện không"),
        ("dk kết hôn cần gì", "đăng ký kết hôn cần gì"),
        ("cần đk tạm trú", "cần đăng ký tạm trú"),
    ],
)
def test_what_dk_is_short_for_is_told_by_the_words_around(typed: str, meant: str) -> None:
    assert plain(typed) == meant
