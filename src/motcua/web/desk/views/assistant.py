"""The assistant seen by staff: its quality, what was searched for, the people who wait for a person."""

from django.contrib.messages import success, warning
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from motcua.core.answering.masking import masked
from motcua.domain.assistant.actions import CannotDo, finish_hand_off, open_hand_off
from motcua.domain.assistant.groups import SearchGroup, questions_of, turns_of_group
from motcua.domain.assistant.models import HandOff
from motcua.domain.assistant.queries import open_hand_offs, turns_of
from motcua.web.components.paging import Pager, page_number
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.asked_view import AskedView, asked_view
from motcua.web.desk.assistant_page import (
    GROUPS,
    PAGE_ROWS,
    SEARCH_WORDS,
    SEARCHES,
    SPANS,
    STATUS_WORDS,
    days_asked,
    group_words,
    quality_page,
    since,
)
from motcua.web.desk.overseeing import answerers_only, overseers_only
from motcua.web.desk.rendering import render_desk

_REQUESTS_SHOWN = 30


@officers_only
@overseers_only
@require_safe
def quality(request: OfficerRequest) -> HttpResponse:
    """How answers ended, what people thought of them, which searches failed."""
    page = quality_page(days_asked(request.GET.get("ngay")), at=request.at)
    context = {"page": page, "spans": SPANS, "columns": STATUS_WORDS.values()}
    return render_desk(request, "desk/assistant/quality.html", context)


@officers_only
@overseers_only
@require_safe
def answers(request: OfficerRequest, slug: str) -> HttpResponse:
    """The questions of one group with the answers they got, the latest first."""
    group = GROUPS.get(slug)
    if group is None:
        raise Http404
    days = days_asked(request.GET.get("ngay"))
    rows = turns_of_group(group, since=since(days, at=request.at))
    pager = Pager(page_number(request.GET.get("trang")), PAGE_ROWS, rows.count(), request.GET)
    offset = (pager.number - 1) * pager.size
    context = {
        "words": group_words(group),
        "days": days,
        "pager": pager,
        "rows": [asked_view(turn) for turn in rows[offset : offset + pager.size]],
    }
    return render_desk(request, "desk/assistant/answers.html", context)


@officers_only
@overseers_only
@require_safe
def searches(request: OfficerRequest, slug: str) -> HttpResponse:
    """The questions searched for in one group, the most frequent first; a failed one leads to a new lexicon entry."""
    group = SEARCHES.get(slug)
    if group is None:
        raise Http404
    days = days_asked(request.GET.get("ngay"))
    rows = questions_of(group, since=since(days, at=request.at).date())
    pager = Pager(page_number(request.GET.get("trang")), PAGE_ROWS, rows.count(), request.GET)
    offset = (pager.number - 1) * pager.size
    context = {
        "words": SEARCH_WORDS[group][0],
        "hint": SEARCH_WORDS[group][1],
        "is_failed": group is not SearchGroup.OFF_TOPIC,
        "days": days,
        "pager": pager,
        "rows": rows[offset : offset + pager.size],
    }
    return render_desk(request, "desk/assistant/searches.html", context)


@officers_only
@answerers_only
@require_safe
def requests(request: OfficerRequest) -> HttpResponse:
    """The people who wait for a person, the longest waiting first; how to reach one is on that one's page."""
    waiting = open_hand_offs()
    shown = [(one, masked(one.message), request.at - one.asked_at) for one in waiting[:_REQUESTS_SHOWN]]
    context = {"rows": shown, "total": waiting.count() if len(shown) == _REQUESTS_SHOWN else len(shown)}
    return render_desk(request, "desk/assistant/requests.html", context)


@officers_only
@answerers_only
@require_safe
def answer_request(request: OfficerRequest, hand_off_id: int) -> HttpResponse:
    """One person who waits: the question, the thread, how to reach them. That it was opened is recorded."""
    try:
        one = open_hand_off(hand_off_id=hand_off_id, by=request.officer, at=request.at)
    except HandOff.DoesNotExist:
        raise Http404 from None
    except CannotDo:
        warning(request, _("Người khác đã trả lời câu hỏi này trước bạn."))
        return redirect("desk:requests")
    context = {"one": one, "thread": _thread(one), "age": request.at - one.asked_at}
    return render_desk(request, "desk/assistant/request.html", context)


@officers_only
@answerers_only
@require_POST
def finish(request: OfficerRequest, hand_off_id: int) -> HttpResponse:
    """Note that somebody has been answered; how to reach them is erased with it."""
    try:
        finish_hand_off(hand_off_id=hand_off_id, by=request.officer, at=request.at)
    except HandOff.DoesNotExist:
        raise Http404 from None
    except CannotDo:
        warning(request, _("Người khác đã trả lời câu hỏi này trước bạn."))
    else:
        success(request, _("Đã ghi là trả lời xong. Cách liên lạc với người hỏi đã bị xóa."))
    return redirect("desk:requests")


def _thread(one: HandOff) -> list[AskedView]:
    """Questions and answers of the thread that goes with a request."""
    return [asked_view(turn) for turn in turns_of(one.conversation)] if one.conversation else []
