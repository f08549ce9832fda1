"""The standard sentence for each kind of error: it names the thing and the next step."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from motcua.core.forms.model import Text


class ErrorKey(StrEnum):
    """The kind of error, for programs; the sentence is for people."""

    REQUIRED = "required"
    REQUIRED_CHOICE = "required_choice"
    REQUIRED_YES_NO = "required_yes_no"
    REQUIRED_TICK = "required_tick"
    TOO_LONG = "too_long"
    TOO_SHORT = "too_short"
    TOO_SMALL = "too_small"
    TOO_BIG = "too_big"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    TOO_MANY = "too_many"
    TOO_FEW = "too_few"
    BAD_CHARACTER = "bad_character"
    NO_WORDS = "no_words"
    ONE_VALUE = "one_value"
    KIND = "kind"
    FORMAT = "format"
    DATE_FORMAT = "date_format"
    DATE_PARTS = "date_parts"
    DATE_YEAR = "date_year"
    DATE_REAL = "date_real"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    EMAIL = "email"
    MONEY = "money"
    NUMBER = "number"
    WHOLE_NUMBER = "whole_number"
    DECIMALS = "decimals"
    CHOICE = "choice"
    WARD = "ward"
    RULE = "rule"


MESSAGES: Final[Mapping[ErrorKey, Text]] = {
    ErrorKey.REQUIRED: Text("Nhập {thing}", "Enter {thing}"),
    ErrorKey.REQUIRED_CHOICE: Text("Chọn {thing}", "Select {thing}"),
    ErrorKey.REQUIRED_YES_NO: Text("Cho biết {thing}", "Say {thing}"),
    ErrorKey.REQUIRED_TICK: Text("Đánh dấu vào ô “{label}” để đi tiếp", "Tick “{label}” to continue"),
    ErrorKey.TOO_LONG: Text(
        "{Thing} dài tối đa {limit} ký tự, hãy viết ngắn lại",
        "{Thing} must be {limit} characters or fewer, so shorten it",
    ),
    ErrorKey.TOO_SHORT: Text(
        "{Thing} phải có ít nhất {limit} ký tự, hãy viết đầy đủ hơn",
        "{Thing} must be at least {limit} characters, so write it in full",
    ),
    ErrorKey.TOO_SMALL: Text(
        "{Thing} phải từ {limit} trở lên, hãy kiểm tra lại", "{Thing} must be {limit} or more, check it"
    ),
    ErrorKey.TOO_BIG: Text(
        "{Thing} không được quá {limit}, hãy kiểm tra lại", "{Thing} must be {limit} or less, check it"
    ),
    ErrorKey.TOO_EARLY: Text(
        "{Thing} phải từ ngày {limit} trở đi, hãy kiểm tra lại", "{Thing} must be on or after {limit}, check it"
    ),
    ErrorKey.TOO_LATE: Text(
        "{Thing} không được sau ngày {limit}, hãy kiểm tra lại", "{Thing} must be on or before {limit}, check it"
    ),
    ErrorKey.TOO_MANY: Text(
        "Chọn tối đa {limit} mục cho {thing}, hãy bỏ bớt", "Select {limit} or fewer for {thing}, remove some"
    ),
    ErrorKey.TOO_FEW: Text("Chọn ít nhất {limit} mục cho {thing}", "Select at least {limit} for {thing}"),
    ErrorKey.BAD_CHARACTER: Text(
        "{Thing} có một ký tự không dùng được ({code}), hãy xóa rồi gõ lại bằng bàn phím",
        "{Thing} holds a character that cannot be used ({code}), delete it and type it again",
    ),
    ErrorKey.NO_WORDS: Text(
        "Viết {thing} bằng chữ hoặc số, không chỉ gồm dấu", "Write {thing} in letters or digits, not in signs only"
    ),
    ErrorKey.ONE_VALUE: Text("Chỉ trả lời một lần cho {thing}", "Give only one answer for {thing}"),
    ErrorKey.KIND: Text(
        "{Thing} được gửi sai kiểu dữ liệu, hãy nhập lại trên trang này",
        "{Thing} was sent as the wrong kind of data, enter it again on this page",
    ),
    ErrorKey.FORMAT: Text("Nhập {thing} theo đúng mẫu đã nêu", "Enter {thing} in the form shown"),
    ErrorKey.DATE_FORMAT: Text(
        "Nhập {thing} theo thứ tự ngày, tháng, năm, ví dụ 27/3/2026",
        "Enter {thing} as day, month and year, like 27/3/2026",
    ),
    ErrorKey.DATE_PARTS: Text("Nhập thêm {parts} của {thing}", "Enter the {parts} of {thing} too"),
    ErrorKey.DATE_YEAR: Text(
        "Nhập năm của {thing} bằng bốn chữ số, từ 1850 đến 2150",
        "Enter the year of {thing} with four digits, from 1850 to 2150",
    ),
    ErrorKey.DATE_REAL: Text(
        "{Thing} không có trong lịch, hãy kiểm tra lại ngày và tháng",
        "{Thing} is not a day in the calendar, check the day and the month",
    ),
    ErrorKey.ID_NUMBER: Text(
        "Nhập {thing} gồm đúng 12 chữ số như in trên thẻ căn cước",
        "Enter {thing} with exactly 12 digits, as printed on the identity card",
    ),
    ErrorKey.PHONE: Text(
        "Nhập {thing} gồm 10 hoặc 11 chữ số bắt đầu bằng 0, ví dụ 0912 345 678",
        "Enter {thing} with 10 or 11 digits starting with 0, like 0912 345 678",
    ),
    ErrorKey.EMAIL: Text("Nhập {thing} đúng dạng ten@mien.vn", "Enter {thing} in the form name@example.vn"),
    ErrorKey.MONEY: Text(
        "Nhập {thing} là số tiền bằng đồng, ví dụ 1.500.000",
        "Enter {thing} as an amount in đồng, like 1.500.000",
    ),
    ErrorKey.NUMBER: Text("Nhập {thing} bằng chữ số, ví dụ 85 hoặc 85,5", "Enter {thing} in digits, like 85 or 85.5"),
    ErrorKey.WHOLE_NUMBER: Text("Nhập {thing} là số nguyên, ví dụ 3", "Enter {thing} as a whole number, like 3"),
    ErrorKey.DECIMALS: Text(
        "{Thing} có tối đa hai chữ số sau dấu phẩy, hãy làm tròn",
        "{Thing} may have at most two digits after the point, round it",
    ),
    ErrorKey.CHOICE: Text("Chọn {thing} trong các lựa chọn đã nêu", "Select {thing} from the choices shown"),
    ErrorKey.WARD: Text("Chọn {thing} trong danh sách phường, xã", "Select {thing} from the list of wards"),
}
