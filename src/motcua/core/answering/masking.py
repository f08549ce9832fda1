"""Personal data taken out of texts before they are logged or leave the machine.

Rules by form: numbers people are known by, addresses of mail, dossier codes, licence plates. Names cannot be told by
form; only those a person introduces as their own ("tôi tên là …") are masked. Procedure codes and amounts stay.
"""

import re
from typing import Final

_NAME = r"[A-ZĐÀ-ỸĂÂÊÔƠƯ][\wÀ-ỹ]*"

_RULES: Final = (
    (re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+"), "[email]"),
    (re.compile(r"\b(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d+)*-\d{6,8}-\d{4,}\b", re.IGNORECASE), "[mã hồ sơ]"),
    (
        re.compile(
            r"((?:stk|s[ốo]\s*t[àa]i\s*kho[ảa]n|t[àa]i\s*kho[ảa]n(?:\s*s[ốo])?)\D{0,20})\d[\d\s.-]{4,22}\d",
            re.IGNORECASE,
        ),
        r"\1[số tài khoản]",
    ),
    (re.compile(r"(?<![\w.])(?:\+?84|0)(?:[\s.-]?\d){9}(?![\d])"), "[số điện thoại]"),
    (re.compile(r"(?<!\w)\d{2}[A-Z]{1,2}\d?[\s-]?\d{3}\.?\d{2}(?!\w)", re.IGNORECASE), "[biển số]"),
    (re.compile(r"(?<!\w)[A-Z]\d{7,8}(?!\w)", re.IGNORECASE), "[số hộ chiếu]"),
    (re.compile(r"(?<!\d)\d(?:[\s.-]?\d){8,18}(?!\d)"), "[số]"),
    (
        re.compile(
            r"((?i:t[êe]n\s+(?:t[ôo]i|em|m[ìi]nh|con|ch[áa]u)?\s*(?:l[àa])?|(?:t[ôo]i|em|m[ìi]nh)\s+(?:t[êe]n)\s*(?:l[àa])?)\s+)"
            rf"{_NAME}(?:\s+{_NAME}){{1,4}}"
        ),
        r"\1[họ tên]",
    ),
    (
        re.compile(
            r"((?i:số nhà|số|ngõ|hẻm|ngách)\s+)\d+(?:[/-]\d+)*[A-Za-z]?(?=\s+(?i:ngõ|đường|phố|hẻm|ngách|tổ|thôn))"
        ),
        r"\1[số nhà]",
    ),
)  # fmt: skip


def masked(text: str) -> str:
    """Return `text` with personal data replaced by what they were, in square brackets."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
