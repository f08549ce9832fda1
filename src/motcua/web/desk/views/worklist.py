"""The first page and the worklist."""

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from motcua.domain.assistant.queries import open_hand_offs
from motcua.domain.dossiers.permissions import visible_to
from motcua.domain.dossiers.queries import Filters, desk_home
from motcua.domain.dossiers.queries import worklist as work_of
from motcua.domain.dossiers.queries.choices import own_posts, work_choices
from motcua.domain.dossiers.queries.outbox import dead_notices, failed_jobs
from motcua.domain.dossiers.queries.worklist import work_posts
from motcua.web.components.calendar_words import day, weekday
from motcua.web.components.paging import Pager
from motcua.web.components.rendering import wants_fragment
from motcua.web.desk import home_page
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.overseeing import answers_people
from motcua.web.desk.rendering import lead_to, render_desk
from motcua.web.desk.words.shortcuts import SHORTCUTS
from motcua.web.desk.worklist_page import PAGE_ROWS, SEARCHED, Asked, order_select, readable, row_views, selects

_FIRST_ROWS = 8
_TEXT = "desk.searched"


@officers_only
@require_safe
def home(request: OfficerRequest) -> HttpResponse:
    """What to do now, in figures that open to their dossiers and in the most urgent rows."""
    figures = desk_home(request.officer, at=request.at)
    found = work_of(request.officer, at=request.at, filters=Filters(), limit=_FIRST_ROWS)
    posts = own_posts(request.officer, at=request.at)
    context = {
        "greeting": request.officer.full_name,
        "today": f"{weekday(request.at)} {day(request.at)}",
        "figures": home_page.figures(figures),
        "rows": row_views(found.rows),
        "total": found.total,
        "posts": posts,
        "asking": open_hand_offs().count() if answers_people(posts) else 0,
        "dead": dead_notices(request.officer, at=request.at),
        "jobs": failed_jobs(request.officer, at=request.at).count(),
    }
    return render_desk(request, "desk/home.html", context)


@officers_only
@require_http_methods(["GET", "HEAD", "POST"])
def worklist(request: OfficerRequest) -> HttpResponse:
    """The officer's open steps, the most urgent first; a whole code, or a scanned receipt, opens its dossier."""
    asked = _asked(request)
    if code := _one_dossier(request, asked):
        return lead_to(request, "desk:dossier", code)
    if request.method == "POST" and not wants_fragment(request):
        return redirect(f"{request.path}{asked.address}")
    offset = (asked.page - 1) * PAGE_ROWS
    posts = work_posts(request.officer, request.at)
    found = work_of(request.officer, at=request.at, filters=asked.filters, offset=offset, limit=PAGE_ROWS, posts=posts)
    context = {
        "asked": asked,
        "found": found,
        "rows": row_views(found.rows),
        "pager": Pager(asked.page, PAGE_ROWS, found.total, asked.tidy),
        "order": order_select(asked),
        "at": request.at,
        "selects": selects(asked, work_choices(posts)),
    }
    response = render_desk(request, "desk/worklist.html", context, fragment="results")
    if wants_fragment(request):
        response.headers["HX-Push-Url"] = f"{request.path}{asked.address}"
    return response


@officers_only
@require_safe
def shortcuts(request: OfficerRequest) -> HttpResponse:
    """What the keyboard does."""
    return render_desk(request, "desk/shortcuts.html", {"shortcuts": SHORTCUTS})


def _asked(request: OfficerRequest) -> Asked:
    """Filters and text as posted, the text then kept in the session; or as the address says."""
    if request.method == "POST":
        text = readable(request.POST.get("q", ""))
        request.session[_TEXT] = text
        return Asked(request.POST, text)
    return Asked(request.GET, request.session.get(_TEXT, "") if SEARCHED in request.GET else "")


def _one_dossier(request: OfficerRequest, asked: Asked) -> str | None:
    """The code of the one dossier asked for, if the officer may see it."""
    code, scanned = asked.dossier_code(), asked.followed()
    if not code and scanned is None:
        return None
    wanted = Q(code=code) if code else Q(pk=scanned)
    seen = visible_to(request.officer, timezone.localdate(request.at))
    return seen.filter(wanted).values_list("code", flat=True).first()
