"""`motcua qr-sheets`: make a QR board and print it, or print one again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn
from urllib.parse import urlsplit

import typer

from motcua.cli.app import app

if TYPE_CHECKING:
    from motcua.domain.agencies.models import Agency
    from motcua.domain.boards.models import Board
    from motcua.domain.boards.refusals import CannotKeep
    from motcua.domain.boards.targets import Target

_SIZES = ("a4", "a3", "sticker")
_DEFAULT_TITLE = "Thủ tục hành chính"


@app.command("qr-sheets")
def qr_sheets(
    out: Annotated[Path, typer.Option(help="Write the PDF here.", show_default=False)],
    ward: Annotated[str, typer.Option(help="Code of the ward the board is for, such as 00004.")] = "",
    agency: Annotated[str, typer.Option(help="Or code of the agency, such as H26.150.")] = "",
    procedures: Annotated[str, typer.Option(help="Codes of procedures: 1.001193,1.004873")] = "",
    life_events: Annotated[str, typer.Option(help="Keys of life events: sinh-con,ket-hon")] = "",
    search: Annotated[bool, typer.Option("--search", help="Add a code for the search page.")] = False,
    place: Annotated[str, typer.Option(help="Where it will hang; without it, the name of the ward or agency.")] = "",
    title: Annotated[str, typer.Option(help="Headline of the sheet.")] = _DEFAULT_TITLE,
    size: Annotated[str, typer.Option(help="a4, a3 or sticker.")] = "a4",
    per_page: Annotated[
        int | None, typer.Option(help="Codes on a page: 1, 2, 4, 6 or 9; without it, what fits.")
    ] = None,
    base_url: Annotated[str, typer.Option(help="Address of the portal; without it, MOTCUA_BASE_URL.")] = "",
    board: Annotated[str, typer.Option(help="Print this board again instead (the code at its foot).")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Make a QR board for a ward, village or desk as print-ready PDF. Scans of its links are counted by board."""
    _check_words(size=size, base_url=base_url, out=out, ward=ward, agency=agency, board=board)
    from motcua.cli.database import database

    with database(), _refusals():
        from datetime import UTC, datetime

        from django.conf import settings
        from django.db import transaction

        from motcua.web.components.board_sheets import leads_outside, sheet_of, sheet_pdf

        at = datetime.now(UTC)
        with transaction.atomic():  # a board that cannot be printed is not made
            if board:
                made = _existing(board)
            else:
                targets = _targets(procedures, life_events, search=search)
                owner = _agency(ward=ward, agency=agency)
                more: dict[str, Any] = {"per_page": per_page, "title": title, "place": place or owner.short_name}
                made = _new(owner, targets=targets, size=size, at=at, **more)
            address = base_url or settings.BASE_URL
            sheet = sheet_of(made, base_url=address, at=at)
            out.write_bytes(sheet_pdf(sheet, at=at))
        links = [{"title": row.title, "link": link} for row, link in zip(sheet.items, sheet.links, strict=True)]
    summary = {
        "board": made.code, "file": str(out.resolve()), "size": made.size, "per_page": made.per_page,
        "place": made.place, "links": links, "left_out": list(sheet.left_out),
    }  # fmt: skip
    if not leads_outside(address):
        typer.echo(f"The codes lead to {address}, which no telephone can open: give --base-url.", err=True)
    _print(summary, as_json=as_json)


def _check_words(*, size: str, base_url: str, out: Path, ward: str, agency: str, board: str) -> None:
    """Refuse what cannot be meant before anything is made."""
    if size not in _SIZES:
        _stop(f'There is no size "{size}". Give a4, a3 or sticker.')
    if base_url and (urlsplit(base_url).scheme not in ("http", "https") or not urlsplit(base_url).netloc):
        _stop(f'"{base_url}" is no address of a portal. Write it such as https://dichvucong.example.vn.')
    if out.is_dir() or not out.parent.is_dir():
        _stop(f"{out} is no place for a file. Give the name of a PDF in a folder that is there.")
    if board and (ward or agency):
        _stop("--board prints a board as it was made. Leave --ward and --agency out, or leave --board out.")
    if not board and bool(ward) == bool(agency):
        _stop("Say whose board it is with --ward CODE or --agency CODE (one of them).")


def _agency(*, ward: str, agency: str) -> "Agency":
    from motcua.domain.agencies.models import Agency

    rows = Agency.objects.filter(valid_to=None)
    found = rows.filter(ward_code=ward).first() if ward else rows.filter(code=agency).first()
    if found is None:
        _stop(f'There is no ward "{ward}".' if ward else f'There is no agency "{agency}".')
    return found


def _targets(procedures: str, life_events: str, *, search: bool) -> "list[Target]":
    from motcua.domain.boards.models import TargetKind
    from motcua.domain.boards.targets import Target

    listed = [Target(TargetKind.PROCEDURE, code) for code in _words(procedures)]
    listed += [Target(TargetKind.LIFE_EVENT, key) for key in _words(life_events)]
    return [*listed, Target(TargetKind.SEARCH)] if search else listed


def _words(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").split() if word]


def _existing(code: str) -> "Board":
    from motcua.core.codes.short_links import read_short_code
    from motcua.domain.boards.models import Board

    found = Board.objects.select_related("agency").filter(code=read_short_code(code) or "").first()
    if found is None:
        _stop(f'There is no board "{code}". Its code stands at its foot.')
    return found


def _new(agency: "Agency", *, targets: "list[Target]", size: str, title: str, **given: Any) -> "Board":
    from motcua.domain.boards.actions import make_board
    from motcua.domain.boards.models import Board

    return make_board(agency=agency, name=title, size=Board.Size(size), targets=targets, officer=None, **given)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what cannot be made or printed into one sentence and exit code 2."""
    from motcua.domain.boards.refusals import CannotKeep
    from motcua.web.components.board_sheets import NothingToPrint
    from motcua.web.components.printing import CannotPrint

    try:
        yield
    except CannotKeep as refusal:
        _stop(_sentence(refusal))
    except NothingToPrint as refusal:
        _stop(f"Every procedure of board {refusal} was withdrawn. Make a new board.")
    except CannotPrint as refusal:
        _stop(f"The sheet cannot be printed: {refusal}.")


def _sentence(refusal: "CannotKeep") -> str:
    from motcua.domain.boards.refusals import Why
    from motcua.domain.catalogue.life_events import LIFE_EVENTS

    sentences = {
        Why.NO_ITEMS: "Say what stands on it with --procedures, --life-events or --search.",
        Why.TOO_MANY_ITEMS: f"A board holds {refusal.about} codes at most. Make several boards.",
        Why.TWICE: f'"{refusal.about}" is there twice. Name it once.',
        Why.UNKNOWN_PROCEDURE: f'No procedure is published under "{refusal.about}". Look for it with: '
        "motcua catalogue list WORDS",
        Why.UNKNOWN_LIFE_EVENT: f'There is no life event "{refusal.about}". There are: {", ".join(LIFE_EVENTS)}.',
        Why.NOT_THIS_LAYOUT: f"{refusal.about} codes do not fit on a page so. Boards hold 1, 2, 4, 6 or 9 a page, "
        "sheets of stickers 10.",
        Why.NO_PLACE: "A board needs a headline and a place: --title and --place.",
    }
    return sentences[refusal.why]


def _print(summary: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(summary, ensure_ascii=False))
        return
    for row in summary["links"]:
        typer.echo(f"{row['link']}  {row['title']}")
    if summary["left_out"]:
        typer.echo(f"Left out, withdrawn since: {', '.join(summary['left_out'])}", err=True)
    typer.echo(f"Board {summary['board']}: {summary['file']}")


def _stop(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
