"""A small catalogue of families whose members differ by little, as in the real one, and a small lexicon."""

import pytest

from motcua.core.search.entries import Entry
from motcua.core.search.index import Index
from motcua.core.search.lexicon import Lexicon, Phrase

WARD, PROVINCE, MINISTRY = (frozenset([level]) for level in ("ward", "province", "ministry"))
CITIZEN, BUSINESS = frozenset(["citizen"]), frozenset(["business"])


def entry(
    identifier: str,
    name: str,
    field: str = "",
    *,
    levels: frozenset[str] = WARD,
    audiences: frozenset[str] = CITIZEN,
    locality: str = "",
    texts: tuple[str, ...] = (),
) -> Entry:
    return Entry(identifier, name, field, levels, audiences, locality, texts)


ENTRIES = (
    entry("birth", "Thủ tục đăng ký khai sinh", "Hộ tịch", texts=("Giấy chứng sinh", "Tờ khai đăng ký khai sinh")),
    entry("birth-foreign", "Thủ tục đăng ký khai sinh có yếu tố nước ngoài", "Hộ tịch"),
    entry("birth-mobile", "Thủ tục đăng ký khai sinh lưu động", "Hộ tịch"),
    entry("birth-again", "Thủ tục đăng ký lại khai sinh", "Hộ tịch"),
    entry("marriage", "Thủ tục đăng ký kết hôn", "Hộ tịch"),
    entry("marriage-foreign", "Thủ tục đăng ký kết hôn có yếu tố nước ngoài", "Hộ tịch"),
    entry("death", "Thủ tục đăng ký khai tử", "Hộ tịch"),
    entry("single", "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân", "Hộ tịch"),
    entry("card", "Cấp thẻ căn cước cho người từ đủ 14 tuổi trở lên", "Cấp, quản lý căn cước"),
    entry("card-again", "Cấp lại thẻ căn cước", "Cấp, quản lý căn cước"),
    entry("card-exchange", "Cấp đổi thẻ căn cước", "Cấp, quản lý căn cước"),
    entry("temporary", "Đăng ký tạm trú", "Đăng ký, quản lý cư trú"),
    entry("temporary-longer", "Gia hạn tạm trú", "Đăng ký, quản lý cư trú"),
    entry("shop", "Đăng ký thành lập hộ kinh doanh", "Hộ kinh doanh", audiences=BUSINESS),
    entry("shop-pause", "Tạm ngừng kinh doanh của hộ kinh doanh", "Hộ kinh doanh", audiences=BUSINESS),
    entry("shop-end", "Chấm dứt hoạt động hộ kinh doanh", "Hộ kinh doanh", audiences=BUSINESS),
    entry("ship", "Đăng ký tàu biển", "Hàng hải", levels=MINISTRY, audiences=BUSINESS),
    entry("ship-end", "Xóa đăng ký tàu biển", "Hàng hải", levels=MINISTRY, audiences=BUSINESS),
    entry("water", "Cấp giấy phép khai thác nước dưới đất", "Tài nguyên nước", levels=PROVINCE),
    entry("water-longer", "Gia hạn giấy phép khai thác nước dưới đất", "Tài nguyên nước", levels=PROVINCE),
    entry("land", "Cấp đất ở cho hộ gia đình", "Đất đai", levels=PROVINCE),
    entry("sales", "Bán nhà ở cũ thuộc tài sản công", "Nhà ở", levels=PROVINCE),
    entry("copies", "Cấp bản sao trích lục hộ tịch", "Hộ tịch"),
    entry(
        "pension", "Giải quyết hưởng bảo hiểm xã hội một lần", "BHXH", levels=PROVINCE, texts=("Sổ bảo hiểm xã hội",)
    ),
    entry("festival-hn", "Đăng ký tổ chức lễ hội", "Văn hóa", locality="01"),
    entry("festival-hcm", "Đăng ký tổ chức lễ hội", "Văn hóa", locality="79"),
)
PHRASES = (
    Phrase("giấy độc thân", "Giấy xác nhận tình trạng hôn nhân", "Hộ tịch"),
    Phrase("khoan giếng", "khai thác nước dưới đất", "Tài nguyên nước"),
    Phrase("rút bảo hiểm một cục", "hưởng bảo hiểm xã hội một lần", "BHXH"),
    Phrase("mở tiệm", "đăng ký thành lập hộ kinh doanh", "Hộ kinh doanh"),
    Phrase("dẹp tiệm", "chấm dứt hoạt động hộ kinh doanh", "Hộ kinh doanh"),
    Phrase("làm lại", "cấp lại"),
    Phrase("cccd", "thẻ căn cước"),
    Phrase("bhxh", "bảo hiểm xã hội"),
)


@pytest.fixture(scope="package")
def index() -> Index:
    return Index.build(ENTRIES, Lexicon(PHRASES))
