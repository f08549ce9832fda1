"""What people type, and what is stored of it."""

from datetime import date

import pytest

from motcua.core.forms import ErrorKey, Form, PageResult, UnknownPage, dates, parse_page
from motcua.core.forms.model import DateLimit

TODAY = date(2026, 11, 21)


def submit(form: Form, page: str, **typed: str | list[str]) -> PageResult:
    raw = {name.replace("__", "-"): [value] if isinstance(value, str) else value for name, value in typed.items()}
    return parse_page(form, page, raw, today=TODAY, wards={"00004", "00025"})


def page_of(form: Form, field: str) -> str:
    return next(page.id for page in form.pages if field in {f.name for f in page.fields})


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("full_name", "  Nguye\u0302\u0303n   Thi\u0323 \u00c1nh \u200b", "Nguyễn Thị Ánh"),
        ("full_name", "Nguyễn\u00a0Thị\r\nÁnh", "Nguyễn Thị Ánh"),
        ("id_number", "001 190 012345", "001190012345"),
        ("phone", "+84 912 345 678", "0912345678"),
        ("phone", "(024) 3825-1234", "02438251234"),
        ("phone", "84912345678", "0912345678"),
        ("phone", "0084 (0)912.345.678", "0912345678"),
        ("phone", "+49 30 1234567", "+49301234567"),
        ("email", "Anh.Nguyen@Example.VN", "Anh.Nguyen@example.vn"),
        ("born_on", "7/5/1990", "1990-05-07"),
        ("born_on", "07-05-1990", "1990-05-07"),
        ("born_on", "1990-05-07", "1990-05-07"),
        ("died_on", "29.2.2024", "2024-02-29"),
        ("price", "1.500.000 đ", 1_500_000),
        ("price", "1,500,000 VNĐ", 1_500_000),
        ("price", "1 500 000 đồng", 1_500_000),
        ("price", "20000", 20_000),
        ("area", "85,5", 85.5),
        ("area", "85.5", 85.5),
        ("area", "1.234,25", 1234.25),
        ("area", "1,234.25", 1234.25),
        ("area", "1.234", 1234),
        ("area", "85,00", 85),
        ("children", "2", 2),
        ("ward", "00004", "00004"),
        ("purpose", "work", "work"),
        ("papers", ["house", "birth"], ["birth", "house"]),
        ("note", "Dòng một \r\n\tdòng hai\u2028", "Dòng một\ndòng hai"),
        ("married", "yes", True),
        ("married", "no", False),
    ],
)
def test_written_in_many_ways_stored_in_one(sample: Form, field: str, typed: str | list[str], stored: object) -> None:
    result = submit(sample, page_of(sample, field), **{field: typed})
    assert field not in result.errors
    assert result.values[field] == stored
    assert type(result.values[field]) is type(stored)


@pytest.mark.parametrize(
    ("field", "typed", "key"),
    [
        ("full_name", "", ErrorKey.REQUIRED),
        ("full_name", " \u200b ", ErrorKey.REQUIRED),
        ("full_name", "A", ErrorKey.TOO_SHORT),
        ("full_name", "A" * 61, ErrorKey.TOO_LONG),
        ("full_name", "A" * 1_000_000, ErrorKey.TOO_LONG),
        ("full_name", "Nguyễn\x00An", ErrorKey.BAD_CHARACTER),
        ("full_name", "An\u202eFIX", ErrorKey.BAD_CHARACTER),
        ("full_name", "An\ud800", ErrorKey.BAD_CHARACTER),
        ("full_name", "!!", ErrorKey.NO_WORDS),
        ("full_name", "… -- ?", ErrorKey.NO_WORDS),
        ("full_name", ["Một", "Hai"], ErrorKey.ONE_VALUE),
        ("id_number", "123456789", ErrorKey.ID_NUMBER),
        ("id_number", "٠٠١١٩٠٠١٢٣٤٥", ErrorKey.ID_NUMBER),
        ("phone", "12345", ErrorKey.PHONE),
        ("phone", "không có", ErrorKey.PHONE),
        ("email", "an@nhà", ErrorKey.EMAIL),
        ("email", "an@example", ErrorKey.EMAIL),
        ("email", "a b@example.vn", ErrorKey.EMAIL),
        ("born_on", "hôm qua", ErrorKey.DATE_FORMAT),
        ("born_on", "31/2/1990", ErrorKey.DATE_REAL),
        ("born_on", "7/5/90", ErrorKey.DATE_YEAR),
        ("born_on", "7/5/1790", ErrorKey.DATE_YEAR),
        ("born_on", "22/11/2026", ErrorKey.TOO_LATE),
        ("born_on", "31/12/1899", ErrorKey.TOO_EARLY),
        ("price", "1.50", ErrorKey.MONEY),
        ("price", "-5000", ErrorKey.MONEY),
        ("price", "9" * 500, ErrorKey.MONEY),
        ("price", "999", ErrorKey.TOO_SMALL),
        ("price", "5.000.000.001", ErrorKey.TOO_BIG),
        ("area", "rộng", ErrorKey.NUMBER),
        ("area", "1.234.5", ErrorKey.NUMBER),
        ("area", "1,2345", ErrorKey.DECIMALS),
        ("area", "0.123", ErrorKey.DECIMALS),
        ("area", "0", ErrorKey.TOO_SMALL),
        ("area", "9999999999999999", ErrorKey.TOO_BIG),
        ("children", "1,5", ErrorKey.WHOLE_NUMBER),
        ("children", "-1", ErrorKey.TOO_SMALL),
        ("ward", "99999", ErrorKey.WARD),
        ("purpose", "fun", ErrorKey.CHOICE),
        ("papers", ["birth", "gun"], ErrorKey.CHOICE),
        ("papers", ["birth"] * 5000, ErrorKey.CHOICE),
        ("married", "maybe", ErrorKey.CHOICE),
        ("married", "", ErrorKey.REQUIRED_YES_NO),
        ("agree", "", ErrorKey.REQUIRED_TICK),
        ("agree", "yes\x00", ErrorKey.CHOICE),
    ],
)
def test_refused_with_a_reason(sample: Form, field: str, typed: str | list[str], key: ErrorKey) -> None:
    result = submit(sample, page_of(sample, field), **{field: typed})
    assert result.errors[field].key is key
    assert field not in result.values
    assert not result.ok


def test_date_in_three_inputs(sample: Form) -> None:
    result = submit(sample, "dates", born_on__day="7", born_on__month="05", born_on__year="1990")
    assert result.values == {"born_on": "1990-05-07"}
    assert result.ok


def test_date_names_the_inputs_left_empty(sample: Form) -> None:
    error = submit(sample, "dates", born_on__day="7").errors["born_on"]
    assert error.params["missing"] == ("month", "year")
    assert error.text() == "Nhập thêm tháng, năm của ngày sinh"
    assert error.text("en") == "Enter the month, year of date of birth too"


def test_bounds_from_today_wait_for_a_clock(sample: Form) -> None:
    raw = {"born_on": ["22/11/2026"]}
    assert parse_page(sample, "dates", raw).values == {"born_on": "2026-11-22"}
    assert parse_page(sample, "dates", raw, today=date(2026, 11, 22)).ok


@pytest.mark.parametrize(
    ("field", "typed", "vi", "en"),
    [
        ("full_name", "", "Nhập họ và tên", "Enter full name"),
        ("for_whom", "", "Chọn người bạn làm thủ tục cho", "Select whom you apply for"),
        ("married", "", "Cho biết bạn đã kết hôn hay chưa", "Say whether you are married"),
        ("price", "10", "Giá phải từ 1.000 trở lên, hãy kiểm tra lại", "Price must be 1,000 or more, check it"),
        ("born_on", "1/1/2030", "Ngày sinh không được sau ngày 21/11/2026, hãy kiểm tra lại", None),
        ("full_name", "a\x07b", None, "Full name holds a character that cannot be used (U+0007), delete it and"),
        ("full_name", "...", "Viết họ và tên bằng chữ hoặc số, không chỉ gồm dấu", "Write full name in letters or"),
        ("agree", "", "Đánh dấu vào ô “Tôi cam đoan” để đi tiếp", "Tick “I declare” to continue"),
    ],
)
def test_error_names_thing_and_next_step(sample: Form, field: str, typed: str, vi: str | None, en: str | None) -> None:
    error = submit(sample, page_of(sample, field), **{field: typed}).errors[field]
    assert error.label == sample.field(field).label
    assert vi is None or error.text("vi") == vi
    assert en is None or error.text("en").startswith(en)


def test_form_may_use_its_own_sentence(sample: Form) -> None:
    earlier = {"for_whom": "other"}
    empty = parse_page(sample, "proxy", {}, data=earlier).errors["proxy_paper"]
    wrong = parse_page(sample, "proxy", {"proxy_paper": ["abc"]}, data=earlier).errors["proxy_paper"]
    assert empty.text() == "Nhập số ghi trên văn bản ủy quyền"
    assert wrong.text("en") == "Enter the number like 123/CTCK"
    assert wrong.key is ErrorKey.FORMAT


def test_error_in_an_unknown_language_is_our_mistake(sample: Form) -> None:
    error = submit(sample, "who").errors["full_name"]
    with pytest.raises(ValueError, match="not 'fr'"):
        error.text("fr")


def test_unknown_page_is_named(sample: Form) -> None:
    with pytest.raises(UnknownPage, match="has no page 'ghost'"):
        parse_page(sample, "ghost", {})


def test_good_answers_are_kept_beside_errors(sample: Form) -> None:
    result = submit(sample, "who", full_name="Lê An", id_number="1")
    assert result.values == {"full_name": "Lê An"}
    assert list(result.errors) == ["id_number"]


def test_unasked_inputs_are_ignored(sample: Form) -> None:
    result = submit(sample, "contact", full_name="Kẻ lạ", is_admin="1")
    assert result.values == {}
    assert result.ok


@pytest.mark.parametrize(
    ("limit", "today", "expected"),
    [
        ("2026-01-31", date(2030, 1, 1), date(2026, 1, 31)),
        ("today", date(2026, 11, 21), date(2026, 11, 21)),
        ("today-18y", date(2026, 11, 21), date(2008, 11, 21)),
        ("today-1y", date(2024, 2, 29), date(2023, 2, 28)),
        ("today-1m", date(2026, 3, 31), date(2026, 2, 28)),
        ("today+2m", date(2026, 12, 31), date(2027, 2, 28)),
        ("today+30d", date(2026, 12, 15), date(2027, 1, 14)),
        ("today-18y", None, None),
    ],
)
def test_date_limits_count_from_today(limit: str, today: date | None, expected: date | None) -> None:
    assert dates.is_limit(limit)
    assert dates.resolve(DateLimit(limit), today) == expected
