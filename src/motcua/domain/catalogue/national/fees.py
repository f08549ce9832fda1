"""The fees of a channel row: published only where number and words say the same.

The portal prints *Miễn phí* wherever the amount is zero, also where the words beside it name a fee or the rule that
sets one. Such a cell contradicts itself, and so does an amount the words do not repeat.
"""

import re
from collections.abc import Mapping
from typing import Any

from motcua.core.search.folding import fold
from motcua.domain.catalogue.content_parts import Fee
from motcua.domain.catalogue.national.amounts import amounts, whole_amount
from motcua.domain.catalogue.national.channel_table import FREE, ChannelRow
from motcua.domain.catalogue.national.findings import Doubt
from motcua.domain.catalogue.national.texts import one_line, tidy, without_bullet

# The source's own heading of the column, where a fee has no name of its own.
UNNAMED = "Phí, lệ phí"
# Nothing is charged in smaller sums; what is printed so lost its thousands, or is dollars.
SMALLEST = 1_000

_CONFIRMS_FREE = re.compile(
    r"(?:khong(?: co)?|khong (?:thu|mat|phai nop)(?: phi| le phi| phi, le phi)?|mien (?:phi|le phi|phi, le phi))"
    r"(?: \(thong tu so [0-9]+/[0-9]{4}/tt-[a-z]+\))?"
)
_ENUMERATOR = re.compile(r"[0-9]{1,2}|[a-zđ]|[ivx]{1,4}")
_DEPENDS = re.compile(r"\bmien\b|\bgiam\b|%|den het|tu ngay|ke tu|khong thu|toi da|toi thieu")
_FOREIGN = re.compile(r"\b(?:usd|eur|do la|dollar)\b|[0-9]usd")
_TALKS_OF_FEES = re.compile(
    r"(?<!khong thu )(?<!khong thu le )(?<!mien )(?<!mien le )(?<!kinh )(?<!chi )(?<!cuoc )(?<!hoc )(?<!vien )"
    r"(?:\ble phi\b|\bphi\b)|[0-9] ?dong\b"
)
_PAYS_A_FEE = re.compile(
    r"(?<!khong phai )\bnop (?:(?:day )?du )?(?:cac khoan )?(?:le )?phi\b(?! truoc ba| bao hiem)"
    r"|\bthanh toan (?:le )?phi\b"
)
_ITEM_ENDS = re.compile(r";|\n|(?<=[^0-9])\.\s|\s[-+]\s|^[-+]\s")


def split_note(row: ChannelRow) -> tuple[str, str]:
    """Return the words in brackets that belong to the fee, and the description after them.

    A bracket that never closes runs to the end. `(1)`, `(a)`, `(ii)` number the description and belong to it.
    """
    if not row.rest.startswith("("):
        return "", row.rest
    depth = 0
    for position, char in enumerate(row.rest):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            note = row.rest[1:position]
            return ("", row.rest) if _ENUMERATOR.fullmatch(note) else (note, row.rest[position + 1 :])
    return row.rest[1:], ""


def names_a_fee(steps: str) -> bool:
    """Whether the steps tell people to pay a fee."""
    return _PAYS_A_FEE.search(fold(steps)) is not None


def read_fees(
    row: ChannelRow, crawled: Mapping[str, Any] | None, *, steps_name_a_fee: bool = False
) -> tuple[Fee, ...] | Doubt | None:
    """Return the fees, why they are not published, or None where the source states nothing."""
    note, description = split_note(row)
    if row.glued:
        return _unglued(row, note)
    if row.fee == FREE:
        found = _free(note, description, crawled)
        return Doubt.STEPS_NAME_A_FEE if steps_name_a_fee and not isinstance(found, Doubt) else found
    if not row.currency:
        return Doubt.TEXT_NAMES_A_FEE if amounts(row.rest) else None
    return _charged(row, note, description, crawled)


def _free(note: str, description: str, crawled: Mapping[str, Any] | None) -> tuple[Fee, ...] | Doubt:
    said = fold(note).strip(" -.;")
    if (said and not _CONFIRMS_FREE.fullmatch(said)) or _TALKS_OF_FEES.search(fold(description)):
        return Doubt.FREE_CONTRADICTED
    if _crawled_amount(crawled) not in {None, 0}:
        return Doubt.CRAWLER_DISAGREES
    return (Fee(UNNAMED, 0, one_line(note)),)


def _charged(
    row: ChannelRow, note: str, description: str, crawled: Mapping[str, Any] | None
) -> tuple[Fee, ...] | Doubt:
    if row.currency in {"USD", "EUR"} or _FOREIGN.search(fold(note)):
        return Doubt.NOT_IN_DONG
    amount = whole_amount(row.fee)
    if amount is None:
        return Doubt.MALFORMED
    if _crawled_amount(crawled) not in {None, amount}:
        return Doubt.CRAWLER_DISAGREES
    return _beside_words(amount, note, description)


def _beside_words(amount: int, note: str, description: str) -> tuple[Fee, ...] | Doubt:
    named = set(amounts(note)) | set(amounts(description))
    if named - {amount} and amount not in named:
        return Doubt.AMOUNTS_DISAGREE
    if amount < SMALLEST and amount not in named:
        return Doubt.TOO_SMALL
    if _DEPENDS.search(fold(note)):
        return Doubt.DEPENDS
    if named - {amount}:
        return _listed(amount, note) or Doubt.SEVERAL_AMOUNTS
    return (Fee(_name(note), amount, one_line(note)),)


def _listed(amount: int, note: str) -> tuple[Fee, ...] | None:
    """Return the fees of a note that lists them, one amount an item; None where it cannot be told apart."""
    found: list[Fee] = []
    for item in filter(None, (without_bullet(part) for part in _ITEM_ENDS.split(tidy(note)))):
        named = amounts(item)
        if len(named) != 1 or named[0] is None:
            return None
        found.append(Fee(_name(item), named[0], one_line(item)))
    return tuple(found) if len(found) > 1 and amount in {fee.amount for fee in found} else None


def _unglued(row: ChannelRow, note: str) -> tuple[Fee, ...] | Doubt:
    """A limit without its unit stands right before the amount: `120,000` is 1 and 20,000, or is it?

    The amount is published only where the words name it and it is the rest of the digits in exactly one way.
    """
    named = set(amounts(note))
    rests = {whole_amount(row.glued[cut:]) for cut in range(1, len(row.glued)) if row.glued[cut].isdigit()}
    if row.currency in {"USD", "EUR"} or len(named) != 1 or not named <= rests or _DEPENDS.search(fold(note)):
        return Doubt.GLUED
    (amount,) = named
    if amount is None or amount < SMALLEST:
        return Doubt.GLUED
    return (Fee(_name(note), amount, one_line(note)),)


def _name(note: str) -> str:
    """The fee's own name, where the words begin with one: `Phí thẩm định: 100.000 đồng/lần`."""
    label, colon, _ = one_line(note).partition(":")
    label = label.strip(" -+*(")
    return label if colon and "phí" in label.lower() and len(label) <= 150 and not amounts(label) else UNNAMED


def _crawled_amount(crawled: Mapping[str, Any] | None) -> object:
    return None if crawled is None else crawled.get("phi_le_phi_vnd")
