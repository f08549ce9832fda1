"""QR boards on paper: print-ready sheets in Vietnamese, whatever the language of the page that asks for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import timezone, translation

from motcua.domain.boards.models import Board, BoardItem
from motcua.domain.boards.queries import ItemRow, items_of
from motcua.domain.boards.targets import STICKERS_A_PAGE
from motcua.web.components import printing
from motcua.web.components.calendar_words import day
from motcua.web.components.qr import qr_drawing

_PAPERS = Path(__file__).parent / "papers"
_PREVIEW_DOTS = 60


class NothingToPrint(Exception):
    """Every procedure of the board was withdrawn."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A board ready to be printed. `left_out` names procedures that were withdrawn since the board was made."""

    board: Board
    items: tuple[ItemRow, ...]
    left_out: tuple[str, ...]
    base_url: str

    @property
    def links(self) -> list[str]:
        """The whole address of each code, in order."""
        return [short_link(row.item, self.base_url) for row in self.items]


def leads_outside(base_url: str) -> bool:
    """Whether a telephone can open this address: one on the server itself leads nowhere from a wall."""
    return urlsplit(base_url).hostname not in ("localhost", "127.0.0.1", "::1")


def short_link(item: BoardItem, base_url: str) -> str:
    """The whole address behind a code."""
    return f"{base_url.rstrip('/')}{reverse('portal:short_link', args=[item.code])}"


def sheet_of(board: Board, *, base_url: str, at: datetime) -> Sheet:
    """Gather what a board shows now. Two queries. Raises NothingToPrint."""
    with translation.override("vi"):
        rows = items_of(board, today=timezone.localdate(at))
    shown = tuple(row for row in rows if row.is_published)
    if not shown:
        raise NothingToPrint(board.code)
    return Sheet(board, shown, tuple(row.item.target for row in rows if not row.is_published), base_url)


def sheet_pdf(sheet: Sheet, *, at: datetime) -> bytes:
    """Return the board as PDF/A. Raises CannotPrint."""
    return printing.pdf(_template(sheet.board), _data(sheet), at=at)


def sheet_preview(sheet: Sheet, *, dots_per_inch: float = _PREVIEW_DOTS) -> list[bytes]:
    """Return the pages of the board as PNG. Raises CannotPrint."""
    return printing.pictures(_template(sheet.board), _data(sheet), dots_per_inch=dots_per_inch)


def _template(board: Board) -> Path:
    return _PAPERS / ("stickers.typ" if board.size == Board.Size.STICKER else "board.typ")


def _data(sheet: Sheet) -> dict[str, Any]:
    board = sheet.board
    help_line = f"Cần giúp: gọi {board.agency.phone} · " if board.agency.phone else ""
    with translation.override("vi"):
        made = day(board.made_at)
    return {
        "title": board.name,
        "place": board.place,
        "agency": board.agency.name,
        "size": board.size,
        "per-page": board.per_page,
        "foot": f"{help_line}Bảng {board.code} · {made}",
        "items": [_item(row, sheet.base_url) for row in _filled(sheet.items, board)],
    }


def _filled(items: Sequence[ItemRow], board: Board) -> Sequence[ItemRow]:
    """Stickers are repeated until the page is full: an empty sticker helps nobody."""
    if board.size != Board.Size.STICKER:
        return items
    pages = -(-len(items) // STICKERS_A_PAGE)
    return list(islice(cycle(items), pages * STICKERS_A_PAGE))


def _item(row: ItemRow, base_url: str) -> dict[str, str]:
    address = short_link(row.item, base_url)
    shown = urlsplit(address)
    return {"title": row.title, "drawing": qr_drawing(address), "link": f"{shown.netloc}{shown.path}"}
