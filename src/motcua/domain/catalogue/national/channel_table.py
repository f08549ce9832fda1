"""The table of channels, glued into one text, taken apart into its rows.

A row is channel, limit, fee and description without anything between them, so a cell is only found where the next
one begins in a form that prose does not have: a channel's name with a limit glued to it and a fee glued to that.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from motcua.domain.catalogue.models import ChannelKind
from motcua.domain.catalogue.national.texts import NOT_STATED

HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"
FREE = "Miễn phí"

CHANNELS = {
    "Trực tiếp": ChannelKind.DIRECT,
    "Trực tuyến": ChannelKind.ONLINE,
    "Dịch vụ bưu chính": ChannelKind.POSTAL,
}

_NUMBER = r"[0-9][0-9.,]*"
_CURRENCY = r"VNĐ|Việt Nam Đồng|Đồng|USD|EUR"
_ROW = re.compile(
    rf"(?P<channel>{'|'.join(CHANNELS)})"
    rf"(?:(?P<limit>{_NUMBER} (?:Ngày làm việc|Ngày|Giờ|Tháng)|{_NUMBER}(?={FREE}|{NOT_STATED})|{NOT_STATED}"
    r"|[^\s\d][^\n\d]{0,150}?)"
    rf"(?P<fee>{FREE}|{NOT_STATED}|{_NUMBER}(?= (?:{_CURRENCY})))"
    rf"|(?P<glued>{_NUMBER})(?= (?:{_CURRENCY})))"
    rf"(?: (?P<currency>{_CURRENCY}))?"
)


@dataclass(frozen=True)
class ChannelRow:
    """The cells of one row, as text. `glued` holds limit and fee where nothing parts them."""

    channel: ChannelKind
    limit: str
    fee: str
    currency: str
    glued: str
    rest: str
    text: str


def channel_rows(raw: str) -> list[ChannelRow] | None:
    """Take the table apart. None where the text is not laid out as such a table."""
    body = raw.strip()
    if not body.startswith(HEADER):
        return None
    body = body[len(HEADER) :]
    starts = _row_starts(body)
    if not starts or starts[0].start() != 0:
        return None
    ends = [match.start() for match in starts[1:]] + [len(body)]
    return [_row(match, body[match.end() : end], body) for match, end in zip(starts, ends, strict=True)]


def _row_starts(body: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    position = 0
    while match := _ROW.search(body, position):
        limit = match["limit"] or ""
        # A cell begins with a number or a capital; prose goes on in small letters: "Trực tuyến: nộp hồ sơ qua ...".
        if limit[:1].isdigit() or limit[:1].isupper() or match["glued"]:
            found.append(match)
            position = match.end()
        else:
            position = match.start() + 1
    return found


def _row(match: re.Match[str], rest: str, body: str) -> ChannelRow:
    return ChannelRow(
        channel=CHANNELS[match["channel"]],
        limit=match["limit"] or "",
        fee=match["fee"] or "",
        currency=match["currency"] or "",
        glued=match["glued"] or "",
        rest=rest,
        text=body[match.start() : match.end()] + rest,
    )


def crawled_rows(rows: Sequence[ChannelRow], crawled: object) -> list[Mapping[str, Any] | None]:
    """Return for each row the crawler's own reading of it; None where it has none or cannot be lined up."""
    theirs = [item for item in crawled if isinstance(item, Mapping)] if isinstance(crawled, list) else []
    same = len(theirs) == len(rows) and all(
        CHANNELS.get(str(item.get("kenh"))) is row.channel for item, row in zip(theirs, rows, strict=True)
    )
    return list(theirs) if same else [None] * len(rows)
