"""The list and the search, suggestions while one types, and the way from a result to its page."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from motcua.domain.assistant.actions import note_click
from motcua.domain.assistant.finding import suggest
from motcua.domain.catalogue.content_parts import Audience
from motcua.domain.catalogue.queries import fields
from motcua.web.components import clock
from motcua.web.components.languages import page_language
from motcua.web.components.rendering import render
from motcua.web.portal.finding import LEVELS, find, read_click, read_question
from motcua.web.portal.opened_by import is_opened_by_a_person
from motcua.web.portal.places import someone_to_call
from motcua.web.portal.words import AUDIENCES

_SUGGESTIONS = 8
_FEWEST_LETTERS = 2


@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """The list, narrowed by field, level, audience and life event; with words, what answers them best."""
    asked = read_question(request.GET)
    found = find(asked, request.GET, language=page_language(), note_at=_when_to_note(request))
    context = {
        "asked": asked,
        "found": found,
        "pager": found.pager,
        "event_title": asked.life_event.title if asked.life_event else "",
        "fields": fields(),
        "levels": [("", _("Mọi cấp")), *((level.value, level.label) for level in LEVELS)],
        "audiences": [("", _("Mọi đối tượng")), *((kind.value, AUDIENCES[kind.value]) for kind in Audience)],
        "to_call": None if found.rows and found.is_sure else someone_to_call(),
    }
    return render(request, "portal/procedures.html", context, fragment="results")


def _when_to_note(request: HttpRequest) -> datetime | None:
    return clock.now() if is_opened_by_a_person(request) else None


@require_safe
@cache_control(private=True, max_age=60)
def suggestions(request: HttpRequest) -> HttpResponse:
    """What a question that begins as typed may become: a small list for the search box. One query."""
    typed = request.GET.get("q", "").strip()
    found = suggest(typed, limit=_SUGGESTIONS) if len(typed) >= _FEWEST_LETTERS else ()
    return render(request, "portal/suggestions.html", {"suggestions": found})


@never_cache
@require_safe
def open_result(request: HttpRequest, token: str) -> HttpResponse:
    """Lead from a result to its page, whose address stays clean; the first result opened of a search is noted."""
    click = read_click(token)
    if click is None:
        raise Http404
    if is_opened_by_a_person(request):
        note_click(search_id=click.search, place=click.place)
    return HttpResponseRedirect(reverse("portal:procedure", args=[click.code]))
