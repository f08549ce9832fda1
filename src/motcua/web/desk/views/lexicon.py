"""The lexicon staff extend: a draft from a failed search, its trial, going live, being withdrawn."""

from django.contrib.messages import success
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.domain.assistant.lexicon import CannotChangeLexicon, publish_entry, try_entry, withdraw_entry
from motcua.domain.assistant.models import LexiconEntry
from motcua.domain.assistant.queries import lexicon_entries
from motcua.domain.catalogue.life_events import LIFE_EVENTS
from motcua.web.components.paging import Pager, page_number
from motcua.web.desk.access import OfficerRequest, officers_only
from motcua.web.desk.forms.lexicon import EntryForm
from motcua.web.desk.lexicon_page import failure_views, result, trial_view
from motcua.web.desk.overseeing import overseers_only
from motcua.web.desk.rendering import render_desk
from motcua.web.desk.words.lexicon import refusal_words

State = LexiconEntry.State
_PAGE_ROWS = 50
_STATES = {"": State.LIVE, "nhap": State.DRAFT, "da-rut": State.WITHDRAWN}


@officers_only
@overseers_only
@require_safe
def entries(request: OfficerRequest) -> HttpResponse:
    """The entries staff wrote, with who answers for them and how old they are."""
    asked = request.GET.get("loc", "")
    state = _STATES.get(asked, State.LIVE)
    counts = dict(LexiconEntry.objects.values_list("state").annotate(Count("pk")).order_by())
    pager = Pager(page_number(request.GET.get("trang")), _PAGE_ROWS, counts.get(state, 0), request.GET)
    offset = (pager.number - 1) * pager.size
    context = {
        "rows": [(one, _age(one, request)) for one in lexicon_entries(state)[offset : offset + pager.size]],
        "states": [(slug, one, counts.get(one, 0)) for slug, one in _STATES.items()],
        "state": state,
        "pager": pager,
    }
    return render_desk(request, "desk/lexicon/list.html", context)


@officers_only
@overseers_only
@require_http_methods(["GET", "POST"])
def new_entry(request: OfficerRequest) -> HttpResponse:
    """Propose an entry; from a failed search its words are there already."""
    if request.method == "POST" and request.POST.get("viec") == "ghi":
        form = EntryForm(request.POST)
        made = form.perform(request.officer, request.at) if form.is_valid() else None
        if made is not None:
            success(request, _("Đã ghi bản nháp. Xem thử rồi hãy cho dùng."))
            return redirect("desk:lexicon_entry", made.pk)
    else:
        # Sent by a button, so that what somebody searched for stands in no address.
        words = request.POST.get("cau", "").replace("\0", "").strip()[:200]
        form = EntryForm(initial={"said": words, "question": words})
    return render_desk(request, "desk/lexicon/new.html", {"form": form.view()})


@officers_only
@overseers_only
@require_safe
def entry(request: OfficerRequest, entry_id: int) -> HttpResponse:
    """One entry; `thu` tries it, which takes some seconds."""
    return _show(request, _entry(entry_id), tries="thu" in request.GET)


@officers_only
@overseers_only
@require_POST
def publish(request: OfficerRequest, entry_id: int) -> HttpResponse:
    """Put a draft live if every test passes; else name those that fail."""
    try:
        publish_entry(entry_id=entry_id, by=request.officer, at=request.at)
    except LexiconEntry.DoesNotExist:
        raise Http404 from None
    except CannotChangeLexicon as refusal:
        return _show(request, _entry(entry_id), refusal=refusal)
    success(request, _("Mục này đang được dùng. Tìm kiếm có nó sau vài giây."))
    return redirect("desk:lexicon_entry", entry_id)


@officers_only
@overseers_only
@require_POST
def withdraw(request: OfficerRequest, entry_id: int) -> HttpResponse:
    """Take an entry out of use, or drop a draft."""
    try:
        withdraw_entry(entry_id=entry_id, by=request.officer, at=request.at)
    except LexiconEntry.DoesNotExist:
        raise Http404 from None
    except CannotChangeLexicon as refusal:
        return _show(request, _entry(entry_id), refusal=refusal)
    success(request, _("Đã rút mục này khỏi tìm kiếm."))
    return redirect("desk:lexicon_entry", entry_id)


def _show(
    request: OfficerRequest,
    shown: LexiconEntry,
    *,
    tries: bool = False,
    refusal: CannotChangeLexicon | None = None,
) -> HttpResponse:
    event = LIFE_EVENTS.get(shown.life_event)
    context = {
        "entry": shown,
        "expected": result(shown.expected, shown.expected),
        "event": event.title if event else "",
        "age": _age(shown, request),
        "trial": trial_view(try_entry(shown), shown.expected) if tries else None,
        "refusal": refusal_words(refusal) if refusal else "",
        "failures": failure_views(refusal.failures) if refusal else (),
    }
    return render_desk(request, "desk/lexicon/entry.html", context, fragment="trial" if tries else "")


def _entry(entry_id: int) -> LexiconEntry:
    return get_object_or_404(LexiconEntry.objects.select_related("proposed_by", "decided_by"), pk=entry_id)


def _age(one: LexiconEntry, request: OfficerRequest) -> int:
    """Days since the entry came to be what it is."""
    return (request.at - (one.decided_at or one.proposed_at)).days
