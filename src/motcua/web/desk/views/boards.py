"""QR boards: make, print, list and take down, and how often each code is scanned."""

from datetime import timedelta

from django.conf import settings
from django.contrib.messages import success
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.domain.agencies.models import Agency
from motcua.domain.assistant.finding import find
from motcua.domain.boards import queries
from motcua.domain.boards.actions import retire_board
from motcua.domain.boards.models import Board
from motcua.domain.boards.permissions import agencies_kept
from motcua.domain.boards.refusals import CannotKeep, Why
from motcua.domain.catalogue.listing import in_order
from motcua.domain.catalogue.models import ProcedureVersion
from motcua.web.components.board_sheets import (
    NothingToPrint,
    Sheet,
    leads_outside,
    sheet_of,
    sheet_pdf,
    sheet_preview,
    short_link,
)
from motcua.web.components.paging import Pager, page_number
from motcua.web.desk import boards_page
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.forms.board import BoardForm
from motcua.web.desk.rendering import render_desk

_FOUND = 12


@officers_only
@require_safe
def boards(request: OfficerRequest) -> HttpResponse:
    """The boards of the officer's agencies, those scanned most first, and those nobody scans."""
    kept, today = _kept(request), timezone.localdate(request.at)
    asked = request.GET.get("loc", "")
    rows = boards_page.narrowed(kept, asked, today=today)
    pager = Pager(page_number(request.GET.get("trang")), boards_page.PAGE_ROWS, rows.count(), request.GET)
    offset = (pager.number - 1) * pager.size
    context = {
        "figures": boards_page.figures(kept, today=today),
        "rows": queries.board_rows(rows, today=today, limit=pager.size, offset=offset),
        "pager": pager,
        "asked": asked if asked in boards_page.FILTERS else "",
        "quiet_days": queries.QUIET_DAYS,
    }
    return render_desk(request, "desk/boards/list.html", context)


@officers_only
@require_http_methods(["GET", "POST"])
def new_board(request: OfficerRequest) -> HttpResponse:
    """Make a board: pick procedures from a search, life events and the search page, then print."""
    form = BoardForm(_agencies(request), request.POST if request.method == "POST" else None)
    words = request.POST.get("find", "").replace("\0", "").strip()[:200]
    if request.POST.get("viec") == "lam" and form.is_valid():
        made = form.perform(request.officer, request.at)
        if made is not None:
            success(request, _("Đã làm bảng. In tệp PDF đúng khổ, không thu nhỏ, rồi treo lên."))
            return redirect("desk:board", made.code)
    if request.POST.get("viec") != "lam":
        form.errors.clear()
    chosen = in_order(form.procedures)
    context = {
        "form": form.view(),
        "agencies": form.agencies,
        "agency": form["agency"].value(),
        "words": words,
        "chosen": chosen,
        "found": _found(words, chosen),
    }
    return render_desk(request, "desk/boards/new.html", context)


def _found(words: str, chosen: list[ProcedureVersion]) -> list[ProcedureVersion]:
    """What the search finds beside what is chosen already."""
    have = {version.pk for version in chosen}
    found = [match.version for match in find(words, limit=_FOUND).items] if words else []
    return [one for one in found if one.pk not in have]


@officers_only
@require_safe
def board(request: OfficerRequest, code: str) -> HttpResponse:
    """One board: its codes, and its scans by code, week and day."""
    found, today = _board(request, code), timezone.localdate(request.at)
    items = queries.items_of(found, today=today)
    chosen = next((row for row in items if row.item.code == request.GET.get("ma")), None)
    weeks = boards_page.weeks_shown(found, today=today)
    days = queries.scans_by_day(
        found, item=chosen.item if chosen else None, since=today - timedelta(days=boards_page.DAYS - 1)
    )
    context = {
        "board": found,
        "items": [(row, short_link(row.item, settings.BASE_URL)) for row in items],
        "scans": sum(row.scans for row in items),
        "lately": sum(row.lately for row in items),
        "weeks": boards_page.week_bars(queries.scans_by_week(found, today=today, weeks=weeks)),
        "days": boards_page.day_bars(days),
        "chosen": chosen,
        "quiet_days": queries.QUIET_DAYS,
        "shown_days": boards_page.DAYS,
        "leads_outside": leads_outside(settings.BASE_URL),
        "is_printable": any(row.is_published for row in items),
    }
    return render_desk(request, "desk/boards/board.html", context)


@officers_only
@require_safe
def print_board(request: OfficerRequest, code: str) -> HttpResponse:
    """The board as PDF."""
    sheet = _sheet(request, code)
    headers = {"Content-Disposition": f'inline; filename="bang-qr-{sheet.board.code}.pdf"'}
    return HttpResponse(sheet_pdf(sheet, at=request.at), content_type="application/pdf", headers=headers)


@officers_only
@require_safe
def preview(request: OfficerRequest, code: str) -> HttpResponse:
    """The first page of the board as a picture."""
    return HttpResponse(sheet_preview(_sheet(request, code))[0], content_type="image/png")


@officers_only
@require_POST
def retire(request: OfficerRequest, code: str) -> HttpResponse:
    """Note that the board was taken down. Noting it twice changes nothing."""
    found = _board(request, code)
    try:
        retire_board(board_id=found.pk, officer=request.officer, at=request.at)
    except CannotKeep as refusal:
        if refusal.why is not Why.RETIRED_ALREADY:
            raise PermissionDenied from refusal
    else:
        success(request, _("Đã ghi là đã gỡ. Ai còn quét bảng này vẫn được dẫn đến đúng trang."))
    return redirect("desk:board", code)


def _agencies(request: OfficerRequest) -> list[Agency]:
    """The agencies whose boards the officer looks after. Raises PermissionDenied where there are none."""
    found = list(agencies_kept(request.officer, timezone.localdate(request.at)).order_by("level", "short_name"))
    if not found:
        raise PermissionDenied
    return found


def _kept(request: OfficerRequest) -> QuerySet[Board]:
    return Board.objects.filter(agency__in=[agency.pk for agency in _agencies(request)])


def _board(request: OfficerRequest, code: str) -> Board:
    """The board of this code, if the officer looks after it."""
    kept = agencies_kept(request.officer, timezone.localdate(request.at))
    joined = ("agency", "made_by", "retired_by")
    found = Board.objects.select_related(*joined).filter(code=code, agency__in=kept).first()
    if found is None:
        raise Http404
    return found


def _sheet(request: OfficerRequest, code: str) -> Sheet:
    try:
        return sheet_of(_board(request, code), base_url=settings.BASE_URL, at=request.at)
    except NothingToPrint as nothing:
        raise Http404 from nothing
