"""Amounts of money in prose, in đồng, as people write them: 150.000 đồng, 5000đ/lần, 02 triệu đồng, 10.000.0000đ."""

import re

_MONEY = re.compile(
    r"(?<![0-9.,/])(?P<number>[0-9][0-9.,]*)\s*"
    r"(?:(?P<scale>triệu|nghìn|ngàn|tỷ)(?:\s+(?:việt\s+nam\s+)?đồng)?"
    r"|(?P<unit>(?:việt\s+nam\s+)?đồng\b|đ\b|vnđ|vnd|/\s*\d*\s*(?:lần|giấy|hồ sơ|thẻ|người|loại)|$|(?=[;(\n])))",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+")
_PLAIN = re.compile(r"[0-9]+")
_SCALES = {"triệu": 1_000_000, "nghìn": 1_000, "ngàn": 1_000, "tỷ": 1_000_000_000}
_MOST_DIGITS = 15


def amounts(text: str) -> list[int | None]:
    """Return the amounts `text` names, in order; None for one whose digits are not grouped as a number.

    A bare number counts only if it is grouped by thousands (150.000): years, articles and sizes are no money.
    """
    found: list[int | None] = []
    for match in _MONEY.finditer(text):
        number = match["number"].rstrip(".,")
        if match["scale"]:
            found.append(_scaled(number, _SCALES[match["scale"].lower()]))
        elif _is_money_word(match["unit"]) or _GROUPED.fullmatch(number):
            found.append(whole_amount(number))
    return found


def whole_amount(number: str) -> int | None:
    """Return a number written plainly or grouped by thousands; None for any other digits."""
    if len(number) > _MOST_DIGITS or not (_GROUPED.fullmatch(number) or _PLAIN.fullmatch(number)):
        return None
    return int(re.sub(r"[.,]", "", number))


def _scaled(number: str, scale: int) -> int | None:
    if _PLAIN.fullmatch(number) and len(number) < _MOST_DIGITS:
        return int(number) * scale
    whole, _, decimals = number.replace(".", ",").partition(",")
    if not (_PLAIN.fullmatch(whole) and _PLAIN.fullmatch(decimals)) or len(decimals) > 3:
        return None
    return int(whole) * scale + int(decimals) * scale // int(10 ** len(decimals))


def _is_money_word(unit: str | None) -> bool:
    return unit is not None and unit.strip().lower().endswith(("đồng", "đ", "vnđ", "vnd"))
